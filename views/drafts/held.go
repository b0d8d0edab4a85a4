package drafts

import (
	"maps"
	"slices"

	"stet/internal/factcheck"
)

// Held is a form that was held up by a sign-in.
type Held struct {
	Draft  Draft
	Key    string
	Form   string
	Action string // where it is sent to
	Fields []Field
}

// Field is a value of it.
type Field struct{ Name, Value string }

// NewHeld makes the page of a form that was held up on its way to an action.
func NewHeld(u factcheck.Unfinished, action string) Held {
	h := Held{Draft: newDraft(u), Key: string(u.Draft.Key), Form: u.Draft.Form, Action: action}
	for _, name := range slices.Sorted(maps.Keys(u.Draft.Values)) {
		for _, value := range u.Draft.Values[name] {
			if !unseen[name] || sentAlong[name] {
				h.Fields = append(h.Fields, Field{name, value})
			}
		}
	}
	return h
}

// unseen are values that no person typed, and sentAlong those of them that belong to the form.
var (
	sentAlong = map[string]bool{
		"row_version": true, "version": true, "hash": true, "start": true, "end": true, "quote": true, "place": true, "show": true, "submit": true,
	}
	unseen = map[string]bool{
		"row_version": true, "version": true, "hash": true, "start": true, "end": true, "quote": true, "place": true, "show": true, "submit": true,
		"served": true, "held_action": true,
	}
)
