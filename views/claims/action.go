package claims

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// ask says what an action needs to be told before it can be done.
type ask string

const (
	askNothing  ask = ""
	askComment  ask = "comment"
	askReason   ask = "reason"
	askAssignee ask = "assignee"
)

// Action is a step that this person may take on the claim, as a button or a small form.
type Action struct {
	Step      string // as in paths.ClaimStep
	Href      string
	Label     string
	Key       string
	Class     string
	Ask       ask
	Prompt    string // over the field of what is asked
	Choices   []ui.Choice
	Aside     bool   // not a step towards a verdict: stands behind the others
	Hindrance string // why it would be refused now; shown, with the button off
	Form      ui.Form
}

// offered is every action with a button of its own. Proposing a verdict and editing have forms of their own.
var offered = []struct {
	event                   factcheck.WorkflowEvent
	step, label, key, class string
	ask                     ask
	prompt                  string
}{
	{factcheck.EventTake, "take", "Take it", "t", "main", askNothing, ""},
	{factcheck.EventSubmit, "submit", "Send for approval", "p", "main", askNothing, ""},
	{factcheck.EventApprove, "approve", "Approve", "a", "main", askNothing, ""},
	{factcheck.EventReturn, "return", "Return", "r", "", askComment, "What has to change?"},
	{factcheck.EventTakeBack, "take-back", "Take back to research", "", "", askNothing, ""},
	{factcheck.EventReopen, "reopen", "Reopen", "", "", askComment, "Why is it opened again?"},
	{factcheck.EventAssign, "assign", "Assign", "", "", askAssignee, "To whom?"},
	{factcheck.EventClose, "close", "Not checkable", "x", "", askReason, "Why is it not checked?"},
	{factcheck.EventWithdraw, "withdraw", "Withdraw the claim", "", "quiet danger", askNothing, ""},
}

// aside are the events that take a claim elsewhere than towards a verdict.
var aside = map[factcheck.WorkflowEvent]bool{factcheck.EventAssign: true, factcheck.EventClose: true, factcheck.EventWithdraw: true}

func newActions(s Subject) []Action {
	var actions []Action
	for _, o := range offered {
		if !factcheck.Offers(o.event, s.Actor, s.File.Claim) {
			continue
		}
		action := Action{
			Aside: aside[o.event], Step: o.step, Href: paths.ClaimStep(s.File.Claim.ID, o.step), Label: o.label, Key: o.key, Class: o.class,
			Ask: o.ask, Prompt: o.prompt, Choices: choicesFor(o.ask, s), Form: s.form(o.step),
		}
		if reason := s.Hindrances[o.event]; reason != nil {
			action.Hindrance = Sentence(reason)
		}
		actions = append(actions, action)
	}
	return actions
}

func choicesFor(a ask, s Subject) []ui.Choice {
	choices := []ui.Choice{{Value: "", Name: locale.M("Choose …")}}
	switch a {
	case askReason:
		for _, r := range factcheck.CloseReasons {
			choices = append(choices, ui.Choice{Value: string(r), Name: locale.Of(r)})
		}
	case askAssignee:
		choices = append(choices, Colleagues(s.Colleagues)...)
	default:
		return nil
	}
	return choices
}

// Colleagues are people to choose from.
func Colleagues(users []factcheck.User) []ui.Choice {
	choices := make([]ui.Choice, 0, len(users))
	for _, u := range users {
		choices = append(choices, ui.Choice{Value: string(u.ID), Name: locale.Plain(u.Name)})
	}
	return choices
}
