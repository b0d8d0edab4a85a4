package desk

import (
	"context"

	"stet/internal/factcheck"
)

// SourceWords describe a source.
type SourceWords struct {
	Title             string               `form:"source_title" validate:"required,max=300"`
	Publisher         string               `form:"source_publisher" validate:"max=200"`
	Author            string               `form:"source_author" validate:"max=200"`
	URL               string               `form:"source_url" validate:"omitempty,http_url,max=2000"`
	Kind              factcheck.SourceKind `form:"source_kind" validate:"required,oneof='primary record' 'data set' 'official statement' 'expert' 'news' 'interview' 'own observation'"`
	IndependenceGroup string               `form:"source_group" validate:"max=200"`
	Confidential      bool                 `form:"source_confidential"`
	PublishedOn       string               `form:"source_published_on" validate:"omitempty,datetime=2006-01-02"`
	SeenOn            string               `form:"source_seen_on" validate:"omitempty,datetime=2006-01-02"`
}

// SourceWordsOf gives a source's words as a form shows them.
func SourceWordsOf(s factcheck.Source) SourceWords {
	return SourceWords{
		Title: s.Title, Publisher: s.Publisher, Author: s.Author, URL: s.URL, Kind: s.Kind, IndependenceGroup: s.IndependenceGroup,
		Confidential: s.Confidential, PublishedOn: s.PublishedOn, SeenOn: s.SeenOn,
	}
}

func (w SourceWords) applyTo(s *factcheck.Source) {
	s.Title, s.Publisher, s.Author, s.URL, s.Kind = w.Title, w.Publisher, w.Author, w.URL, w.Kind
	s.IndependenceGroup, s.Confidential, s.PublishedOn, s.SeenOn = w.IndependenceGroup, w.Confidential, w.PublishedOn, w.SeenOn
}

// Sources lists the library, without the confidential sources that are not for the actor.
func (d *Desk) Sources(ctx context.Context, actor factcheck.Actor, f factcheck.SourceFilter) (factcheck.SourcePage, error) {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return factcheck.SourcePage{}, err
	}
	page, err := d.store.Sources(ctx, f, factcheck.SourcesFor(actor))
	if err != nil {
		return page, err
	}
	alarms, err := d.store.StandingAlarms(ctx)
	for i := range page.Sources {
		for _, a := range alarms {
			if a.SourceID == page.Sources[i].Source.ID {
				page.Sources[i].Alarms = append(page.Sources[i].Alarms, a.Kind)
			}
		}
	}
	return page, err
}

// Source gives one source, the claims that cite it, and its history.
func (d *Desk) Source(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID) (factcheck.SourceFile, error) {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return factcheck.SourceFile{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.SourceFile, error) { return d.sourceFile(ctx, actor, id) })
}

func (d *Desk) sourceFile(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID) (file factcheck.SourceFile, err error) {
	if file.Source, err = d.source(ctx, actor, id); err != nil {
		return factcheck.SourceFile{}, err
	}
	if file.Uses, err = d.store.UsesOf(ctx, id); err != nil {
		return file, err
	}
	if file.People, err = d.people(ctx); err != nil {
		return file, err
	}
	if err := d.fillCaptured(ctx, &file); err != nil {
		return file, err
	}
	file.History, err = d.store.EntriesOfSource(ctx, id)
	return file, err
}

// fillCaptured tells of a source what was kept of it, how it stands with looking at it, and what is wrong.
func (d *Desk) fillCaptured(ctx context.Context, file *factcheck.SourceFile) (err error) {
	if file.Watch, err = d.watch(ctx, file.Source.ID); err != nil {
		return err
	}
	if file.Captures, err = d.store.CapturesOf(ctx, file.Source.ID); err != nil {
		return err
	}
	if file.Alarms, err = d.store.AlarmsOf(ctx, file.Source.ID); err != nil {
		return err
	}
	excerpts, err := d.store.ExcerptsOfSource(ctx, file.Source.ID)
	file.Excerpts = byCitation(excerpts)
	return err
}

// source finds a source that the actor may know and that was not taken out of the library again.
func (d *Desk) source(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID) (factcheck.Source, error) {
	source, err := d.store.Source(ctx, id)
	if err != nil {
		return factcheck.Source{}, err
	}
	if err := factcheck.MaySeeSource(actor, source); err != nil {
		return factcheck.Source{}, err
	}
	if source.Withdrawn() {
		return factcheck.Source{}, factcheck.Errorf(factcheck.NotFound, "This source has been taken out of the library again.")
	}
	return source, nil
}

// AddSource puts a source into the library.
func (d *Desk) AddSource(ctx context.Context, actor factcheck.Actor, in SourceWords) (factcheck.SourceID, error) {
	if err := factcheck.May(actor, factcheck.EditSource); err != nil {
		return "", err
	}
	if err := sound(&in); err != nil {
		return "", err
	}
	now := d.now()
	source := factcheck.Source{ID: factcheck.SourceID(newID()), CreatedBy: actor.ID, CreatedAt: now, UpdatedAt: now, RowVersion: 1}
	in.applyTo(&source)
	return source.ID, d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.AddSource(ctx, source); err != nil {
			return err
		}
		if err := d.askLook(ctx, actor, source); err != nil {
			return err
		}
		return d.recordSource(ctx, actor, "add source", factcheck.Source{}, source)
	})
}

// EditSource changes what the library says of a source.
func (d *Desk) EditSource(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID, rowVersion int, in SourceWords) error {
	if err := factcheck.May(actor, factcheck.EditSource); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		before, err := d.source(ctx, actor, id)
		if err != nil {
			return err
		}
		if err := factcheck.MayEditSource(actor, before); err != nil {
			return err
		}
		after := before
		in.applyTo(&after)
		after.UpdatedAt, after.RowVersion = d.now(), rowVersion
		if err := d.store.SaveSource(ctx, after); err != nil {
			return err
		}
		if after.URL != before.URL {
			if err := d.askLook(ctx, actor, after); err != nil {
				return err
			}
		}
		return d.recordSource(ctx, actor, "edit source", before, after)
	})
}

func (d *Desk) recordSource(ctx context.Context, actor factcheck.Actor, action string, before, after factcheck.Source) error {
	return d.record(ctx, actor, after.UpdatedAt, factcheck.Entry{
		Action: action, Object: sourceObject(after.ID), Source: after.ID,
		Changes: factcheck.SourceChanges(before, after),
	})
}

func sourceObject(id factcheck.SourceID) factcheck.Object {
	return factcheck.Object{Kind: "source", ID: string(id)}
}
