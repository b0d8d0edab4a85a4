package config

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

func TestProxiesAreTrustedByAddressAndNetwork(t *testing.T) {
	const https = "--public-url https://desk.example.org"
	for args, want := range map[string]string{
		"":                                     "",
		"--public-url http://desk.example.org": "",
		https:                                  "127.0.0.0/8 ::1/128",
		https + " --trusted-proxies none":      "",
		"--trusted-proxies 127.0.0.1":          "127.0.0.1/32",
		"--trusted-proxies ::ffff:10.0.0.7":    "10.0.0.7/32",
		https + " --trusted-proxies 10.0.0.7,192.168.1.9/24,fd00::/8": "10.0.0.7/32 192.168.1.0/24 fd00::/8",
	} {
		serving, err := parsed(t, nil, strings.Fields(args)...).Serving()
		if err != nil {
			t.Errorf("%s: %v", args, err)
		}
		if diff := cmp.Diff(want, written(serving.Proxies)); diff != "" {
			t.Errorf("%s: %s", args, diff)
		}
	}
}

func written(proxies []netip.Prefix) string {
	var all []string
	for _, p := range proxies {
		all = append(all, p.String())
	}
	return strings.Join(all, " ")
}

func TestAProxyThatIsNoAddressIsRefused(t *testing.T) {
	for _, text := range []string{"proxy.example.org", "10.0.0.7:80", "10.0.0.0/33", "10.0.0.7,", "10.0.0.7 10.0.0.8", "10.0.0.7,none"} {
		_, err := parsed(t, []string{"STET_TRUSTED_PROXIES=" + text}).Serving()
		if !factcheck.Is(err, factcheck.Invalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestPagesAreFetchedFromInsideOnlyWhereTold(t *testing.T) {
	for text, want := range map[string]string{"": "", " ": "", "127.0.0.1, 10.1.2.3/16": "127.0.0.1/32 10.1.0.0/16", "fd00::/8": "fd00::/8"} {
		serving, err := parsed(t, []string{"STET_FETCH_INSIDE=" + text}).Serving()
		if got := written(serving.Fetchable); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"archive.example.org", "10.0.0.7:80", "all", "10.0.0.7,"} {
		if _, err := parsed(t, nil, "--fetch-inside", text).Serving(); !factcheck.Is(err, factcheck.Invalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
