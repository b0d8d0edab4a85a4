package desk

import (
	"context"
	"strconv"

	"stet/internal/factcheck"
)

// Language is the newsroom's language for pages, as a code; empty where nobody has chosen one. Anybody may know it: the
// sign-in page speaks it.
func (d *Desk) Language(ctx context.Context) (string, error) {
	newsroom, err := d.store.Newsroom(ctx)
	return newsroom.Language, err
}

// NewsroomWords is how the newsroom is spoken to.
type NewsroomWords struct {
	Language string `form:"language" validate:"omitempty,oneof=en uk"`
}

// SetLanguage changes the newsroom's language: the one for those whose browser asks for none that the site speaks.
func (d *Desk) SetLanguage(ctx context.Context, actor factcheck.Actor, in NewsroomWords) error {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.changeNewsroom(ctx, actor, func(newsroom *factcheck.Newsroom) factcheck.Change {
		before := newsroom.Language
		newsroom.Language = in.Language
		return factcheck.Change{Field: "language", Before: before, After: in.Language}
	})
}

func (d *Desk) changeNewsroom(ctx context.Context, actor factcheck.Actor, apply func(*factcheck.Newsroom) factcheck.Change) error {
	return d.atomically(ctx, func(ctx context.Context) error {
		newsroom, err := d.store.Newsroom(ctx)
		if err != nil {
			return err
		}
		made := apply(&newsroom)
		if err := d.store.SaveNewsroom(ctx, newsroom); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{
			Action: "change the newsroom", Object: factcheck.Object{Kind: "newsroom"}, Changes: []factcheck.Change{made},
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
	return d.changeNewsroom(ctx, actor, func(newsroom *factcheck.Newsroom) factcheck.Change {
		before := newsroom.LookHours
		newsroom.LookHours = in.Hours
		return factcheck.Change{Field: "hours between looks", Before: strconv.Itoa(before), After: strconv.Itoa(in.Hours)}
	})
}

// LookInterval is how often the addresses of sources are looked at by themselves, for those who look after the newsroom.
func (d *Desk) LookInterval(ctx context.Context, actor factcheck.Actor) (LookWords, error) {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return LookWords{}, err
	}
	newsroom, err := d.store.Newsroom(ctx)
	return LookWords{Hours: newsroom.LookHours}, err
}
