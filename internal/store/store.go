// Package store keeps everything in a SQL database: one file per aggregate, the SQL written out, one text for every
// engine. What differs between engines sits in driver.go, placeholder.go and failure.go.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"stet/db"
	"stet/internal/factcheck"
)

// readers is how many connections read at the same time; they never wait for the writer.
const readers = 4

// patience is how long a writer stands in line for this program's writing connection; for other programs it is the busy
// timeout. It is also what ends a wait for oneself: writing with the outer context inside Atomically.
const patience = 10 * time.Second

// Store is a database that is open. It is safe for concurrent use, and beside other programs on the same file.
type Store struct {
	writer *sql.DB // one connection: writers stand in line here rather than fail in the database
	reader *sql.DB // several connections that cannot write

	patience time.Duration
}

// Open opens the SQLite database at path, creating it (readable by its owner only) and migrating it where needed. The
// folder has to exist; a database newer than the program is refused.
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := createFile(path); err != nil {
		return nil, err
	}
	s := &Store{
		writer:   sql.OpenDB(newConnector(path, forWriting)),
		reader:   sql.OpenDB(newConnector(path, forReading)),
		patience: patience,
	}
	s.writer.SetMaxOpenConns(1)
	s.reader.SetMaxOpenConns(readers)
	s.reader.SetMaxIdleConns(readers)
	if err := db.Migrate(ctx, s.writer); err != nil {
		return nil, errors.Join(failed(err), s.Close())
	}
	return s, nil
}

// Close closes every connection. The store is of no use afterwards.
func (s *Store) Close() error { return errors.Join(s.reader.Close(), s.writer.Close()) }

// Ping reads from the database, to tell whether it answers.
func (s *Store) Ping(ctx context.Context) error {
	var rows int
	return failed(s.reader.QueryRowContext(ctx, `SELECT count(*) FROM newsroom`).Scan(&rows))
}

// createFile makes an empty file of the right mode, which SQLite then gives to the files it keeps beside it.
func createFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return factcheck.Because(err, factcheck.NotFound, "The folder %s does not exist.", filepath.Dir(path))
	case err != nil:
		return factcheck.Because(err, factcheck.Unavailable, "The database %s cannot be opened.", path)
	}
	return file.Close()
}
