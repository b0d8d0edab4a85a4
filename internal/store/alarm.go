package store

import (
	"context"

	"stet/internal/factcheck"
)

const alarmColumns = `a.id, a.source_id, a.kind, a.capture_id, a.address, a.failure, a.citations, a.raised_at, a.acknowledged_at, a.acknowledged_by, a.over_at`

func alarmInto(a *factcheck.Alarm) []any {
	return []any{
		&a.ID, &a.SourceID, &a.Kind, maybe(&a.Capture), &a.Address,
		saying{&a.Failure},
		decoding{&a.Citations},
		moment{&a.RaisedAt},
		moment{&a.AcknowledgedAt},
		maybe(&a.AcknowledgedBy),
		moment{&a.OverAt},
	}
}

func scanAlarm(r row) (a factcheck.Alarm, err error) {
	err = r.Scan(alarmInto(&a)...)
	return a, err
}

// SaveAlarm keeps an alarm, in place of what was known of it before.
func (s *Store) SaveAlarm(ctx context.Context, a factcheck.Alarm) error {
	failure, err := encoded(a.Failure)
	if err != nil {
		return err
	}
	citations, err := encoded(a.Citations)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO alarms (id, source_id, kind, capture_id, address, failure, citations, raised_at, acknowledged_at, acknowledged_by, over_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		ON CONFLICT (id) DO UPDATE SET capture_id = excluded.capture_id, address = excluded.address, failure = excluded.failure,
			citations = excluded.citations, acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
			over_at = excluded.over_at`,
		a.ID, a.SourceID, a.Kind, orNull(a.Capture), a.Address, failure, citations, micros(a.RaisedAt), micros(a.AcknowledgedAt),
		orNull(a.AcknowledgedBy), micros(a.OverAt))
}

// Alarm finds an alarm.
func (s *Store) Alarm(ctx context.Context, id factcheck.AlarmID) (factcheck.Alarm, error) {
	return one(ctx, s.reading(ctx), scanAlarm, "alarm", `SELECT `+alarmColumns+` FROM alarms a WHERE a.id = $1`, id)
}

// AlarmsOf lists the alarms of a source, the newest first.
func (s *Store) AlarmsOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Alarm, error) {
	return all(ctx, s.reading(ctx), scanAlarm, `SELECT `+alarmColumns+` FROM alarms a WHERE a.source_id = $1 ORDER BY a.raised_at DESC, a.id DESC`, id)
}

// StandingAlarms lists the alarms that nobody has acknowledged and that are true still, of every source, the newest first.
func (s *Store) StandingAlarms(ctx context.Context) ([]factcheck.Alarm, error) {
	return all(ctx, s.reading(ctx), scanAlarm, `
		SELECT `+alarmColumns+` FROM alarms a INDEXED BY alarms_standing WHERE a.acknowledged_at = 0 AND a.over_at = 0 ORDER BY a.raised_at DESC, a.id DESC`)
}

// AlarmsFor lists the standing alarms of sources that a person added, or that a claim of theirs cites, the newest first, whoever
// may see the source.
func (s *Store) AlarmsFor(ctx context.Context, id factcheck.UserID) ([]factcheck.SourceAlarm, error) {
	scan := func(r row) (a factcheck.SourceAlarm, err error) {
		err = r.Scan(append(alarmInto(&a.Alarm), sourceInto(&a.Source)...)...)
		return a, err
	}
	return all(ctx, s.reading(ctx), scan, `
		SELECT `+alarmColumns+`, `+sourceColumns+` FROM alarms a INDEXED BY alarms_standing JOIN sources s ON s.id = a.source_id
		WHERE a.acknowledged_at = 0 AND a.over_at = 0 AND s.withdrawn_at = 0 AND (s.created_by = $1 OR EXISTS (
			SELECT 1 FROM citations e JOIN claims c ON c.id = e.claim_id
			WHERE e.source_id = s.id AND e.detached_at = 0 AND c.withdrawn_at = 0 AND c.assignee = $1))
		ORDER BY a.raised_at DESC, a.id DESC`, id)
}
