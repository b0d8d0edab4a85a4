package layout

import "github.com/a-h/templ"

func current(item NavItem) templ.Attributes {
	if item.Current {
		return templ.Attributes{"aria-current": "page"}
	}
	return nil
}
