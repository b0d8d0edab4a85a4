package accounts

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// User is one row of the people.
type User struct {
	Name, Email   string
	Role          factcheck.Role
	Since         string // day
	Me, Disabled  bool
	SetRole, Turn string // where the role is posted to, and where the account is switched
	TurnTo        locale.Message
	RoleField     string // the id of the row's list of roles
}

// Invitation is one that nobody has accepted yet.
type Invitation struct {
	Email, By string
	Role      factcheck.Role
	Password  bool // it sets a new password of an account
	Since     time.Time
	Until     time.Time
	Over      bool
	Withdraw  string
}

// Users is the page of the people of the newsroom.
type Users struct {
	Users       []User
	Invitations []Invitation
	Roles       []ui.Choice
	Form        ui.Form // of a new invitation
	Looks       ui.Form // of how often sources are looked at
	Link        Link    // of the invitation just made, shown this once
}

// Link is a one-time link that has just been made.
type Link struct {
	URL, For string
	Password bool // it sets a new password of an account
}

// NewUsers makes the page of the people; me is who looks at it.
func NewUsers(users []factcheck.User, invitations []factcheck.Invitation, me factcheck.UserID, now time.Time, form ui.Form) Users {
	page, names := Users{Roles: roleChoices(), Form: form}, factcheck.People{}
	for _, u := range users {
		names[u.ID] = u
		page.Users = append(page.Users, newUser(u, me))
	}
	for _, i := range invitations {
		page.Invitations = append(page.Invitations, Invitation{
			Email: i.Email, Role: i.Role, By: names.Name(i.InvitedBy), Password: i.Account != "", Since: i.CreatedAt,
			Until: i.CreatedAt.Add(factcheck.InvitationLife), Over: !i.Usable(now), Withdraw: paths.WithdrawInvitation(i.TokenHash),
		})
	}
	return page
}

func newUser(u factcheck.User, me factcheck.UserID) User {
	row := User{
		Name: u.Name, Email: u.Email, Role: u.Role, Since: u.CreatedAt.UTC().Format(time.DateOnly), Me: u.ID == me, Disabled: u.Disabled(),
		SetRole: paths.UserRole(u.ID), Turn: paths.DisableUser(u.ID), TurnTo: locale.M("account¦Disable"), RoleField: "role-" + string(u.ID),
	}
	if row.Disabled {
		row.Turn, row.TurnTo = paths.EnableUser(u.ID), locale.M("account¦Enable")
	}
	return row
}

func roleChoices() []ui.Choice {
	var choices []ui.Choice
	for _, role := range factcheck.Roles {
		choices = append(choices, ui.Choice{Value: string(role), Name: locale.Of(role)})
	}
	return choices
}
