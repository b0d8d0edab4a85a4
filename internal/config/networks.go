package config

import (
	"net/netip"
	"strings"

	"stet/internal/factcheck"
)

// loopback is this machine.
var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// parseProxies reads addresses and CIDRs with commas between them. With nothing said, an https site has its proxy on this
// machine, for stet does not speak https itself; any other site has none.
func parseProxies(text string, https bool) ([]netip.Prefix, error) {
	switch text = strings.TrimSpace(text); {
	case text == "none", text == "" && !https:
		return nil, nil
	case text == "":
		return loopback, nil
	}
	proxies, wrong, err := parseNetworks(text)
	if err != nil {
		err = factcheck.Because(err, factcheck.Invalid, "“%s” is neither an address nor a CIDR; write trusted proxies like 10.0.0.7,192.168.1.0/24, or none.", wrong)
	}
	return proxies, err
}

// Fetchable are the networks inside the newsroom's own that pages may be fetched from; none unless told.
func (s Settings) Fetchable() ([]netip.Prefix, error) {
	if strings.TrimSpace(s.FetchInside) == "" {
		return nil, nil
	}
	networks, wrong, err := parseNetworks(s.FetchInside)
	if err != nil {
		err = factcheck.Because(err, factcheck.Invalid, "“%s” is neither an address nor a CIDR; write what may be fetched from like 10.0.0.7,192.168.1.0/24.", wrong)
	}
	return networks, err
}

// parseNetworks reads addresses and CIDRs with commas between them, and names the first that is neither.
func parseNetworks(text string) (networks []netip.Prefix, wrong string, err error) {
	for one := range strings.SplitSeq(text, ",") {
		network, err := parseNetwork(strings.TrimSpace(one))
		if err != nil {
			return nil, one, err
		}
		networks = append(networks, network)
	}
	return networks, "", nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if strings.Contains(text, "/") {
		prefix, err := netip.ParsePrefix(text)
		return prefix.Masked(), err
	}
	ip, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, err
	}
	ip = ip.Unmap().WithZone("")
	return netip.PrefixFrom(ip, ip.BitLen()), nil
}
