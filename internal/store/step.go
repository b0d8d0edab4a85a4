package store

import (
	"context"

	"stet/internal/factcheck"
)

const stepColumns = `s.id, s.session_id, s.by_user, s.role, s.action, s.object_kind, s.object_id, s.article_id, s.claim_id,
	s.about, s.deeds, s.entry, s.undone`

func scanStep(r row) (s factcheck.Step, err error) {
	err = r.Scan(&s.ID, &s.Session, &s.By, &s.Role, &s.Action, &s.Object.Kind, &s.Object.ID, &s.Article, &s.Claim,
		&s.About, decoding{&s.Deeds}, &s.Entry, &s.Undone)
	return s, err
}

func scanStepChange(r row) (c factcheck.StepChange, err error) {
	err = r.Scan(&c.Object.Kind, &c.Object.ID, &c.Was, &c.IsNow, decoding{&c.Before}, decoding{&c.After})
	return c, err
}

// AddStep adds what was done to the session's journal, and drops what was undone there and can now not be done again. A
// session that is over keeps no journal: then nothing happens.
func (s *Store) AddStep(ctx context.Context, step factcheck.Step) error {
	deeds, err := encoded(step.Deeds)
	if err != nil {
		return err
	}
	return s.Atomically(ctx, func(ctx context.Context) error {
		there, err := exists(ctx, s.reading(ctx), `SELECT 1 FROM sessions WHERE id = $1`, step.Session)
		if err != nil || !there {
			return err
		}
		if err := s.run(ctx, `DELETE FROM steps WHERE session_id = $1 AND undone > 0`, step.Session); err != nil {
			return err
		}
		err = s.run(ctx, `
			INSERT INTO steps (id, session_id, by_user, role, action, object_kind, object_id, article_id, claim_id, about, deeds, entry)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			step.ID, step.Session, step.By, step.Role, step.Action, step.Object.Kind, step.Object.ID, step.Article, step.Claim,
			step.About, deeds, step.Entry)
		if err != nil {
			return err
		}
		return s.addStepChanges(ctx, step)
	})
}

func (s *Store) addStepChanges(ctx context.Context, step factcheck.Step) error {
	for i, c := range step.Changes {
		before, err := encoded(c.Before)
		if err != nil {
			return err
		}
		after, err := encoded(c.After)
		if err != nil {
			return err
		}
		err = s.run(ctx, `
			INSERT INTO step_changes (step_id, position, object_kind, object_id, was, is_now, before, after)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			step.ID, i, c.Object.Kind, c.Object.ID, c.Was, c.IsNow, before, after)
		if err != nil {
			return err
		}
	}
	return nil
}

// Step finds a step with its changes.
func (s *Store) Step(ctx context.Context, id factcheck.StepID) (factcheck.Step, error) {
	step, err := one(ctx, s.reading(ctx), scanStep, "step", `SELECT `+stepColumns+` FROM steps s WHERE s.id = $1`, id)
	if err != nil {
		return step, err
	}
	step.Changes, err = all(ctx, s.reading(ctx), scanStepChange, `
		SELECT object_kind, object_id, was, is_now, before, after FROM step_changes WHERE step_id = $1 ORDER BY position`, id)
	return step, err
}

// rowVersionOf is the row version of what a change c of a step is about; 0 where it is not there.
const rowVersionOf = `coalesce(CASE c.object_kind
	WHEN 'claim' THEN (SELECT row_version FROM claims WHERE id = c.object_id)
	WHEN 'citation' THEN (SELECT row_version FROM citations WHERE id = c.object_id)
	WHEN 'source' THEN (SELECT row_version FROM sources WHERE id = c.object_id)
	WHEN 'proposed source' THEN (SELECT row_version FROM proposed_sources WHERE id = c.object_id)
	WHEN 'article' THEN (SELECT row_version FROM articles WHERE id = c.object_id) END, 0)`

// Steps finds what could be undone next in a session, and what could be done again, each the last one of which everything
// is still as it was left; without their changes, and without an ID where there is none.
func (s *Store) Steps(ctx context.Context, session factcheck.SessionID) (steps factcheck.Steps, err error) {
	steps.Undo, err = s.nextStep(ctx, `s.undone = 0`, `c.is_now`, `s.entry`, session)
	if err == nil {
		steps.Redo, err = s.nextStep(ctx, `s.undone > 0`, `c.was`, `s.undone`, session)
	}
	return steps, err
}

func (s *Store) nextStep(ctx context.Context, which, version, order string, session factcheck.SessionID) (factcheck.Step, error) {
	step, err := one(ctx, s.reading(ctx), scanStep, "step", `
		SELECT `+stepColumns+` FROM steps s WHERE s.session_id = $1 AND `+which+` AND NOT EXISTS (
			SELECT 1 FROM step_changes c WHERE c.step_id = s.id AND `+version+` <> `+rowVersionOf+`)
		ORDER BY `+order+` DESC LIMIT 1`, session)
	if factcheck.Is(err, factcheck.NotFound) {
		return factcheck.Step{}, nil
	}
	return step, err
}

// MarkStep notes by which audit entry the step was done again, with undone 0, or undone.
func (s *Store) MarkStep(ctx context.Context, id factcheck.StepID, entry, undone int64) error {
	return s.changeOne(ctx, "step", `UPDATE steps SET entry = $2, undone = $3 WHERE id = $1`, id, entry, undone)
}

// RelabelSteps tells every journal that a thing has come back to the state it had at one row version, under another.
func (s *Store) RelabelSteps(ctx context.Context, o factcheck.Object, from, to int) error {
	return s.run(ctx, `
		UPDATE step_changes SET was = CASE WHEN was = $3 THEN $4 ELSE was END, is_now = CASE WHEN is_now = $3 THEN $4 ELSE is_now END
		WHERE object_kind = $1 AND object_id = $2`, o.Kind, o.ID, from, to)
}
