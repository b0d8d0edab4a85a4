package desk_test

import (
	"strings"
	"testing"

	"stet/internal/factcheck"
)

// versioned are the steps that ask for the row version the person saw, with a state they are possible in.
var versioned = map[string]factcheck.State{
	"Revise": factcheck.Researching, "Take": factcheck.Open, "AssignClaim": factcheck.Researching, "CloseClaim": factcheck.Researching,
	"Reopen": factcheck.Approved, "Withdraw": factcheck.Researching, "Restore": withdrawn, "Propose": factcheck.Researching,
	"Submit": factcheck.Proposed, "TakeBack": factcheck.InApproval, "Approve": factcheck.InApproval, "ReturnForChanges": factcheck.InApproval,
	"ReviseCitation": factcheck.Researching, "Detach": factcheck.Researching,
	"KeepPlace": factcheck.Researching, "Recheck": factcheck.Researching, "PickPlace": factcheck.Researching, "LeaveUnplaced": factcheck.Researching,
	"MoveBorders": factcheck.Researching, "Split": factcheck.Researching, "Merge": factcheck.Researching,
}

func TestEveryStepIsRefusedWhenSomebodyElseWasQuicker(t *testing.T) {
	s := newScene(t)
	for name, state := range versioned {
		row := table[name]
		for _, off := range []int{-1, 1} {
			t.Run(name, func(t *testing.T) {
				s.t = t
				stale := *s
				stale.claims, stale.citations = staleClaims(s.claims, off), staleCitations(s.citations, off)
				stale.waiting = staleClaims(s.waiting, off)
				s.refused(factcheck.Conflict, func() error {
					return row.call(&caller{scene: &stale, ctx: t.Context(), actor: s.mayDo(row, string(state)), on: string(state)})
				})
			})
		}
	}
}

// mayDo is a person for whom the method succeeds on the thing.
func (s *scene) mayDo(row rights, on string) factcheck.Actor {
	for i, word := range parse(row.answers)[on] {
		if word == "ok" {
			return s.actors[columns[i]]
		}
	}
	s.t.Fatalf("nobody may do this when %s", on)
	return factcheck.Actor{}
}

func staleClaims(claims map[string]factcheck.Claim, off int) map[string]factcheck.Claim {
	stale := map[string]factcheck.Claim{}
	for on, c := range claims {
		c.RowVersion += off
		stale[on] = c
	}
	return stale
}

func staleCitations(citations map[string]factcheck.Citation, off int) map[string]factcheck.Citation {
	stale := map[string]factcheck.Citation{}
	for on, c := range citations {
		c.RowVersion += off
		stale[on] = c
	}
	return stale
}

func TestEveryStepOfTheWorkflowThatAsksForARowVersionIsTriedWithAStaleOne(t *testing.T) {
	for name, row := range table {
		lines := row.answers
		if row.entries == 1 && strings.Contains(lines, "in approval: ") && name != "Attach" && versioned[name] == "" {
			t.Errorf("%s is not tried", name)
		}
	}
}
