package claims

import (
	"fmt"
	"slices"
	"strings"

	"stet/internal/factcheck"
	"stet/internal/markdown"
	"stet/internal/paths"
	"stet/views/ui"
)

// Citation is one piece of evidence as it is shown.
type Citation struct {
	ID           string // of the element, for [n] in the rationale
	Number       int
	Stance, Sign string
	Excerpt      string
	Title, Href  string
	About        string // publisher, dates, kind, locator
	Note         string
	Confidential bool
	Withheld     bool
	Edit         string // where it is changed; empty when that is not this person's
}

var stanceSigns = map[factcheck.Stance]string{factcheck.Supports: "+", factcheck.Refutes: "−", factcheck.Context: "±"}

var stanceNames = map[factcheck.Stance]string{factcheck.Supports: "Supports", factcheck.Refutes: "Refutes", factcheck.Context: "Gives context"}

func newEvidence(f factcheck.ClaimFile, editable bool) []Citation {
	shown := make([]Citation, 0, len(f.Evidence))
	for _, c := range f.Evidence {
		shown = append(shown, newCitation(c, editable))
	}
	return shown
}

func newCitation(c factcheck.Citation, editable bool) Citation {
	shown := Citation{
		ID: citeID(c.Number), Number: c.Number, Stance: stanceNames[c.Stance], Sign: stanceSigns[c.Stance], Withheld: c.Withheld,
	}
	if c.Withheld {
		return shown
	}
	shown.Excerpt, shown.Title, shown.Href = c.Excerpt, c.Source.Title, paths.Source(c.Source.ID)
	shown.About, shown.Note, shown.Confidential = about(c), c.Note, c.Source.Confidential
	if editable {
		shown.Edit = paths.Citation(c.ID)
	}
	return shown
}

func about(c factcheck.Citation) string {
	parts := []string{c.Source.Author, c.Source.Publisher, ui.DayText(c.Source.PublishedOn), c.Locator, string(c.Source.Kind)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func citeID(number int) string { return fmt.Sprintf("cite-%d", number) }

// Rationale is the reasons as safe HTML, each [n] a link to its citation on the page.
func Rationale(text string, evidence []factcheck.Citation) string {
	return markdown.Render(text, func(n int) (href, title string, ok bool) {
		i := slices.IndexFunc(evidence, func(c factcheck.Citation) bool { return c.Number == n })
		if i < 0 {
			return "", "", false
		}
		if evidence[i].Withheld {
			return "#" + citeID(n), "A confidential source", true
		}
		return "#" + citeID(n), evidence[i].Source.Title, true
	})
}
