package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mattn/go-sqlite3"
)

// The settings of a connection, in its name, so that every connection of a pool has them. Writing transactions take
// the lock when they begin: one that read first and then wants to write would be refused, however long it waits.
const (
	forWriting = "_foreign_keys=on&_journal_mode=WAL&_busy_timeout=5000&_txlock=immediate&_synchronous=FULL&_stmt_cache_size=200"
	forReading = "_foreign_keys=on&_busy_timeout=5000&_query_only=true&_stmt_cache_size=200"

	// A database that is looked at may be damaged, or a copy: nothing is made or mended. One that nobody has open need not be
	// locked, so that it may lie where nothing can be written.
	forExamining = "mode=ro&_busy_timeout=5000&_query_only=true"
	unlocked     = "&immutable=1"
)

// checkpointAt is the length of the write-ahead log, in pages of 4 KiB, at which a writer stops to fold it back. The
// default of 1000 makes every few hundredth commit several times as slow as the others.
const checkpointAt = 8000

// betweenTries is how long a connection that was refused for another program's sake waits before it is tried again.
const betweenTries = 10 * time.Millisecond

// connector opens connections whose statements may say $1, $2 as they do on other engines.
type connector struct {
	driver *sqlite3.SQLiteDriver
	name   string
}

func newConnector(path, settings string) *connector {
	file := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: settings}
	return &connector{driver: &sqlite3.SQLiteDriver{ConnectHook: tune}, name: file.String()}
}

func tune(c *sqlite3.SQLiteConn) error {
	_, err := c.Exec(fmt.Sprintf("PRAGMA wal_autocheckpoint = %d", checkpointAt), nil)
	return err
}

// Connect opens one connection. Turning a new database to its write-ahead log takes a lock that SQLite does not wait for, so
// where several programs open one at the same time, those that come second try again.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	again := time.NewTicker(betweenTries)
	defer again.Stop()
	for {
		opened, err := c.driver.Open(c.name)
		switch {
		case err == nil:
			return &connection{opened.(*sqlite3.SQLiteConn)}, nil
		case !isBusy(err):
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-again.C:
		}
	}
}

// Driver is the driver underneath.
func (c *connector) Driver() driver.Driver { return c.driver }

// connection gives the driver ?N where the statement says $N, and refuses what the driver would swallow: arguments too
// many, and text that another engine could not keep.
type connection struct{ *sqlite3.SQLiteConn }

// Prepare prepares a statement.
func (c *connection) Prepare(query string) (driver.Stmt, error) {
	return c.SQLiteConn.Prepare(renumbered(query).text)
}

// PrepareContext prepares a statement.
func (c *connection) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	return c.SQLiteConn.PrepareContext(ctx, renumbered(query).text)
}

// ExecContext runs a statement that gives no rows.
func (c *connection) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	s := renumbered(query)
	if err := s.check(args); err != nil {
		return nil, err
	}
	return c.SQLiteConn.ExecContext(ctx, s.text, args)
}

// QueryContext runs a statement that gives rows.
func (c *connection) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	s := renumbered(query)
	if err := s.check(args); err != nil {
		return nil, err
	}
	return c.SQLiteConn.QueryContext(ctx, s.text, args)
}

// errUnfit is text that SQLite would take and PostgreSQL would not.
var errUnfit = errors.New("text with a NUL or with broken UTF-8")

func (s statement) check(args []driver.NamedValue) error {
	if s.arguments > 0 && s.arguments != len(args) {
		return fmt.Errorf("%d arguments for a statement with %d placeholders: %s", len(args), s.arguments, s.text)
	}
	for _, arg := range args {
		text, isText := arg.Value.(string)
		if isText && (strings.ContainsRune(text, 0) || !utf8.ValidString(text)) {
			return errUnfit
		}
	}
	return nil
}
