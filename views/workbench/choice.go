package workbench

import (
	"slices"
	"strings"

	"stet/internal/factcheck"
)

// Choice is which claims the list shows, as it stands in the address: the keys of the chosen chips with dots between. Of the
// chips of one row a claim has to answer to one, and to every row that has a chosen one.
type Choice []string

// ParseChoice reads a choice; what is no chip chooses nothing.
func ParseChoice(show string) Choice {
	var c Choice
	for key := range strings.SplitSeq(show, ".") {
		if rowOf(key) >= 0 && !slices.Contains(c, key) {
			c = append(c, key)
		}
	}
	slices.SortFunc(c, func(a, b string) int { return rowOf(a) - rowOf(b) })
	return c
}

// String is the choice as the address has it.
func (c Choice) String() string { return strings.Join(c, ".") }

// with is the choice with a chip switched over.
func (c Choice) with(key string) Choice {
	if i := slices.Index(c, key); i >= 0 {
		return slices.Delete(slices.Clone(c), i, i+1)
	}
	return ParseChoice(Choice(append(slices.Clone(c), key)).String())
}

// Keeps says whether a claim is shown.
func (c Choice) Keeps(claim *factcheck.Claim, actor factcheck.Actor) bool {
	return c.keepsBut(claim, actor, -1)
}

// keepsBut leaves the chips of one row out of it, so that each of them can tell how many it would add.
func (c Choice) keepsBut(claim *factcheck.Claim, actor factcheck.Actor, without int) bool {
	if len(c) == 0 {
		return true
	}
	var asked, kept [rows]bool
	for _, key := range c {
		row := rowOf(key)
		asked[row] = true
		kept[row] = kept[row] || answers(key, claim, actor)
	}
	for row := range rows {
		if row != without && asked[row] && !kept[row] {
			return false
		}
	}
	return true
}

// The rows of chips.
const (
	whoseRow = iota
	stateRow
	verdictRow
	kindRow
	assigneeRow
	rows
)

// byPerson begins the key of an assignee's chip, ofKind that of a kind's, found that of a verdict's tone.
const (
	byPerson = "by-"
	ofKind   = "kind-"
	found    = "found-"
)

// rowOf is the row of a chip, -1 for what is none.
func rowOf(key string) int {
	switch {
	case key == "mine" || key == "nobodys":
		return whoseRow
	case states[key] != nil:
		return stateRow
	case strings.HasPrefix(key, found) && slices.Contains(tones, factcheck.Tone(key[len(found):])):
		return verdictRow
	case strings.HasPrefix(key, ofKind) && slices.Contains(factcheck.Kinds, factcheck.Kind(key[len(ofKind):])):
		return kindRow
	case strings.HasPrefix(key, byPerson) && len(key) > len(byPerson):
		return assigneeRow
	}
	return -1
}

// states are the chips of the workflow, each with the states it stands for.
var states = map[string][]factcheck.State{
	"open": {factcheck.Open}, "work": {factcheck.Researching, factcheck.Proposed}, "approval": {factcheck.InApproval},
	"settled": {factcheck.Approved, factcheck.Closed},
}

// noTone is the chip of the claims without a verdict.
const noTone factcheck.Tone = "none"

var tones = []factcheck.Tone{factcheck.ToneTrue, factcheck.ToneHalf, factcheck.ToneFalse, factcheck.ToneOff, noTone}

func answers(key string, c *factcheck.Claim, actor factcheck.Actor) bool {
	switch rowOf(key) {
	case whoseRow:
		return key == "mine" && c.Assignee == actor.ID || key == "nobodys" && c.Assignee == "" && c.State != factcheck.Closed
	case stateRow:
		return slices.Contains(states[key], c.State)
	case verdictRow:
		return key == found+string(toneOf(c))
	case kindRow:
		return key == ofKind+string(c.Kind)
	}
	return key == byPerson+string(c.Assignee)
}

func toneOf(c *factcheck.Claim) factcheck.Tone {
	if tone := c.Verdict.Option().Tone; tone != "" {
		return tone
	}
	return noTone
}
