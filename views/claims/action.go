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
	Label     locale.Message
	Command   string // of the table of commands
	Class     string
	Ask       ask
	Prompt    locale.Message // over the field of what is asked
	Choices   []ui.Choice
	Aside     bool      // not a step towards a verdict: stands behind the others
	Hindrance Hindrance // why it would be refused now; shown, with the button off
	Form      ui.Form
}

// offered is every action with a button of its own. Proposing a verdict and editing have forms of their own.
var offered = []struct {
	event          factcheck.WorkflowEvent
	step           string
	label          locale.Message
	command, class string
	ask            ask
	prompt         locale.Message
}{
	{factcheck.EventTake, "take", locale.M("Take it"), "claim.take", "main", askNothing, locale.Message{}},
	{factcheck.EventSubmit, "submit", locale.M("Send for approval"), "claim.submit", "main", askNothing, locale.Message{}},
	{factcheck.EventApprove, "approve", locale.M("Approve"), "approval.approve", "main", askNothing, locale.Message{}},
	{factcheck.EventReturn, "return", locale.M("Return"), "approval.return", "", askComment, locale.M("What has to change?")},
	{factcheck.EventTakeBack, "take-back", locale.M("Take back to research"), "claim.take-back", "", askNothing, locale.Message{}},
	{factcheck.EventReopen, "reopen", locale.M("Reopen"), "claim.reopen", "", askComment, locale.M("Why is it opened again?")},
	{factcheck.EventAssign, "assign", locale.M("Assign"), "claim.assign", "", askAssignee, locale.M("To whom?")},
	{factcheck.EventClose, "close", locale.M("Not checkable"), "claim.close", "", askReason, locale.M("Why is it not checked?")},
	{factcheck.EventWithdraw, "withdraw", locale.M("Withdraw the claim"), "claim.withdraw", "quiet danger", askNothing, locale.Message{}},
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
			Aside: aside[o.event], Step: o.step, Href: paths.ClaimStep(s.File.Claim.ID, o.step), Label: o.label, Command: o.command, Class: o.class,
			Ask: o.ask, Prompt: o.prompt, Choices: choicesFor(o.ask, s), Form: s.form(o.step), Hindrance: s.hindrance(o.event),
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
