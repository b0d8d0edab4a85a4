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

func TestAGuesserWhoIsSlowedDownByAddressHoldsNobodyElseUp(t *testing.T) {
	n := newNewsroom(t)
	for i := range 60 {
		_, _ = n.SignIn(t.Context(), credentials(fmt.Sprintf("person%d@newsroom.example", i), "guess"))
	}
	for range 20 {
		_, err := n.SignIn(t.Context(), credentials(n.olena.Email, "guess"))
		n.wants(factcheck.RateLimited, err)
	}
	elsewhere := credentials(n.olena.Email, theirPassword)
	elsewhere.Address = "198.51.100.1"
	_, err := n.SignIn(t.Context(), elsewhere)
	n.wants("", err)
}

func TestTheManyAddressesOfOneIPv6SubscriberAreOnePlace(t *testing.T) {
	n := newNewsroom(t)
	guess := func(address string, i int) error {
		in := credentials(fmt.Sprintf("person%d@newsroom.example", i), "guess")
		in.Address = address
		_, err := n.SignIn(t.Context(), in)
		return err
	}
	for i := range 30 {
		n.wants(factcheck.Unauthenticated, guess(fmt.Sprintf("2001:db8:1:2::%x", i+1), i))
	}
	n.wants(factcheck.RateLimited, guess("2001:db8:1:2:ffff::1", 30))
	n.wants(factcheck.Unauthenticated, guess("2001:db8:1:3::1", 31))
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
