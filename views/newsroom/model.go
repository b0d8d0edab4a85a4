// Package newsroom is where an admin says whom this installation works for and what is asked of a claim.
package newsroom

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Page is the newsroom: its name and language, what it asks of claims, and what was changed when.
type Page struct {
	Form       ui.Form
	RowVersion int
	Asks       []locale.Message // one line a rule that is on
	History    []claims.Line
}

// NewPage makes the page; an empty form shows the newsroom as it is.
func NewPage(n factcheck.Newsroom, history []factcheck.Entry, people factcheck.People, form ui.Form) Page {
	return Page{Form: form, RowVersion: n.RowVersion, Asks: asks(n.Policy), History: claims.NewHistory(history, people)}
}

// asks are the rules of a policy that ask for anything.
func asks(p factcheck.Policy) []locale.Message {
	var lines []locale.Message
	if p.MinimumSources > 0 {
		lines = append(lines, locale.Count(p.MinimumSources, "At least 1 source", "At least %d sources"))
	}
	if p.IndependentSources > 0 {
		lines = append(lines, locale.Count(p.IndependentSources, "1 of them independent", "%d of them independent of one another"))
	}
	if p.PrimarySource {
		lines = append(lines, locale.M("At least one primary source"))
	}
	if p.Pinpoint {
		lines = append(lines, locale.M("An excerpt or a place for every source"))
	}
	return lines
}

// Policy is the form of the policy and, once it was asked for, what that policy would do.
type Policy struct {
	Form       ui.Form
	RowVersion int
	Trial      *Trial
}

// Trial is what a policy would do to the claims that are not settled.
type Trial struct {
	Asks    []locale.Message
	Blocked []Blocked
	Count   locale.Message // how many it would stop
	Rest    locale.Message // how many of them are not listed; empty where all are
	Still   locale.Message // how many are blocked already; empty where none are
	Freed   locale.Message // how many would go on; empty where none would
	Fields  []ui.Pair      // the policy, to be sent along
}

// Blocked is a claim that would be stopped.
type Blocked struct {
	Href, Quote, Article string
	State                claims.State
	By                   locale.Message // the rules that would stop it
}

// blockedShown is how many claims of a trial are listed.
const blockedShown = 50

// NewPolicy makes the page of the policy; trial is nil where nothing was tried.
func NewPolicy(n factcheck.Newsroom, form ui.Form, trial *factcheck.PolicyTrial) Policy {
	p := Policy{Form: form, RowVersion: n.RowVersion}
	if trial != nil {
		p.Trial = newTrial(*trial, form)
	}
	return p
}

func newTrial(t factcheck.PolicyTrial, form ui.Form) *Trial {
	n := len(t.Blocked)
	trial := &Trial{Asks: asks(t.Policy), Fields: ui.Pairs(form), Count: locale.Count(n, "1 claim would be stopped that nothing stops now.", "%d claims would be stopped that nothing stops now.")}
	if n == 0 {
		trial.Count = locale.M("No claim would be stopped that nothing stops now.")
	}
	for _, b := range t.Blocked[:min(n, blockedShown)] {
		trial.Blocked = append(trial.Blocked, newBlocked(b))
	}
	if n > blockedShown {
		trial.Rest = locale.Count(n-blockedShown, "1 more is not listed.", "%d more are not listed.")
	}
	if t.Still > 0 {
		trial.Still = locale.Count(t.Still, "1 claim is not far enough for the policy as it is, and would not be for this one.", "%d claims are not far enough for the policy as it is, and would not be for this one.")
	}
	if t.Freed > 0 {
		trial.Freed = locale.Count(t.Freed, "1 claim that is stopped now could go on.", "%d claims that are stopped now could go on.")
	}
	return trial
}

func newBlocked(b factcheck.Blocked) Blocked {
	row := Blocked{
		Href: paths.OpenClaim(b.Article.ID, b.Claim.ID), Quote: b.Claim.Quote, Article: b.Article.Title,
		State: claims.NewState(factcheck.ClaimFile{Claim: b.Claim}, factcheck.Actor{}),
	}
	for _, rule := range b.Rules() {
		row.By = locale.List(row.By, locale.Of(rule))
	}
	return row
}
