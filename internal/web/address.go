package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// address is where a request comes from. What X-Forwarded-For says counts only as far as trusted proxies wrote it: each
// proxy adds whom it heard from at the right, so the rightmost address that is none of theirs is the visitor's. What
// stands further left anybody may have made up.
func (s *Server) address(r *http.Request) string {
	at, ok := parseAddress(r.RemoteAddr)
	if !ok {
		return r.RemoteAddr
	}
	said := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(said) - 1; i >= 0 && s.isProxy(at); i-- {
		before, ok := parseAddress(strings.TrimSpace(said[i]))
		if !ok {
			break // the last proxy that made sense is as far as this can be told
		}
		at = before
	}
	return at.String()
}

func (s *Server) isProxy(at netip.Addr) bool {
	return slices.ContainsFunc(s.Proxies, func(p netip.Prefix) bool { return p.Contains(at) })
}

// parseAddress reads an IP address with or without a port.
func parseAddress(text string) (netip.Addr, bool) {
	if both, err := netip.ParseAddrPort(text); err == nil {
		return both.Addr().Unmap().WithZone(""), true
	}
	ip, err := netip.ParseAddr(text)
	return ip.Unmap().WithZone(""), err == nil
}
