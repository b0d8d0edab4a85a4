package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
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

func TestOpenRefusesAFileThatIsNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), path); !factcheck.Is(err, factcheck.Invalid) {
		t.Fatalf("got %v", err)
	}
	if bytes, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(bytes), "not a database") {
		t.Fatalf("the file was changed: %q, %v", bytes[:20], err)
	}
}

func TestOpenAtTheSameTimeMakesOneDatabase(t *testing.T) {
	for round := range 5 { // the moments that collide are rare
		openTogether(t, filepath.Join(t.TempDir(), fmt.Sprintf("%d.db", round)))
	}
}

func openTogether(t *testing.T, path string) {
	t.Helper()
	var wait sync.WaitGroup
	failures := make([]error, 8)
	for n := range failures {
		wait.Go(func() {
			s, err := store.Open(t.Context(), path)
			if err == nil {
				err = errors.Join(s.Ping(t.Context()), s.Close())
			}
			failures[n] = err
		})
	}
	wait.Wait()
	if err := errors.Join(failures...); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsKeptIsThereAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stet.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	u := sample.User("Ada", factcheck.Editor)
	if err := errors.Join(s.AddUser(t.Context(), u), s.Close()); err != nil {
		t.Fatal(err)
	}
	if got, err := open(t, path).User(t.Context(), u.ID); err != nil || !cmp.Equal(got, u) {
		t.Fatalf("got %v, %v", got, err)
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
