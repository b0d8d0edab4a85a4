package claims

import (
	"github.com/a-h/templ"

	"stet/internal/paths"
	"stet/views/ui"
)

func stanceClass(sign string) string {
	switch sign {
	case "+":
		return "supports"
	case "−":
		return "refutes"
	}
	return "context"
}

func previewAttrs(d Detail) map[string]any {
	return map[string]any{
		"data-module": "preview", "data-preview-url": d.Propose.Preview, "data-preview-target": "preview-" + d.ID, "data-claim": d.ID,
	}
}

// Boosted makes a link or a form change the page in place, as ui.Boosted has it.
func Boosted() templ.Attributes {
	return ui.Boosted()
}

// drafted has what is written of an action kept while it is typed; a choice is made again quickly.
func drafted(d Detail, a Action) templ.Attributes {
	if a.Ask != askComment {
		return nil
	}
	return templ.Attributes{"data-module": "unsaved", "data-draft-key": d.Draft(a.Step)}
}

// proposalCommand lets the key take the first proposed source of a claim.
func proposalCommand(i int) templ.Attributes {
	if i > 0 {
		return nil
	}
	return templ.Attributes{"data-command": "claim.take-proposed"}
}

// faceAttrs let the small numbers in the text lead to the open claim, whichever it is.
func faceAttrs(open bool) templ.Attributes {
	if open {
		return templ.Attributes{"id": paths.OpenID}
	}
	return nil
}

// hereAttrs mark the link of a list that leads to what is shown.
func hereAttrs(here bool) templ.Attributes {
	if !here {
		return nil
	}
	return templ.Attributes{"aria-current": "true"}
}
