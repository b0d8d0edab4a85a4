package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/internal/store"
)

// databaseOf names, in the environment, the database that this program is to write to instead of running its tests.
const databaseOf = "STET_TEST_WRITE_TO"

const additions = 100

func TestMain(m *testing.M) {
	if path := os.Getenv(databaseOf); path != "" {
		if err := writeBeside(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeBeside adds one to the newsroom's name again and again, in a process of its own.
func writeBeside(path string) error {
	s, err := store.Open(context.Background(), path)
	if err != nil {
		return err
	}
	for range additions {
		if err := countUp(context.Background(), s); err != nil {
			return errors.Join(err, s.Close())
		}
	}
	return s.Close()
}

func countUp(ctx context.Context, s *store.Store) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		newsroom, err := s.Newsroom(ctx)
		if err != nil {
			return err
		}
		n, _ := strconv.Atoi(newsroom.Name) // the default name counts as 0
		newsroom.Name = fmt.Sprint(n + 1)
		return s.SaveNewsroom(ctx, newsroom)
	})
}

func TestAnotherProcessWritesBesideAndNothingIsLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stet.db")
	s := open(t, path)
	var complaints bytes.Buffer
	other := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	other.Env, other.Stderr = append(os.Environ(), databaseOf+"="+path), &complaints
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	for range additions {
		if err := countUp(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	if err := other.Wait(); err != nil {
		t.Fatalf("%v: %s", err, &complaints)
	}
	newsroom, err := s.Newsroom(t.Context())
	if err != nil || newsroom.Name != fmt.Sprint(2*additions) {
		t.Fatalf("counted to %s, %v", newsroom.Name, err)
	}
}

func TestAnotherHandleSeesWhatWasKeptAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stet.db")
	server, cli := open(t, path), open(t, path)
	u := sample.User("Ada", factcheck.Reviewer)
	if err := cli.AddUser(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	if got, err := server.User(t.Context(), u.ID); err != nil || !cmp.Equal(got, u) {
		t.Fatalf("got %v, %v", got, err)
	}
}
