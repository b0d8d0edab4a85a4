package markdown

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// policy is the second wall: whatever the renderer wrote, nothing else leaves. It lets relative addresses pass for the
// sake of citations; that those of links are absolute is seen to by address.
var policy = newPolicy()

const linkRel = "nofollow noreferrer noopener"

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "em", "strong", "del", "ul", "ol", "li", "code", "pre", "blockquote")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^cite$`)).OnElements("a", "span")
	p.AllowAttrs("title").OnElements("a", "span")
	p.AllowAttrs("rel").Matching(regexp.MustCompile("^" + linkRel + "$")).OnElements("a")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes(schemes...)
	p.AllowRelativeURLs(true)
	return p
}

var schemes = []string{"http", "https", "mailto"}

// nodeRenderer writes the nodes that are drawn otherwise than in CommonMark.
type nodeRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (nodeRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(citationKind, renderCitation)
	r.Register(ast.KindLink, renderLink)
	r.Register(ast.KindAutoLink, renderAutoLink)
	r.Register(ast.KindImage, renderImage)
	r.Register(ast.KindHeading, renderHeading)
}

func renderCitation(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	c := node.(*citation)
	n := strconv.Itoa(c.number)
	switch {
	case !c.known || withinLink(c):
		_, _ = w.WriteString("[" + n + "]")
	case c.href == "":
		_, _ = w.WriteString(`<span class="cite">[` + n + `, withheld]</span>`)
	default:
		_, _ = w.WriteString(`<a class="cite" href="` + html.EscapeString(c.href) + `"` + title(c.title) + `>[` + n + `]</a>`)
	}
	return ast.WalkContinue, nil
}

func title(s string) string {
	if s == "" {
		return ""
	}
	return ` title="` + html.EscapeString(s) + `"`
}

// withinLink says whether a link stands around the node: links cannot be nested.
func withinLink(node ast.Node) bool {
	for p := node.Parent(); p != nil; p = p.Parent() {
		if link, ok := p.(*ast.Link); ok && address(link.Destination) != "" {
			return true
		}
	}
	return false
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	href := address(node.(*ast.Link).Destination)
	switch {
	case href == "": // the words stay, the link goes
	case entering:
		openLink(w, href)
	default:
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := node.(*ast.AutoLink)
	label := html.EscapeString(string(link.Label(source)))
	target := link.URL(source)
	if link.AutoLinkType == ast.AutoLinkEmail {
		target = append([]byte("mailto:"), target...)
	}
	href := address(target)
	if href == "" || withinLink(link) {
		_, _ = w.WriteString(label)
		return ast.WalkContinue, nil
	}
	openLink(w, href)
	_, _ = w.WriteString(label + "</a>")
	return ast.WalkContinue, nil
}

func openLink(w util.BufWriter, href string) {
	_, _ = w.WriteString(`<a href="` + html.EscapeString(href) + `" rel="` + linkRel + `">`)
}

// address is where a link may lead, percent-encoded, or empty when it may not lead there.
func address(destination []byte) string {
	escaped := string(util.URLEscape(destination, true))
	u, err := url.Parse(escaped)
	if err != nil || !slices.Contains(schemes, u.Scheme) {
		return ""
	}
	if u.Scheme != "mailto" && u.Host == "" {
		return ""
	}
	return escaped
}

// renderImage leaves the alternative text, which is what stands within the node.
func renderImage(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

// renderHeading keeps headings out of the outline of the page the rationale is shown on.
func renderHeading(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<p><strong>")
	} else {
		_, _ = w.WriteString("</strong></p>\n")
	}
	return ast.WalkContinue, nil
}
