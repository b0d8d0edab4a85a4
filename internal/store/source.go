package store

import (
	"context"

	"stet/internal/factcheck"
)

const sourceColumns = `s.id, s.title, s.publisher, s.author, s.url, s.kind, s.independence_group, s.confidential,
	s.published_on, s.seen_on, s.created_by, s.created_at, s.updated_at, s.withdrawn_at, s.row_version`

func sourceInto(s *factcheck.Source) []any {
	return []any{
		&s.ID, &s.Title, &s.Publisher, &s.Author, &s.URL, &s.Kind, &s.IndependenceGroup, &s.Confidential,
		&s.PublishedOn, &s.SeenOn, &s.CreatedBy,
		moment{&s.CreatedAt},
		moment{&s.UpdatedAt},
		moment{&s.WithdrawnAt},
		&s.RowVersion,
	}
}

func scanSource(r row) (s factcheck.Source, err error) {
	err = r.Scan(sourceInto(&s)...)
	return s, err
}

// foldedSource is what a search of the library looks in.
func foldedSource(s factcheck.Source) string {
	return folded(s.Title + "\n" + s.Publisher + "\n" + s.Author + "\n" + s.URL)
}

// AddSource adds a source to the library.
func (s *Store) AddSource(ctx context.Context, source factcheck.Source) error {
	return s.run(ctx, `
		INSERT INTO sources (id, title, publisher, author, url, kind, independence_group, confidential, published_on, seen_on,
			folded, created_by, created_at, updated_at, row_version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)`,
		source.ID, source.Title, source.Publisher, source.Author, source.URL, source.Kind, source.IndependenceGroup,
		flag(source.Confidential), source.PublishedOn, source.SeenOn, foldedSource(source), source.CreatedBy,
		micros(source.CreatedAt), micros(source.UpdatedAt))
}

// SaveSource changes a source, if source.RowVersion is still the stored one.
func (s *Store) SaveSource(ctx context.Context, source factcheck.Source) error {
	return s.save(ctx, "source", `SELECT 1 FROM sources WHERE id = $1`, `
		UPDATE sources SET title = $3, publisher = $4, author = $5, url = $6, kind = $7, independence_group = $8,
			confidential = $9, published_on = $10, seen_on = $11, folded = $12, updated_at = $13,
			withdrawn_at = $14, row_version = row_version + 1
		WHERE id = $1 AND row_version = $2`,
		source.ID, source.RowVersion, source.Title, source.Publisher, source.Author, source.URL, source.Kind,
		source.IndependenceGroup, flag(source.Confidential), source.PublishedOn, source.SeenOn, foldedSource(source),
		micros(source.UpdatedAt), micros(source.WithdrawnAt))
}

// Source finds a source, withdrawn and confidential ones as well: whether the reader may know of it is not asked here.
func (s *Store) Source(ctx context.Context, id factcheck.SourceID) (factcheck.Source, error) {
	return one(ctx, s.reading(ctx), scanSource, "source", `SELECT `+sourceColumns+` FROM sources s WHERE s.id = $1`, id)
}

// ConfidentialSources lists every confidential source, whoever may see it.
func (s *Store) ConfidentialSources(ctx context.Context) ([]factcheck.Source, error) {
	return all(ctx, s.reading(ctx), scanSource, `SELECT `+sourceColumns+` FROM sources s WHERE s.confidential = 1 ORDER BY s.id`)
}
