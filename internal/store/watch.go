package store

import (
	"context"
	"hash/fnv"
	"time"

	"stet/internal/factcheck"
)

const watchColumns = `source_id, state, asked_by, asked_at, looked_at, failures, failure`

func scanWatch(r row) (w factcheck.Watch, err error) {
	err = r.Scan(&w.SourceID, &w.State, &w.AskedBy, moment{&w.AskedAt}, moment{&w.LookedAt}, &w.Failures, saying{&w.Failure})
	return w, err
}

// SaveWatch keeps how it stands with looking at a source, in place of what was known before.
func (s *Store) SaveWatch(ctx context.Context, w factcheck.Watch) error {
	failure, err := encoded(w.Failure)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO watches (source_id, state, asked_by, asked_at, looked_at, failures, failure, jitter) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (source_id) DO UPDATE SET state = excluded.state, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
			looked_at = excluded.looked_at, failures = excluded.failures, failure = excluded.failure`,
		w.SourceID, w.State, w.AskedBy, micros(w.AskedAt), micros(w.LookedAt), w.Failures, failure, jitter(w.SourceID))
}

// jitter is how much of the interval a source is looked at earlier, in thousandths, up to a fifth: so that those that came
// together part.
func jitter(id factcheck.SourceID) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // never fails
	return int(h.Sum32() % 200)
}

// Watch finds how it stands with looking at a source; one that nobody ever asked about has none.
func (s *Store) Watch(ctx context.Context, id factcheck.SourceID) (factcheck.Watch, error) {
	return one(ctx, s.reading(ctx), scanWatch, "watch", `SELECT `+watchColumns+` FROM watches WHERE source_id = $1`, id)
}

// DueLooks lists the sources whose address is to be looked at: those that somebody waits for first, then those last looked at
// longest ago, an interval back or so. With no interval there are only those that somebody waits for.
func (s *Store) DueLooks(ctx context.Context, now time.Time, every time.Duration, limit int) ([]factcheck.Look, error) {
	scan := func(r row) (l factcheck.Look, err error) {
		err = r.Scan(&l.Source, &l.URL)
		return l, err
	}
	return all(ctx, s.reading(ctx), scan, `
		SELECT s.id, s.url FROM watches w JOIN sources s ON s.id = w.source_id
		WHERE s.url <> '' AND s.withdrawn_at = 0
			AND (w.state = 'waiting' OR $1 > 0 AND w.looked_at + $1 / 1000 * (1000 - w.jitter) <= $2)
		ORDER BY w.state <> 'waiting', w.looked_at, w.asked_at, s.id LIMIT $3`, every.Microseconds(), micros(now), limit)
}
