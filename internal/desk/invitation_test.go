package desk_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func (n *newsroom) invite(role factcheck.Role) string {
	n.t.Helper()
	token, err := n.Invite(n.t.Context(), n.maks.Actor(), desk.NewInvitation{Email: "New@Newsroom.Example", Role: role})
	n.must(err)
	return token
}

func acceptance(token, email string) desk.Acceptance {
	return desk.Acceptance{Token: token, Email: email, Name: "New Person", Password: theirPassword}
}

// useless fails unless the link leads nowhere and changes nothing.
func (n *newsroom) useless(token string) {
	n.t.Helper()
	n.refused(factcheck.NotFound, func() error { _, err := n.Invitation(n.t.Context(), token); return err })
	n.refused(factcheck.NotFound, func() error {
		_, err := n.Accept(n.t.Context(), acceptance(token, "late@newsroom.example"))
		return err
	})
}

func TestAnInvitationIsFoundByItsTokenOnly(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Editor)
	i, err := n.Invitation(t.Context(), token)
	n.must(err)
	if i.Email != "new@newsroom.example" || i.Role != factcheck.Editor || i.InvitedBy != n.maks.ID || i.SetUp {
		t.Errorf("got %+v", i)
	}
	for _, other := range []string{"", token[1:], i.TokenHash} {
		n.useless(other)
	}
	if strings.Contains(n.dump(), token) {
		t.Error("the token itself is stored")
	}
}

func TestAnInvitationGivesItsRoleOnce(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Editor)
	var user factcheck.User
	n.audited(1, func() (err error) {
		user, err = n.Accept(t.Context(), acceptance(token, "Other.Address@Newsroom.Example"))
		return err
	})
	if user.Role != factcheck.Editor || user.Email != "other.address@newsroom.example" {
		t.Errorf("got %+v", user)
	}
	n.signedIn(user)
	n.useless(token)
}

func TestAnInvitationIsNotUsedUpByAMistake(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Reviewer)
	for field, in := range map[string]desk.Acceptance{
		"email":    acceptance(token, n.olena.Email),
		"password": {Token: token, Email: "new@newsroom.example", Name: "New", Password: "short"},
		"name":     {Token: token, Email: "new@newsroom.example", Password: theirPassword},
	} {
		n.refused(factcheck.Invalid, func() error {
			_, err := n.Accept(t.Context(), in)
			if !shares(err, field) {
				t.Errorf("%s: got %v", field, err)
			}
			return err
		})
	}
	_, err := n.Accept(t.Context(), acceptance(token, "new@newsroom.example"))
	n.must(err)
}

func TestALinkWorksForOneOfTwoWhoFollowItAtTheSameMoment(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Reviewer)
	if won := n.race(2, func(i int) error {
		_, err := n.Accept(t.Context(), acceptance(token, fmt.Sprintf("person%d@newsroom.example", i)))
		return err
	}); won != 1 {
		t.Errorf("%d got an account", won)
	}
	n.useless(token)
}

// race lets so many do the same at the same moment and counts those who succeed; the others have to be told why not.
func (n *newsroom) race(many int, do func(i int) error) (won int) {
	n.t.Helper()
	start, results := make(chan struct{}), make([]error, many)
	var runners sync.WaitGroup
	for i := range many {
		runners.Go(func() {
			<-start
			results[i] = do(i)
		})
	}
	close(start)
	runners.Wait()
	for _, err := range results {
		switch factcheck.CodeOf(err) {
		case factcheck.Conflict, factcheck.NotFound:
		case "":
			n.must(err)
			won++
		default:
			n.t.Errorf("got %v", err)
		}
	}
	return won
}

func TestAnInvitationIsTooOldAfterAWhile(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Reviewer)
	n.clock.pass(factcheck.InvitationLife)
	if _, err := n.Invitation(t.Context(), token); err != nil {
		t.Error(err)
	}
	n.clock.pass(time.Second)
	n.useless(token)
}

func TestAWithdrawnInvitationLeadsNowhere(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Reviewer)
	waiting, err := n.Invitations(t.Context(), n.maks.Actor())
	n.must(err)
	if len(waiting) != 1 {
		t.Fatalf("got %+v", waiting)
	}
	n.audited(1, func() error { return n.WithdrawInvitation(t.Context(), n.maks.Actor(), waiting[0].TokenHash) })
	n.useless(token)
}

// passwordLink is the token of a link that sets Olena's password.
func (n *newsroom) passwordLink() string {
	n.t.Helper()
	token, err := n.Invite(n.t.Context(), n.maks.Actor(), desk.NewInvitation{Email: strings.ToUpper(n.olena.Email), Role: factcheck.Admin})
	n.must(err)
	return token
}

func TestALinkForSomebodyWithAnAccountSetsItsPasswordAndNothingElse(t *testing.T) {
	n := newNewsroom(t)
	old, _ := n.signedIn(n.olena)
	token := n.passwordLink()
	if i, err := n.Invitation(t.Context(), token); err != nil || i.Account != n.olena.ID || i.Role != factcheck.Reviewer {
		t.Fatalf("got %+v, %v", i, err)
	}
	in := acceptance(token, "eve@evil.example")
	in.Password = "another long password"
	n.audited(1, func() error { _, err := n.Accept(t.Context(), in); return err })
	after, err := n.store.User(t.Context(), n.olena.ID)
	n.must(err)
	if after.Email != n.olena.Email || after.Name != n.olena.Name || after.Role != n.olena.Role {
		t.Errorf("it is now %+v", after)
	}
	_, err = n.SignIn(t.Context(), credentials(n.olena.Email, in.Password))
	n.must(err)
	_, err = n.SignIn(t.Context(), credentials(n.olena.Email, theirPassword))
	n.wants(factcheck.Unauthenticated, err)
	n.out(old)
	n.useless(token)
}

func TestALinkToANewPasswordIsNotUsedUpByAMistake(t *testing.T) {
	n := newNewsroom(t)
	token := n.passwordLink()
	n.refused(factcheck.Invalid, func() error {
		_, err := n.Accept(t.Context(), desk.Acceptance{Token: token, Password: "short"})
		return err
	})
	_, err := n.Accept(t.Context(), desk.Acceptance{Token: token, Password: "another long password"})
	n.must(err)
}

func TestOfSeveralLinksToANewPasswordTheLastOneWorks(t *testing.T) {
	n := newNewsroom(t)
	first, second := n.passwordLink(), n.passwordLink()
	n.useless(first)
	n.must(n.ChangePassword(t.Context(), n.olena.Actor(), desk.NewPassword{Current: theirPassword, New: "remembered after all"}))
	n.useless(second)
}

func TestNoLinkOpensADisabledAccount(t *testing.T) {
	n := newNewsroom(t)
	token := n.passwordLink()
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.olena.ID))
	n.refused(factcheck.Invalid, func() error {
		_, err := n.Invite(t.Context(), n.maks.Actor(), desk.NewInvitation{Email: n.olena.Email, Role: factcheck.Reviewer})
		return err
	})
	n.useless(token)
	n.must(n.EnableUser(t.Context(), n.maks.Actor(), n.olena.ID))
	n.useless(token)
}

func TestAnInvitationToAnAddressThatGotAnAccountMeanwhileOpensNothing(t *testing.T) {
	n := newNewsroom(t)
	token := n.invite(factcheck.Reviewer)
	in := desk.NewUser{Email: "new@newsroom.example", Name: "Made by hand", Role: factcheck.Admin, Password: theirPassword}
	_, err := n.AddUser(t.Context(), n.maks.Actor(), in)
	n.must(err)
	n.refused(factcheck.Invalid, func() error {
		_, err := n.Accept(t.Context(), acceptance(token, "new@newsroom.example"))
		return err
	})
}

func TestTheSetUpLinkIsOnlyThereWhileNobodyHasAnAccount(t *testing.T) {
	n := emptyNewsroom(t)
	first, err := n.SetUpToken(t.Context())
	n.must(err)
	second, err := n.SetUpToken(t.Context())
	n.must(err)
	n.useless(first)
	if i, err := n.Invitation(t.Context(), second); err != nil || !i.SetUp {
		t.Errorf("got %+v, %v", i, err)
	}
	admin, err := n.Accept(t.Context(), acceptance(second, "admin@newsroom.example"))
	n.must(err)
	if admin.Role != factcheck.Admin {
		t.Errorf("the first account is %s", admin.Role)
	}
	n.refused("", func() error {
		token, err := n.SetUpToken(t.Context())
		if token != "" {
			t.Error("there is a set-up link beside an account")
		}
		return err
	})
}

func TestASetUpLinkLeftOverIsVoidOnceThereIsAnAccount(t *testing.T) {
	n := emptyNewsroom(t)
	token, err := n.SetUpToken(t.Context())
	n.must(err)
	n.employ("Made on the command line", factcheck.Admin)
	n.useless(token)
}

func TestTwoWhoFollowTheSetUpLinkMakeOneAdministrator(t *testing.T) {
	n := emptyNewsroom(t)
	token, err := n.SetUpToken(t.Context())
	n.must(err)
	if won := n.race(8, func(i int) error {
		_, err := n.Accept(t.Context(), acceptance(token, fmt.Sprintf("person%d@newsroom.example", i)))
		return err
	}); won != 1 {
		t.Errorf("%d became administrators", won)
	}
}

// slowly are passwords that take their time: something else happens while the first one is hashed.
type slowly struct {
	*digests
	meanwhile func()
}

func (s *slowly) Hash(ctx context.Context, password string) (string, error) {
	if happen := s.meanwhile; happen != nil {
		s.meanwhile = nil
		happen()
	}
	return s.digests.Hash(ctx, password)
}

func TestASetUpLinkIsVoidForSomebodyWhoseFormIsOvertaken(t *testing.T) {
	n := emptyNewsroom(t)
	token, err := n.SetUpToken(t.Context())
	n.must(err)
	overtaken := &slowly{digests: n.passwords, meanwhile: func() { n.employ("Made on the command line", factcheck.Admin) }}
	d := desk.New(n.store, n.clock, overtaken)
	_, err = d.Accept(t.Context(), acceptance(token, "late@newsroom.example"))
	n.wants(factcheck.NotFound, err)
	users, err := n.store.Users(t.Context())
	n.must(err)
	if len(users) != 1 {
		t.Errorf("there are %d accounts", len(users))
	}
}
