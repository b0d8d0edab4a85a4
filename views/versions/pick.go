package versions

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Pick is the current text, in which a place is selected for a claim, or a sentence picked.
type Pick struct {
	Article    factcheck.Article
	Statement  string
	Was        claims.Context // where it stood last
	Reason     locale.Message
	Action     string
	Back       string // to the decision
	RowVersion string
	Version    string
	Hash       string
	Alike      []Sentence // those that share most words with the claim's last ones, the likest first
	All        []Sentence // in the order of the text
	Sentences  string     // where scripts read the sentences
	Lang       string
	Left       bool // it was left without a place: Back leads to its own page
	Form       ui.Form

	text document.Text
	now  factcheck.Placement
}

// Sentence is one to choose.
type Sentence struct{ Value, Text string }

// mostAlike is how many sentences are offered before all of them.
const mostAlike = 5

// NewPick makes the page.
func NewPick(d factcheck.Dossier, c factcheck.Claim, now factcheck.Placement, sentences []document.Range, form ui.Form) Pick {
	p := Pick{
		Article: d.Article, Statement: c.Statement, Was: claims.Context{Quote: now.Was}, Reason: claims.PlaceReason(now.Reason),
		Action: paths.Placement(c.ID), Back: paths.PlacementOf(d.Article.ID, c.ID), RowVersion: strconv.Itoa(c.RowVersion),
		Version: string(d.Version.ID), Hash: d.Version.Hash, Sentences: paths.SentenceData(d.Article.ID, d.Version.ID), Lang: d.Article.Language,
		Left: now.Left(), Form: form, text: d.Version.Text, now: now,
	}
	if p.Left {
		p.Back = paths.Claim(c.ID)
	}
	x := document.NewIndex(d.Version.Text)
	for _, r := range sentences {
		p.All = append(p.All, Sentence{Value: strconv.Itoa(r.Start) + " " + strconv.Itoa(r.End), Text: x.Quote(r)})
	}
	p.Alike = alike(p.All, now.Was)
	return p
}

// ParseSentence reads a Sentence's value.
func ParseSentence(value string) (document.Range, bool) {
	from, to, _ := strings.Cut(value, " ")
	start, err := strconv.Atoi(from)
	end, other := strconv.Atoi(to)
	return document.Range{Start: start, End: end}, err == nil && other == nil
}

// alike are the sentences that share most with the words, by how much of both is common.
func alike(all []Sentence, words string) []Sentence {
	wanted := wordsOf(words)
	shared := func(s Sentence) float64 {
		common, there := 0, wordsOf(s.Text)
		for word := range there {
			if wanted[word] {
				common += len(word)
			}
		}
		return float64(common) / float64(len(there)+len(wanted)+1)
	}
	found := slices.DeleteFunc(slices.Clone(all), func(s Sentence) bool { return shared(s) == 0 })
	slices.SortStableFunc(found, func(a, b Sentence) int { return cmp.Compare(shared(b), shared(a)) })
	return found[:min(len(found), mostAlike)]
}

func wordsOf(s string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[word] = true
	}
	return words
}

// drawn is the text, with the place that is proposed.
func (p Pick) drawn() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var proposed []document.Highlight
		if p.now.Proposed() {
			proposed = append(proposed, document.Highlight{
				ID: "proposed", Number: 1, Range: p.now.Passage, State: "waits", Label: locale.T(ctx, "Proposed place") + ": ",
			})
		}
		return p.text.Draw(w, proposed, document.Style{Parity: true, Words: claims.DrawnWords(ctx)})
	})
}

// bodyAttrs make the text one in which words are selected.
func (p Pick) bodyAttrs(ctx context.Context) templ.Attributes {
	attrs := templ.Attributes{
		"data-module": "parity selection caret", "data-sentences": p.Sentences, "tabindex": "0", "role": "group",
		"aria-label": locale.T(ctx, "Text of the article"), "aria-describedby": "text-hint",
	}
	if p.Lang != "" {
		attrs["lang"] = p.Lang
	}
	return attrs
}
