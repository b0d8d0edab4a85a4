package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/store"
)

func TestOpenMakesAFileForItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd ?#% name.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o", name, mode)
		}
	}
}

func TestOpenSaysThatTheFolderIsMissing(t *testing.T) {
	_, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "none", "stet.db"))
	if !factcheck.Is(err, factcheck.NotFound) {
		t.Fatalf("got %v", err)
	}
}
