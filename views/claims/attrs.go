package claims

import (
	"github.com/a-h/templ"
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

// Boosted makes a link or a form change the page in place where scripts run, so that the text does not move. Without them it is
// a plain link or form to the same address.
func Boosted() templ.Attributes {
	return templ.Attributes{
		"hx-boost": "true", "hx-target": "#main", "hx-select": "#main", "hx-select-oob": "#notices", "hx-swap": "morph:outerHTML show:none",
	}
}

// drafted has what is written of an action kept while it is typed; a choice is made again quickly.
func drafted(d Detail, a Action) templ.Attributes {
	if a.Ask != askComment {
		return nil
	}
	return templ.Attributes{"data-module": "unsaved", "data-draft-key": d.Draft(a.Step)}
}
