package desk_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/password"
	"stet/internal/sample"
)

func credentials(email, password string) desk.SignIn {
	return desk.SignIn{Email: email, Password: password, Address: "192.0.2.7", UserAgent: "Firefox"}
}

// signedIn is the token and the session of somebody who has just signed in.
func (n *newsroom) signedIn(user factcheck.User) (string, factcheck.Session) {
	n.t.Helper()
	token, err := n.SignIn(n.t.Context(), credentials(user.Email, theirPassword))
	n.must(err)
	session, _, err := n.Resume(n.t.Context(), token)
	n.must(err)
	return token, session
}

// out fails unless the token opens nothing any more.
func (n *newsroom) out(token string) {
	n.t.Helper()
	_, _, err := n.Resume(n.t.Context(), token)
	n.wants(factcheck.Unauthenticated, err)
}

func TestSignInAsksForThePasswordOfAnActiveAccount(t *testing.T) {
	n := newNewsroom(t)
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.petro.ID))
	withoutPassword := sample.User("Without Password", factcheck.Reviewer)
	n.must(n.store.AddUser(t.Context(), withoutPassword))
	var said []string
	for _, in := range []desk.SignIn{
		credentials(n.olena.Email, "wrong password"), credentials("nobody@newsroom.example", theirPassword),
		credentials(n.petro.Email, theirPassword), credentials(withoutPassword.Email, ""), credentials(withoutPassword.Email, "x"),
	} {
		compared := n.passwords.compared.Load()
		n.refused(codeFor(in), func() error {
			_, err := n.SignIn(t.Context(), in)
			said = append(said, err.Error())
			return err
		})
		if in.Password != "" && n.passwords.compared.Load() != compared+1 {
			t.Errorf("%s is answered quicker than a wrong password", in.Email)
		}
	}
	if said[0] != said[1] || said[1] != said[2] || said[2] != said[4] {
		t.Errorf("the answers tell accounts apart: %q", said)
	}
	n.audited(1, func() error {
		_, err := n.SignIn(t.Context(), credentials(" "+strings.ToUpper(n.olena.Email)+" ", theirPassword))
		return err
	})
}

func codeFor(in desk.SignIn) factcheck.Code {
	if in.Password == "" {
		return factcheck.Invalid
	}
	return factcheck.Unauthenticated
}

func TestAnAccountThatDoesNotExistIsComparedLikeARealOne(t *testing.T) {
	n := newNewsroom(t)
	d := desk.New(n.store, n.clock, password.NewHasher())
	_, err := d.SignIn(t.Context(), credentials("nobody@newsroom.example", theirPassword))
	n.wants(factcheck.Unauthenticated, err)
}

func TestOnlyTheHashOfATokenIsStored(t *testing.T) {
	n := newNewsroom(t)
	token, session := n.signedIn(n.olena)
	again, _ := n.signedIn(n.olena)
	if len(token) < 43 || token == again {
		t.Errorf("got %q and %q", token, again)
	}
	if strings.Contains(n.dump(), token) || strings.Contains(fmt.Sprint(session), token) {
		t.Error("the token itself is stored")
	}
}

func TestASessionIsResumedByItsTokenOnly(t *testing.T) {
	n := newNewsroom(t)
	token, session := n.signedIn(n.olena)
	if session.UserID != n.olena.ID || session.Address != "192.0.2.7" || session.UserAgent != "Firefox" {
		t.Errorf("got %+v", session)
	}
	for _, other := range []string{"", token[1:], token + "x", session.TokenHash, string(session.ID)} {
		n.out(other)
	}
	n.must(n.ChangeRole(t.Context(), n.maks.Actor(), n.olena.ID, factcheck.Editor))
	n.out(token)
	token, _ = n.signedIn(n.olena)
	if _, user, err := n.Resume(t.Context(), token); err != nil || user.Role != factcheck.Editor {
		t.Errorf("got %+v, %v", user, err)
	}
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.olena.ID))
	n.out(token)
}

func TestADisabledPersonIsOutEvenOnASessionThatWasLeftBehind(t *testing.T) {
	n := newNewsroom(t)
	token, session := n.signedIn(n.olena)
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.olena.ID))
	n.must(n.store.AddSession(t.Context(), session))
	n.out(token)
}

func TestASessionIsOverWhenItIsIdleOrOld(t *testing.T) {
	n := newNewsroom(t)
	idle, _ := n.signedIn(n.olena)
	used, _ := n.signedIn(n.taras)
	for range 5 {
		n.clock.pass(factcheck.SessionIdle - time.Hour)
		if _, _, err := n.Resume(t.Context(), used); n.clock.Now().Sub(sample.At) <= factcheck.SessionAbsolute && err != nil {
			t.Fatal(err)
		}
	}
	n.out(idle)
	n.out(used)
}

func TestAnIdleSessionIsForgottenWhenSomebodySignsIn(t *testing.T) {
	n := newNewsroom(t)
	n.signedIn(n.olena)
	n.clock.pass(factcheck.SessionIdle + time.Second)
	n.signedIn(n.taras)
	var sessions int
	n.look(`SELECT count(*) FROM sessions`, func(r *sql.Rows) { n.must(r.Scan(&sessions)) })
	if sessions != 1 {
		t.Errorf("%d sessions are kept", sessions)
	}
}

func TestReadingAPageWritesAtMostOnceAMinute(t *testing.T) {
	n := newNewsroom(t)
	token, _ := n.signedIn(n.olena)
	n.clock.pass(59 * time.Second)
	n.refused("", func() error { _, _, err := n.Resume(t.Context(), token); return err })
	n.clock.pass(time.Second)
	session, _, err := n.Resume(t.Context(), token)
	n.must(err)
	if !session.SeenAt.Equal(n.clock.Now()) {
		t.Errorf("last seen %v", session.SeenAt)
	}
}

// leaving is a store in which a person ends their sessions at the very moment they are read.
type leaving struct{ *auditedStore }

func (s leaving) User(ctx context.Context, id factcheck.UserID) (factcheck.User, error) {
	if err := s.DropSessionsOf(ctx, id); err != nil {
		return factcheck.User{}, err
	}
	return s.auditedStore.User(ctx, id)
}

func TestASessionEndedWhileAPageIsReadIsOver(t *testing.T) {
	n := newNewsroom(t)
	token, _ := n.signedIn(n.olena)
	n.clock.pass(time.Hour)
	_, _, err := desk.New(leaving{n.store}, n.clock, n.passwords).Resume(t.Context(), token)
	n.wants(factcheck.Unauthenticated, err)
}

func TestSessionDataIsKeptOnALivingSessionOnly(t *testing.T) {
	n := newNewsroom(t)
	token, session := n.signedIn(n.olena)
	session.Data = map[string]string{"notice": "Saved."}
	session.UserID = n.maks.ID // a session cannot be made another person's
	n.must(n.KeepSessionData(t.Context(), session))
	resumed, user, err := n.Resume(t.Context(), token)
	n.must(err)
	if resumed.Data["notice"] != "Saved." || user.ID != n.olena.ID {
		t.Errorf("got %+v of %s", resumed.Data, user.ID)
	}
	actor := n.olena.Actor()
	actor.Session = session.ID
	n.must(n.SignOut(t.Context(), actor))
	n.refused(factcheck.NotFound, func() error { return n.KeepSessionData(t.Context(), session) })
}

func TestAPersonEndsTheirOwnSessionsOneByOne(t *testing.T) {
	n := newNewsroom(t)
	first, session := n.signedIn(n.olena)
	n.clock.pass(time.Minute)
	second, latest := n.signedIn(n.olena)
	stranger, _ := n.signedIn(n.taras)
	actor := n.olena.Actor()
	actor.Session = latest.ID
	own, err := n.Sessions(t.Context(), actor)
	n.must(err)
	if len(own) != 2 || own[0].ID != latest.ID {
		t.Errorf("got %+v", own)
	}
	n.audited(1, func() error { return n.EndSession(t.Context(), actor, session.ID) })
	n.out(first)
	n.must(n.SignOut(t.Context(), actor))
	n.out(second)
	if _, _, err := n.Resume(t.Context(), stranger); err != nil {
		t.Error(err)
	}
}

func TestOnlyTheTryOutModeLetsPeopleInWithoutAPassword(t *testing.T) {
	n := newNewsroom(t)
	n.refused(factcheck.NotFound, func() error {
		_, err := n.SignInAs(t.Context(), n.maks.ID, "192.0.2.7", "Firefox")
		return err
	})
	if people, err := n.TryOutPeople(t.Context()); err != nil || len(people) != 0 {
		t.Errorf("got %+v, %v", people, err)
	}
	n = newNewsroom(t, desk.TryOut())
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.petro.ID))
	people, err := n.TryOutPeople(t.Context())
	n.must(err)
	if len(people) != 5 {
		t.Errorf("got %d people, want all but the disabled one", len(people))
	}
	if !slices.IsSortedFunc(people, func(a, b factcheck.User) int { return a.Role.Compare(b.Role) }) || people[0].Role != factcheck.Reviewer {
		t.Errorf("they do not stand by role: %+v", people)
	}
	n.refused(factcheck.Unauthenticated, func() error { _, err := n.SignInAs(t.Context(), n.petro.ID, "", ""); return err })
	n.refused(factcheck.NotFound, func() error { _, err := n.SignInAs(t.Context(), "nobody", "", ""); return err })
	token, err := n.SignInAs(t.Context(), n.olena.ID, "127.0.0.1", strings.Repeat("x", 1000))
	n.must(err)
	session, user, err := n.Resume(t.Context(), token)
	n.must(err)
	if user.ID != n.olena.ID || len(session.UserAgent) != 300 {
		t.Errorf("got %s with a user agent of %d characters", user.ID, len(session.UserAgent))
	}
}

func TestNowIsTheClocksTimeToTheMicrosecond(t *testing.T) {
	n := newNewsroom(t)
	n.clock.pass(1234567 * time.Nanosecond)
	if now := n.Now(); !now.Equal(sample.At.Add(1234*time.Microsecond)) || now.Location() != time.UTC {
		t.Errorf("got %v", now)
	}
}
