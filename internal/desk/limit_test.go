package desk_test

import (
	"fmt"
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func TestGuessingIsSlowedDownByAccount(t *testing.T) {
	n := newNewsroom(t)
	guess := func(email string, i int) error {
		in := credentials(email, "guess")
		in.Address = fmt.Sprintf("192.0.2.%d", i) // from everywhere
		_, err := n.SignIn(t.Context(), in)
		return err
	}
	for _, email := range []string{n.olena.Email, "nobody@newsroom.example"} {
		for i := range 8 {
			n.wants(factcheck.Unauthenticated, guess(email, i))
		}
		compared := n.passwords.compared.Load()
		n.wants(factcheck.RateLimited, guess(email, 8))
		if n.passwords.compared.Load() != compared {
			t.Error("a limited guess was compared")
		}
	}
	_, err := n.SignIn(t.Context(), credentials(n.olena.Email, theirPassword))
	n.wants(factcheck.RateLimited, err)
	_, err = n.SignIn(t.Context(), credentials(n.taras.Email, theirPassword))
	n.wants("", err)
	n.clock.pass(30 * time.Second)
	_, err = n.SignIn(t.Context(), credentials(n.olena.Email, theirPassword))
	n.wants("", err)
	n.wants(factcheck.RateLimited, guess(n.olena.Email, 9))
}

func TestGuessingIsSlowedDownByAddress(t *testing.T) {
	n := newNewsroom(t)
	for i := range 30 {
		_, err := n.SignIn(t.Context(), credentials(fmt.Sprintf("person%d@newsroom.example", i), "guess"))
		n.wants(factcheck.Unauthenticated, err)
	}
	_, err := n.SignIn(t.Context(), credentials(n.olena.Email, theirPassword))
	n.wants(factcheck.RateLimited, err)
	n.clock.pass(5 * time.Second)
	_, err = n.SignIn(t.Context(), credentials(n.taras.Email, theirPassword))
	n.wants("", err)
}

func TestGuessingOnesOwnPasswordIsSlowedDownToo(t *testing.T) {
	n := newNewsroom(t)
	change := desk.NewPassword{Current: "guess", New: "another long password"}
	for range 8 {
		n.refused(factcheck.Invalid, func() error { return n.ChangePassword(t.Context(), n.olena.Actor(), change) })
	}
	change.Current = theirPassword
	n.refused(factcheck.RateLimited, func() error { return n.ChangePassword(t.Context(), n.olena.Actor(), change) })
}
