package importer

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// walk visits the nodes under root in document order, root first, and what is below a node only where visit says so.
func walk(root *html.Node, visit func(*html.Node) bool) {
	if !visit(root) {
		return
	}
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		walk(n, visit)
	}
}

// find is the first element under root, root itself among them, that is wanted, or nil.
func find(root *html.Node, wanted func(*html.Node) bool) *html.Node {
	var found *html.Node
	walk(root, func(n *html.Node) bool {
		if found == nil && n.Type == html.ElementNode && wanted(n) {
			found = n
		}
		return found == nil
	})
	return found
}

func isElement(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

// bodyOf is the body of a page, or the page where it has none.
func bodyOf(root *html.Node) *html.Node {
	if body := find(root, isElement("body")); body != nil {
		return body
	}
	return root
}

// removeAll takes the elements under root, not root itself, that are unwanted out of the tree.
func removeAll(root *html.Node, unwanted func(*html.Node) bool) {
	var out []*html.Node
	walk(root, func(n *html.Node) bool {
		if n != root && n.Type == html.ElementNode && unwanted(n) {
			out = append(out, n)
			return false
		}
		return true
	})
	for _, n := range out {
		n.Parent.RemoveChild(n)
	}
}

// wordsOf is the text under a node, scripts and styles left out, white space as it stands.
func wordsOf(root *html.Node) string {
	var words strings.Builder
	walk(root, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		}
		return n.Type != html.ElementNode || n.Data != "script" && n.Data != "style" && n.Data != "template"
	})
	return words.String()
}

// attributeOf is an attribute of an element, empty where there is no such attribute or no element.
func attributeOf(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attributeOf(n, "class")), class)
}
