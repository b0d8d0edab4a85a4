package document

import (
	"net/url"
	"strings"
)

var unseenInAddress = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// absolute resolves an address of the source against base. It gives "" for one that is not http or https with a host, nor,
// where mail is set, mailto: nothing else may ever be followed from a checked article.
func absolute(base *url.URL, address string, mail bool) string {
	u, err := url.Parse(unseenInAddress.Replace(strings.TrimSpace(address)))
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", mail && u.Scheme == "mailto" && u.Opaque != "":
		return strings.ToValidUTF8(u.String(), "\uFFFD")
	}
	return ""
}
