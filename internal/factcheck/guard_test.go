package factcheck_test

import (
	"errors"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

// offences are, for each guard by its name, the ways to fall short of it and what the answer is.
var offences = map[string][]offence{
	"a reason": {
		{"no reason", func(a *factcheck.Attempt) { a.Reason = "" }, factcheck.Invalid},
		{"a reason of one's own", func(a *factcheck.Attempt) { a.Reason = "boring" }, factcheck.Invalid},
	},
	"an active assignee": {
		{"nobody", func(a *factcheck.Attempt) { a.Assignee = factcheck.User{} }, factcheck.Invalid},
		{"a disabled account", func(a *factcheck.Attempt) { a.Assignee.DisabledAt = sample.At }, factcheck.Invalid},
		{"an account without a role", func(a *factcheck.Attempt) { a.Assignee.Role = factcheck.Nobody }, factcheck.Invalid},
	},
	"a verdict of the scale in use": {
		{"no verdict", func(a *factcheck.Attempt) { a.Verdict.Key = "" }, factcheck.Invalid},
		{"a verdict of another scale", func(a *factcheck.Attempt) { a.Verdict.Key = "writers-opinion" }, factcheck.Invalid},
		{"a scale that is not there", func(a *factcheck.Attempt) { a.Verdict.Scale = "public@99" }, factcheck.Invalid},
	},
	"a rationale": {
		{"no rationale", func(a *factcheck.Attempt) { a.Verdict.Rationale = "" }, factcheck.Invalid},
		{"a blank rationale", func(a *factcheck.Attempt) { a.Verdict.Rationale = " \n\t\u00a0" }, factcheck.Invalid},
		{"a rationale without end", func(a *factcheck.Attempt) {
			a.Verdict.Rationale = strings.Repeat("ї", factcheck.MaxRationale+1)
		}, factcheck.Invalid},
	},
	"a comment": {
		{"no comment", func(a *factcheck.Attempt) { a.Comment = "" }, factcheck.Invalid},
		{"a blank comment", func(a *factcheck.Attempt) { a.Comment = "  \n " }, factcheck.Invalid},
		{"a comment without end", func(a *factcheck.Attempt) { a.Comment = strings.Repeat("x", factcheck.MaxComment+1) }, factcheck.Invalid},
	},
	"two parts of its passage": {
		{"no parts", func(a *factcheck.Attempt) { a.Parts = nil }, factcheck.Invalid},
		{"one part", func(a *factcheck.Attempt) { a.Parts = a.Parts[:1] }, factcheck.Invalid},
		{"one part twice", func(a *factcheck.Attempt) { a.Parts[1] = a.Parts[0] }, factcheck.Invalid},
		{"a first part that begins before the passage", func(a *factcheck.Attempt) { a.Parts[0].Start-- }, factcheck.Invalid},
		{"a second part that ends behind the passage", func(a *factcheck.Attempt) { a.Parts[1].End++ }, factcheck.Invalid},
	},
	"two claims beside each other": {
		{"no claim", func(a *factcheck.Attempt) { a.Other = factcheck.Claim{} }, factcheck.Invalid},
		{"itself", func(a *factcheck.Attempt) { a.Other = a.Claim }, factcheck.Invalid},
		{"a withdrawn claim", func(a *factcheck.Attempt) { a.Other.WithdrawnAt = sample.At }, factcheck.Invalid},
		{"a claim of another article", func(a *factcheck.Attempt) { a.Other.ArticleID = "another" }, factcheck.Invalid},
		{"a claim elsewhere in the text", func(a *factcheck.Attempt) { a.Adjoins = false }, factcheck.Invalid},
	},
	"policy met": {
		{"no source", func(a *factcheck.Attempt) { a.Evidence = nil }, factcheck.Invalid},
		{"one source where the policy asks for two", func(a *factcheck.Attempt) { a.Policy.MinimumSources = 2 }, factcheck.Invalid},
		{"one source where the policy asks for four", func(a *factcheck.Attempt) { a.Policy.MinimumSources = 4 }, factcheck.Invalid},
		{"one source where the policy asks for two independent ones", func(a *factcheck.Attempt) { a.Policy.IndependentSources = 2 }, factcheck.Invalid},
		{"no primary source where the policy asks for one", func(a *factcheck.Attempt) {
			a.Policy.PrimarySource, a.Evidence[0].Source.Kind = true, factcheck.News
		}, factcheck.Invalid},
		{"a source without words or place where the policy asks for them", func(a *factcheck.Attempt) {
			a.Policy.Pinpoint, a.Evidence[0].Excerpt, a.Evidence[0].Locator = true, "", ""
		}, factcheck.Invalid},
	},
	"a place that waits": {
		{"a place that was decided", func(a *factcheck.Attempt) { a.Placement.Waiting = false }, factcheck.Conflict},
	},
	"a place that waits, or none": {
		{"a place that was decided", func(a *factcheck.Attempt) { a.Placement.Waiting = false }, factcheck.Conflict},
	},
	"a proposed place": {
		{"an orphan", func(a *factcheck.Attempt) { a.Placement.State = factcheck.Orphan }, factcheck.Conflict},
	},
	"a verdict that the change made stale": {
		{"a claim that was in research before", func(a *factcheck.Attempt) { a.Placement.Stale = "" }, factcheck.Conflict},
		{"a claim without a verdict", func(a *factcheck.Attempt) { a.Claim.Verdict = factcheck.Verdict{} }, factcheck.Conflict},
	},
	"no second check needed": {
		{"second check always", func(a *factcheck.Attempt) { a.Policy.SecondCheck = "always" }, factcheck.Conflict},
		{"second check unknown", func(a *factcheck.Attempt) { a.Policy.SecondCheck = "" }, factcheck.Conflict},
	},
	"not the proposer": {
		{"own verdict", func(a *factcheck.Attempt) { a.Claim.Verdict.By = a.Actor.ID }, factcheck.Forbidden},
	},
	"not the last to edit its evidence": {
		{"own evidence", func(a *factcheck.Attempt) { a.Claim.EvidenceEditor = a.Actor.ID }, factcheck.Forbidden},
	},
}

type offence struct {
	name   string
	commit func(*factcheck.Attempt)
	want   factcheck.Code
}

// faultless is an attempt by somebody whom the transition is for.
func faultless(row factcheck.Transition) factcheck.Attempt {
	for _, who := range relations {
		if expected(row, who) == "" {
			return attempt(row.From, who)
		}
	}
	panic("the transition is for nobody")
}

func TestEveryGuardOfEveryTransitionRefuses(t *testing.T) {
	for _, row := range factcheck.Transitions {
		for _, guard := range row.Guards {
			if len(offences[guard.Name]) == 0 {
				t.Errorf("nothing offends against the guard %q", guard.Name)
			}
			for _, o := range offences[guard.Name] {
				t.Run(string(row.From)+" "+string(row.Event)+" with "+o.name, func(t *testing.T) {
					a := faultless(row)
					o.commit(&a)
					_, err := factcheck.Decide(row.Event, a)
					if !factcheck.Is(err, o.want) {
						t.Fatalf("got %v", err)
					}
					if shown := factcheck.Hindrance(row.Event, a) != nil; shown != guard.Standing {
						t.Errorf("shown beside the button: %v", shown)
					}
				})
			}
		}
	}
}

// refusals are the promises of the workflow that must hold whatever the table says.
var refusals = []struct {
	name  string
	state factcheck.State
	event factcheck.WorkflowEvent
	who   relation
	fault func(*factcheck.Attempt)
	want  factcheck.Code
}{
	{"editor cannot approve own verdict", factcheck.InApproval, factcheck.EventApprove, proposerEditor, nil, factcheck.Forbidden},
	{
		"admin cannot approve own verdict", factcheck.InApproval, factcheck.EventApprove, admin,
		func(a *factcheck.Attempt) { a.Claim.Verdict.By = a.Actor.ID }, factcheck.Forbidden,
	},
	{"editor cannot approve evidence they changed last", factcheck.InApproval, factcheck.EventApprove, evidenceEditor, nil, factcheck.Forbidden},
	{"reviewer cannot approve", factcheck.InApproval, factcheck.EventApprove, otherReviewer, nil, factcheck.Forbidden},
	{"assignee cannot approve", factcheck.InApproval, factcheck.EventApprove, assignee, nil, factcheck.Forbidden},
	{"nothing is approved before it is submitted", factcheck.Proposed, factcheck.EventApprove, editor, nil, factcheck.Conflict},
	{"nothing is approved twice", factcheck.Approved, factcheck.EventApprove, editor, nil, factcheck.Conflict},
	{
		"nothing is approved without evidence", factcheck.InApproval, factcheck.EventApprove, editor,
		func(a *factcheck.Attempt) { a.Evidence = nil }, factcheck.Invalid,
	},
	{
		"nothing is proposed without a source", factcheck.Researching, factcheck.EventPropose, assignee,
		func(a *factcheck.Attempt) { a.Evidence = nil }, factcheck.Invalid,
	},
	{
		"nothing is proposed without reasons", factcheck.Researching, factcheck.EventPropose, assignee,
		func(a *factcheck.Attempt) { a.Verdict.Rationale = "\n" }, factcheck.Invalid,
	},
	{"editor cannot propose on somebody else's claim", factcheck.Researching, factcheck.EventPropose, editor, nil, factcheck.Forbidden},
	{
		"nothing is submitted that lost its evidence", factcheck.Proposed, factcheck.EventSubmit, assignee,
		func(a *factcheck.Attempt) { a.Evidence = nil }, factcheck.Invalid,
	},
	{
		"nothing is submitted past a second check", factcheck.Proposed, factcheck.EventSubmit, assignee,
		func(a *factcheck.Attempt) { a.Policy.SecondCheck = "always" }, factcheck.Conflict,
	},
	{
		"nothing is returned without a comment", factcheck.InApproval, factcheck.EventReturn, editor,
		func(a *factcheck.Attempt) { a.Comment = "" }, factcheck.Invalid,
	},
	{
		"nothing is reopened without a comment", factcheck.Approved, factcheck.EventReopen, editor,
		func(a *factcheck.Attempt) { a.Comment = " " }, factcheck.Invalid,
	},
	{"reviewer cannot reopen", factcheck.Closed, factcheck.EventReopen, assignee, nil, factcheck.Forbidden},
	{"reviewer cannot assign", factcheck.Open, factcheck.EventAssign, otherReviewer, nil, factcheck.Forbidden},
	{"nobody takes a claim from its assignee", factcheck.Researching, factcheck.EventTake, otherReviewer, nil, factcheck.Conflict},
	{
		"nothing is closed without a reason", factcheck.Open, factcheck.EventClose, otherReviewer,
		func(a *factcheck.Attempt) { a.Reason = "" }, factcheck.Invalid,
	},
	{"other reviewers cannot edit a claim in research", factcheck.Researching, factcheck.EventEdit, otherReviewer, nil, factcheck.Forbidden},
	{"approved claims cannot be withdrawn", factcheck.Approved, factcheck.EventWithdraw, editor, nil, factcheck.Conflict},
	{
		"withdrawn claims cannot be approved", factcheck.InApproval, factcheck.EventApprove, editor,
		func(a *factcheck.Attempt) { a.Claim.WithdrawnAt = sample.At }, factcheck.NotFound,
	},
	{
		"visitors cannot even learn that a claim is withdrawn", factcheck.Open, factcheck.EventEdit, visitor,
		func(a *factcheck.Attempt) { a.Claim.WithdrawnAt = sample.At }, factcheck.Unauthenticated,
	},
}

func TestTheWorkflowRefuses(t *testing.T) {
	for _, r := range refusals {
		t.Run(r.name, func(t *testing.T) {
			a := attempt(r.state, r.who)
			if r.fault != nil {
				r.fault(&a)
			}
			if _, err := factcheck.Decide(r.event, a); !factcheck.Is(err, r.want) {
				t.Errorf("got %v, want %s", err, r.want)
			}
		})
	}
}

func TestAPolicyOfNoSourcesAsksForNone(t *testing.T) {
	a := attempt(factcheck.Researching, assignee)
	a.Evidence, a.Policy.MinimumSources = nil, 0
	if _, err := factcheck.Decide(factcheck.EventPropose, a); err != nil {
		t.Error(err)
	}
}

func TestAClaimWithoutAssigneeHasNobodyWhoIsIt(t *testing.T) {
	a := attempt(factcheck.Proposed, otherReviewer)
	a.Claim.Assignee = ""
	if _, err := factcheck.Decide(factcheck.EventSubmit, a); !factcheck.Is(err, factcheck.Forbidden) {
		t.Errorf("got %v", err)
	}
}

func TestEveryRefusalIsASentenceForThePerson(t *testing.T) {
	for name, list := range offences {
		for _, o := range list {
			a := attempt(factcheck.InApproval, editor)
			o.commit(&a)
			for _, row := range factcheck.Transitions {
				for _, guard := range row.Guards {
					if guard.Name == name {
						checkSentence(t, name, guard.Rule(a))
					}
				}
			}
		}
	}
}

func checkSentence(t *testing.T, name string, err error) {
	t.Helper()
	var e *factcheck.Error
	if !errors.As(err, &e) || !strings.HasSuffix(e.Message.String(), ".") && !strings.HasSuffix(e.Message.String(), "?") {
		t.Errorf("%s: %v is no sentence", name, err)
	}
}

func TestTooLongCountsCharactersAndSaysHowMany(t *testing.T) {
	if err := factcheck.TooLong("notes", strings.Repeat("ї", 1000), 1000); err != nil {
		t.Error(err)
	}
	err := factcheck.TooLong("notes", strings.Repeat("ї", 1001), 1000)
	var e *factcheck.Error
	if !errors.As(err, &e) || e.Fields["notes"].String() != "This is 1,001 characters long; at most 1,000 fit here." {
		t.Errorf("got %v", err)
	}
}
