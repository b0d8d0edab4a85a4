package library

import (
	"github.com/a-h/templ"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// polling has a part of the page asked for again while a look waits.
func polling(k Kept) templ.Attributes {
	if k.State != factcheck.WatchWaiting {
		return nil
	}
	return templ.Attributes{"hx-get": k.Self, "hx-trigger": "every 3s", "hx-select": "#kept-of-source", "hx-target": "#kept-of-source", "hx-swap": "outerHTML"}
}

func lookName(k Kept) locale.Message {
	switch k.State {
	case factcheck.WatchFailed:
		return locale.M("Try again")
	case factcheck.WatchKept:
		return locale.M("Look again now")
	}
	return locale.M("Fetch and keep the page")
}
