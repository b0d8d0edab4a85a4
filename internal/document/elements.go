package document

import (
	"strings"

	"golang.org/x/net/html"
)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}

var (
	// blockElements begin and end a block, as the style sheet of the HTML standard displays them (section 15.3).
	blockElements = set(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre
		search section summary table tbody td tfoot th thead tr ul xmp`)
	// silentElements hold no text of the article.
	silentElements = set(`script style template noscript head title base link meta input select textarea button option
		optgroup datalist progress meter noframes noembed frame frameset param source track area`)
	objectElements = map[string]string{
		"img": "image", "svg": "image", "canvas": "image", "video": "video", "audio": "audio",
		"iframe": "embed", "object": "embed", "embed": "embed", "applet": "embed",
	}
	inlineElements = map[string]RunKind{
		"a": Link, "em": Emphasis, "i": Emphasis, "cite": Emphasis, "dfn": Emphasis, "var": Emphasis,
		"strong": Strong, "b": Strong, "code": Code, "kbd": Code, "samp": Code, "tt": Code, "sup": Superscript, "sub": Subscript,
		"del": Deleted, "s": Deleted, "strike": Deleted, "ins": Inserted, "q": InlineQuote,
	}
)

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// isHidden says whether the element's own attributes keep it from readers.
func isHidden(n *html.Node) bool {
	if hidden, ok := attribute(n, "hidden"); ok && !strings.EqualFold(hidden, "until-found") {
		return true
	}
	if v, _ := attribute(n, "aria-hidden"); strings.EqualFold(strings.TrimSpace(v), "true") {
		return true
	}
	if _, open := attribute(n, "open"); n.Data == "dialog" && !open {
		return true
	}
	style, _ := attribute(n, "style")
	return style != "" && hides(style)
}

// hides reads an inline style for the two declarations that take text off the page.
func hides(style string) bool {
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		words := strings.Fields(strings.ReplaceAll(value, "!important", ""))
		switch strings.TrimSpace(name) + ":" + strings.Join(words, " ") {
		case "display:none", "visibility:hidden":
			return true
		}
	}
	return false
}

// isDataTable says whether a table holds cells to be read across, rather than parts of a page put in place by a table: then it
// has a heading, preformatted text or another table in it, or says so.
func isDataTable(table *html.Node) bool {
	if role, _ := attribute(table, "role"); role == "presentation" || role == "none" {
		return false
	}
	for n := next(table, table); n != nil; n = next(n, table) {
		switch n.Data {
		case "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6":
			if n.Type == html.ElementNode {
				return false
			}
		}
	}
	return true
}

// next is the node after n in document order, within root.
func next(n, root *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}
