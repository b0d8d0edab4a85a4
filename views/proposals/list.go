// Package proposals has the page of the sources that the writer of an article proposed.
package proposals

import (
	"net/url"
	"strconv"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Line is one proposed source in the list.
type Line struct {
	Proposal claims.Proposal
	Placed   bool
	Claims   []Claim // that stand on its passage
	NewClaim string  // where a claim of its passage is made; empty where it has no place
	Decided  locale.Message
	At       time.Time // of the decision
}

// Claim is a claim that a proposed source can be taken for, or that cites it.
type Claim struct {
	Name locale.Message
	Href string
	Take string
}

// List is an article's proposed sources: those that wait, and those that somebody has decided on.
type List struct {
	Article          factcheck.Article
	Waiting, Decided []Line
	Form             ui.Form
}

// NewList makes the list.
func NewList(found factcheck.Proposals, form ui.Form) List {
	l := List{Article: found.Article, Form: form}
	numbers := map[factcheck.ClaimID]int{}
	for i, c := range found.Claims {
		numbers[c.ID] = i + 1
	}
	for _, p := range found.All {
		line := Line{Proposal: claims.NewProposal(p), Placed: p.Placed()}
		if !p.Waits() {
			line.decided(p, found, numbers)
			l.Decided = append(l.Decided, line)
			continue
		}
		line.waiting(p, found, numbers)
		l.Waiting = append(l.Waiting, line)
	}
	return l
}

func (l *Line) waiting(p factcheck.ProposedSource, found factcheck.Proposals, numbers map[factcheck.ClaimID]int) {
	if !p.Placed() {
		return
	}
	l.NewClaim = paths.NewClaimAt(p.ArticleID, url.Values{"start": {strconv.Itoa(p.Passage.Start)}, "end": {strconv.Itoa(p.Passage.End)}})
	for _, c := range found.Claims {
		if c.Placed() && c.Passage.Overlaps(p.Passage) {
			claim := claimOf(c.ID, p, numbers)
			claim.Take = paths.TakeProposed(c.ID, p.ID)
			l.Claims = append(l.Claims, claim)
		}
	}
}

func (l *Line) decided(p factcheck.ProposedSource, found factcheck.Proposals, numbers map[factcheck.ClaimID]int) {
	l.At = p.DecidedAt
	switch {
	case p.Withheld:
	case p.State == factcheck.ProposalTaken:
		l.Decided = locale.M("%s took it as a source", found.People.Name(p.DecidedBy))
		l.Claims = append(l.Claims, claimOf(p.ClaimID, p, numbers))
	default:
		l.Decided = locale.M("%s set it aside", found.People.Name(p.DecidedBy))
	}
}

func claimOf(id factcheck.ClaimID, p factcheck.ProposedSource, numbers map[factcheck.ClaimID]int) Claim {
	if n := numbers[id]; n > 0 {
		return Claim{Name: locale.M("Claim %s", strconv.Itoa(n)), Href: paths.OpenClaim(p.ArticleID, id)}
	}
	return Claim{Name: locale.M("A claim that was withdrawn"), Href: paths.Claim(id)}
}
