package workbench

import (
	"context"

	"github.com/a-h/templ"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// bodyAttrs make the text a place that the keyboard can go to: a caret of its own moves in it.
func bodyAttrs(ctx context.Context, p Page, drawn drawing) templ.Attributes {
	attrs := templ.Attributes{
		"data-module": "parity near selection marks caret here", "data-sentences": p.sentenceData(),
		"tabindex": "0", "role": "group", "aria-label": locale.T(ctx, "Text of the article"), "aria-describedby": "text-hint",
	}
	if drawn.name != "" {
		attrs["data-drawn"] = drawn.name
	}
	switch {
	case drawn.since != "":
		attrs["data-since"] = drawn.since
	case drawn.name != "":
		attrs["data-apart"] = paths.Rest(p.Article.ID, drawn.name)
	}
	if p.Article.Language != "" {
		attrs["lang"] = p.Article.Language
	}
	return attrs
}

func chipAttrs(c Chip) templ.Attributes {
	attrs := templ.Attributes{}
	if c.Command != "" {
		attrs["data-command"] = c.Command
	}
	if c.Current {
		attrs["aria-current"] = "true"
	}
	return attrs
}

// listAttrs tell the scripts which claims the list stands for, of which the page may hold a window only.
func listAttrs(l List) templ.Attributes {
	attrs := templ.Attributes{"data-show": l.Show, "data-order": l.Order, "data-own": l.Mine, "data-to-do": l.ToDo, "data-waiting": l.Waiting}
	if l.Look.Beside {
		attrs["data-beside"] = true
	}
	if l.Look.OnScreen {
		attrs["data-on-screen"] = true
	}
	return attrs
}

// window makes a link to more cards put them in its own place, where scripts run.
func window(side string) templ.Attributes {
	return templ.Attributes{
		"id": side + "-claims", "hx-boost": "true", "hx-push-url": "false", "hx-target": "this", "hx-swap": "outerHTML show:none",
		"hx-select": "#claims > .card, #" + side + "-claims",
	}
}

func heading(l List) locale.Message {
	if l.Kept < l.Total {
		return locale.Count(l.Total, "%d of 1 claim", "%[2]d of %[1]d claims", l.Kept)
	}
	return locale.Count(l.Total, "1 claim", "%d claims")
}

// here is where the claims at a place of the text are listed, and sentenceData where its sentences stand, for scripts.
func (p Page) here() string { return paths.ClaimsHere(p.Article.ID) }

func (p Page) sentenceData() string {
	return paths.SentenceData(p.Article.ID, factcheck.VersionID(p.VersionID))
}
