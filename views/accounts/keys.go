package accounts

import (
	"stet/internal/commands"
	"stet/internal/factcheck"
)

// Key is what some keys do.
type Key struct {
	Keys [][]string // each the presses of one key, as they are labelled
	Does commands.Name
}

// KeyGroup is the keys of one part of the site.
type KeyGroup struct {
	Name commands.Section
	Keys []Key
}

// Keys is the page that lists the keys.
type Keys struct {
	Off    bool // this person has switched the single ones off
	Groups []KeyGroup
}

// NewKeys makes the page of the keys that work for this person.
func NewKeys(keyboard commands.Keyboard, actor factcheck.Actor) Keys {
	page := Keys{Off: keyboard.SinglesOff}
	for _, section := range commands.Sections {
		if group := newKeyGroup(keyboard, actor, section); len(group.Keys) > 0 {
			page.Groups = append(page.Groups, group)
		}
		if section == commands.Article {
			page.Groups = append(page.Groups, movements(keyboard))
		}
	}
	return page
}

func movements(keyboard commands.Keyboard) KeyGroup {
	group := KeyGroup{Name: commands.InTheText}
	for _, m := range commands.Movements {
		group.Keys = append(group.Keys, Key{Does: m.Name, Keys: keyboard.ShownAll(m.Keys)})
	}
	return group
}

func newKeyGroup(keyboard commands.Keyboard, actor factcheck.Actor, section commands.Section) KeyGroup {
	group := KeyGroup{Name: section}
	for _, c := range commands.Table {
		keys := keyboard.Keys(c)
		if c.Section != section || len(keys) == 0 || c.Action != "" && factcheck.May(actor, c.Action) != nil {
			continue
		}
		group.Keys = append(group.Keys, Key{Does: c.Name, Keys: keyboard.ShownAll(keys)})
	}
	return group
}
