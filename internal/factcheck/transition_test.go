package factcheck_test

import (
	"slices"
	"testing"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// relation is how somebody stands to a claim.
type relation string

const (
	visitor        relation = "visitor"
	roleless       relation = "account without a role"
	otherReviewer  relation = "other reviewer"
	creator        relation = "creator"
	assignee       relation = "assignee"
	editor         relation = "editor"
	admin          relation = "admin"
	proposerEditor relation = "editor who proposed"
	evidenceEditor relation = "editor who changed the evidence"
)

// members is who belongs to whom a transition is for. It is written out here a second time, by hand.
var members = map[factcheck.Who][]relation{
	factcheck.AnyReviewer:      {otherReviewer, creator, assignee, editor, admin, proposerEditor, evidenceEditor},
	factcheck.AnyEditor:        {editor, admin, proposerEditor, evidenceEditor},
	factcheck.AssigneeOnly:     {assignee, proposerEditor},
	factcheck.AssigneeOrEditor: {assignee, editor, admin, proposerEditor, evidenceEditor},
	factcheck.TheSystem:        {},
	factcheck.CreatorOrEditor:  {creator, editor, admin, proposerEditor, evidenceEditor},
}

var relations = []relation{visitor, roleless, otherReviewer, creator, assignee, editor, admin, proposerEditor, evidenceEditor}

// people are the people of these tests; each relation's actor is one of them.
var people = map[relation]factcheck.User{
	roleless: sample.User("No Role", factcheck.Nobody), otherReviewer: sample.User("Other Reviewer", factcheck.Reviewer),
	creator: sample.User("Creator", factcheck.Reviewer), assignee: sample.User("Assignee", factcheck.Reviewer),
	editor: sample.User("Editor", factcheck.Editor), admin: sample.User("Admin", factcheck.Admin),
	proposerEditor: sample.User("Proposer", factcheck.Editor), evidenceEditor: sample.User("Evidence", factcheck.Editor),
}

// attempt is one in which nothing is amiss: the claim is in the state, has evidence and a verdict, and everything a form
// can ask for is filled in.
func attempt(state factcheck.State, who relation) factcheck.Attempt {
	version := sample.Version(sample.Article("Firms meet", people[creator].ID), sample.Text)
	claim := sample.Claim(version, "250 firms", people[creator].ID)
	if state == "" {
		claim = factcheck.Claim{}
	}
	proposer := people[assignee].ID
	if who == proposerEditor {
		proposer = people[proposerEditor].ID
	}
	claim.State, claim.Assignee, claim.EvidenceEditor = state, proposer, people[assignee].ID
	if who == evidenceEditor {
		claim.EvidenceEditor = people[evidenceEditor].ID
	}
	claim.Verdict = sample.Verdict(claim.ID, "true", proposer)
	source := sample.Source("List of participants", people[assignee].ID)
	return factcheck.Attempt{
		Actor: people[who].Actor(), Claim: claim, Evidence: []factcheck.Citation{sample.Citation(claim.ID, source, people[assignee].ID)},
		Policy: factcheck.DefaultNewsroom().Policy, Comment: "The list was replaced.", Reason: "opinion",
		Verdict: sample.Verdict(claim.ID, "true", proposer), Assignee: people[otherReviewer],
		Parts: halves(claim.Passage), Other: neighbour(claim), Adjoins: true,
		Placement: factcheck.Placement{State: factcheck.PlacedEdited, Waiting: true, Stale: factcheck.Approved},
	}
}

// halves are two parts of a passage.
func halves(r document.Range) []document.Range {
	middle := r.Start + r.Len()/2
	return []document.Range{{Start: r.Start, End: middle}, {Start: middle, End: r.End}}
}

// neighbour is another claim of the same article.
func neighbour(claim factcheck.Claim) factcheck.Claim {
	other := claim
	other.ID = factcheck.ClaimID(sample.ID())
	return other
}

// expected is the code Decide answers a transition's faultless attempt with.
func expected(t factcheck.Transition, who relation) factcheck.Code {
	switch {
	case who == visitor:
		return factcheck.Unauthenticated
	case !slices.Contains(members[t.Who], who):
		return factcheck.Forbidden
	case t.Event == factcheck.EventApprove && (who == proposerEditor || who == evidenceEditor):
		return factcheck.Forbidden
	}
	return ""
}

func TestEveryTransitionIsForItsPeopleAndNobodyElse(t *testing.T) {
	for _, row := range factcheck.Transitions {
		for _, who := range relations {
			t.Run(string(row.From)+" "+string(row.Event)+" by "+string(who), func(t *testing.T) {
				got, err := factcheck.Decide(row.Event, attempt(row.From, who))
				if want := expected(row, who); factcheck.CodeOf(err) != want || (err == nil) != (want == "") {
					t.Fatalf("got %v, want %q", err, want)
				}
				if err == nil && (got.To != row.To || got.Voids != row.Voids) {
					t.Errorf("got %+v", got)
				}
			})
		}
	}
}

// events are all events there are, taken from the table, so that a new one is tried in every state.
func events() []factcheck.WorkflowEvent {
	var all []factcheck.WorkflowEvent
	for _, row := range factcheck.Transitions {
		if !slices.Contains(all, row.Event) {
			all = append(all, row.Event)
		}
	}
	return append(all, "publish by magic")
}

func has(state factcheck.State, event factcheck.WorkflowEvent) bool {
	return slices.ContainsFunc(factcheck.Transitions, func(t factcheck.Transition) bool { return t.From == state && t.Event == event })
}

func TestAnEventThatTheStateDoesNotHaveIsAConflictForEverybody(t *testing.T) {
	for _, state := range factcheck.States {
		for _, event := range events() {
			if has(state, event) {
				continue
			}
			for _, who := range relations[1:] {
				if _, err := factcheck.Decide(event, attempt(state, who)); !factcheck.Is(err, factcheck.Conflict) {
					t.Errorf("%s, %s by %s: got %v", state, event, who, err)
				}
			}
		}
	}
}

func TestNothingCanBeDoneToAWithdrawnClaim(t *testing.T) {
	for _, state := range factcheck.States {
		for _, event := range events() {
			a := attempt(state, admin)
			a.Claim.WithdrawnAt = sample.At
			if _, err := factcheck.Decide(event, a); !factcheck.Is(err, factcheck.NotFound) {
				t.Errorf("%s, %s: got %v", state, event, err)
			}
			if factcheck.Offers(event, a.Actor, a.Claim) {
				t.Errorf("%s, %s is offered", state, event)
			}
		}
	}
}

func TestTheTableNamesStatesAndPeopleThatExistAndNoRowTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range factcheck.Transitions {
		key := string(row.From) + "/" + string(row.Event)
		if seen[key] {
			t.Errorf("%s stands twice", key)
		}
		seen[key] = true
		if row.From != "" && !slices.Contains(factcheck.States, row.From) || !slices.Contains(factcheck.States, row.To) {
			t.Errorf("%s leads from %q to %q", key, row.From, row.To)
		}
		if members[row.Who] == nil {
			t.Errorf("%s is for %q", key, row.Who)
		}
	}
}

func TestEveryStateCanBeReachedAndLeft(t *testing.T) {
	for _, state := range factcheck.States {
		in := slices.ContainsFunc(factcheck.Transitions, func(r factcheck.Transition) bool { return r.To == state && r.From != state })
		out := slices.ContainsFunc(factcheck.Transitions, func(r factcheck.Transition) bool { return r.From == state && r.To != state })
		if !in || !out {
			t.Errorf("%s: reached %v, left %v", state, in, out)
		}
	}
}

func TestOnlyLeavingApprovedVoidsAnApproval(t *testing.T) {
	for _, row := range factcheck.Transitions {
		if want := row.From == factcheck.Approved && row.To != factcheck.Approved; row.Voids != want {
			t.Errorf("%s, %s: Voids is %v", row.From, row.Event, row.Voids)
		}
	}
}

func TestAPersonIsOfferedWhatTheyMayDoAndNothingElse(t *testing.T) {
	for _, state := range factcheck.States {
		for _, event := range events() {
			for _, who := range relations {
				a := attempt(state, who)
				_, err := factcheck.Decide(event, a)
				hindered := factcheck.Hindrance(event, a)
				offered := factcheck.Offers(event, a.Actor, a.Claim)
				if may := err == nil; may != (offered && hindered == nil) {
					t.Errorf("%s, %s by %s: Decide says %v, offered %v, hindered by %v", state, event, who, err, offered, hindered)
				}
			}
		}
	}
}
