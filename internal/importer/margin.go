package importer

import (
	"strings"

	"golang.org/x/net/html"
)

var (
	marginElements = map[string]bool{"nav": true, "aside": true, "footer": true, "form": true}
	marginRoles    = map[string]bool{"navigation": true, "complementary": true, "contentinfo": true, "search": true, "banner": true}
	// marginWords are how pages name, in classes and ids, what stands around their articles.
	marginWords = wordSet(`ad ads advert advertisement advertorial banner breadcrumb breadcrumbs comments comment consent cookie
		cookies disqus donate gdpr login menu navigation navbar newsletter outbrain popup promo recommended related signin signup sidebar share sharing
		social sponsor sponsored subscribe subscription subscriptions taboola toolbar trending`)
)

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		m[word] = true
	}
	return m
}

// isMargin says whether an element stands around an article by what it is.
func isMargin(n *html.Node) bool {
	return marginElements[n.Data] || marginRoles[strings.ToLower(attributeOf(n, "role"))]
}

func inMargin(n, root *html.Node) bool {
	for ; n != nil && n != root; n = n.Parent {
		if n.Type == html.ElementNode && isMargin(n) {
			return true
		}
	}
	return false
}

// marginsOf tells what stands around, and within, an article without being of it.
type marginsOf struct {
	article *html.Node // the innermost element that holds nearly all of it
	weight  map[*html.Node]int
	all     int
	known   map[*html.Node]bool
}

func (w whole) newMargins(kept []bool) marginsOf {
	m := marginsOf{article: w.common(kept), weight: map[*html.Node]int{}, known: map[*html.Node]bool{}}
	for i, p := range w.parts {
		if !kept[i] {
			continue
		}
		m.all += p.length
		for n := p.home; n != nil && n != w.body; n = n.Parent {
			m.weight[n] += p.length
		}
	}
	return m
}

// around says whether a node stands in a margin. An element that holds much of the article is none.
func (m marginsOf) around(n *html.Node) bool {
	if n == nil || n == m.article || n.Type != html.ElementNode {
		return false
	}
	known, ok := m.known[n]
	if !ok {
		known = m.weight[n]*mostOfShare < m.all && (isMargin(n) || named(n, marginWords)) || m.around(n.Parent)
		m.known[n] = known
	}
	return known
}
