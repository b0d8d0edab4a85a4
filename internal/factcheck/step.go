package factcheck

import (
	"slices"
	"time"
)

// StepID names a step.
type StepID string

// Step is one action of a person in a session, kept as long as the session so that it can be undone and done again. It is
// no part of the audit, which has an entry of its own for the action, for its undoing and for its doing again.
type Step struct {
	ID      StepID
	Session SessionID
	By      UserID
	Role    Role      // of the person when they did it
	Action  string    // what it is called: the action of its leading deed
	Object  Object    // what the leading deed is about
	Article ArticleID // where it belongs to one
	Claim   ClaimID   // where it belongs to one
	About   string    // the quote of that claim, or the article's title, for telling which one is meant
	Deeds   []Deed    // what the audit calls its parts, in order
	Entry   int64     // the audit entry by which it was done, or done again
	Undone  int64     // the audit entry by which it was undone; 0 while it is done
	Changes []StepChange
}

// Doing is what an action is called when one speaks of undoing it; it is a word of the audit.
type Doing string

// Deed is one part of an action as the audit has it.
type Deed struct {
	Action  string  `json:"action"`
	Claim   ClaimID `json:"claim"` // where it is about one
	Comment string  `json:"comment"`
}

// StepChange is one thing that a step changed. It can be undone while the thing is still at the row version IsNow, and
// done again while it is at Was; both follow when something else that was done to the thing is undone, which brings an
// equal state back under another version.
type StepChange struct {
	Object Object // article, claim, citation, source, proposed source
	Was    int    // 0 where it was not there before
	IsNow  int
	Before Standing // the zero Standing where it was not there before
	After  Standing
}

// Standing is all that a step can restore of one thing: exactly one of the five is set, and none in the zero Standing.
type Standing struct {
	Article   *Article        `json:"article,omitempty"`
	People    []UserID        `json:"people,omitempty"` // on the article
	Claim     *Claim          `json:"claim,omitempty"`
	Verdicts  []VerdictID     `json:"verdicts,omitempty"`  // given on the claim
	Approvals []Approval      `json:"approvals,omitempty"` // decided on the claim
	Placement *Placement      `json:"placement,omitempty"` // of the claim, on the version that was the current one
	Citation  *Citation       `json:"citation,omitempty"`
	Source    *Source         `json:"source,omitempty"`
	Proposed  *ProposedSource `json:"proposed,omitempty"`
}

// There says whether the thing is there in this state, be it as a tombstone.
func (s Standing) There() bool {
	return s.Article != nil || s.Claim != nil || s.Citation != nil || s.Source != nil || s.Proposed != nil
}

// Steps are what a person could undo and do again next; a step without an ID is none.
type Steps struct{ Undo, Redo Step }

// EventsOn are the workflow events that the step put a claim through, in order, as far as their people and guards can be
// asked again. What is done to a claim's passage or evidence is for those who may edit it: the two claims of a merge, or
// the parts of a split, are as they were, or else the step was overtaken. Bringing a claim back is for those who may
// withdraw it.
func (s Step) EventsOn(id ClaimID) []WorkflowEvent {
	var events []WorkflowEvent
	for _, deed := range s.Deeds {
		if deed.Claim == id {
			events = append(events, eventOf(deed.Action))
		}
	}
	return events
}

// repeatable are the events whose guards find all they ask for in a step.
var repeatable = []WorkflowEvent{
	EventHighlight, EventClose, EventTake, EventAssign, EventEdit, EventPropose, EventSubmit, EventTakeBack, EventApprove,
	EventReturn, EventReopen, EventWithdraw,
	EventTextChanged, EventKeepPlace, EventKeepVerdict, EventRecheck, EventPickPlace, EventLeave,
}

func eventOf(action string) WorkflowEvent {
	switch {
	case action == "restore":
		return EventWithdraw
	case action == "split off", action == "import annotation":
		return EventHighlight
	case slices.Contains(repeatable, WorkflowEvent(action)):
		return WorkflowEvent(action)
	}
	return EventEdit
}

// Comment is what the person said with the step, if anything.
func (s Step) Comment() string {
	for _, deed := range s.Deeds {
		if deed.Comment != "" {
			return deed.Comment
		}
	}
	return ""
}

// MayUndo says whether the actor may undo the step: the person who did it, in the session they did it in, while they
// hold at least the role they did it with. Somebody else's step is not there for anybody, whatever their role: editors
// have the workflow for changing what others did. Undoing brings back only what stood before, so the guards that the step
// passed are not asked again; whether everything still is as the step left it, is for the desk to see.
func MayUndo(actor Actor, s Step) error {
	if err := mayHandle(actor, s); err != nil {
		return err
	}
	if s.Undone != 0 {
		return Errorf(Conflict, "This has been undone already.")
	}
	return nil
}

// MayRedo says whether the actor may do an undone step again, as MayUndo does for undoing it. Doing it again is doing it:
// the desk asks MayRepeat as well.
func MayRedo(actor Actor, s Step) error {
	if err := mayHandle(actor, s); err != nil {
		return err
	}
	if s.Undone == 0 {
		return Errorf(Conflict, "This has been done again already.")
	}
	return nil
}

func mayHandle(actor Actor, s Step) error {
	if err := May(actor, ReadArticles); err != nil {
		return err
	}
	if actor.ID != s.By || actor.Session == "" || actor.Session != s.Session {
		return Errorf(NotFound, "There is nothing of yours to undo here. What was done in another session stays as it is.")
	}
	if !actor.Role.AtLeast(s.Role) {
		return Errorf(Forbidden, "Your role was changed since you did this, so it is no longer yours to undo.")
	}
	return nil
}

// MayRepeat walks the step's events on a claim once more and asks the people and guards of each transition as they are
// now. The attempt tells the claim as it stands and what the guards look at besides.
func MayRepeat(s Step, c StepChange, a Attempt) error {
	state := a.Claim.State
	if !c.Before.There() {
		state = ""
	}
	a.Claim = *c.After.Claim
	a.Claim.WithdrawnAt = time.Time{}
	a.Comment, a.Reason, a.Verdict = s.Comment(), a.Claim.CloseReason, a.Claim.Verdict
	if c.Before.Placement != nil {
		a.Placement = *c.Before.Placement
	}
	for _, event := range s.EventsOn(a.Claim.ID) {
		a.Claim.State = state
		if t, ok := transition(state, event); ok && t.Who == TheSystem {
			state = t.To
			continue
		}
		t, err := Decide(event, a)
		if err != nil {
			return err
		}
		state = t.To
	}
	return nil
}
