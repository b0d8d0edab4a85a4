package factcheck

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stet/internal/document"
)

// WorkflowEvent is something that happens to a claim and may move its work on.
type WorkflowEvent string

// The events of the workflow.
const (
	EventHighlight WorkflowEvent = "highlight"
	EventClose     WorkflowEvent = "mark not checkable"
	EventTake      WorkflowEvent = "take"
	EventAssign    WorkflowEvent = "assign"
	EventEdit      WorkflowEvent = "edit"
	EventBorders   WorkflowEvent = "change borders"
	EventSplit     WorkflowEvent = "split"
	EventMerge     WorkflowEvent = "merge another in"
	EventAbsorb    WorkflowEvent = "merge into another"
	EventPropose   WorkflowEvent = "propose verdict"
	EventSubmit    WorkflowEvent = "submit"
	EventTakeBack  WorkflowEvent = "take back"
	EventApprove   WorkflowEvent = "approve"
	EventReturn    WorkflowEvent = "return"
	EventReopen    WorkflowEvent = "reopen"
	EventWithdraw  WorkflowEvent = "withdraw"

	EventTextChanged WorkflowEvent = "text changed"
	EventKeepPlace   WorkflowEvent = "keep place"
	EventKeepVerdict WorkflowEvent = "keep verdict"
	EventRecheck     WorkflowEvent = "check again"
	EventPickPlace   WorkflowEvent = "pick place"
	EventLeave       WorkflowEvent = "leave without a place"
)

// Who names the people a transition is for.
type Who string

// Who may perform a transition.
const (
	AnyReviewer      Who = "reviewer"           // every role with an account
	AnyEditor        Who = "editor"             // editors and admins
	AssigneeOnly     Who = "assignee"           // the claim's assignee
	AssigneeOrEditor Who = "assignee or editor" // the claim's assignee, editors and admins
	CreatorOrEditor  Who = "creator or editor"  // who highlighted it, editors and admins
	TheSystem        Who = "system"             // nobody: it follows from what was done to the article
)

// Transition is one row of the workflow: in state From, Event leads to To, done by Who, if every guard agrees.
type Transition struct {
	From   State // empty: the claim does not exist yet
	Event  WorkflowEvent
	To     State // for EventWithdraw and EventAbsorb the claim also gets its tombstone
	Who    Who
	Guards []Guard
	Voids  bool // ends the force of a standing approval
}

// Guard is a rule that a transition keeps. Rule gives nil or the Error to show.
type Guard struct {
	Name     string
	Rule     func(Attempt) error
	Standing bool // judges the claim as it stands, not what the person types
}

// Attempt is everything a guard may look at: who wants what on which claim, with what words.
type Attempt struct {
	Actor    Actor
	Claim    Claim
	Evidence []Citation // attached ones only
	Policy   Policy
	Comment  string      // of a return or a reopening
	Reason   CloseReason // of a closing
	Verdict  Verdict     // the one proposed
	Assignee User        // the one assigned

	Parts   []document.Range // of a split: what the claim keeps, and what the new one gets
	Other   Claim            // of a merge: the claim that becomes a part of this one, or the other way round
	Adjoins bool             // of a merge: the two passages overlap, or no word stands between them

	Placement Placement // of a decision about it: as it stands on the current version
}

// Transitions is the workflow of a claim, the only place where it is written down.
var Transitions = []Transition{
	{From: "", Event: EventHighlight, To: Open, Who: AnyReviewer},

	{From: Open, Event: EventClose, To: Closed, Who: AnyReviewer, Guards: []Guard{reasonGiven}},
	{From: Open, Event: EventTake, To: Researching, Who: AnyReviewer},
	{From: Open, Event: EventAssign, To: Researching, Who: AnyEditor, Guards: []Guard{assigneeCanWork}},
	{From: Open, Event: EventEdit, To: Open, Who: AnyReviewer},
	{From: Open, Event: EventBorders, To: Open, Who: AnyReviewer},
	{From: Open, Event: EventSplit, To: Open, Who: AnyReviewer, Guards: []Guard{partsOfIt}},
	{From: Open, Event: EventMerge, To: Open, Who: AnyReviewer, Guards: []Guard{claimBeside}},
	{From: Open, Event: EventAbsorb, To: Open, Who: AnyReviewer, Guards: []Guard{claimBeside}},
	{From: Open, Event: EventWithdraw, To: Open, Who: CreatorOrEditor},

	{From: Researching, Event: EventAssign, To: Researching, Who: AnyEditor, Guards: []Guard{assigneeCanWork}},
	{From: Researching, Event: EventClose, To: Closed, Who: AssigneeOrEditor, Guards: []Guard{reasonGiven}},
	{From: Researching, Event: EventEdit, To: Researching, Who: AssigneeOrEditor},
	{From: Researching, Event: EventBorders, To: Researching, Who: AssigneeOrEditor},
	{From: Researching, Event: EventSplit, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{partsOfIt}},
	{From: Researching, Event: EventMerge, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}},
	{From: Researching, Event: EventAbsorb, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}},
	{From: Researching, Event: EventPropose, To: Proposed, Who: AssigneeOnly, Guards: []Guard{verdictOnScale, rationaleGiven, policyMet}},
	{From: Researching, Event: EventWithdraw, To: Researching, Who: CreatorOrEditor},

	{From: Proposed, Event: EventSubmit, To: InApproval, Who: AssigneeOnly, Guards: []Guard{policyMet, noSecondCheckNeeded}},
	{From: Proposed, Event: EventTakeBack, To: Researching, Who: AssigneeOrEditor},
	{From: Proposed, Event: EventEdit, To: Proposed, Who: AssigneeOrEditor},
	{From: Proposed, Event: EventBorders, To: Proposed, Who: AssigneeOrEditor},
	{From: Proposed, Event: EventSplit, To: Proposed, Who: AssigneeOrEditor, Guards: []Guard{partsOfIt}},
	{From: Proposed, Event: EventMerge, To: Proposed, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}},
	{From: Proposed, Event: EventAbsorb, To: Proposed, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}},

	{From: InApproval, Event: EventApprove, To: Approved, Who: AnyEditor, Guards: []Guard{notOwnVerdict, notOwnEvidence, policyMet}},
	{From: InApproval, Event: EventReturn, To: Researching, Who: AnyEditor, Guards: []Guard{commentGiven}},
	{From: InApproval, Event: EventTakeBack, To: Researching, Who: AssigneeOnly},
	{From: InApproval, Event: EventEdit, To: InApproval, Who: AssigneeOrEditor},
	{From: InApproval, Event: EventBorders, To: InApproval, Who: AssigneeOrEditor},
	{From: InApproval, Event: EventSplit, To: InApproval, Who: AssigneeOrEditor, Guards: []Guard{partsOfIt}},
	{From: InApproval, Event: EventMerge, To: InApproval, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}},
	{From: InApproval, Event: EventAbsorb, To: InApproval, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}},

	{From: Approved, Event: EventEdit, To: Researching, Who: AssigneeOrEditor, Voids: true},
	{From: Approved, Event: EventBorders, To: Researching, Who: AssigneeOrEditor, Voids: true},
	{From: Approved, Event: EventSplit, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{partsOfIt}, Voids: true},
	{From: Approved, Event: EventMerge, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}, Voids: true},
	{From: Approved, Event: EventAbsorb, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{claimBeside}, Voids: true},
	{From: Approved, Event: EventReopen, To: Researching, Who: AnyEditor, Guards: []Guard{commentGiven}, Voids: true},
	{From: Closed, Event: EventReopen, To: Researching, Who: AnyEditor, Guards: []Guard{commentGiven}},

	{From: InApproval, Event: EventTextChanged, To: Researching, Who: TheSystem},
	{From: Approved, Event: EventTextChanged, To: Researching, Who: TheSystem, Voids: true},

	{From: Open, Event: EventKeepPlace, To: Open, Who: AnyReviewer, Guards: []Guard{placeWaits, placeProposed}},
	{From: Researching, Event: EventKeepPlace, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: Proposed, Event: EventKeepPlace, To: Proposed, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: InApproval, Event: EventKeepPlace, To: InApproval, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: Approved, Event: EventKeepPlace, To: Approved, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: Closed, Event: EventKeepPlace, To: Closed, Who: AnyReviewer, Guards: []Guard{placeWaits, placeProposed}},
	{From: Researching, Event: EventKeepVerdict, To: InApproval, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed, verdictWentStale, policyStillMet, stillNoSecondCheck}},

	{From: Researching, Event: EventRecheck, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: Proposed, Event: EventRecheck, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: InApproval, Event: EventRecheck, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}},
	{From: Approved, Event: EventRecheck, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits, placeProposed}, Voids: true},

	{From: Open, Event: EventPickPlace, To: Open, Who: AnyReviewer, Guards: []Guard{placeOpen}},
	{From: Researching, Event: EventPickPlace, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeOpen}},
	{From: Proposed, Event: EventPickPlace, To: Proposed, Who: AssigneeOrEditor, Guards: []Guard{placeOpen}},
	{From: InApproval, Event: EventPickPlace, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeOpen}},
	{From: Approved, Event: EventPickPlace, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeOpen}, Voids: true},
	{From: Closed, Event: EventPickPlace, To: Closed, Who: AnyReviewer, Guards: []Guard{placeOpen}},

	{From: Open, Event: EventLeave, To: Open, Who: AnyReviewer, Guards: []Guard{placeWaits}},
	{From: Researching, Event: EventLeave, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits}},
	{From: Proposed, Event: EventLeave, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits}},
	{From: InApproval, Event: EventLeave, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits}},
	{From: Approved, Event: EventLeave, To: Researching, Who: AssigneeOrEditor, Guards: []Guard{placeWaits}, Voids: true},
	{From: Closed, Event: EventLeave, To: Closed, Who: AnyReviewer, Guards: []Guard{placeWaits}},
}

// Decide finds the transition for the event in the claim's state and asks its people and guards. The error is a
// conflict when the state has no such transition, unauthenticated or forbidden when the actor may not, invalid when
// the input falls short.
func Decide(event WorkflowEvent, a Attempt) (Transition, error) {
	if !a.Actor.SignedIn() {
		return Transition{}, errSignIn()
	}
	if a.Claim.Withdrawn() {
		return Transition{}, Errorf(NotFound, "This claim has been withdrawn.")
	}
	t, ok := transition(a.Claim.State, event)
	if !ok {
		return Transition{}, Errorf(Conflict, "This claim is %s: “%s” is not possible now.", a.Claim.State, event)
	}
	if !t.Who.includes(a.Actor, a.Claim) {
		return Transition{}, Errorf(Forbidden, "Only the %s can do this.", t.Who)
	}
	for _, guard := range t.Guards {
		if err := guard.Rule(a); err != nil {
			return Transition{}, err
		}
	}
	return t, nil
}

// Offers says for a claim as it stands whether the person should be offered an event at all: its state has it and it is
// theirs to do. What they type is judged by Decide.
func Offers(event WorkflowEvent, actor Actor, claim Claim) bool {
	t, ok := transition(claim.State, event)
	return ok && actor.SignedIn() && !claim.Withdrawn() && t.Who.includes(actor, claim)
}

// Hindrance is why an offered event would be refused whatever the person types, or nil. It is shown beside the button.
func Hindrance(event WorkflowEvent, a Attempt) error {
	t, ok := transition(a.Claim.State, event)
	if !ok {
		return nil
	}
	for _, guard := range t.Guards {
		if guard.Standing {
			if err := guard.Rule(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func transition(from State, event WorkflowEvent) (Transition, bool) {
	i := slices.IndexFunc(Transitions, func(t Transition) bool { return t.From == from && t.Event == event })
	if i < 0 {
		return Transition{}, false
	}
	return Transitions[i], true
}

func (w Who) includes(actor Actor, claim Claim) bool {
	assignee := claim.Assignee != "" && actor.ID == claim.Assignee
	switch w {
	case AnyReviewer:
		return actor.Role.AtLeast(Reviewer)
	case AnyEditor:
		return actor.Role.AtLeast(Editor)
	case AssigneeOnly:
		return assignee
	case AssigneeOrEditor:
		return assignee || actor.Role.AtLeast(Editor)
	case CreatorOrEditor:
		return actor.ID == claim.CreatedBy || actor.Role.AtLeast(Editor)
	}
	return false
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// TooLong is an invalid-input error when the text has more code points than the limit, nil otherwise.
func TooLong(field, text string, limit int) error {
	if n := utf8.RuneCountInString(text); n > limit {
		return InvalidField(field, "This is %d characters long; at most %d fit here.", n, limit)
	}
	return nil
}
