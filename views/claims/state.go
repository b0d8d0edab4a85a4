// Package claims draws a claim wherever it appears: as a card beside the text, on a page of its own, in the approval
// queue; and the forms that change it.
package claims

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
)

// State is where a claim stands, in words and as a class of the stylesheet.
type State struct{ Class, Word string }

// NewState tells a claim's state to this person: what waits for them is said so.
func NewState(f factcheck.ClaimFile, actor factcheck.Actor) State {
	c := f.Claim
	mine := actor.SignedIn() && c.Assignee == actor.ID
	switch c.State {
	case factcheck.Open:
		return State{"open", "Open"}
	case factcheck.Researching:
		if _, returned := f.LastReturn(); returned {
			return waitsIf(mine, "Returned to you", "researching", "Returned for changes")
		}
		return waitsIf(mine, "Waits for your verdict", "researching", "In research")
	case factcheck.Proposed:
		return waitsIf(mine, "Waits to be sent for approval", "proposed", "Proposed")
	case factcheck.InApproval:
		return waitsIf(factcheck.Offers(factcheck.EventApprove, actor, c), "Waits for your approval", "proposed", "In approval")
	case factcheck.Approved:
		return State{"approved", "Approved"}
	}
	return State{"closed", "Closed: " + string(c.CloseReason)}
}

func waitsIf(waits bool, word, otherClass, otherWord string) State {
	if waits {
		return State{"waits", word}
	}
	return State{otherClass, otherWord}
}

// Pressing orders claims where they overlap: the higher one gives the passage its look.
func (s State) Pressing() int {
	return map[string]int{"waits": 5, "open": 4, "researching": 3, "proposed": 2, "approved": 1}[s.Class]
}

// Verdict is a verdict as it is shown: never by hue alone.
type Verdict struct{ Tone, Sign, Name, Definition string }

// NewVerdict makes the verdict to show; the zero Verdict when none stands.
func NewVerdict(v factcheck.Verdict) Verdict {
	o := v.Option()
	if o.Key == "" {
		return Verdict{}
	}
	return Verdict{Tone: string(o.Tone), Sign: o.Tone.Sign(), Name: o.Name, Definition: o.Definition}
}

var kindNames = map[factcheck.Kind]locale.Message{
	factcheck.Quantity: locale.M("Quantity"), factcheck.Quotation: locale.M("Quotation"), factcheck.Date: locale.M("Date"), factcheck.Name: locale.M("Name"),
	factcheck.Event: locale.M("Event"), factcheck.Comparison: locale.M("Comparison"), factcheck.OtherKind: locale.M("Other"),
}
