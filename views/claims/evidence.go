package claims

import (
	"context"
	"fmt"
	"slices"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/markdown"
	"stet/internal/paths"
)

// Citation is one piece of evidence as it is shown.
type Citation struct {
	ID           string // of the element, for [n] in the rationale
	Number       int
	Stance       locale.Message
	Sign         string
	Excerpt      string
	Title, Href  string
	About        locale.Message // publisher, dates, kind, locator
	Note         string
	Confidential bool
	Withheld     bool
	Found        *Found    // where the excerpt stands in what was kept; nil where nobody knows
	Warnings     []Warning // what is wrong with the source
	Edit         string    // where it is changed; empty when that is not this person's
}

var stanceSigns = map[factcheck.Stance]string{factcheck.Supports: "+", factcheck.Refutes: "−", factcheck.Context: "±"}

var stanceNames = map[factcheck.Stance]locale.Message{
	factcheck.Supports: locale.M("Supports"), factcheck.Refutes: locale.M("Refutes"), factcheck.Context: locale.M("Gives context"),
}

func newEvidence(f factcheck.ClaimFile, editable bool) []Citation {
	shown := make([]Citation, 0, len(f.Evidence))
	for _, c := range f.Evidence {
		one := newCitation(c, editable)
		one.Found, one.Warnings = foundIn(f, c), warnings(f, c)
		shown = append(shown, one)
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

func about(c factcheck.Citation) locale.Message {
	s := c.Source
	return locale.List(locale.Plain(s.Author), locale.Plain(s.Publisher), locale.Day(s.PublishedOn), locale.Plain(c.Locator), locale.Of(s.Kind))
}

// noEvidence is what is said where there are no sources: how many the newsroom asks for.
func noEvidence(p factcheck.Policy) locale.Message {
	if p.MinimumSources == 0 {
		return locale.M("No sources yet.")
	}
	return locale.Count(p.MinimumSources, "No sources yet. A verdict needs at least one.", "No sources yet. A verdict needs at least %d.")
}

func citeID(number int) string { return fmt.Sprintf("cite-%d", number) }

// Rationale is the reasons for a verdict, in Markdown, with the evidence they cite.
type Rationale struct {
	Text     string
	Evidence []factcheck.Citation
}

// In is the reasons as safe HTML, each [n] a link to its citation on the page.
func (r Rationale) In(ctx context.Context) string {
	return markdown.Render(r.Text, func(n int) (href, title string, ok bool) {
		i := slices.IndexFunc(r.Evidence, func(c factcheck.Citation) bool { return c.Number == n })
		if i < 0 {
			return "", "", false
		}
		if r.Evidence[i].Withheld {
			return "#" + citeID(n), locale.T(ctx, "A confidential source"), true
		}
		return "#" + citeID(n), r.Evidence[i].Source.Title, true
	})
}
