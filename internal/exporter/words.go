package exporter

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// stateClass is the class word of a state in the style sheet.
func stateClass(s factcheck.State) string {
	if s == factcheck.InApproval {
		return "waits"
	}
	return string(s)
}

// pressing orders the states where claims overlap: what is not settled shows through.
var pressing = map[factcheck.State]int{
	factcheck.Closed: 0, factcheck.Approved: 1, factcheck.Open: 2, factcheck.Researching: 3, factcheck.Proposed: 4, factcheck.InApproval: 5,
}

var stateWords = map[factcheck.State]locale.Message{
	factcheck.Open:        locale.M("not checked yet"),
	factcheck.Researching: locale.M("being checked"),
	factcheck.Proposed:    locale.M("proposed, not yet approved"),
	factcheck.InApproval:  locale.M("waiting for approval, not yet approved"),
	factcheck.Approved:    locale.Of(factcheck.Approved),
	factcheck.Closed:      locale.M("not checkable"),
}

// standing says in a sentence where the work on a claim stands.
func standing(c factcheck.Claim) locale.Message {
	switch c.State {
	case factcheck.Open:
		return locale.M("Not checked yet.")
	case factcheck.Researching:
		return locale.M("Being checked. Not yet approved.")
	case factcheck.Proposed:
		return locale.M("A verdict is proposed. Not yet approved.")
	case factcheck.InApproval:
		return locale.M("Waits for an editor’s approval. Not yet approved.")
	case factcheck.Closed:
		return locale.M("Not checkable: %s.", c.CloseReason)
	}
	return locale.M("Approved.")
}

// changedSince says in a sentence what the article's change did to a claim that had been checked; empty for any other.
func changedSince(f factcheck.ClaimFile) locale.Message {
	switch {
	case !f.Stale():
		return locale.Message{}
	case f.Placement.State == factcheck.Orphan:
		return locale.M("The article was changed after this was checked, and no longer says it.")
	}
	return locale.M("The article was changed after this was checked, and says it in other words now.")
}

// stance is how a source bears on a claim, as a sign and in words.
func stance(s factcheck.Stance) (sign string, words locale.Message) {
	switch s {
	case factcheck.Supports:
		return "+", locale.M("Supports the claim")
	case factcheck.Refutes:
		return "−", locale.M("Refutes the claim")
	}
	return "±", locale.M("Gives context")
}

// scaleNames are what the scales that come with the program are called.
var scaleNames = map[string]locale.Message{"public": locale.M("scale¦Public"), "pre-publication": locale.M("scale¦Pre-publication")}

func scaleName(s factcheck.Scale) locale.Message {
	if name, ok := scaleNames[s.ID]; ok {
		return name
	}
	return locale.Plain(s.Name)
}

// verdictName is what a rating scale calls a verdict.
func verdictName(o factcheck.VerdictOption) locale.Message { return said(o.Name) }

// verdictNamed is what a verdict is called; its key where its scale is not known.
func verdictNamed(v factcheck.Verdict) locale.Message {
	if name := v.Option().Name; name != "" {
		return said(name)
	}
	return locale.Plain(v.Key)
}

// said is a sentence of a rating scale.
func said(text string) locale.Message { return locale.M(text) }

func isDay(day string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return err == nil
}
