// Package accounts is the pages around accounts: sign-in, set-up and invitations, one's own account, the people of the
// newsroom, and the keys.
package accounts

import (
	"cmp"
	"slices"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// SignIn is the sign-in page.
type SignIn struct {
	Form ui.Form
	Next string // the page to lead on to, one of this site
	Over bool   // the person was on their way to that page
}

// NewSignIn makes the sign-in page; next is the page to lead on to.
func NewSignIn(form ui.Form, next string) SignIn {
	return SignIn{Form: form, Next: next, Over: next != paths.Desk}
}

// Person is somebody whom a visitor of the try-out can be.
type Person struct {
	ID, Name string
	Role     factcheck.Role
	Does     locale.Message // what the role is for
	First    locale.Message // what to try first as this person
}

// TryOut is the sign-in page of the try-out.
type TryOut struct {
	People []Person
	Form   ui.Form // what a form that came too late is carried in
	Next   string
}

// NewTryOut makes the sign-in page of the try-out, reviewers first: what the others do builds on it.
func NewTryOut(users []factcheck.User, form ui.Form, next string) TryOut {
	page, reviewers := TryOut{Form: form, Next: next}, 0
	users = slices.Clone(users)
	slices.SortStableFunc(users, func(a, b factcheck.User) int {
		return cmp.Compare(slices.Index(factcheck.Roles, a.Role), slices.Index(factcheck.Roles, b.Role))
	})
	for _, u := range users {
		person := Person{ID: string(u.ID), Name: u.Name, Role: u.Role, Does: does[u.Role], First: tryFirst[u.Role]}
		if u.Role == factcheck.Reviewer {
			if reviewers++; reviewers > 1 {
				person.First = locale.M("Try first: take an open claim that nobody works on yet.")
			}
		}
		page.People = append(page.People, person)
	}
	return page
}

var does = map[factcheck.Role]locale.Message{
	factcheck.Reviewer: locale.M("Imports articles, highlights claims, gathers sources and proposes verdicts."),
	factcheck.Editor:   locale.M("All that a reviewer does, and assigns work, sets deadlines, approves verdicts or returns them."),
	factcheck.Admin:    locale.M("All that an editor does, and looks after the people and their roles."),
}

var tryFirst = map[factcheck.Role]locale.Message{
	factcheck.Reviewer: locale.M("Try first: open the article and select a sentence of it to make a claim."),
	factcheck.Editor:   locale.M("Try first: open Approvals and decide on a verdict that waits there."),
	factcheck.Admin:    locale.M("Try first: open People and invite somebody."),
}
