package desk

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"stet/internal/factcheck"
)

// raise tells of something wrong with a source, unless that is told already. Changes that nobody has acknowledged yet become
// one alarm.
func (d *Desk) raise(ctx context.Context, alarm factcheck.Alarm) error {
	ongoing, err := d.ongoing(ctx, alarm.SourceID, alarm.Kind)
	if err != nil {
		return err
	}
	if ongoing.ID != "" && alarm.Kind != factcheck.Changed && ongoing.Address == alarm.Address {
		return nil
	}
	if ongoing.ID != "" && alarm.Kind == factcheck.Changed {
		alarm.Citations = union(ongoing.Citations, alarm.Citations)
	}
	if ongoing.ID != "" {
		if err := d.endAlarm(ctx, ongoing, alarm.RaisedAt); err != nil {
			return err
		}
	}
	alarm.ID = factcheck.AlarmID(newID())
	if err := d.store.SaveAlarm(ctx, alarm); err != nil {
		return err
	}
	return d.recordAlarm(ctx, program, alarm.RaisedAt, "raise an alarm", alarm)
}

// ongoing is the alarm of the kind that is true still, be it acknowledged; a change that was acknowledged is over. The zero
// Alarm where there is none.
func (d *Desk) ongoing(ctx context.Context, id factcheck.SourceID, kind factcheck.AlarmKind) (factcheck.Alarm, error) {
	alarms, err := d.store.AlarmsOf(ctx, id)
	for _, a := range alarms {
		if a.Kind == kind && a.OverAt.IsZero() && (kind != factcheck.Changed || a.Stands()) {
			return a, err
		}
	}
	return factcheck.Alarm{}, err
}

func union(a, b []factcheck.CitationID) []factcheck.CitationID {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (d *Desk) endAlarm(ctx context.Context, alarm factcheck.Alarm, at time.Time) error {
	alarm.OverAt = at
	return d.store.SaveAlarm(ctx, alarm)
}

// settleAddress ends the alarm of an address that answers again, and tells of one that has moved for good.
func (d *Desk) settleAddress(ctx context.Context, id factcheck.SourceID, seen sight, before factcheck.Capture, known bool) error {
	dead, err := d.ongoing(ctx, id, factcheck.Dead)
	if err == nil && dead.ID != "" {
		if err = d.endAlarm(ctx, dead, seen.at); err == nil {
			err = d.recordAlarm(ctx, program, seen.at, "end an alarm", dead)
		}
	}
	if err != nil {
		return err
	}
	to := seen.fetched.MovedTo
	if known && to != "" && !sameAddress(to, before.FinalURL) && !sameAddress(to, before.Address) {
		return d.raise(ctx, factcheck.Alarm{SourceID: id, Kind: factcheck.Moved, Address: to, RaisedAt: seen.at})
	}
	if to != "" {
		return nil
	}
	moved, err := d.ongoing(ctx, id, factcheck.Moved)
	if err != nil || moved.ID == "" {
		return err
	}
	if err := d.endAlarm(ctx, moved, seen.at); err != nil {
		return err
	}
	return d.recordAlarm(ctx, program, seen.at, "end an alarm", moved)
}

// sameAddress says whether two addresses differ in nothing that matters: https for http, a slash at the end.
func sameAddress(a, b string) bool { return plainAddress(a) == plainAddress(b) }

func plainAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	return strings.ToLower(u.Host) + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + u.RawQuery
}

func (d *Desk) recordAlarm(ctx context.Context, actor factcheck.Actor, at time.Time, action string, alarm factcheck.Alarm) error {
	return d.record(ctx, actor, at, factcheck.Entry{
		Action: action, Object: sourceObject(alarm.SourceID), Source: alarm.SourceID,
		Changes: []factcheck.Change{{Field: "alarm", After: string(alarm.Kind)}},
	})
}

// AcknowledgeAlarm says that somebody has seen to an alarm, so that it bothers nobody else. One that is not standing any more is
// a conflict.
func (d *Desk) AcknowledgeAlarm(ctx context.Context, actor factcheck.Actor, id factcheck.AlarmID) (factcheck.SourceID, error) {
	if err := factcheck.May(actor, factcheck.EditSource); err != nil {
		return "", err
	}
	var of factcheck.SourceID
	return of, d.atomically(ctx, func(ctx context.Context) error {
		alarm, err := d.alarm(ctx, actor, id)
		if err != nil {
			return err
		}
		of = alarm.SourceID
		if !alarm.Stands() {
			return factcheck.Errorf(factcheck.Conflict, "Somebody has acknowledged this already, or it is over.")
		}
		alarm.AcknowledgedAt, alarm.AcknowledgedBy = d.now(), actor.ID
		if err := d.store.SaveAlarm(ctx, alarm); err != nil {
			return err
		}
		return d.recordAlarm(ctx, actor, alarm.AcknowledgedAt, "acknowledge an alarm", alarm)
	})
}

// alarm finds an alarm about a source that the actor may know.
func (d *Desk) alarm(ctx context.Context, actor factcheck.Actor, id factcheck.AlarmID) (factcheck.Alarm, error) {
	alarm, err := d.store.Alarm(ctx, id)
	if err == nil {
		_, err = d.source(ctx, actor, alarm.SourceID)
	}
	if factcheck.Is(err, factcheck.NotFound) {
		err = factcheck.Errorf(factcheck.NotFound, "There is no such alarm.")
	}
	return alarm, err
}

// MyAlarms lists what is wrong with sources that the actor added or that a claim of theirs cites, the newest first.
func (d *Desk) MyAlarms(ctx context.Context, actor factcheck.Actor) ([]factcheck.SourceAlarm, error) {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return nil, err
	}
	alarms, err := d.store.AlarmsFor(ctx, actor.ID)
	return slices.DeleteFunc(alarms, func(a factcheck.SourceAlarm) bool { return factcheck.MaySeeSource(actor, a.Source) != nil }), err
}

// fillCaptures tells of the files' evidence where it stands in captures, and what is wrong with its sources; nothing of what is
// withheld.
func (d *Desk) fillCaptures(ctx context.Context, files []factcheck.ClaimFile, excerpts []factcheck.Excerpt) error {
	alarms, err := d.store.StandingAlarms(ctx)
	if err != nil {
		return err
	}
	where, about := byCitation(excerpts), map[factcheck.SourceID][]factcheck.Alarm{}
	for _, a := range alarms {
		about[a.SourceID] = append(about[a.SourceID], a)
	}
	for i := range files {
		f := &files[i]
		for _, c := range f.Evidence {
			if e, ok := where[c.ID]; ok && !c.Withheld {
				f.Excerpts = append(f.Excerpts, e)
			}
			for _, a := range about[c.Source.ID] {
				if a.About(c) {
					f.Alarms = append(f.Alarms, factcheck.CitedAlarm{Citation: c.ID, Alarm: a})
				}
			}
		}
	}
	return nil
}

func byCitation(excerpts []factcheck.Excerpt) map[factcheck.CitationID]factcheck.Excerpt {
	where := make(map[factcheck.CitationID]factcheck.Excerpt, len(excerpts))
	for _, e := range excerpts {
		where[e.Citation] = e
	}
	return where
}
