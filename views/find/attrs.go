package find

import (
	"context"
	"strconv"

	"github.com/a-h/templ"

	"stet/internal/locale"
)

func direction(r Result) templ.Attributes {
	if r.Written {
		return templ.Attributes{"dir": "auto"}
	}
	return nil
}

// leads is where an option leads: what the page itself can do is done there.
func leads(r Result) templ.Attributes {
	if r.Command != "" {
		return templ.Attributes{"data-run": r.Command}
	}
	return templ.Attributes{"data-href": r.Href}
}

func groupID(i int) string { return "group-" + strconv.Itoa(i+1) }

func said(ctx context.Context, p Page) string {
	if p.Count == 0 {
		return locale.T(ctx, "Nothing has these words.")
	}
	return locale.N(ctx, p.Count, "1 result", "%d results")
}
