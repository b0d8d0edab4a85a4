package store

import (
	"context"
	"strings"

	"stet/internal/factcheck"
)

// Proposed sources are read with their place on the article's current version, if they have one there.
const proposedColumns = `s.id, s.article_id, p.version_id, coalesce(p.start, 0), coalesce(p.stop, 0), s.quote, s.origin, s.author, s.written_at,
	s.text, s.links, s.arrived_at, s.state, s.claim_id, s.source_id, s.decided_by, s.decided_at, s.row_version`

func scanProposed(r row) (p factcheck.ProposedSource, err error) {
	err = r.Scan(&p.ID, &p.ArticleID, maybe(&p.VersionID), &p.Passage.Start, &p.Passage.End, &p.Quote, &p.Origin, &p.Author, moment{&p.At},
		&p.Text, decoding{&p.Links}, moment{&p.ArrivedAt}, &p.State, maybe(&p.ClaimID), maybe(&p.SourceID), maybe(&p.DecidedBy), moment{&p.DecidedAt}, &p.RowVersion)
	return p, err
}

// AddProposed adds a proposed source; where it stands is PlaceProposed's.
func (s *Store) AddProposed(ctx context.Context, p factcheck.ProposedSource) error {
	links, err := encoded(p.Links)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO proposed_sources (id, article_id, quote, origin, author, written_at, text, links, arrived_at, state, claim_id, source_id,
			decided_by, decided_at, row_version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)`,
		p.ID, p.ArticleID, p.Quote, p.Origin, p.Author, micros(p.At), p.Text, links, micros(p.ArrivedAt), p.State,
		orNull(p.ClaimID), orNull(p.SourceID), orNull(p.DecidedBy), micros(p.DecidedAt))
}

// SaveProposed keeps what was decided about a proposed source, if p.RowVersion is still the stored one.
func (s *Store) SaveProposed(ctx context.Context, p factcheck.ProposedSource) error {
	return s.save(ctx, "proposed source", `SELECT 1 FROM proposed_sources WHERE id = $1`, `
		UPDATE proposed_sources SET state = $3, claim_id = $4, source_id = $5, decided_by = $6, decided_at = $7, row_version = row_version + 1
		WHERE id = $1 AND row_version = $2`,
		p.ID, p.RowVersion, p.State, orNull(p.ClaimID), orNull(p.SourceID), orNull(p.DecidedBy), micros(p.DecidedAt))
}

// PlaceProposed adds where proposed sources stand in a version.
func (s *Store) PlaceProposed(ctx context.Context, all []factcheck.ProposedPlace) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		for start := 0; start < len(all); start += placementsAtOnce {
			if err := s.placeProposed(ctx, all[start:min(len(all), start+placementsAtOnce)]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) placeProposed(ctx context.Context, some []factcheck.ProposedPlace) error {
	var c conditions
	rows := make([]string, len(some))
	for i, p := range some {
		rows[i] = "(" + strings.Join([]string{c.arg(p.Proposed), c.arg(p.VersionID), c.arg(p.SeenIn), c.arg(p.Passage.Start), c.arg(p.Passage.End)}, ", ") + ")"
	}
	return s.run(ctx, `INSERT INTO proposed_places (proposed_id, version_id, seen_in, start, stop) VALUES `+strings.Join(rows, ", "), c.args...)
}

// Proposed finds a proposed source.
func (s *Store) Proposed(ctx context.Context, id factcheck.ProposedID) (factcheck.ProposedSource, error) {
	return one(ctx, s.reading(ctx), scanProposed, "proposed source", `
		SELECT `+proposedColumns+` FROM proposed_sources s JOIN articles a ON a.id = s.article_id
		LEFT JOIN proposed_places p ON p.proposed_id = s.id AND p.version_id = a.current AND p.seen_in = a.current
		WHERE s.id = $1`, id)
}

// arrived are the proposed sources that arrived with the article's current version or with one it came from.
const arrived = ` FROM articles a JOIN proposed_places c ON c.version_id = a.current JOIN proposed_sources s ON s.id = c.proposed_id`

// ProposedOf lists the proposed sources of an article's current version in its order, those without a place there at the end.
func (s *Store) ProposedOf(ctx context.Context, id factcheck.ArticleID) ([]factcheck.ProposedSource, error) {
	return all(ctx, s.reading(ctx), scanProposed, `
		SELECT `+proposedColumns+arrived+`
			LEFT JOIN proposed_places p ON p.proposed_id = s.id AND p.version_id = a.current AND p.seen_in = a.current
		WHERE a.id = $1 ORDER BY p.start IS NULL, p.start, s.arrived_at, s.id`, id)
}

// CountProposed is how many of the article's proposed sources wait for somebody.
func (s *Store) CountProposed(ctx context.Context, id factcheck.ArticleID) (int, error) {
	n, err := one(ctx, s.reading(ctx), number64, "count", `SELECT count(*)`+arrived+` WHERE a.id = $1 AND s.state = 'waiting'`, id)
	return int(n), err
}

// ProposedPlaces lists where the proposed sources of a version were last seen.
func (s *Store) ProposedPlaces(ctx context.Context, version factcheck.VersionID) ([]factcheck.ProposedPlace, error) {
	scan := func(r row) (p factcheck.ProposedPlace, err error) {
		err = r.Scan(&p.Proposed, &p.VersionID, &p.SeenIn, &p.Passage.Start, &p.Passage.End)
		return p, err
	}
	return all(ctx, s.reading(ctx), scan, `
		SELECT proposed_id, version_id, seen_in, start, stop FROM proposed_places WHERE version_id = $1 ORDER BY start, proposed_id`, version)
}
