package exporter

import (
	"strconv"
	"time"

	"stet/internal/factcheck"
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

var stateWords = map[factcheck.State]string{
	factcheck.Open:        "not checked yet",
	factcheck.Researching: "being checked",
	factcheck.Proposed:    "proposed, not yet approved",
	factcheck.InApproval:  "waiting for approval, not yet approved",
	factcheck.Approved:    "approved",
	factcheck.Closed:      "not checkable",
}

// standing says in a sentence where the work on a claim stands.
func standing(c factcheck.Claim) string {
	switch c.State {
	case factcheck.Open:
		return "Not checked yet."
	case factcheck.Researching:
		return "Being checked. Not yet approved."
	case factcheck.Proposed:
		return "A verdict is proposed. Not yet approved."
	case factcheck.InApproval:
		return "Waits for an editor’s approval. Not yet approved."
	case factcheck.Closed:
		return "Not checkable: " + string(c.CloseReason) + "."
	}
	return "Approved."
}

// changedSince says in a sentence what the article's change did to a claim that had been checked; empty for any other.
func changedSince(f factcheck.ClaimFile) string {
	switch {
	case !f.Stale():
		return ""
	case f.Placement.State == factcheck.Orphan:
		return "The article was changed after this was checked, and no longer says it."
	}
	return "The article was changed after this was checked, and says it in other words now."
}

// stance is how a source bears on a claim, as a sign and in words.
func stance(s factcheck.Stance) (sign, words string) {
	switch s {
	case factcheck.Supports:
		return "+", "Supports the claim"
	case factcheck.Refutes:
		return "−", "Refutes the claim"
	}
	return "±", "Gives context"
}

// dayWords is "9 March 2026" for YYYY-MM-DD; what is no such day stays as it is.
func dayWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}

func isDay(day string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return err == nil
}

func timeWords(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

// counted is the number with the word in its number.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
