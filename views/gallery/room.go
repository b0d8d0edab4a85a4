package gallery

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/views/claims"
)

// room is a newsroom with an article in it, of whose values the components are made. She who looks is its reviewer.
type room struct {
	reviewer, editor factcheck.User
	people           factcheck.People
	article          factcheck.Article
	version          factcheck.Version
}

func newRoom() room {
	r := room{reviewer: sample.User("Olena Bondar", factcheck.Reviewer), editor: sample.User("Iryna Kovalenko", factcheck.Editor)}
	r.people = factcheck.People{r.reviewer.ID: r.reviewer, r.editor.ID: r.editor}
	r.article = sample.Article("Firms meet in the capital", r.editor.ID)
	r.version = sample.Version(r.article, sample.Text)
	return r
}

// claim is a claim in a state, with the verdict of a key where that is not empty.
func (r room) claim(state factcheck.State, verdict string) factcheck.ClaimFile {
	c := sample.Claim(r.version, "Over 250 firms from 30 countries", r.editor.ID)
	c.State, c.Statement = state, "More than 250 companies from 30 countries attended the meeting."
	if state != factcheck.Open {
		c.Assignee = r.editor.ID
	}
	if verdict != "" {
		c.Verdict = sample.Verdict(c.ID, verdict, r.editor.ID)
	}
	f := factcheck.ClaimFile{Number: 5, Claim: c}
	switch state {
	case factcheck.Approved:
		f.Approvals = []factcheck.Approval{{ClaimID: c.ID, Decision: factcheck.DecidedApprove, Comment: "Well found.", By: r.editor.ID, At: sample.At}}
	case factcheck.Closed:
		f.Claim.CloseReason = factcheck.CloseReasons[0]
	}
	return f
}

// mine is a claim that waits for whoever looks.
func (r room) mine(state factcheck.State, verdict string) factcheck.ClaimFile {
	f := r.claim(state, verdict)
	f.Claim.Assignee = r.reviewer.ID
	return f
}

// returned is a claim that an editor sent back.
func (r room) returned() factcheck.ClaimFile {
	f := r.claim(factcheck.Researching, "mostly-true")
	f.Approvals = []factcheck.Approval{{ClaimID: f.Claim.ID, Decision: factcheck.DecidedReturn, Comment: "Count the firms again.", By: r.editor.ID, At: sample.At}}
	return f
}

// evidence is a citation of each stance, one of a confidential source, and one that is withheld. The first has the number, by
// which no two pieces of evidence on a page are the same.
func (r room) evidence(on factcheck.ClaimID, first int) []factcheck.Citation {
	stances := []factcheck.Stance{factcheck.Supports, factcheck.Refutes, factcheck.Context, factcheck.Supports, factcheck.Context}
	all := make([]factcheck.Citation, 0, len(stances))
	for i, stance := range stances {
		c := sample.Citation(on, sample.Source("List of participants", r.editor.ID), r.editor.ID)
		c.Number, c.Stance = first+i, stance
		c.Source.Confidential = i == 3
		c.Withheld = i == 4
		all = append(all, c)
	}
	return all
}

func (r room) dossier(files ...factcheck.ClaimFile) factcheck.Dossier {
	return factcheck.Dossier{Newsroom: factcheck.DefaultNewsroom(), Article: r.article, Version: r.version, Claims: files, People: r.people, At: sample.At}
}

func (r room) detail(f factcheck.ClaimFile) claims.Detail {
	d := claims.NewDetail(claims.Subject{Dossier: r.dossier(f), File: f, Actor: r.reviewer.Actor(), Place: claims.OnWorkbench})
	d.InText = "#text" // the gallery has no article in which it stands
	return d
}

func (r room) card(f factcheck.ClaimFile) claims.Card {
	return claims.NewCard(f, r.people, r.reviewer.Actor())
}

// later is a while after the sample values were made.
var later = sample.At.Add(26 * time.Hour)
