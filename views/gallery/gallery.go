// Package gallery shows the parts that pages are made of, each in every state it has, for whoever works on how they look. It is
// a page of the try-out only and speaks English alone. A new component is added by a row to one of the sections.
package gallery

import "github.com/a-h/templ"

// Section is a group of parts.
type Section struct {
	ID, Name string
	Parts    []Part
}

// Part is a component in its states.
type Part struct {
	Name   string
	States []State
}

// State is a component as it is shown with certain values.
type State struct {
	Name  string
	Shown templ.Component
}

// Sections are all there is to see.
func Sections() []Section {
	room := newRoom()
	return []Section{
		{"text", "What is read", room.text()},
		{"buttons", "What is pressed", pressed()},
		{"fields", "What is filled in", filledIn()},
		{"states", "Where things stand", room.standing()},
		{"cards", "Claims beside the text", room.cards()},
		{"claim", "Within a claim", room.within()},
		{"lists", "Lists and ways through them", room.lists()},
		{"told", "What a page tells", room.told()},
	}
}
