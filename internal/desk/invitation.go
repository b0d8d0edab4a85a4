package desk

import (
	"context"

	"stet/internal/factcheck"
)

// NewInvitation says whom to invite as what.
type NewInvitation struct {
	Email string         `form:"email" validate:"required,email,max=254"`
	Role  factcheck.Role `form:"role" validate:"required,oneof=reviewer editor admin"`
}

// Invite makes a one-time link's token: for a new colleague one that makes an account, for somebody who has an account one
// that sets a new password for it and leaves its role as it is. It is shown once; only its hash is stored.
func (d *Desk) Invite(ctx context.Context, actor factcheck.Actor, in NewInvitation) (token string, err error) {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return "", err
	}
	if err := sound(&in); err != nil {
		return "", err
	}
	token = newToken()
	invitation, err := d.addressed(ctx, factcheck.Invitation{
		TokenHash: hashToken(token), Email: foldEmail(in.Email), Role: in.Role, InvitedBy: actor.ID, CreatedAt: d.now(),
	})
	if err != nil {
		return "", err
	}
	return token, d.addInvitation(ctx, actor, invitation)
}

// addressed makes an invitation to somebody who has an account one that sets their password.
func (d *Desk) addressed(ctx context.Context, i factcheck.Invitation) (factcheck.Invitation, error) {
	user, err := d.store.UserByEmail(ctx, i.Email)
	switch {
	case factcheck.Is(err, factcheck.NotFound):
		return i, nil
	case err == nil && user.Disabled():
		return i, factcheck.InvalidField("email", "The account with this e-mail address is disabled. Enable it first; then a link can set a new password.")
	}
	i.Account, i.Role = user.ID, user.Role
	return i, err
}

// addInvitation adds it. Of several links to one account, only the last one made works.
func (d *Desk) addInvitation(ctx context.Context, actor factcheck.Actor, i factcheck.Invitation) error {
	entry := factcheck.Entry{Action: "invite", Object: invitationObject(i), Comment: i.Email + " as " + string(i.Role)}
	if i.Account != "" {
		entry.Action, entry.Comment = "invite to a new password", i.Email
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		if err := d.dropPasswordLinks(ctx, i.Account); err != nil {
			return err
		}
		if err := d.store.AddInvitation(ctx, i); err != nil {
			return err
		}
		return d.record(ctx, actor, i.CreatedAt, entry)
	})
}

// dropPasswordLinks makes the open links useless that set the account's password.
func (d *Desk) dropPasswordLinks(ctx context.Context, account factcheck.UserID) error {
	return d.dropInvitations(ctx, func(i factcheck.Invitation) bool { return account != "" && i.Account == account })
}

// invitationObject names an invitation in the audit by the first digits of its hash, which open nothing.
func invitationObject(i factcheck.Invitation) factcheck.Object {
	return factcheck.Object{Kind: "invitation", ID: i.TokenHash[:16]}
}

// Invitations lists the invitations nobody has accepted yet.
func (d *Desk) Invitations(ctx context.Context, actor factcheck.Actor) ([]factcheck.Invitation, error) {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return nil, err
	}
	return d.store.Invitations(ctx)
}

// WithdrawInvitation makes an invitation's link useless. It is named by its token's hash, as Invitations gives it.
func (d *Desk) WithdrawInvitation(ctx context.Context, actor factcheck.Actor, tokenHash string) error {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		i, err := d.store.Invitation(ctx, tokenHash)
		if err != nil {
			return err
		}
		if err := d.store.DropInvitation(ctx, tokenHash); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{Action: "withdraw invitation", Object: invitationObject(i), Comment: i.Email})
	})
}

// SetUpToken makes the one-time link's token for the first administrator, or gives an empty one when there is an
// account already. An earlier set-up link stops working.
func (d *Desk) SetUpToken(ctx context.Context) (string, error) {
	users, err := d.store.Users(ctx)
	if err != nil || len(users) > 0 {
		return "", err
	}
	token := newToken()
	return token, d.atomically(ctx, func(ctx context.Context) error {
		if err := d.dropInvitations(ctx, func(factcheck.Invitation) bool { return true }); err != nil {
			return err
		}
		i := factcheck.Invitation{TokenHash: hashToken(token), Role: factcheck.Admin, SetUp: true, CreatedAt: d.now()}
		return d.addInvitation(ctx, factcheck.Actor{}, i)
	})
}

func (d *Desk) dropInvitations(ctx context.Context, which func(factcheck.Invitation) bool) error {
	open, err := d.store.Invitations(ctx)
	if err != nil {
		return err
	}
	for _, i := range open {
		if !which(i) {
			continue
		}
		if err := d.store.DropInvitation(ctx, i.TokenHash); err != nil {
			return err
		}
	}
	return nil
}

// Invitation finds what a link's token invites to; not found when it was used, withdrawn or is too old.
func (d *Desk) Invitation(ctx context.Context, token string) (factcheck.Invitation, error) {
	i, err := d.store.Invitation(ctx, hashToken(token))
	if err != nil || !i.Usable(d.now()) {
		return i, factcheck.Errorf(factcheck.NotFound, "This link has been used already or is too old. Ask an admin for a new one.")
	}
	if !i.SetUp {
		return i, nil
	}
	users, err := d.store.Users(ctx)
	if err == nil && len(users) > 0 {
		return i, factcheck.Errorf(factcheck.NotFound, "stet has been set up already. Sign in, or ask an admin for an invitation.")
	}
	return i, err
}

// Acceptance is what an invited person fills in; of somebody who has an account only the password counts.
type Acceptance struct {
	Token    string `form:"-" clean:"no"`
	Email    string `form:"email" validate:"required,email,max=254"`
	Name     string `form:"name" validate:"required,max=200"`
	Password string `form:"password" validate:"required,min=12,max=1000" clean:"no"`
}

// Accept makes the invited person's account, with the role of the invitation, or sets the new password of the account they
// have, and uses the invitation up.
func (d *Desk) Accept(ctx context.Context, in Acceptance) (factcheck.User, error) {
	i, err := d.Invitation(ctx, in.Token)
	if err != nil {
		return factcheck.User{}, err
	}
	if i.Account != "" {
		return d.resetPassword(ctx, i, in)
	}
	if err := sound(&in); err != nil {
		return factcheck.User{}, err
	}
	user := NewUser{Email: in.Email, Name: in.Name, Role: i.Role, Password: in.Password}
	return d.addUser(ctx, factcheck.Actor{}, user, func(ctx context.Context) error {
		if _, err := d.Invitation(ctx, in.Token); err != nil { // once more, now that no other can
			return err
		}
		return d.store.UseInvitation(ctx, i.TokenHash, d.now())
	})
}

// resetPassword sets the password of the invitation's account, and ends its sessions: whoever had the old one is out.
func (d *Desk) resetPassword(ctx context.Context, i factcheck.Invitation, in Acceptance) (factcheck.User, error) {
	user, err := d.store.User(ctx, i.Account)
	if err != nil {
		return user, err
	}
	in.Email, in.Name = user.Email, user.Name // a link changes neither
	if err := sound(&in); err != nil {
		return factcheck.User{}, err
	}
	if user.PasswordHash, err = d.passwords.Hash(ctx, in.Password); err != nil {
		return user, err
	}
	return user, d.atomically(ctx, func(ctx context.Context) error {
		if _, err := d.Invitation(ctx, in.Token); err != nil { // once more, now that no other can
			return err
		}
		if err := d.store.UseInvitation(ctx, i.TokenHash, d.now()); err != nil {
			return err
		}
		return d.savePassword(ctx, user.Actor(), user, "reset password")
	})
}
