package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/store"
	"stet/internal/store/storetest"
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

func TestStoreKeepsItsContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return open(t, filepath.Join(t.TempDir(), "stet.db")) })
}

// open opens a store and closes it when the test is over.
func open(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
