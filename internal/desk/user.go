package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"stet/internal/factcheck"
)

func foldEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

func onlyActive(users []factcheck.User) []factcheck.User {
	return slices.DeleteFunc(users, factcheck.User.Disabled)
}

func userObject(id factcheck.UserID) factcheck.Object {
	return factcheck.Object{Kind: "user", ID: string(id)}
}

// Users lists every account, for those who manage them.
func (d *Desk) Users(ctx context.Context, actor factcheck.Actor) ([]factcheck.User, error) {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return nil, err
	}
	return d.accounts(ctx)
}

// accounts are all users, without what their passwords are compared with: lists have no use for it.
func (d *Desk) accounts(ctx context.Context) ([]factcheck.User, error) {
	users, err := d.store.Users(ctx)
	for i := range users {
		users[i].PasswordHash = ""
	}
	return users, err
}

// Colleagues lists who can be put on an article or a claim.
func (d *Desk) Colleagues(ctx context.Context, actor factcheck.Actor) ([]factcheck.User, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	users, err := d.accounts(ctx)
	return onlyActive(users), err
}

// NewUser is an account to make at once, without an invitation.
type NewUser struct {
	Email    string         `form:"email" validate:"required,email,max=254"`
	Name     string         `form:"name" validate:"required,max=200"`
	Role     factcheck.Role `form:"role" validate:"required,oneof=reviewer editor admin"`
	Password string         `form:"password" validate:"required,min=12,max=1000" clean:"no"`
}

// AddUser makes an account.
func (d *Desk) AddUser(ctx context.Context, actor factcheck.Actor, in NewUser) (factcheck.User, error) {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return factcheck.User{}, err
	}
	return d.addUser(ctx, actor, in, func(context.Context) error { return nil })
}

// addUser makes the account, and whatever else belongs to its making, in one transaction.
func (d *Desk) addUser(ctx context.Context, actor factcheck.Actor, in NewUser, also func(context.Context) error) (factcheck.User, error) {
	if err := sound(&in); err != nil {
		return factcheck.User{}, err
	}
	hash, err := d.passwords.Hash(ctx, in.Password)
	if err != nil {
		return factcheck.User{}, err
	}
	user := factcheck.User{
		ID: factcheck.UserID(newID()), Email: foldEmail(in.Email), Name: in.Name, Role: in.Role,
		PasswordHash: hash, CreatedAt: d.now(), RowVersion: 1,
	}
	return user, d.atomically(ctx, func(ctx context.Context) error {
		if err := also(ctx); err != nil {
			return err
		}
		if err := d.store.AddUser(ctx, user); err != nil {
			return err
		}
		return d.record(ctx, actor, user.CreatedAt, factcheck.Entry{
			Action: "add user", Object: userObject(user.ID), Changes: factcheck.UserChanges(factcheck.User{}, user),
		})
	})
}

// ChangeRole gives a person another role. Their sessions end, so that none keeps the rights of before.
func (d *Desk) ChangeRole(ctx context.Context, actor factcheck.Actor, id factcheck.UserID, role factcheck.Role) error {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return err
	}
	role, err := factcheck.ParseRole(string(role))
	if err != nil {
		return err
	}
	return d.changeUser(ctx, actor, id, "change role", func(u *factcheck.User, _ time.Time) { u.Role = role })
}

// DisableUser switches an account off. The person is out at once, everywhere.
func (d *Desk) DisableUser(ctx context.Context, actor factcheck.Actor, id factcheck.UserID) error {
	return d.changeUser(ctx, actor, id, "disable user", func(u *factcheck.User, now time.Time) { u.DisabledAt = now })
}

// EnableUser switches an account on again.
func (d *Desk) EnableUser(ctx context.Context, actor factcheck.Actor, id factcheck.UserID) error {
	return d.changeUser(ctx, actor, id, "enable user", func(u *factcheck.User, _ time.Time) { u.DisabledAt = time.Time{} })
}

func (d *Desk) changeUser(ctx context.Context, actor factcheck.Actor, id factcheck.UserID, action string, change func(*factcheck.User, time.Time)) error {
	if err := factcheck.May(actor, factcheck.ManageUsers); err != nil {
		return err
	}
	now := d.now()
	return d.atomically(ctx, func(ctx context.Context) error {
		before, err := d.store.User(ctx, id)
		if err != nil {
			return err
		}
		after := before
		change(&after, now)
		if err := d.keepAnAdmin(ctx, before, after); err != nil {
			return err
		}
		if err := d.store.SaveUser(ctx, after); err != nil {
			return err
		}
		if err := d.store.DropSessionsOf(ctx, id); err != nil {
			return err
		}
		if err := d.dropPasswordLinks(ctx, id); err != nil {
			return err
		}
		return d.record(ctx, actor, now, factcheck.Entry{Action: action, Object: userObject(id), Changes: factcheck.UserChanges(before, after)})
	})
}

// keepAnAdmin refuses a change after which nobody could manage users any more.
func (d *Desk) keepAnAdmin(ctx context.Context, before, after factcheck.User) error {
	manages := func(u factcheck.User) bool { return u.Role == factcheck.Admin && !u.Disabled() }
	if !manages(before) || manages(after) {
		return nil
	}
	users, err := d.store.Users(ctx)
	if err != nil {
		return err
	}
	for _, u := range users {
		if u.ID != before.ID && manages(u) {
			return nil
		}
	}
	return factcheck.Errorf(factcheck.Conflict, "%s is the only active admin. Make somebody else an admin first.", before.Name)
}

// NewPassword is a change of one's own password.
type NewPassword struct {
	Current string `form:"current" validate:"required,max=1000" clean:"no"`
	New     string `form:"new" validate:"required,min=12,max=1000" clean:"no"`
}

// ChangePassword changes the actor's own password and ends their other sessions.
func (d *Desk) ChangePassword(ctx context.Context, actor factcheck.Actor, in NewPassword) error {
	if err := factcheck.May(actor, factcheck.ManageOwnAccount); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	user, err := d.store.User(ctx, actor.ID)
	if err != nil {
		return err
	}
	if err := d.limits.try(d.now(), user.Email, "password change "+string(actor.ID)); err != nil {
		return err
	}
	if _, err := d.authenticate(ctx, user.Email, in.Current); factcheck.Is(err, factcheck.Unauthenticated) {
		return factcheck.InvalidField("current", "This is not your current password.")
	} else if err != nil {
		return err
	}
	if user.PasswordHash, err = d.passwords.Hash(ctx, in.New); err != nil {
		return err
	}
	return d.savePassword(ctx, actor, user, "change password")
}

// savePassword saves the account with its new password. What somebody else may have opened with the old one ends: every
// session but the actor's own, and the links that set another.
func (d *Desk) savePassword(ctx context.Context, actor factcheck.Actor, user factcheck.User, action string) error {
	return d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.SaveUser(ctx, user); err != nil {
			return err
		}
		if err := d.dropPasswordLinks(ctx, user.ID); err != nil {
			return err
		}
		if err := d.dropOtherSessions(ctx, actor, user.ID); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{Action: action, Object: userObject(user.ID)})
	})
}

func (d *Desk) dropOtherSessions(ctx context.Context, actor factcheck.Actor, user factcheck.UserID) error {
	sessions, err := d.store.SessionsOf(ctx, user)
	if err != nil {
		return err
	}
	for _, session := range sessions {
		if session.ID == actor.Session {
			continue
		}
		if err := d.store.DropSession(ctx, session.ID); err != nil {
			return err
		}
	}
	return nil
}

// People is the directory of everybody who has or had an account, for showing names.
func (d *Desk) People(ctx context.Context, actor factcheck.Actor) (factcheck.People, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	return d.people(ctx)
}
