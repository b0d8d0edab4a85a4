package factcheck

import (
	"time"

	"stet/internal/document"
)

// PlacementState is what became of a claim's passage in a version of its article.
type PlacementState string

// The states of a placement. Exact needs nobody; edited and moved are proposals until somebody decides; an orphan has no
// place.
const (
	PlacedExact  PlacementState = "exact"
	PlacedEdited PlacementState = "edited"
	PlacedMoved  PlacementState = "moved"
	Orphan       PlacementState = "orphan"
)

// Placement is where a claim stands in a version of its article, and how it got there.
type Placement struct {
	ClaimID   ClaimID        `json:"claim"`
	VersionID VersionID      `json:"version"`
	State     PlacementState `json:"state"`
	Waiting   bool           `json:"waiting"` // for somebody to decide; till then the claim has no place in this version
	Passage   document.Range `json:"passage"` // an orphan's is empty and stands where its surroundings were last seen
	Quote     string         `json:"quote"`   // what stands there; empty for an orphan
	First     string         `json:"first"`   // the claim's quote as a person first drew it, which is kept for ever

	From   VersionID `json:"from"`   // the last version in which it had a place; empty where it was drawn in this one
	Was    string    `json:"was"`    // what stood there
	Score  float64   `json:"score"`  // how like both places are, from 0 to 1
	Margin float64   `json:"margin"` // by how much the next best place is less like it
	Method string    `json:"method"` // the step of the search that decided
	Reason string    `json:"reason"` // a sentence for whoever decides
	Stale  State     `json:"stale"`  // the state that the change of the text took the claim from, if it did

	Decision  WorkflowEvent `json:"decision"` // empty where nobody had to decide, or has yet
	DecidedBy UserID        `json:"by"`
	DecidedAt time.Time     `json:"at"`
	CreatedAt time.Time     `json:"created"`
}

// Placed says whether the claim has a place in the version.
func (p Placement) Placed() bool { return p.State != Orphan && p.State != "" && !p.Waiting }

// Proposed says whether a place is proposed that waits for somebody to decide.
func (p Placement) Proposed() bool { return p.State != Orphan && p.Waiting }

// Left says whether somebody decided that the claim has no place in the version.
func (p Placement) Left() bool { return p.State == Orphan && !p.Waiting }

// TextChanged is what the change of a text does to a claim whose passage it edited or lost: the transition that nobody
// performs, if the claim's state has it. A passage that only stands elsewhere changes nothing of what was decided.
func TextChanged(c Claim, p Placement) (Transition, bool) {
	if c.Withdrawn() || p.Left() || p.State != Orphan && p.Quote == p.Was {
		return Transition{}, false
	}
	return transition(c.State, EventTextChanged)
}
