package accounts

import (
	"net/url"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/ui"
)

// Acceptance is the page of a one-time link, on which a person makes an account or sets the password of theirs.
type Acceptance struct {
	Heading, Lede, Button locale.Message
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
			Heading: locale.M("Set up stet"), Button: locale.M("Make the account and begin"), Form: form,
			Lede: locale.M("You are the first here. Your account will be the admin’s: with it you invite the others. This link works once."),
		}
	}
	if i.Account != "" {
		form.Values.Set("email", i.Email)
		return Acceptance{
			Heading: locale.M("A new password"), Button: locale.M("Set the password and sign in"), Known: true, Form: form,
			Lede: locale.M("It takes the place of the old one, and wherever somebody is signed in to this account, they are signed out. This link works once."),
		}
	}
	return Acceptance{
		Heading: locale.M("Welcome"), Button: locale.M("Make my account"), Form: form,
		Lede: invited[i.Role],
	}
}

var invited = map[factcheck.Role]locale.Message{
	factcheck.Reviewer: locale.M("You have been invited to check facts here as a reviewer. This link works once."),
	factcheck.Editor:   locale.M("You have been invited to check facts here as an editor. This link works once."),
	factcheck.Admin:    locale.M("You have been invited to check facts here as an admin. This link works once."),
}
