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
//
// Where there are many claims, only what is read first is drawn by the server: the beginning, or around the open claim. The rest
// is drawn by scripts as it comes near.
type Body struct {
	text     document.Text
	passages []passage
	near     document.Range // drawn by the server; all where it is empty
}

// nearby is how much is drawn by the server where there are many claims, in code points: more than a window.
const nearby = 3_000

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
	if len(b.passages) > manyClaims {
		b.near = b.around()
	}
	return b
}

// around is the stretch in the middle of which the open claim begins, or the first one.
func (b Body) around() document.Range {
	start := 0
	for _, p := range b.passages {
		if p.Here {
			start = max(0, p.Start-nearby/2)
		}
	}
	return document.Range{Start: start, End: start + nearby}
}

// later says which blocks scripts draw.
func (b Body) later() document.Later {
	if b.near.Len() == 0 {
		return nil
	}
	return func(i int) bool { return !b.text.Blocks[i].Overlaps(b.near) }
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
		ID: string(c.ID), Short: strconv.Itoa(f.Number), Href: paths.OpenHere(c.ID, filter), Number: f.Number, Range: c.Passage,
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
		return b.text.Draw(w, highlights, document.Style{Parity: true, Links: true, Later: b.later(), Words: claims.DrawnWords(ctx)})
	})
}
