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
	return d.atomically(ctx, func(ctx context.Context) error {
		newsroom, err := d.store.Newsroom(ctx)
		if err != nil {
			return err
		}
		before := newsroom.Language
		newsroom.Language = in.Language
		if err := d.store.SaveNewsroom(ctx, newsroom); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{
			Action: "change the newsroom", Object: factcheck.Object{Kind: "newsroom"},
			Changes: []factcheck.Change{{Field: "language", Before: before, After: in.Language}},
		})
	})
}
