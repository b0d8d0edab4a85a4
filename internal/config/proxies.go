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
	var proxies []netip.Prefix
	for _, one := range strings.Split(text, ",") {
		proxy, err := parseProxy(strings.TrimSpace(one))
		if err != nil {
			return nil, factcheck.Because(err, factcheck.Invalid, "“%s” is neither an address nor a CIDR; write trusted proxies like 10.0.0.7,192.168.1.0/24, or none.", one)
		}
		proxies = append(proxies, proxy)
	}
	return proxies, nil
}

func parseProxy(text string) (netip.Prefix, error) {
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
