package versions

import (
	"net/url"
	"strconv"

	"stet/internal/compare"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// ToPlace is a claim that waits for a place, with the versions it comes from and goes to.
type ToPlace struct {
	Claim    factcheck.Claim
	Was, Now factcheck.Placement
	Old, New factcheck.Version
}

// Decision is one decision a screen about where a claim stands.
type Decision struct {
	Article        factcheck.Article
	Place          locale.Message // 3 of 12
	Previous, Next string
	Typographic    int // how many can be accepted in one go
	Typography     string

	Statement     string
	Claim         string // its page
	State         locale.Message
	Reason        locale.Message
	Score, Margin int // percent
	Was           claims.Context
	Now           claims.Context
	Proposed      bool
	Words         []compare.Piece
	WentStale     bool
	Rechecks      bool
	Mine          bool
	Action        string
	Pick          string // the text, to select another place in
	RowVersion    string
	Form          ui.Form
	Draft         string
	Left          []Left
}

// Left is a claim that somebody left without a place.
type Left struct {
	Statement string
	Claim     string // its page
	Was       claims.Context
	Number    string // of the version in which it was last seen
	Pick      string // the text, to select a place in; empty where that is not this person's to do
}

// Empty says whether nothing is left to decide.
func (d Decision) Empty() bool { return d.Claim == "" }

// NewDecision shows the claim of this number among those that wait.
func NewDecision(a factcheck.Article, actor factcheck.Actor, all []ToPlace, at int, form ui.Form) Decision {
	d := Decision{Article: a, Typography: paths.Typography(a.ID), Form: form}
	for _, c := range all {
		if typographic(c.Now) {
			d.Typographic++
		}
	}
	if len(all) == 0 {
		return d
	}
	d.walk(a, all, at)
	d.show(all[at], actor, form)
	return d
}

// WithLeft lists the claims that were left without a place below what is to decide.
func (d Decision) WithLeft(actor factcheck.Actor, all []ToPlace) Decision {
	for _, c := range all {
		left := Left{
			Statement: c.Claim.Statement, Claim: paths.Claim(c.Claim.ID), Was: claims.NewContext(c.Old.Text, c.Was.Passage), Number: strconv.Itoa(c.Old.Number),
		}
		if factcheck.Offers(factcheck.EventPickPlace, actor, c.Claim) {
			left.Pick = paths.PickPlace(c.Claim.ID)
		}
		d.Left = append(d.Left, left)
	}
	return d
}

func (d *Decision) walk(a factcheck.Article, all []ToPlace, at int) {
	d.Place = locale.M("%d of %d", at+1, len(all))
	if at > 0 {
		d.Previous = paths.PlacementOf(a.ID, all[at-1].Claim.ID)
	}
	if at+1 < len(all) {
		d.Next = paths.PlacementOf(a.ID, all[at+1].Claim.ID)
	}
}

func (d *Decision) show(c ToPlace, actor factcheck.Actor, form ui.Form) {
	d.Statement, d.Claim = c.Claim.Statement, paths.Claim(c.Claim.ID)
	d.State, d.Reason = locale.Of(c.Now.State), claims.PlaceReason(c.Now.Reason)
	d.Score, d.Margin = percent(c.Now.Score), percent(c.Now.Margin)
	d.Was = claims.Context{Quote: c.Was.Quote}
	if c.Old.ID != "" {
		d.Was = claims.NewContext(c.Old.Text, c.Was.Passage)
	}
	d.Proposed, d.WentStale = c.Now.Proposed(), c.Now.Stale != ""
	if d.Proposed {
		d.Now, d.Words = claims.NewContext(c.New.Text, c.Now.Passage), compare.Words(c.Was.Quote, c.Now.Quote)
	}
	d.Mine = factcheck.Offers(factcheck.EventLeave, actor, c.Claim)
	d.Rechecks = d.Proposed && factcheck.Offers(factcheck.EventRecheck, actor, c.Claim)
	d.Action, d.RowVersion = paths.Placement(c.Claim.ID), strconv.Itoa(c.Claim.RowVersion)
	d.Pick = paths.PickPlace(c.Claim.ID)
	d.Draft = string(factcheck.ClaimDraft(c.Claim.ID, "place"))
	if form.Values == nil {
		form.Values = url.Values{"quote": {c.Claim.Quote}}
	}
	d.Form = form
}

func percent(share float64) int { return int(share*100 + 0.5) }
