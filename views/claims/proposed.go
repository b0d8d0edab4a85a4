package claims

import (
	"strconv"
	"time"
	"unicode/utf8"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Proposal is a source that the writer proposed, as it is shown.
type Proposal struct {
	ID         string
	By         locale.Message // "Proposed by Olena in a footnote"
	At         time.Time
	Text       string
	Links      []string
	Quote      string // the words it stood on when it arrived
	RowVersion string
	Withheld   bool
	Take       string // where it becomes a source of the claim; empty where there is none to take it for
	SetAside   string
	PutBack    string
	Claim      string // to which deciding leads back; empty for the list
	Place      string
}

// longProposal is how much of a remark is shown at once, in code points; the rest is unfolded.
const longProposal = 500

// Long says whether only the beginning is shown at once.
func (p Proposal) Long() bool { return utf8.RuneCountInString(p.Text) > longProposal }

// Start is the beginning of a long one.
func (p Proposal) Start() string { return string([]rune(p.Text)[:longProposal]) + "…" }

// NewProposal makes a proposed source to show and to decide on.
func NewProposal(p factcheck.ProposedSource) Proposal {
	shown := Proposal{
		ID: string(p.ID), By: proposedBy(p), At: p.At, Text: p.Text, Links: p.Links, Quote: p.Quote, RowVersion: strconv.Itoa(p.RowVersion),
		Withheld: p.Withheld,
	}
	switch p.State {
	case factcheck.ProposalWaiting:
		shown.SetAside = paths.SetAsideProposed(p.ID)
	case factcheck.ProposalSetAside:
		shown.PutBack = paths.PutBackProposed(p.ID)
	}
	return shown
}

func proposedBy(p factcheck.ProposedSource) locale.Message {
	switch {
	case p.Origin == factcheck.OriginFootnote && p.Author == "":
		return locale.M("Proposed by the writer in a footnote")
	case p.Origin == factcheck.OriginFootnote:
		return locale.M("Proposed by %s in a footnote", p.Author)
	case p.Author == "":
		return locale.M("Proposed by the writer in a comment")
	}
	return locale.M("Proposed by %s in a comment", p.Author)
}

// newProposals are those that wait by a claim, for who may edit its evidence.
func newProposals(s Subject) []Proposal {
	if !factcheck.Offers(factcheck.EventEdit, s.Actor, s.File.Claim) {
		return nil
	}
	shown := make([]Proposal, 0, len(s.Proposed))
	for _, p := range s.Proposed {
		proposal := NewProposal(p)
		proposal.Take = paths.TakeProposed(s.File.Claim.ID, p.ID)
		proposal.Claim, proposal.Place = string(s.File.Claim.ID), string(s.Place)
		shown = append(shown, proposal)
	}
	return shown
}
