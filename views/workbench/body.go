package workbench

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

// Body is the text with a highlight for every claim that has a place in it, whatever the filter: the list is filtered, the article is not.
type Body struct {
	text     document.Text
	passages []passage
}

// passage is a claim's highlight with what is said of it where it begins.
type passage struct {
	document.Highlight
	label locale.Message
}

func newBody(d factcheck.Dossier, actor factcheck.Actor, open string, choice Choice) Body {
	b := Body{text: d.Version.Text, passages: make([]passage, 0, len(d.Claims))}
	for _, f := range d.Claims {
		if f.Claim.Placed() {
			p := newPassage(f, actor, choice.String())
			p.Here = string(f.Claim.ID) == open
			b.passages = append(b.passages, p)
		}
	}
	return b
}

// among leads from the text only to the cards that are there.
func (b Body) among(listed []Item) Body {
	there := make(map[string]bool, len(listed))
	for _, item := range listed {
		there[item.Card.ElementID] = true
	}
	for i, p := range b.passages {
		if !there[p.Card] {
			b.passages[i].Card = ""
		}
	}
	return b
}

func newPassage(f factcheck.ClaimFile, actor factcheck.Actor, filter string) passage {
	c, state := f.Claim, claims.NewState(f, actor)
	verdict := claims.NewVerdict(c.Verdict)
	label := locale.List(locale.M("Claim %d", f.Number), state.Word)
	if verdict.Given() {
		label = locale.List(label, verdict.Name)
	}
	return passage{document.Highlight{
		ID: string(c.ID), Short: strconv.Itoa(f.Number), Href: paths.OpenClaimAmong(c.ArticleID, c.ID, filter), Number: f.Number, Range: c.Passage,
		State: state.Class, Verdict: verdict.Tone, Pressing: state.Pressing(), Card: paths.CardID(c.ID),
	}, label}
}

// drawn is the text as HTML, in the words of the reader's language.
func (b Body) drawn() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		highlights := make([]document.Highlight, len(b.passages))
		for i, p := range b.passages {
			highlights[i] = p.Highlight
			highlights[i].Label = p.label.In(ctx) + ": "
		}
		return b.text.Draw(w, highlights, document.Style{Parity: true, Links: true, Words: words(ctx)})
	})
}

func words(ctx context.Context) document.Words {
	return document.Words{
		Table: locale.T(ctx, "Table"), Image: locale.T(ctx, "Image"), Video: locale.T(ctx, "Video"), Audio: locale.T(ctx, "Audio"),
		Embed: locale.T(ctx, "Embedded content"), Original: locale.T(ctx, "see the original"),
	}
}
