package fetch

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// errInside is why a connection is refused: it leads to where only the newsroom's own machines are.
var errInside = errors.New("the address is not on the public internet")

// errPort is why a connection is refused that is for something else than the web.
var errPort = errors.New("the port is not one of the web")

var errTooManyRedirects = errors.New("too many redirects")

// gate judges every connection by the address it is made to. It looks after names are resolved, so that a name which
// resolves otherwise the second time gains nothing.
type gate struct{ allowed []netip.Prefix }

// newClient makes a client whose every connection passes the gate. No proxy is asked: it would connect in our place.
func newClient(g gate) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: g.check}
	return &http.Client{
		Transport: &http.Transport{
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, DisableKeepAlives: true,
			TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second, MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(next *http.Request, past []*http.Request) error {
			if len(past) > MaxRedirects {
				return errTooManyRedirects
			}
			_, err := webAddress(next.URL.String())
			return err
		},
	}
}

func (g gate) check(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap().WithZone("")
	for _, prefix := range g.allowed {
		if prefix.Contains(ip) {
			return nil
		}
	}
	switch {
	case !isPublic(ip):
		return errInside
	case at.Port() != 80 && at.Port() != 443:
		return errPort
	}
	return nil
}

// inside are the addresses that are not on the public internet, or that carry another one within them: the special-purpose
// registries of IANA (RFC 6890 and what updates it).
var inside = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32",
	"2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

func prefixes(all ...string) []netip.Prefix {
	parsed := make([]netip.Prefix, len(all))
	for i, s := range all {
		parsed[i] = netip.MustParsePrefix(s)
	}
	return parsed
}

func isPublic(ip netip.Addr) bool {
	for _, prefix := range inside {
		if prefix.Contains(ip) {
			return false
		}
	}
	return true
}

// siteOf is the name of the site in an error about it.
func siteOf(err error) string {
	var at *url.Error
	if errors.As(err, &at) {
		if u, parseErr := url.Parse(at.URL); parseErr == nil {
			return u.Host
		}
	}
	return "the site"
}
