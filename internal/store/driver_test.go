package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

func openInside(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "stet.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestArgumentsAreBoundByNumberAndCounted(t *testing.T) {
	s := openInside(t)
	var got string
	if err := s.reader.QueryRowContext(t.Context(), `SELECT $2 || $1 || $2`, "a", "b").Scan(&got); err != nil || got != "bab" {
		t.Fatalf("got %q, %v", got, err)
	}
	for _, args := range [][]any{{"a"}, {"a", "b", "c"}} {
		if err := s.reader.QueryRowContext(t.Context(), `SELECT $2 || $1`, args...).Scan(&got); err == nil {
			t.Errorf("%d arguments for two placeholders were taken", len(args))
		}
	}
}

func TestConnectionsHaveTheirSettings(t *testing.T) {
	s := openInside(t)
	for _, c := range []struct{ pragma, writer, reader string }{
		{"foreign_keys", "1", "1"},
		{"journal_mode", "wal", "wal"},
		{"synchronous", "2", "1"},
		{"busy_timeout", "5000", "5000"},
		{"query_only", "0", "1"},
		{"wal_autocheckpoint", "8000", "8000"},
	} {
		var writer, reader string
		if err := s.writer.QueryRow("PRAGMA " + c.pragma).Scan(&writer); err != nil || writer != c.writer {
			t.Errorf("writer: %s is %q, %v", c.pragma, writer, err)
		}
		if err := s.reader.QueryRow("PRAGMA " + c.pragma).Scan(&reader); err != nil || reader != c.reader {
			t.Errorf("reader: %s is %q, %v", c.pragma, reader, err)
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s := openInside(t)
	if _, err := s.reader.Exec(`DELETE FROM users`); err == nil {
		t.Fatal("a reader wrote")
	}
}

func TestAuditEntriesCannotBeChangedRemovedOrReplaced(t *testing.T) {
	s := openInside(t)
	entry := factcheck.Entry{At: time.UnixMicro(5).UTC(), Action: "take", Claim: "c", Comment: "as it was"}
	if _, err := s.AddEntry(t.Context(), entry); err != nil {
		t.Fatal(err)
	}
	for _, attack := range []string{
		`UPDATE entries SET comment = 'forged'`,
		`UPDATE entries SET seq = 7`,
		`DELETE FROM entries`,
		`INSERT OR REPLACE INTO entries SELECT seq, at, actor, 'forged', object_kind, object_id, article_id, claim_id, source_id, comment, changes FROM entries`,
		`REPLACE INTO entries SELECT seq, at, actor, 'forged', object_kind, object_id, article_id, claim_id, source_id, comment, changes FROM entries`,
	} {
		if _, err := s.writer.Exec(attack); err == nil || !strings.Contains(err.Error(), "only ever added") {
			t.Errorf("%s: %v", attack, err)
		}
	}
	entry.Seq = 1
	got, err := s.EntriesOfClaim(t.Context(), "c")
	if err != nil || len(got) != 1 || got[0].Comment != entry.Comment || got[0].Action != entry.Action {
		t.Fatalf("got %v, %v", got, err)
	}
}

func TestVersionsCannotBeChangedRemovedOrReplaced(t *testing.T) {
	s := openInside(t)
	user := sample.User("Olena", factcheck.Reviewer)
	if err := s.AddUser(t.Context(), user); err != nil {
		t.Fatal(err)
	}
	article := sample.Article("Forum", user.ID)
	version := sample.Version(article, sample.Text)
	err := errors.Join(s.AddArticle(t.Context(), article), s.AddVersion(t.Context(), version, sample.Raw(sample.Text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, attack := range []string{
		`UPDATE versions SET text = '{}'`,
		`UPDATE versions SET hash = 'forged'`,
		`UPDATE versions SET number = 7`,
		`DELETE FROM versions`,
		`INSERT OR REPLACE INTO versions SELECT * FROM versions`,
		`REPLACE INTO versions SELECT * FROM versions`,
	} {
		if _, err := s.writer.Exec(attack); err == nil || !strings.Contains(err.Error(), "a version never changes") {
			t.Errorf("%s: %v", attack, err)
		}
	}
	got, err := s.Version(t.Context(), version.ID)
	if err != nil || got.Hash != version.Hash || got.Text.Hash() != version.Hash {
		t.Fatalf("the version has the hash %s, %v", got.Hash, err)
	}
}

func TestWaitingForOneselfEnds(t *testing.T) {
	s := openInside(t)
	s.patience = 20 * time.Millisecond
	err := s.Atomically(t.Context(), func(context.Context) error {
		return s.SaveNewsroom(t.Context(), factcheck.DefaultNewsroom()) // the outer context: not in the transaction
	})
	if !factcheck.Is(err, factcheck.Unavailable) {
		t.Fatalf("got %v", err)
	}
	if err := s.SaveNewsroom(t.Context(), factcheck.DefaultNewsroom()); err != nil {
		t.Fatal(err)
	}
}

func TestWaitingInLineEndsWithTheContext(t *testing.T) {
	s := openInside(t)
	err := s.Atomically(t.Context(), func(context.Context) error {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		return s.SaveNewsroom(ctx, factcheck.DefaultNewsroom())
	})
	if err == nil || factcheck.Is(err, factcheck.Unavailable) {
		t.Fatalf("got %v", err)
	}
}

func TestADatabaseHeldByAnotherProgramIsBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stet.db")
	holder, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = holder.Close() }()
	hasty := &Store{writer: sql.OpenDB(newConnector(path, "_busy_timeout=1&_txlock=immediate")), patience: patience}
	defer func() { _ = hasty.writer.Close() }()
	err = holder.Atomically(t.Context(), func(context.Context) error {
		return hasty.SaveNewsroom(t.Context(), factcheck.DefaultNewsroom())
	})
	if !factcheck.Is(err, factcheck.Unavailable) {
		t.Fatalf("got %v", err)
	}
}
