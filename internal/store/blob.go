package store

import (
	"context"

	"stet/internal/blob"
	"stet/internal/factcheck"
)

// Blob gives bytes by their SHA-256, in hex. They are checked against it; damaged ones are unavailable.
func (s *Store) Blob(ctx context.Context, hash string) ([]byte, error) {
	scan := func(r row) (b blob.Blob, err error) {
		err = r.Scan(&b.Hash, &b.Size, &b.Encoding, &b.Stored)
		return b, err
	}
	found, err := one(ctx, s.reading(ctx), scan, "file", `SELECT hash, size, encoding, bytes FROM blobs WHERE hash = $1`, hash)
	if err != nil {
		return nil, err
	}
	bytes, err := found.Open()
	if err != nil {
		return nil, factcheck.Because(err, factcheck.Unavailable, "What is kept of this file is damaged. Whoever runs stet learns more from the command `stet doctor`.")
	}
	return bytes, nil
}

// keeping keeps the bytes, once however often they come, and runs do, which refers to them by their hash, with it.
func (s *Store) keeping(ctx context.Context, bytes []byte, do func(q querier, hash string) error) error {
	b := blob.Of(bytes) // before the writer's turn: compressing takes time
	return s.write(ctx, func(q querier) error { return keep(ctx, q, b, do) })
}

func keep(ctx context.Context, q querier, b blob.Blob, do func(q querier, hash string) error) error {
	_, err := change(ctx, q, `INSERT INTO blobs (hash, size, encoding, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING`,
		b.Hash, b.Size, string(b.Encoding), b.Stored)
	if err != nil {
		return err
	}
	return do(q, b.Hash)
}

// collect drops those of the bytes that nothing refers to any more.
func collect(ctx context.Context, q querier, hashes []string) error {
	for _, hash := range hashes {
		_, err := change(ctx, q, `
			DELETE FROM blobs WHERE hash = $1
			AND NOT EXISTS (SELECT 1 FROM versions WHERE raw_hash = $1) AND NOT EXISTS (SELECT 1 FROM imports WHERE raw_hash = $1)
			AND NOT EXISTS (SELECT 1 FROM captures WHERE raw_hash = $1 OR text_blob = $1)`, hash)
		if err != nil {
			return err
		}
	}
	return nil
}

func hashOnly(r row) (hash string, err error) {
	err = r.Scan(&hash)
	return hash, err
}
