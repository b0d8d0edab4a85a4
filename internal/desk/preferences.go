package desk

import (
	"context"
	"slices"

	"stet/internal/commands"
	"stet/internal/factcheck"
)

// languages are those of the interface.
var languages = []string{"en", "uk"}

// SavePreferences keeps how the actor likes the workbench. Keys that two commands of one page would share are refused, with
// a sentence for each. Nothing is audited: preferences are no part of the record.
func (d *Desk) SavePreferences(ctx context.Context, actor factcheck.Actor, p factcheck.Preferences) (err error) {
	if err := factcheck.May(actor, factcheck.ManageOwnAccount); err != nil {
		return err
	}
	if p.Language != "" && !slices.Contains(languages, p.Language) {
		return factcheck.InvalidField("language", "Choose one of the list.")
	}
	if p.Keys, err = commands.Sound(p.Keys); err != nil {
		return err
	}
	return d.store.SavePreferences(ctx, actor.ID, p)
}
