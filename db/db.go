// Package db holds the schema: the migrations of each engine, embedded, and what brings a database up to date with them.
package db

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"stet/internal/factcheck"
)

//go:embed migrations
var migrations embed.FS

// Migrate brings the database up to the newest schema this program knows. Each migration is one transaction, so an
// interrupted run is taken up by the next one, and two programs may do it at the same time. A database that is already
// newer than this program is refused with a sentence and left as it is.
func Migrate(ctx context.Context, db *sql.DB) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	current, newest, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the schema: %w", err)
	}
	if current > newest {
		return factcheck.Errorf(factcheck.Conflict,
			"This database was made by a newer stet (schema %d; this program knows up to %d). Install the newer program to open it.", current, newest)
	}
	return climb(ctx, provider, current)
}

// Version tells the schema the database has and the newest one this program knows.
func Version(ctx context.Context, db *sql.DB) (current, newest int64, err error) {
	provider, err := newProvider(db)
	if err != nil {
		return 0, 0, err
	}
	return provider.GetVersions(ctx)
}

// climb applies what is missing. A failure while the version moved on means that another program was migrating too and
// got there first; what it left over is tried again.
func climb(ctx context.Context, provider *goose.Provider, from int64) error {
	for {
		_, failure := provider.Up(ctx)
		if failure == nil {
			return nil
		}
		reached, err := provider.GetDBVersion(ctx)
		if err != nil || reached <= from {
			return fmt.Errorf("migrate the database: %w", failure)
		}
		from = reached
	}
}

func newProvider(db *sql.DB) (*goose.Provider, error) {
	folder, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, folder, goose.WithDisableGlobalRegistry(true), goose.WithGoMigrations(blobsMigration()))
}
