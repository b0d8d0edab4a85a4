package ui

import (
	"github.com/a-h/templ"

	"stet/internal/locale"
)

// Chip is a filter over a list: a link to the list as it would be with this filter.
type Chip struct {
	Name    locale.Message
	Href    string
	Current bool
}

// Pager leads through a list that is paged by key: back to its first page, and on to the page behind this one. What is
// empty is not offered.
type Pager struct {
	First, Next string
	NextName    locale.Message // such as "Older"
}

// Difference is a field that somebody changed while another person was typing.
type Difference struct{ Name, Stored, Typed locale.Message }

// Differ adds the field to the differences if what is stored is not what was typed.
func Differ(all []Difference, name, stored, typed locale.Message) []Difference {
	if stored.Equal(typed) {
		return all
	}
	return append(all, Difference{name, orEmpty(stored), orEmpty(typed)})
}

func orEmpty(m locale.Message) locale.Message {
	if m.Empty() {
		return locale.M("(empty)")
	}
	return m
}

func current(on bool) templ.Attributes {
	if on {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}
