package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"stet/db"
)

// Migrate brings the SQLite database at path up to the newest schema, as Open does, and tells which one it had and which
// it has now; 0 is a database without any.
func Migrate(ctx context.Context, path string) (from, to int64, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return 0, 0, err
	}
	if err := createFile(path); err != nil {
		return 0, 0, err
	}
	writer := sql.OpenDB(newConnector(path, forWriting))
	writer.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, writer.Close()) }()
	if from, _, err = db.Version(ctx, writer); err != nil {
		return from, from, failed(err)
	}
	if err := db.Migrate(ctx, writer); err != nil {
		return from, from, failed(err)
	}
	to, _, err = db.Version(ctx, writer)
	return from, to, failed(err)
}
