package versions

import (
	"context"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// Reading is one version as it was, with the claims where they stood in it.
type Reading struct {
	Article factcheck.Article
	Number  string
	Current bool
	Claims  []Stood

	text document.Text
}

// Stood is a claim that had a place in the version, or none.
type Stood struct {
	Number    int
	Href      string // the claim as of this version
	Statement string
	Quote     string
	State     claims.State   // that of today
	Missing   locale.Message // why it had no place; empty where it had one

	highlight document.Highlight
}

// NewReading makes the page of a version. Withdrawn claims are left out, and those that were made on other versions.
func NewReading(d factcheck.Dossier, actor factcheck.Actor, v factcheck.Version, placements []factcheck.Placement) Reading {
	r := Reading{Article: d.Article, Number: strconv.Itoa(v.Number), Current: v.ID == d.Article.Current, text: v.Text}
	for _, p := range placements {
		if f, ok := d.Claim(p.ClaimID); ok {
			r.Claims = append(r.Claims, newStood(f, actor, v, p))
		}
	}
	return r
}

func newStood(f factcheck.ClaimFile, actor factcheck.Actor, v factcheck.Version, p factcheck.Placement) Stood {
	s := Stood{
		Number: f.Number, Href: paths.ClaimAsOf(p.ClaimID, v.Number), Statement: f.Claim.Statement, Quote: p.Quote, State: claims.NewState(f, actor),
	}
	if !p.Placed() {
		s.Quote, s.Missing = p.Was, claims.PlaceReason(p.Reason)
		return s
	}
	s.highlight = document.Highlight{
		ID: string(p.ClaimID), Short: strconv.Itoa(f.Number), Href: s.Href, Number: f.Number, Range: p.Passage,
		State: s.State.Class, Verdict: claims.NewVerdict(f.Claim.Verdict).Tone, Pressing: s.State.Pressing(),
	}
	return s
}

// drawn is the text as HTML with its highlights.
func (r Reading) drawn() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var highlights []document.Highlight
		for _, c := range r.Claims {
			if c.Missing.Empty() {
				h := c.highlight
				h.Label = locale.List(locale.M("Claim %d", c.Number), c.State.Word).In(ctx) + ": "
				highlights = append(highlights, h)
			}
		}
		return r.text.Draw(w, highlights, document.Style{Links: true, Words: claims.DrawnWords(ctx)})
	})
}
