package document

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// readObject tells what an image, video, audio or embedded element is. ok is false for one that is there to count visits.
func readObject(n *html.Node, base *url.URL) (o Object, ok bool) {
	o = Object{Kind: objectElements[n.Data], Alt: alternative(n)}
	for _, address := range addresses(n) {
		if o.Source = absolute(base, address, false); o.Source != "" {
			break
		}
	}
	return o, !isPixel(n)
}

func isPixel(n *html.Node) bool {
	width, _ := attribute(n, "width")
	height, _ := attribute(n, "height")
	tiny := func(s string) bool { return s == "0" || s == "1" }
	return tiny(width) && tiny(height)
}

func alternative(n *html.Node) string {
	for _, name := range []string{"alt", "aria-label", "title"} {
		if v, _ := attribute(n, name); v != "" {
			return oneLine(v)
		}
	}
	for c := n.FirstChild; c != nil && n.Data == "svg"; c = c.NextSibling {
		if c.Data == "title" && c.FirstChild != nil {
			return oneLine(c.FirstChild.Data)
		}
	}
	return ""
}

// oneLine gives s under the rules for canonical text, as a single line.
func oneLine(s string) string {
	var b builder
	b.write(s, false)
	b.trim(false)
	text, _ := settle(b.raw)
	return text
}

// addresses lists where the object may be, the likeliest first; pages that load images late keep them in data-src.
func addresses(n *html.Node) []string {
	var all []string
	for _, name := range []string{"data-src", "src", "data"} {
		if v, ok := attribute(n, name); ok {
			all = append(all, v)
		}
	}
	if set, ok := attribute(n, "srcset"); ok && len(strings.Fields(set)) > 0 {
		all = append(all, strings.Fields(set)[0])
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if src, ok := attribute(c, "src"); ok && c.Data == "source" {
			all = append(all, src)
		}
	}
	return all
}
