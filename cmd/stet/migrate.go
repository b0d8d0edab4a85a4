package main

import (
	"context"
	"path/filepath"

	"stet/internal/store"
)

// runMigrate brings a data folder's database to this program's version, as every other command that opens it does too.
func runMigrate(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("migrate")
	if err != nil {
		return err
	}
	c.BindData(flags)
	if err := parseAlone(flags, args, "migrate"); err != nil {
		return err
	}
	return migrate(ctx, t, c.Data)
}

func migrate(ctx context.Context, t terminal, data string) error {
	if err := makeFolder(data); err != nil {
		return err
	}
	from, to, err := store.Migrate(ctx, filepath.Join(data, databaseName))
	switch {
	case err != nil:
		return err
	case from == to:
		say(t.out, "The database is at schema %d, the newest this stet knows.\n", to)
	default:
		say(t.out, "The database went from schema %d to %d.\n", from, to)
	}
	return nil
}
