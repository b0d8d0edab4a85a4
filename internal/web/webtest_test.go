package web

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/importer"
	"stet/internal/live"
	"stet/internal/sample"
	"stet/internal/store"
)

// site is the whole site on a database of its own, with a clock that stands still and one person of every role. Its
// browsers reach it over https.
type site struct {
	URL    string
	file   string // of the database
	desk   *desk.Desk
	store  *store.Store
	clock  *clock
	live   *live.Hub
	log    *logbook
	server *httptest.Server
	people map[factcheck.Role]factcheck.User
	ready  error  // what the readiness probe finds
	fault  string // what the readiness probe panics with
}

// testPassword is everybody's password.
const testPassword = "correct horse battery"

// everybody are those who have an account at the start; second is a reviewer as well.
var everybody = []struct {
	role factcheck.Role
	name string
}{{factcheck.Reviewer, "Olena Bondar"}, {factcheck.Editor, "Iryna Koval"}, {factcheck.Admin, "Maks Hrytsenko"}, {second, "Taras Shvets"}}

const second factcheck.Role = "second reviewer"

// setup is what a test can have otherwise.
type setup struct {
	Config
	plain   bool          // http instead of https
	empty   bool          // nobody has an account yet
	timeout time.Duration // of the server's reading and writing
	desk    []desk.Option
}

func tryOut(s *setup) { s.TryOut, s.desk = true, append(s.desk, desk.TryOut()) }

func overHTTP(s *setup) { s.plain = true }

func withoutPeople(s *setup) { s.empty = true }

// readByAnother makes an article's text one that an older extractor read, to another end than the one there is now.
func (s *site) readByAnother(t *testing.T, a factcheck.Article) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+s.file+"?_busy_timeout=5000")
	if err == nil {
		_, err = db.Exec(`DROP TRIGGER IF EXISTS versions_are_never_rewritten; UPDATE versions SET extractor = 1, hash = 'another' WHERE id = ?`, string(a.Current))
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

func newSite(t testing.TB, changes ...func(*setup)) *site {
	t.Helper()
	s := &site{clock: &clock{now: sample.At}, log: &logbook{}, people: map[factcheck.Role]factcheck.User{}, file: filepath.Join(t.TempDir(), "stet.db")}
	s.live = live.NewHub()
	with := setup{desk: []desk.Option{desk.Importing(importer.Extract), desk.Annotating(importer.Annotations), desk.PublishTo(s.live)}, Config: Config{Live: s.live}}
	for _, change := range changes {
		change(&with)
	}
	var err error
	if s.store, err = store.Open(t.Context(), s.file); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.store.Close() })
	s.desk = desk.New(s.store, s.clock, quickPasswords{}, with.desk...)
	if !with.empty {
		s.addPeople(t)
	}
	s.start(t, with)
	return s
}

func (s *site) addPeople(t testing.TB) {
	t.Helper()
	for _, p := range everybody {
		user := sample.User(p.name, p.role)
		if p.role == second {
			user.Role = factcheck.Reviewer
		}
		user.PasswordHash = testHash()
		if err := s.store.AddUser(t.Context(), user); err != nil {
			t.Fatal(err)
		}
		s.people[p.role] = user
	}
}

func (s *site) start(t testing.TB, with setup) {
	t.Helper()
	s.server = httptest.NewUnstartedServer(nil)
	address := url.URL{Scheme: "https", Host: s.server.Listener.Addr().String()}
	if with.plain {
		address.Scheme = "http"
	}
	with.PublicURL, with.Secure, with.Version = &address, !with.plain, "test"
	with.Log = slog.New(slog.NewJSONHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	handler, err := New(with.Config, s.desk, s.probe)
	if err != nil {
		t.Fatal(err)
	}
	s.server.Config.Handler = handler
	s.server.Config.ReadTimeout, s.server.Config.WriteTimeout = with.timeout, with.timeout
	if with.plain {
		s.server.Start()
	} else {
		s.server.StartTLS()
	}
	s.URL = address.String()
	t.Cleanup(s.server.Close)
	t.Cleanup(s.live.Close) // streams end before the server waits for them
}

func (s *site) probe(context.Context) error {
	if s.fault != "" {
		panic(s.fault)
	}
	return s.ready
}

// actor is the person of a role, as the desk's use cases want them.
func (s *site) actor(role factcheck.Role) factcheck.Actor { return s.people[role].Actor() }

// visitor is a browser in which nobody is signed in.
func (s *site) visitor(t testing.TB) *browser {
	t.Helper()
	return newBrowser(t, s)
}

// as is a browser in which the person of this role has just signed in, through the form; factcheck.Nobody is a visitor.
func (s *site) as(t testing.TB, role factcheck.Role) *browser {
	t.Helper()
	b := s.visitor(t)
	if role != factcheck.Nobody {
		b.signIn(s.people[role].Email, testPassword)
	}
	return b
}

// article is an article that the reviewer imported: sample.Text, or the text given.
func (s *site) article(t testing.TB, text ...string) factcheck.Article {
	t.Helper()
	arrival := desk.Arrival{Raw: sample.Raw(append(text, sample.Text)[0])}
	a, err := s.desk.ImportArticle(t.Context(), s.actor(factcheck.Reviewer), arrival, desk.Particulars{Title: "Firms meet in the capital", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// claim is an open claim of the reviewer on the first place where the quote stands in the article.
func (s *site) claim(t *testing.T, on factcheck.Article, quote string) factcheck.Claim {
	t.Helper()
	version, matches, err := s.desk.FindQuote(t.Context(), s.actor(factcheck.Reviewer), on.ID, quote)
	if err != nil {
		t.Fatal(err)
	}
	in := desk.NewClaim{
		Version: version.ID, Hash: version.Hash, Start: matches[0].Range.Start, End: matches[0].Range.End, Quote: quote,
		Statement: quote, Kind: factcheck.Quantity,
	}
	id, err := s.desk.Highlight(t.Context(), s.actor(factcheck.Reviewer), on.ID, in)
	if err != nil {
		t.Fatal(err)
	}
	return s.now(t, id)
}

// now is the claim as it stands now.
func (s *site) now(t *testing.T, id factcheck.ClaimID) factcheck.Claim {
	t.Helper()
	c, err := s.store.Claim(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// researched is a claim that the reviewer works on, with one citation.
func (s *site) researched(t *testing.T, on factcheck.Article, quote string) factcheck.Claim {
	t.Helper()
	c, me := s.claim(t, on, quote), s.actor(factcheck.Reviewer)
	s.do(t, s.desk.Take(t.Context(), me, c.ID, c.RowVersion))
	source := desk.SourceWords{Title: "List of participants", Kind: factcheck.PrimaryRecord, URL: "https://ministry.example/list"}
	s.do(t, s.desk.AttachNew(t.Context(), me, c.ID, source, desk.CitationWords{Stance: factcheck.Supports, Excerpt: "253 companies", Locator: "p. 4"}))
	return s.now(t, c.ID)
}

// inApproval is a claim with a verdict by the reviewer that waits for an editor.
func (s *site) inApproval(t *testing.T, on factcheck.Article, quote string) factcheck.Claim {
	t.Helper()
	c := s.researched(t, on, quote)
	verdict := desk.NewVerdict{Key: "true", Rationale: "The list of participants bears it out [1].", Submit: true}
	s.do(t, s.desk.Propose(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion, verdict))
	return s.now(t, c.ID)
}

// approved is a claim that the editor approved.
func (s *site) approved(t *testing.T, on factcheck.Article, quote string) factcheck.Claim {
	t.Helper()
	c := s.inApproval(t, on, quote)
	s.do(t, s.desk.Approve(t.Context(), s.actor(factcheck.Editor), c.ID, c.RowVersion, ""))
	return s.now(t, c.ID)
}

func (s *site) do(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
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

func (c *clock) advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

// quickPasswords are argon2id like the real ones, at a cost that a test can pay.
type quickPasswords struct{}

var quick = argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}

func (quickPasswords) Hash(_ context.Context, password string) (string, error) {
	return argon2id.CreateHash(password, &quick)
}

func (quickPasswords) Matches(_ context.Context, password, hash string) (bool, error) {
	return argon2id.ComparePasswordAndHash(password, hash)
}

var testHash = sync.OnceValue(func() string {
	hash, err := argon2id.CreateHash(testPassword, &quick)
	if err != nil {
		panic(err)
	}
	return hash
})

// logbook keeps what the site writes in its log.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logbook) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(b)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// entries are the log's lines with this message.
func (l *logbook) entries(t *testing.T, message string) []map[string]any {
	t.Helper()
	var found []map[string]any
	for line := range strings.Lines(l.String()) {
		entry := map[string]any{}
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatalf("a line of the log that is not JSON: %s", line)
		}
		if entry["msg"] == message {
			found = append(found, entry)
		}
	}
	return found
}
