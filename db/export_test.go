package db

import (
	"context"
	"database/sql"
)

// MigrateTo brings a database to the schema of an earlier program, up or down.
func MigrateTo(ctx context.Context, db *sql.DB, schema int64) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	if _, err = provider.UpTo(ctx, schema); err == nil {
		_, err = provider.DownTo(ctx, schema)
	}
	return err
}
