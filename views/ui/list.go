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

func current(on bool) templ.Attributes {
	if on {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}
