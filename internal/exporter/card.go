package exporter

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/markdown"
)

// card is a claim as the HTML export shows it beside the article.
type card struct {
	ID        string // of the card's element
	Passage   string // address of the passage in the text
	Number    int
	Quote     string
	Statement string
	Claimant  string
	Kind      factcheck.Kind
	State     string         // class word
	Standing  locale.Message // where the work stands, in a sentence
	Changed   locale.Message // what the article's change did to it since it was checked; empty for most
	Verdict   *cardVerdict
	Evidence  []cardCitation
	Approved  *signature
}

// cardVerdict is the verdict of a claim. While Proposed, it is not the newsroom's yet.
type cardVerdict struct {
	Sign, Tone       string
	Name, Definition locale.Message
	Rung             locale.Message // such as "4 of 5", empty off the ladder
	Proposed         bool
	Rationale        string // safe HTML
	Checked          signature
}

type signature struct {
	Name string
	At   time.Time
}

// cardCitation is one piece of evidence.
type cardCitation struct {
	factcheck.Citation
	ID     string // of its element, which [n] in the rationale leads to
	Sign   string
	Stance locale.Message // in words
}

func newCard(f factcheck.ClaimFile, index *document.Index, people factcheck.People) card {
	c := card{
		ID: cardID(f.Claim.ID), Passage: "#" + passageID(f.Claim.ID), Number: f.Number, Quote: quoteOf(f.Claim, index),
		Statement: f.Claim.Statement, Claimant: f.Claim.Claimant, Kind: f.Claim.Kind, State: stateClass(f.Claim.State),
		Standing: standing(f.Claim), Changed: changedSince(f),
	}
	for _, e := range f.Evidence {
		sign, words := stance(e.Stance)
		c.Evidence = append(c.Evidence, cardCitation{Citation: e, ID: citationID(e), Sign: sign, Stance: words})
	}
	if verdictShown(f.Claim) {
		c.Verdict = newCardVerdict(f, people)
	}
	if a, ok := f.Approval(); ok && f.Claim.State == factcheck.Approved {
		c.Approved = &signature{Name: people.Name(a.By), At: a.At}
	}
	return c
}

func newCardVerdict(f factcheck.ClaimFile, people factcheck.People) *cardVerdict {
	v, o := f.Claim.Verdict, f.Claim.Verdict.Option()
	return &cardVerdict{
		Sign: o.Tone.Sign(), Tone: string(o.Tone), Name: verdictNamed(v), Definition: said(o.Definition), Rung: rungOf(v.Scale, o),
		Proposed: f.Claim.State != factcheck.Approved, Rationale: markdown.Render(v.Rationale, citesIn(f.Evidence)),
		Checked: signature{Name: people.Name(v.By), At: v.At},
	}
}

// verdictShown says whether readers are told the claim's verdict. One that an editor returned, or that lost its approval,
// is back in research: until somebody proposes it again it is nobody's finding.
func verdictShown(c factcheck.Claim) bool {
	return c.HasVerdict() && slices.Contains([]factcheck.State{factcheck.Proposed, factcheck.InApproval, factcheck.Approved}, c.State)
}

// citesIn leads [n] to the claim's n-th citation.
func citesIn(evidence []factcheck.Citation) markdown.Cite {
	return func(n int) (href, title string, ok bool) {
		for _, c := range evidence {
			if c.Number == n {
				return "#" + citationID(c), c.Source.Title, true
			}
		}
		return "", "", false
	}
}

// rungOf says where on its ladder a verdict stands, such as "4 of 5"; empty off the ladder.
func rungOf(ref string, o factcheck.VerdictOption) locale.Message {
	scale, err := factcheck.ScaleOf(ref)
	if err != nil || o.Number == 0 {
		return locale.Message{}
	}
	top := 0
	for _, other := range scale.Options {
		top = max(top, other.Number)
	}
	return locale.M("ladder¦%d of %d", o.Number, top)
}

// quoteOf is the passage for reading, or what it last was; empty for an image alone.
func quoteOf(c factcheck.Claim, index *document.Index) string {
	if !c.Placed() {
		return c.Quote
	}
	return strings.TrimSpace(index.Plain(c.Passage))
}

// newMark draws the claim in the text.
func newMark(ctx context.Context, f factcheck.ClaimFile) document.Highlight {
	mark := document.Highlight{
		ID: string(f.Claim.ID), Href: "#" + cardID(f.Claim.ID), Label: announcement(f).In(ctx) + ": ", Number: f.Number, Range: f.Claim.Passage,
		State: stateClass(f.Claim.State), Pressing: pressing[f.Claim.State], Card: cardID(f.Claim.ID),
	}
	if verdictShown(f.Claim) {
		mark.Verdict = string(f.Claim.Verdict.Option().Tone)
	}
	return mark
}

// announcement is heard where a highlight begins.
func announcement(f factcheck.ClaimFile) locale.Message {
	var verdict locale.Message
	if verdictShown(f.Claim) {
		verdict = verdictNamed(f.Claim.Verdict)
	}
	return locale.List(locale.M("Claim %d", f.Number), verdict, stateWords[f.Claim.State])
}

func cardID(id factcheck.ClaimID) string { return "card-" + string(id) }

// passageID is the id that document.Draw gives the start of a claim's highlight.
func passageID(id factcheck.ClaimID) string { return "claim-" + string(id) }

func citationID(c factcheck.Citation) string {
	return fmt.Sprintf("evidence-%s-%d", c.ClaimID, c.Number)
}
