package importer

import (
	"net/url"

	"stet/internal/document"
)

// readPlain keeps a text as it arrived; what can be told about it is told from its first lines.
func readPlain(s string, address *url.URL) (Article, error) {
	text, err := document.FromPlain(s)
	return Article{Text: text, URL: addressString(address)}, err
}

func addressString(u *url.URL) string {
	if u == nil {
		return ""
	}
	return u.String()
}
