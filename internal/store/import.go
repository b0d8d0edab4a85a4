package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

func scanImport(r row) (i factcheck.Import, err error) {
	err = r.Scan(&i.ID, &i.Raw.Name, &i.Raw.MediaType, &i.Raw.Bytes, decoding{&i.Offered}, &i.CreatedBy, moment{&i.CreatedAt})
	return i, err
}

// AddImport keeps what arrived until its importer confirms the particulars.
func (s *Store) AddImport(ctx context.Context, i factcheck.Import) error {
	offered, err := encoded(i.Offered)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO imports (id, name, media_type, bytes, offered, created_by, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		i.ID, i.Raw.Name, i.Raw.MediaType, blob(i.Raw.Bytes), offered, i.CreatedBy, micros(i.CreatedAt))
}

// Import finds what arrived.
func (s *Store) Import(ctx context.Context, id factcheck.ImportID) (factcheck.Import, error) {
	return one(ctx, s.reading(ctx), scanImport, "import",
		`SELECT id, name, media_type, bytes, offered, created_by, created_at FROM imports WHERE id = $1`, id)
}

// DropImport forgets what arrived, once it has become an article or is not wanted.
func (s *Store) DropImport(ctx context.Context, id factcheck.ImportID) error {
	return s.changeOne(ctx, "import", `DELETE FROM imports WHERE id = $1`, id)
}

// DropImportsBefore forgets what arrived before the time; nothing is as well.
func (s *Store) DropImportsBefore(ctx context.Context, at time.Time) error {
	return s.run(ctx, `DELETE FROM imports WHERE created_at < $1`, micros(at))
}
