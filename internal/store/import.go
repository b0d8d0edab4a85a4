package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

// AddImport keeps what arrived until its importer confirms the particulars.
func (s *Store) AddImport(ctx context.Context, i factcheck.Import) error {
	offered, err := encoded(i.Offered)
	if err != nil {
		return err
	}
	provenance, err := encoded(i.Raw.Provenance)
	if err != nil {
		return err
	}
	return s.keeping(ctx, i.Raw.Bytes, func(q querier, hash string) error {
		_, err := change(ctx, q, `
			INSERT INTO imports (id, name, media_type, raw_hash, offered, created_by, created_at, provenance)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			i.ID, i.Raw.Name, i.Raw.MediaType, hash, offered, i.CreatedBy, micros(i.CreatedAt), provenance)
		return err
	})
}

// Import finds what arrived.
func (s *Store) Import(ctx context.Context, id factcheck.ImportID) (factcheck.Import, error) {
	var hash string
	scan := func(r row) (i factcheck.Import, err error) {
		err = r.Scan(&i.ID, &i.Raw.Name, &i.Raw.MediaType, &hash, decoding{&i.Offered}, &i.CreatedBy, moment{&i.CreatedAt}, decoding{&i.Raw.Provenance})
		return i, err
	}
	found, err := one(ctx, s.reading(ctx), scan, "import",
		`SELECT id, name, media_type, raw_hash, offered, created_by, created_at, provenance FROM imports WHERE id = $1`, id)
	if err != nil {
		return found, err
	}
	found.Raw.Bytes, err = s.Blob(ctx, hash)
	return found, err
}

// SaveImport keeps what is offered of what arrived, and where it came from; its bytes stay as they are.
func (s *Store) SaveImport(ctx context.Context, i factcheck.Import) error {
	offered, err := encoded(i.Offered)
	if err != nil {
		return err
	}
	provenance, err := encoded(i.Raw.Provenance)
	if err != nil {
		return err
	}
	return s.changeOne(ctx, "import", `UPDATE imports SET offered = $2, provenance = $3 WHERE id = $1`, i.ID, offered, provenance)
}

// DropImport forgets what arrived, once it has become an article or is not wanted.
func (s *Store) DropImport(ctx context.Context, id factcheck.ImportID) error {
	return s.write(ctx, func(q querier) error {
		dropped, err := all(ctx, q, hashOnly, `DELETE FROM imports WHERE id = $1 RETURNING raw_hash`, id)
		if err == nil && len(dropped) == 0 {
			err = missing("import")
		}
		if err != nil {
			return err
		}
		return collect(ctx, q, dropped)
	})
}

// DropImportsBefore forgets what arrived before the time; nothing is as well.
func (s *Store) DropImportsBefore(ctx context.Context, at time.Time) error {
	return s.write(ctx, func(q querier) error {
		dropped, err := all(ctx, q, hashOnly, `DELETE FROM imports WHERE created_at < $1 RETURNING raw_hash`, micros(at))
		if err != nil {
			return err
		}
		return collect(ctx, q, dropped)
	})
}
