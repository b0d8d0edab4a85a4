package desk_test

import (
	"errors"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// article is an article of sample.Text that Taras imported.
func (n *newsroom) article() factcheck.Article {
	n.t.Helper()
	a, err := n.ImportArticle(n.t.Context(), n.taras.Actor(), desk.Arrival{Raw: sample.Raw(sample.Text)}, desk.Particulars{})
	n.must(err)
	return a
}

// passage is a claim to be made of the quote, as a browser sends it.
func (n *newsroom) passage(a factcheck.ArticleID, quote string) desk.NewClaim {
	n.t.Helper()
	version, _, err := n.Sentences(n.t.Context(), n.taras.Actor(), a)
	n.must(err)
	r := sample.Passage(version, quote)
	return desk.NewClaim{
		Version: version.ID, Hash: version.Hash, Start: r.Start, End: r.End, Quote: quote, Statement: "It is so: " + quote, Kind: factcheck.Quantity,
	}
}

// words are what a claim can be revised to.
func words(statement string) desk.ClaimWords {
	return desk.ClaimWords{Statement: statement, Claimant: "The minister", Kind: factcheck.Event, Notes: "Ask the organiser."}
}

func sourceWords(title string) desk.SourceWords {
	return desk.SourceWords{Title: title, URL: "https://ministry.example/list", Kind: factcheck.PrimaryRecord}
}

func cites(excerpt string) desk.CitationWords {
	return desk.CitationWords{Stance: factcheck.Supports, Excerpt: excerpt, Locator: "p. 4", Note: "As counted."}
}

func found(key string) desk.NewVerdict {
	return desk.NewVerdict{Key: key, Rationale: "The list bears it out [1]."}
}

// open is a claim of “250 firms” that Taras highlighted.
func (n *newsroom) open(a factcheck.ArticleID) factcheck.ClaimID {
	n.t.Helper()
	id, err := n.Highlight(n.t.Context(), n.taras.Actor(), a, n.passage(a, "250 firms"))
	n.must(err)
	return id
}

// claim is a claim as the database has it now.
func (n *newsroom) claim(id factcheck.ClaimID) factcheck.Claim {
	n.t.Helper()
	c, err := n.store.Claim(n.t.Context(), id)
	n.must(err)
	return c
}

func (n *newsroom) evidence(id factcheck.ClaimID) []factcheck.Citation {
	n.t.Helper()
	evidence, err := n.store.EvidenceOf(n.t.Context(), id)
	n.must(err)
	return evidence
}

// state fails unless the claim stands there.
func (n *newsroom) state(id factcheck.ClaimID, want factcheck.State) {
	n.t.Helper()
	if got := n.claim(id).State; got != want {
		n.t.Fatalf("the claim is %s, want %s", got, want)
	}
}

// withdrawn is, beside the states, where a scene's claim can be.
const withdrawn factcheck.State = "withdrawn"

// claimIn is a claim on the article, brought where it is by the people whose work it is: Taras highlights, Olena is the
// assignee and proposes, Ivan approves. From researching on it has one source.
func (n *newsroom) claimIn(a factcheck.ArticleID, state factcheck.State) factcheck.ClaimID {
	n.t.Helper()
	return n.claimOn(a, "250 firms", state)
}

// claimOn is such a claim on other words of the article.
func (n *newsroom) claimOn(a factcheck.ArticleID, quote string, state factcheck.State) factcheck.ClaimID {
	n.t.Helper()
	ctx := n.t.Context()
	id, err := n.Highlight(ctx, n.taras.Actor(), a, n.passage(a, quote))
	n.must(err)
	row := func() int { return n.claim(id).RowVersion }
	switch state {
	case factcheck.Open:
		n.must(n.AttachNew(ctx, n.taras.Actor(), id, sourceWords("List of participants"), cites("253 companies")))
		return id
	case withdrawn:
		n.must(n.AttachNew(ctx, n.taras.Actor(), id, sourceWords("List of participants"), cites("253 companies")))
		n.must(n.Withdraw(ctx, n.taras.Actor(), id, row()))
		return id
	}
	n.must(n.Take(ctx, n.olena.Actor(), id, row()))
	n.must(n.AttachNew(ctx, n.olena.Actor(), id, sourceWords("List of participants"), cites("253 companies")))
	switch state {
	case factcheck.Closed:
		n.must(n.CloseClaim(ctx, n.olena.Actor(), id, row(), "opinion"))
	case factcheck.Proposed:
		n.must(n.Propose(ctx, n.olena.Actor(), id, row(), found("true")))
	case factcheck.InApproval, factcheck.Approved:
		verdict := found("true")
		verdict.Submit = true
		n.must(n.Propose(ctx, n.olena.Actor(), id, row(), verdict))
	}
	if state == factcheck.Approved {
		n.must(n.Approve(ctx, n.ivan.Actor(), id, row(), "Checked."))
	}
	n.state(id, state)
	return id
}

// library is a source that Taras put into the library.
func (n *newsroom) library(confidential bool) factcheck.SourceID {
	n.t.Helper()
	in := sourceWords("Programme")
	in.Confidential = confidential
	id, err := n.AddSource(n.t.Context(), n.taras.Actor(), in)
	n.must(err)
	return id
}

// shares says whether the error tells about this form field.
func shares(err error, field string) bool {
	var e *factcheck.Error
	return errors.As(err, &e) && strings.TrimSpace(e.Fields[field].String()) != ""
}
