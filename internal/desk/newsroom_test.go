package desk_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/importer"
	"stet/internal/sample"
	"stet/internal/store"
)

// newsroom is a desk on a real database, with people, and with a clock that moves only when it is told to.
type newsroom struct {
	*desk.Desk
	t         *testing.T
	store     *auditedStore
	file      string
	clock     *clock
	passwords *digests

	olena, taras, petro, iryna, ivan, maks factcheck.User // three reviewers, two editors, an admin
}

// theirPassword is everybody's password.
const theirPassword = "correct horse battery"

func newNewsroom(t *testing.T, options ...desk.Option) *newsroom {
	t.Helper()
	n := emptyNewsroom(t, options...)
	for user, role := range map[*factcheck.User]factcheck.Role{
		&n.olena: factcheck.Reviewer, &n.taras: factcheck.Reviewer, &n.petro: factcheck.Reviewer,
		&n.iryna: factcheck.Editor, &n.ivan: factcheck.Editor, &n.maks: factcheck.Admin,
	} {
		*user = n.employ(fmt.Sprintf("Person %s", sample.ID()), role)
	}
	return n
}

// emptyNewsroom has no accounts yet.
func emptyNewsroom(t *testing.T, options ...desk.Option) *newsroom {
	t.Helper()
	file := filepath.Join(t.TempDir(), "stet.db")
	kept, err := store.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	n := &newsroom{t: t, store: &auditedStore{Store: kept}, file: file, clock: &clock{now: sample.At}, passwords: &digests{}}
	n.Desk = desk.New(n.store, n.clock, n.passwords, append([]desk.Option{desk.Importing(fromPlain), desk.Annotating(importer.Annotations)}, options...)...)
	return n
}

// employ gives somebody an account with theirPassword.
func (n *newsroom) employ(name string, role factcheck.Role) factcheck.User {
	n.t.Helper()
	user := sample.User(name, role)
	user.PasswordHash, _ = n.passwords.Hash(n.t.Context(), theirPassword)
	n.must(n.store.AddUser(n.t.Context(), user))
	return user
}

func (n *newsroom) must(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

// wants fails unless the error has the code; an empty code wants no error at all.
func (n *newsroom) wants(code factcheck.Code, err error) {
	n.t.Helper()
	if factcheck.CodeOf(err) != code || (err == nil) != (code == "") {
		n.t.Fatalf("got %v, want %q", err, code)
	}
}

// refused fails unless the action ends in an error of the code and nothing at all has changed.
func (n *newsroom) refused(code factcheck.Code, action func() error) {
	n.t.Helper()
	before := n.dump()
	n.wants(code, action())
	if after := n.dump(); after != before {
		n.t.Fatalf("something was changed:\n%s", difference(before, after))
	}
}

// audited fails unless the action succeeds and writes so many audit entries.
func (n *newsroom) audited(entries int, action func() error) {
	n.t.Helper()
	before := n.entries()
	n.must(action())
	if wrote := n.entries() - before; wrote != entries {
		n.t.Fatalf("wrote %d audit entries, want %d", wrote, entries)
	}
}

// clock stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// digests are passwords without the cost: what is under test here is who is let in, not how long guessing takes.
type digests struct{ compared atomic.Int64 }

func (d *digests) Hash(_ context.Context, password string) (string, error) {
	sum := sha256.Sum256([]byte("salt " + password))
	return hex.EncodeToString(sum[:]), nil
}

func (d *digests) Matches(ctx context.Context, password, hash string) (bool, error) {
	d.compared.Add(1)
	want, err := d.Hash(ctx, password)
	return want == hash, err
}

// auditedStore is the real store, whose audit can be made to fail.
type auditedStore struct {
	*store.Store
	failing bool
	wrote   int // entries, undone ones as well
}

var errAuditFails = errors.New("the audit cannot be written")

func (s *auditedStore) AddEntry(ctx context.Context, e factcheck.Entry) (factcheck.Entry, error) {
	if s.failing {
		return e, errAuditFails
	}
	s.wrote++
	return s.Store.AddEntry(ctx, e)
}

// fromPlain reads plain text; its first line is the title it offers.
func fromPlain(raw factcheck.Raw, base string) (factcheck.Extraction, error) {
	text, err := document.FromPlain(string(raw.Bytes))
	if err != nil {
		return factcheck.Extraction{}, factcheck.Because(err, factcheck.Invalid, "There is no text in it.")
	}
	title, _, _ := strings.Cut(text.Content, "\n")
	return factcheck.Extraction{Offered: factcheck.Article{Title: title, URL: base, Language: "en"}, Text: text, Format: "plain", Dropped: []factcheck.Dropped{{Key: "advertisement", Text: "Cheap windows"}}}, nil
}

// look runs a query on the database, past the desk and the store.
func (n *newsroom) look(query string, each func(*sql.Rows)) {
	n.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+n.file+"?mode=ro&_busy_timeout=5000")
	n.must(err)
	defer func() { _ = db.Close() }()
	rows, err := db.Query(query)
	n.must(err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		each(rows)
	}
	n.must(rows.Err())
}

func (n *newsroom) entries() (count int) {
	n.look(`SELECT count(*) FROM entries`, func(r *sql.Rows) { n.must(r.Scan(&count)) })
	return count
}

// dump is everything the database holds, one line a row.
func (n *newsroom) dump() string {
	n.t.Helper()
	var tables []string
	n.look(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql <> '' ORDER BY name`, func(r *sql.Rows) {
		var name string
		n.must(r.Scan(&name))
		tables = append(tables, name)
	})
	var all strings.Builder
	for _, table := range tables {
		n.look(`SELECT * FROM "`+table+`"`, func(r *sql.Rows) { fmt.Fprintln(&all, table, n.values(r)) })
	}
	return all.String()
}

func (n *newsroom) values(r *sql.Rows) []any {
	columns, err := r.Columns()
	n.must(err)
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	n.must(r.Scan(places...))
	return values
}

// difference is the lines that only one of the two has.
func difference(before, after string) string {
	var d strings.Builder
	for _, line := range strings.Split(after, "\n") {
		if !strings.Contains(before, line) {
			fmt.Fprintln(&d, "+", line)
		}
	}
	for _, line := range strings.Split(before, "\n") {
		if !strings.Contains(after, line) {
			fmt.Fprintln(&d, "-", line)
		}
	}
	return d.String()
}
