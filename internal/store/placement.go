package store

import (
	"context"
	"strings"

	"stet/internal/factcheck"
)

const placementColumns = `p.claim_id, p.version_id, p.state, p.waiting, p.start, p.stop, p.quote, c.quote, p.from_version, p.was,
	p.score, p.margin, p.method, p.reason, p.stale, p.decision, p.decided_by, p.decided_at, p.created_at`

func scanPlacement(r row) (p factcheck.Placement, err error) {
	err = r.Scan(&p.ClaimID, &p.VersionID, &p.State, &p.Waiting, &p.Passage.Start, &p.Passage.End, &p.Quote, &p.First, maybe(&p.From), &p.Was,
		&p.Score, &p.Margin, &p.Method, &p.Reason, &p.Stale, &p.Decision, maybe(&p.DecidedBy), moment{&p.DecidedAt}, moment{&p.CreatedAt})
	return p, err
}

// Placement finds where a claim stands in a version, be it as a proposal or an orphan.
func (s *Store) Placement(ctx context.Context, claim factcheck.ClaimID, version factcheck.VersionID) (factcheck.Placement, error) {
	return one(ctx, s.reading(ctx), scanPlacement, "placement", `
		SELECT `+placementColumns+` FROM placements p JOIN claims c ON c.id = p.claim_id
		WHERE p.claim_id = $1 AND p.version_id = $2`, claim, version)
}

// PlacementsOn lists where claims stand in a version, in its order; those of withdrawn claims as well.
func (s *Store) PlacementsOn(ctx context.Context, version factcheck.VersionID) ([]factcheck.Placement, error) {
	return all(ctx, s.reading(ctx), scanPlacement, `
		SELECT `+placementColumns+` FROM placements p JOIN claims c ON c.id = p.claim_id
		WHERE p.version_id = $1 ORDER BY p.start, p.stop DESC, c.created_at, c.id`, version)
}

// PlacementsOf lists where a claim stands in the versions of its article, the latest version first.
func (s *Store) PlacementsOf(ctx context.Context, claim factcheck.ClaimID) ([]factcheck.Placement, error) {
	return all(ctx, s.reading(ctx), scanPlacement, `
		SELECT `+placementColumns+` FROM placements p JOIN claims c ON c.id = p.claim_id JOIN versions v ON v.id = p.version_id
		WHERE p.claim_id = $1 ORDER BY v.number DESC`, claim)
}

// Questioned lists the placements on a version that somebody had, or has, to decide on, and those that made a claim stale.
func (s *Store) Questioned(ctx context.Context, version factcheck.VersionID) ([]factcheck.Placement, error) {
	return all(ctx, s.reading(ctx), scanPlacement, `
		SELECT `+placementColumns+` FROM placements p JOIN claims c ON c.id = p.claim_id
		WHERE p.version_id = $1 AND (p.waiting = 1 OR p.state <> 'exact' OR p.stale <> '') ORDER BY p.start, p.stop DESC, c.created_at, c.id`, version)
}

// LastPlaces lists the last place that each of the article's claims had, on its current version or on the one it was looked
// for from; those of withdrawn claims as well.
func (s *Store) LastPlaces(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Placement, error) {
	return all(ctx, s.reading(ctx), scanPlacement, `
		SELECT `+placementColumns+` FROM articles a
			JOIN placements n ON n.version_id = a.current
			JOIN placements p ON p.claim_id = n.claim_id
				AND p.version_id = CASE WHEN n.waiting = 0 AND n.state <> 'orphan' THEN n.version_id ELSE n.from_version END
			JOIN claims c ON c.id = p.claim_id
		WHERE a.id = $1 ORDER BY p.start, p.stop DESC, c.created_at, c.id`, id)
}

// CountWaiting is how many of the article's claims wait for a place on its current version.
func (s *Store) CountWaiting(ctx context.Context, id factcheck.ArticleID) (int, error) {
	n, err := one(ctx, s.reading(ctx), number64, "count", `
		SELECT count(*) FROM articles a JOIN placements p ON p.version_id = a.current AND p.waiting = 1
			JOIN claims c ON c.id = p.claim_id AND c.withdrawn_at = 0
		WHERE a.id = $1`, id)
	return int(n), err
}

// DrawnOn says whether any claim has a place on the version and on no other one.
func (s *Store) DrawnOn(ctx context.Context, version factcheck.VersionID) (bool, error) {
	return exists(ctx, s.reading(ctx), `
		SELECT 1 FROM placements p JOIN claims c ON c.id = p.claim_id AND c.withdrawn_at = 0
		WHERE p.version_id = $1 AND NOT EXISTS (SELECT 1 FROM placements o WHERE o.claim_id = p.claim_id AND o.version_id <> p.version_id)
		LIMIT 1`, version)
}

// placementsAtOnce is how many rows one statement adds.
const placementsAtOnce = 64

// AddPlacements adds where claims stand in a version; what they have there already is replaced.
func (s *Store) AddPlacements(ctx context.Context, all []factcheck.Placement) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		for start := 0; start < len(all); start += placementsAtOnce {
			if err := s.addPlacements(ctx, all[start:min(len(all), start+placementsAtOnce)]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) addPlacements(ctx context.Context, some []factcheck.Placement) error {
	var c conditions
	rows := make([]string, len(some))
	for i, p := range some {
		rows[i] = "(" + strings.Join([]string{
			c.arg(p.ClaimID), c.arg(p.VersionID), c.arg(p.State), c.arg(flag(p.Waiting)), c.arg(p.Passage.Start), c.arg(p.Passage.End),
			c.arg(p.Quote), c.arg(orNull(p.From)), c.arg(p.Was), c.arg(p.Score), c.arg(p.Margin), c.arg(p.Method), c.arg(p.Reason),
			c.arg(p.Stale), c.arg(p.Decision), c.arg(orNull(p.DecidedBy)), c.arg(micros(p.DecidedAt)), c.arg(micros(p.CreatedAt)),
		}, ", ") + ")"
	}
	return s.run(ctx, `
		INSERT INTO placements (claim_id, version_id, state, waiting, start, stop, quote, from_version, was, score, margin, method, reason,
			stale, decision, decided_by, decided_at, created_at)
		VALUES `+strings.Join(rows, ", ")+`
		ON CONFLICT (claim_id, version_id) DO UPDATE SET state = excluded.state, waiting = excluded.waiting, start = excluded.start,
			stop = excluded.stop, quote = excluded.quote, from_version = excluded.from_version, was = excluded.was, score = excluded.score,
			margin = excluded.margin, method = excluded.method, reason = excluded.reason, stale = excluded.stale,
			decision = excluded.decision, decided_by = excluded.decided_by, decided_at = excluded.decided_at`, c.args...)
}

// RestorePlacement brings back where a claim stood in a version, and its first quote of that time.
func (s *Store) RestorePlacement(ctx context.Context, p factcheck.Placement) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		if err := s.changeOne(ctx, "claim", `UPDATE claims SET quote = $2 WHERE id = $1`, p.ClaimID, p.First); err != nil {
			return err
		}
		return s.AddPlacements(ctx, []factcheck.Placement{p})
	})
}
