package accounts

import (
	"net/url"

	"stet/internal/factcheck"
	"stet/views/ui"
)

// Acceptance is the page of a one-time link, on which a person makes an account.
type Acceptance struct {
	Heading, Lede, Button string
	Form                  ui.Form
}

// NewAcceptance makes the page of an invitation or of the set-up link. The form is as typed, or empty at first.
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
	return Acceptance{
		Heading: "Welcome", Button: "Make my account", Form: form,
		Lede: "You have been invited to check facts here as " + aRole[i.Role] + ". This link works once.",
	}
}

var aRole = map[factcheck.Role]string{factcheck.Reviewer: "a reviewer", factcheck.Editor: "an editor", factcheck.Admin: "an admin"}
