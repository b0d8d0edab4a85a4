package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

func trusting(proxies ...string) []netip.Prefix {
	var all []netip.Prefix
	for _, p := range proxies {
		all = append(all, netip.MustParsePrefix(p))
	}
	return all
}

func TestAVisitorsAddressIsReadFromTrustedProxiesOnly(t *testing.T) {
	proxies := trusting("127.0.0.0/8", "10.0.0.0/8", "::1/128")
	for name, c := range map[string]struct {
		peer, want string
		said       []string
	}{
		"nobody between":                         {peer: "203.0.113.5:4444", want: "203.0.113.5"},
		"a visitor who makes one up":             {peer: "203.0.113.5:4444", said: []string{"198.51.100.1"}, want: "203.0.113.5"},
		"a proxy":                                {peer: "127.0.0.1:4444", said: []string{"203.0.113.5"}, want: "203.0.113.5"},
		"a proxy that added to what was made up": {peer: "127.0.0.1:4444", said: []string{"198.51.100.1, 203.0.113.5"}, want: "203.0.113.5"},
		"made up in a line of its own":           {peer: "127.0.0.1:4444", said: []string{"198.51.100.1", "203.0.113.5"}, want: "203.0.113.5"},
		"a proxy's address made up":              {peer: "127.0.0.1:4444", said: []string{"10.9.9.9, 203.0.113.5"}, want: "203.0.113.5"},
		"two proxies":                            {peer: "127.0.0.1:4444", said: []string{"198.51.100.1, 203.0.113.5, 10.0.0.7"}, want: "203.0.113.5"},
		"proxies all the way":                    {peer: "127.0.0.1:4444", said: []string{"10.0.0.8,10.0.0.7"}, want: "10.0.0.8"},
		"a proxy that says nothing":              {peer: "127.0.0.1:4444", want: "127.0.0.1"},
		"a proxy that says nonsense":             {peer: "127.0.0.1:4444", said: []string{"203.0.113.5, unknown, 10.0.0.7"}, want: "10.0.0.7"},
		"with ports":                             {peer: "[::1]:4444", said: []string{"198.51.100.1, [2001:db8::5]:123"}, want: "2001:db8::5"},
		"IPv4 in the clothes of IPv6":            {peer: "[::ffff:127.0.0.1]:4444", said: []string{"::ffff:203.0.113.5"}, want: "203.0.113.5"},
		"a zone":                                 {peer: "[fe80::1%eth0]:4444", want: "fe80::1"},
		"no address at all":                      {peer: "@", said: []string{"198.51.100.1"}, want: "@"},
	} {
		s := &Server{Config: Config{Proxies: proxies}}
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{"X-Forwarded-For": c.said}}
		if got := s.address(r); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWithoutTrustedProxiesNobodysWordCounts(t *testing.T) {
	r := &http.Request{RemoteAddr: "127.0.0.1:4444", Header: http.Header{"X-Forwarded-For": {"203.0.113.5"}}}
	if got := (&Server{}).address(r); got != "127.0.0.1" {
		t.Errorf("got %s", got)
	}
}

func TestPeopleBehindAProxyAreNotHeldUpByOneWhoGuesses(t *testing.T) {
	s := newSite(t, func(c *setup) { c.Proxies = trusting("127.0.0.0/8", "::1/128") })
	guesser := s.visitor(t)
	for i := range 200 {
		guesser.forwarded = fmt.Sprintf("198.51.100.%d, 203.0.113.5", i) // the first is made up
		if guesser.signIn(fmt.Sprintf("person%d@newsroom.example", i), "a wrong password").Status == http.StatusTooManyRequests {
			break
		}
	}
	guesser.page.want(http.StatusTooManyRequests)
	colleague := s.visitor(t)
	colleague.forwarded = "203.0.113.6"
	colleague.signIn(s.people[factcheck.Editor].Email, testPassword).at(paths.Desk)
	colleague.get(paths.Account).says("203.0.113.6")
}
