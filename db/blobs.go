package db

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"

	"stet/internal/blob"
)

// blobsMigration keeps the bytes of versions and imports once each, compressed, under their hash. It is written in Go since
// SQL cannot hash: the rows that are there move inside the one transaction that also changes the tables.
func blobsMigration() *goose.Migration {
	return goose.NewGoMigration(11, &goose.GoFunc{RunTx: moveIntoBlobs}, &goose.GoFunc{RunTx: moveOutOfBlobs})
}

// holding is a table with bytes, by their column of before.
var holding = []struct{ table, column string }{{"versions", "raw"}, {"imports", "bytes"}}

func moveIntoBlobs(ctx context.Context, tx *sql.Tx) error {
	err := runAll(ctx, tx, `
		CREATE TABLE blobs (
			hash     TEXT    PRIMARY KEY, -- SHA-256 of the bytes, in hex
			size     INTEGER NOT NULL,    -- of the bytes, before they were encoded
			encoding TEXT    NOT NULL,    -- zstd, or empty: as they are
			bytes    BLOB    NOT NULL
		) STRICT`)
	for _, h := range holding {
		if err == nil {
			err = runAll(ctx, tx, `ALTER TABLE `+h.table+` ADD COLUMN raw_hash TEXT REFERENCES blobs (hash)`)
		}
		if err == nil {
			err = eachRow(ctx, tx, h.table, func(id string) error { return moveIn(ctx, tx, h.table, h.column, id) })
		}
		if err == nil {
			err = runAll(ctx, tx, `ALTER TABLE `+h.table+` DROP COLUMN `+h.column,
				`ALTER TABLE `+h.table+` ALTER COLUMN raw_hash SET NOT NULL`,
				`CREATE INDEX `+h.table+`_of_blob ON `+h.table+` (raw_hash)`)
		}
	}
	return err
}

func moveIn(ctx context.Context, tx *sql.Tx, table, column, id string) error {
	var bytes []byte
	if err := tx.QueryRowContext(ctx, `SELECT `+column+` FROM `+table+` WHERE id = $1`, id).Scan(&bytes); err != nil {
		return err
	}
	b := blob.Of(bytes)
	_, err := tx.ExecContext(ctx, `INSERT INTO blobs (hash, size, encoding, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING`,
		b.Hash, b.Size, string(b.Encoding), b.Stored)
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE `+table+` SET raw_hash = $1 WHERE id = $2`, b.Hash, id)
	}
	return err
}

func moveOutOfBlobs(ctx context.Context, tx *sql.Tx) error {
	for _, h := range holding {
		err := runAll(ctx, tx, `ALTER TABLE `+h.table+` ADD COLUMN `+h.column+` BLOB NOT NULL DEFAULT x''`)
		if err == nil {
			err = eachRow(ctx, tx, h.table, func(id string) error { return moveOut(ctx, tx, h.table, h.column, id) })
		}
		if err == nil {
			err = runAll(ctx, tx, `DROP INDEX `+h.table+`_of_blob`, `ALTER TABLE `+h.table+` DROP COLUMN raw_hash`)
		}
		if err != nil {
			return err
		}
	}
	return runAll(ctx, tx, `DROP TABLE blobs`)
}

func moveOut(ctx context.Context, tx *sql.Tx, table, column, id string) error {
	var b blob.Blob
	err := tx.QueryRowContext(ctx, `SELECT b.hash, b.size, b.encoding, b.bytes FROM blobs b JOIN `+table+` t ON t.raw_hash = b.hash WHERE t.id = $1`, id).
		Scan(&b.Hash, &b.Size, &b.Encoding, &b.Stored)
	if err != nil {
		return err
	}
	bytes, err := b.Open()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE `+table+` SET `+column+` = $1 WHERE id = $2`, append([]byte{}, bytes...), id)
	return err
}

// eachRow visits the rows of a table one at a time, so that no more than one row's bytes are in memory.
func eachRow(ctx context.Context, tx *sql.Tx, table string, visit func(id string) error) error {
	id := ""
	for {
		err := tx.QueryRowContext(ctx, `SELECT id FROM `+table+` WHERE id > $1 ORDER BY id LIMIT 1`, id).Scan(&id)
		if err == sql.ErrNoRows {
			return nil
		}
		if err == nil {
			err = visit(id)
		}
		if err != nil {
			return err
		}
	}
}

func runAll(ctx context.Context, tx *sql.Tx, statements ...string) error {
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
