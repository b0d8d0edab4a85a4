// Package markdown turns what people type as a rationale into HTML that is safe to show: Markdown without raw HTML,
// images or tables, in which [n] leads to the claim's n-th citation.
package markdown

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Cite says where citation n is to be found and what it is called. A citation that the reader may not see is ok with an
// empty href; one that does not exist is not ok.
type Cite = func(n int) (href, title string, ok bool)

// Render is the text as HTML, of these elements only: p, br, em, strong, del, ul, ol, li, code, pre, blockquote, a, span.
// Line breaks are kept, headings become bold paragraphs, an image its alternative text, and HTML is shown as it was
// typed. Links lead to absolute http, https and mailto addresses only.
//
// [n] becomes <a class="cite" href=…>[n]</a> where cite knows it, <span class="cite">[n, withheld]</span> where cite
// gives no href, and stays [n] otherwise, in code and in links. A nil cite knows none.
func Render(text string, cite Cite) string {
	ctx := parser.NewContext()
	if cite != nil {
		ctx.Set(citeKey, cite)
	}
	source := []byte(strings.ToValidUTF8(text, "\uFFFD"))
	var out bytes.Buffer
	if err := converter.Convert(source, &out, parser.WithContext(ctx)); err != nil {
		return "<p>" + html.EscapeString(string(source)) + "</p>\n" // readable and safe, if not pretty
	}
	return policy.Sanitize(out.String())
}

// converter leaves out what CommonMark has for authors of whole pages: HTML would be dropped unseen, and a line such as
// "[1]: the report" would vanish as the definition of a link.
var converter = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(citationParser{}, 150),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)),
	goldmark.WithExtensions(
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
		extension.Strikethrough,
	),
	goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(nodeRenderer{}, 100),
		util.Prioritized(gmhtml.NewRenderer(gmhtml.WithHardWraps()), 1000),
	))),
)
