package desk

import (
	"context"

	"stet/internal/factcheck"
)

// Language is the newsroom's language for pages, as a code; empty where nobody has chosen one. Anybody may know it: the
// sign-in page speaks it.
func (d *Desk) Language(ctx context.Context) (string, error) {
	newsroom, err := d.store.Newsroom(ctx)
	return newsroom.Language, err
}

// Newsroom is whom this installation works for, and how, for those who look after it.
func (d *Desk) Newsroom(ctx context.Context, actor factcheck.Actor) (factcheck.Newsroom, error) {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return factcheck.Newsroom{}, err
	}
	return d.store.Newsroom(ctx)
}

// NewsroomHistory is what was done to the newsroom, the earliest first, with the names of who did it.
func (d *Desk) NewsroomHistory(ctx context.Context, actor factcheck.Actor) ([]factcheck.Entry, factcheck.People, error) {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return nil, nil, err
	}
	entries, err := d.store.EntriesOfNewsroom(ctx)
	if err != nil {
		return nil, nil, err
	}
	people, err := d.people(ctx)
	return entries, people, err
}

// NewsroomWords are what the newsroom is called and the language it is spoken to in.
type NewsroomWords struct {
	Name     string `form:"name" validate:"max=200"`
	Language string `form:"language" validate:"omitempty,oneof=en uk"`
}

// EditNewsroom changes what the newsroom is called, and its language: the one for those whose browser asks for none that the
// site speaks.
func (d *Desk) EditNewsroom(ctx context.Context, actor factcheck.Actor, rowVersion int, in NewsroomWords) error {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.changeNewsroom(ctx, actor, "change the newsroom", func(n *factcheck.Newsroom) {
		n.RowVersion, n.Name, n.Language = rowVersion, in.Name, in.Language
	})
}

// changeNewsroom is the one road of every change to the newsroom. One that sets the row version which the person saw is refused
// when it is no longer the stored one.
func (d *Desk) changeNewsroom(ctx context.Context, actor factcheck.Actor, action string, change func(*factcheck.Newsroom)) error {
	return d.atomically(ctx, func(ctx context.Context) error {
		before, err := d.store.Newsroom(ctx)
		if err != nil {
			return err
		}
		after := before
		change(&after)
		if err := d.store.SaveNewsroom(ctx, after); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{
			Action: action, Object: factcheck.Object{Kind: "newsroom"}, Changes: factcheck.NewsroomChanges(before, after),
		})
	})
}

// LookWords are how often the addresses of sources are looked at.
type LookWords struct {
	Hours int `form:"look_hours"`
}

// SetLookInterval changes how often the addresses of sources are looked at by themselves; 0 hours is never.
func (d *Desk) SetLookInterval(ctx context.Context, actor factcheck.Actor, in LookWords) error {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return err
	}
	if in.Hours < 0 || in.Hours > factcheck.MostLookHours {
		return factcheck.InvalidField("look_hours", "Write a number of hours from 0 to %d; 0 means never.", factcheck.MostLookHours)
	}
	return d.changeNewsroom(ctx, actor, "change the newsroom", func(n *factcheck.Newsroom) { n.LookHours = in.Hours })
}

// LookInterval is how often the addresses of sources are looked at by themselves, for those who look after the newsroom.
func (d *Desk) LookInterval(ctx context.Context, actor factcheck.Actor) (LookWords, error) {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return LookWords{}, err
	}
	newsroom, err := d.store.Newsroom(ctx)
	return LookWords{Hours: newsroom.LookHours}, err
}
