// Package claims draws a claim wherever it appears: as a card beside the text, on a page of its own, in the approval
// queue; and the forms that change it.
package claims

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
)

// State is where a claim stands, in words and as a class of the stylesheet.
type State struct {
	Class string
	Word  locale.Message
}

// NewState tells a claim's state to this person: what waits for them is said so.
func NewState(f factcheck.ClaimFile, actor factcheck.Actor) State {
	c := f.Claim
	mine := actor.SignedIn() && c.Assignee == actor.ID
	switch c.State {
	case factcheck.Open:
		return State{"open", locale.M("Open")}
	case factcheck.Researching:
		if _, returned := f.LastReturn(); returned {
			return waitsIf(mine, locale.M("Returned to you"), "researching", locale.M("Returned for changes"))
		}
		return waitsIf(mine, locale.M("Waits for your verdict"), "researching", locale.M("In research"))
	case factcheck.Proposed:
		return waitsIf(mine, locale.M("Waits to be sent for approval"), "proposed", locale.M("Proposed"))
	case factcheck.InApproval:
		return waitsIf(factcheck.Offers(factcheck.EventApprove, actor, c), locale.M("Waits for your approval"), "proposed", locale.M("In approval"))
	case factcheck.Approved:
		return State{"approved", locale.M("Approved")}
	}
	return State{"closed", locale.M("Closed: %s", c.CloseReason)}
}

func waitsIf(waits bool, word locale.Message, otherClass string, otherWord locale.Message) State {
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
type Verdict struct {
	Tone, Sign       string
	Name, Definition locale.Message
}

// Given says whether there is a verdict at all.
func (v Verdict) Given() bool { return v.Tone != "" }

// NewVerdict makes the verdict to show; the zero Verdict when none stands.
func NewVerdict(v factcheck.Verdict) Verdict {
	o := v.Option()
	if o.Key == "" {
		return Verdict{}
	}
	return Verdict{Tone: string(o.Tone), Sign: o.Tone.Sign(), Name: locale.M(o.Name), Definition: locale.M(o.Definition)}
}

// KindName is what a kind of claim is called.
func KindName(kind factcheck.Kind) locale.Message { return locale.Of(kind).Capital() }
