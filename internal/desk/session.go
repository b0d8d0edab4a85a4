package desk

import (
	"context"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// SignIn is what a person types to sign in, and where from.
type SignIn struct {
	Email     string `form:"email" validate:"required,max=254"`
	Password  string `form:"password" validate:"required,max=1000" clean:"no"`
	Address   string `form:"-"`
	UserAgent string `form:"-"`
}

// SignIn opens a session and gives its token, which is told nobody else and stored nowhere. A wrong password, an account
// that does not exist and one that is disabled give the same answer in the same time.
func (d *Desk) SignIn(ctx context.Context, in SignIn) (token string, err error) {
	if err := sound(&in); err != nil {
		return "", err
	}
	now, email := d.now(), foldEmail(in.Email)
	if err := d.limits.try(now, email, in.Address); err != nil {
		return "", err
	}
	user, err := d.authenticate(ctx, email, in.Password)
	if err != nil {
		return "", err
	}
	return d.openSession(ctx, user, now, in.Address, in.UserAgent)
}

// SignInAs opens a session without a password. Only the try-out mode allows it.
func (d *Desk) SignInAs(ctx context.Context, id factcheck.UserID, address, userAgent string) (token string, err error) {
	if !d.tryOut {
		return "", factcheck.Errorf(factcheck.NotFound, "There is no such page.")
	}
	user, err := d.store.User(ctx, id)
	if err != nil {
		return "", err
	}
	if user.Disabled() {
		return "", errWrongPassword()
	}
	return d.openSession(ctx, user, d.now(), address, userAgent)
}

// TryOutPeople lists whom a visitor of the try-out mode can be, by role, reviewers first.
func (d *Desk) TryOutPeople(ctx context.Context) ([]factcheck.User, error) {
	if !d.tryOut {
		return nil, nil
	}
	users, err := d.accounts(ctx)
	active := onlyActive(users)
	slices.SortStableFunc(active, func(a, b factcheck.User) int { return a.Role.Compare(b.Role) })
	return active, err
}

func (d *Desk) authenticate(ctx context.Context, email, password string) (factcheck.User, error) {
	user, err := d.store.UserByEmail(ctx, email)
	if err != nil && !factcheck.Is(err, factcheck.NotFound) {
		return user, err
	}
	hash := user.PasswordHash
	if hash == "" {
		hash = absentAccountHash
	}
	matches, err := d.passwords.Matches(ctx, password, hash)
	if err != nil {
		return user, err
	}
	if !matches || user.PasswordHash == "" || user.Disabled() {
		return user, errWrongPassword()
	}
	return user, nil
}

// absentAccountHash is compared when there is no account, so that the answer takes as long. Nobody knows its password.
const absentAccountHash = "$argon2id$v=19$m=19456,t=2,p=1$c3RldC1hYnNlbnQtdXNlcg$u1M0YBcvMzlMVPUmE8cbWzyl4bHM1cXPuC1YbAsnh1s"

func errWrongPassword() error {
	return factcheck.Errorf(factcheck.Unauthenticated, "That e-mail address and password do not belong together.")
}

func (d *Desk) openSession(ctx context.Context, user factcheck.User, now time.Time, address, userAgent string) (string, error) {
	token := newToken()
	session := factcheck.Session{
		ID: factcheck.SessionID(newID()), TokenHash: hashToken(token), UserID: user.ID,
		CreatedAt: now, SeenAt: now, UserAgent: cut(userAgent, 300), Address: address,
	}
	err := d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.DropSessionsSeenBefore(ctx, now.Add(-factcheck.SessionIdle), now.Add(-factcheck.SessionAbsolute)); err != nil {
			return err
		}
		if err := d.store.AddSession(ctx, session); err != nil {
			return err
		}
		return d.record(ctx, user.Actor(), now, factcheck.Entry{Action: "sign in", Object: sessionObject(session.ID)})
	})
	return token, err
}

// Resume finds the session of a token and its person as they are now: a changed role counts at once, and a disabled
// person is out. The error is unauthenticated when the session is over.
func (d *Desk) Resume(ctx context.Context, token string) (factcheck.Session, factcheck.User, error) {
	session, err := d.store.SessionByToken(ctx, hashToken(token))
	if factcheck.Is(err, factcheck.NotFound) {
		return session, factcheck.User{}, errSessionOver()
	}
	if err != nil {
		return session, factcheck.User{}, err
	}
	now := d.now()
	user, err := d.store.User(ctx, session.UserID)
	if err != nil {
		return session, user, err
	}
	if session.Expired(now) || user.Disabled() {
		return session, user, errSessionOver()
	}
	return session, user, d.touch(ctx, &session, now)
}

// touch notes the use of a session, at most once a minute: reading a page should rarely write. One that was ended at the
// same moment is over.
func (d *Desk) touch(ctx context.Context, session *factcheck.Session, now time.Time) error {
	if now.Sub(session.SeenAt) < time.Minute {
		return nil
	}
	session.SeenAt = now
	err := d.store.SaveSession(ctx, *session)
	if factcheck.Is(err, factcheck.NotFound) {
		return errSessionOver()
	}
	return err
}

func errSessionOver() error {
	return factcheck.Errorf(factcheck.Unauthenticated, "Your session is over. Sign in again.")
}

// KeepSessionData stores what the browser session carries between pages.
func (d *Desk) KeepSessionData(ctx context.Context, session factcheck.Session) error {
	return d.store.SaveSession(ctx, session)
}

// SignOut ends the actor's session.
func (d *Desk) SignOut(ctx context.Context, actor factcheck.Actor) error {
	return d.EndSession(ctx, actor, actor.Session)
}

// Sessions lists the actor's own sessions, the latest used first.
func (d *Desk) Sessions(ctx context.Context, actor factcheck.Actor) ([]factcheck.Session, error) {
	if err := factcheck.May(actor, factcheck.ManageOwnAccount); err != nil {
		return nil, err
	}
	return d.store.SessionsOf(ctx, actor.ID)
}

// EndSession ends one of the actor's own sessions, on whatever device.
func (d *Desk) EndSession(ctx context.Context, actor factcheck.Actor, id factcheck.SessionID) error {
	sessions, err := d.Sessions(ctx, actor)
	if err != nil {
		return err
	}
	for _, session := range sessions {
		if session.ID == id {
			return d.dropSession(ctx, actor, id)
		}
	}
	return factcheck.Errorf(factcheck.NotFound, "There is no such session; it may have ended already.")
}

func (d *Desk) dropSession(ctx context.Context, actor factcheck.Actor, id factcheck.SessionID) error {
	return d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.DropSession(ctx, id); err != nil {
			return err
		}
		return d.record(ctx, actor, d.now(), factcheck.Entry{Action: "end session", Object: sessionObject(id)})
	})
}

func sessionObject(id factcheck.SessionID) factcheck.Object {
	return factcheck.Object{Kind: "session", ID: string(id)}
}

func cut(s string, limit int) string {
	if runes := []rune(clean(s)); len(runes) > limit {
		return string(runes[:limit])
	}
	return clean(s)
}
