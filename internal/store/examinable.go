package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/mattn/go-sqlite3"

	"stet/db"
	"stet/internal/factcheck"
)

// file is how a database's file was found.
type file struct {
	open    bool // by a program, or left by one that was killed: its log lies beside it
	size    int64
	changed time.Time
}

func stillness(path string) (file, error) {
	main, err := os.Stat(path)
	if err != nil {
		return file{}, factcheck.Because(err, factcheck.Unavailable, "The database %s cannot be opened.", path)
	}
	_, err = os.Stat(path + "-wal")
	return file{open: !errors.Is(err, fs.ErrNotExist), size: main.Size(), changed: main.ModTime()}, nil
}

func (f file) settings() string {
	if f.open {
		return forExamining
	}
	return forExamining + unlocked
}

// still fails when a file that was looked at without locks was written meanwhile: what was told of it may not be so.
func (f file) still(path string) error {
	now, err := stillness(path)
	if err == nil && !f.open && now != f {
		err = factcheck.Errorf(factcheck.Conflict, "Something was written to this database while it was looked at. Look at it again.")
	}
	return err
}

// knownSchema refuses a database that is none of this program's, as it is. A damaged one is let pass, to be told of.
func knownSchema(ctx context.Context, reader *sql.DB) error {
	current, newest, err := schemas(ctx, reader)
	switch {
	case isCorrupt(err):
		return nil
	case err != nil:
		return failed(err)
	case current < newest:
		return factcheck.Errorf(factcheck.Conflict, "This database is at schema %d and this program looks at schema %d. Make a copy and run `stet migrate` on it first.", current, newest)
	case current > newest:
		return factcheck.Errorf(factcheck.Conflict, "This database was made by a newer stet (schema %d; this program knows up to %d). Look at it with the newer program.", current, newest)
	}
	return nil
}

func schemas(ctx context.Context, reader *sql.DB) (current, newest int64, err error) {
	var there int
	if err := reader.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master WHERE name = 'goose_db_version'`).Scan(&there); err != nil {
		return 0, 0, err
	}
	if there == 0 {
		return 0, 0, factcheck.Errorf(factcheck.Invalid, "This file is not a stet database.")
	}
	return db.Version(ctx, reader)
}

// isCorrupt says whether the database's own structure is damaged.
func isCorrupt(err error) bool {
	var cause sqlite3.Error
	return errors.As(err, &cause) && cause.Code == sqlite3.ErrCorrupt
}
