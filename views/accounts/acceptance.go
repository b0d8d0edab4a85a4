package accounts

import (
	"net/url"

	"stet/internal/factcheck"
	"stet/views/ui"
)

// Acceptance is the page of a one-time link, on which a person makes an account or sets the password of theirs.
type Acceptance struct {
	Heading, Lede, Button string
	Known                 bool // the person has an account: name and e-mail address stay as they are
	Form                  ui.Form
}

// NewAcceptance makes the page of an invitation, of a link to a new password or of the set-up link. The form is as typed, or empty at first.
func NewAcceptance(i factcheck.Invitation, form ui.Form) Acceptance {
	if form.Values == nil {
		form.Values = url.Values{"email": {i.Email}}
	}
	if i.SetUp {
		return Acceptance{
			Heading: "Set up stet", Button: "Make the account and begin", Form: form,
			Lede: "You are the first here. Your account will be the admin’s: with it you invite the others. This link works once.",
		}
	}
	if i.Account != "" {
		form.Values.Set("email", i.Email)
		return Acceptance{
			Heading: "A new password", Button: "Set the password and sign in", Known: true, Form: form,
			Lede: "It takes the place of the old one, and wherever somebody is signed in to this account, they are signed out. This link works once.",
		}
	}
	return Acceptance{
		Heading: "Welcome", Button: "Make my account", Form: form,
		Lede: "You have been invited to check facts here as " + aRole[i.Role] + ". This link works once.",
	}
}

var aRole = map[factcheck.Role]string{factcheck.Reviewer: "a reviewer", factcheck.Editor: "an editor", factcheck.Admin: "an admin"}
