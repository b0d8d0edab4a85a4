package markdown

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// cite knows citation 1, withholds citation 2 and has never heard of any other.
func cite(n int) (href, title string, ok bool) {
	switch n {
	case 1:
		return "#source-1", `Annual "report" <2023>`, true
	case 2:
		return "", "", true
	}
	return "", "", false
}

const cited = `<a class="cite" href="#source-1" title="Annual &#34;report&#34; &lt;2023&gt;">[1]</a>`

func TestRender(t *testing.T) {
	const link = ` rel="nofollow noreferrer noopener"`
	for _, c := range []struct{ name, text, want string }{
		{"paragraphs and line breaks are kept", "one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n"},
		{"emphasis, strong, deleted and code", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"},
		{"lists keep their first number", "3. a\n4. b\n", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"},
		{"headings become bold paragraphs", "# One\n\nTwo\n===\n", "<p><strong>One</strong></p>\n<p><strong>Two</strong></p>\n"},
		{"code loses its language class", "```go\na < b\n```\n", "<pre><code>a &lt; b\n</code></pre>\n"},
		{
			"HTML is shown as typed", "<b onclick=x>bold</b>\n\n<script>alert(1)</script>",
			"<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
		},
		{"an image becomes its alternative text", "see ![a *chart*](https://example.org/c.png)", "<p>see a <em>chart</em></p>\n"},
		{
			"links say nothing of where they come from", `[a](https://example.org/?a=1&b=2 "t")`,
			`<p><a href="https://example.org/?a=1&amp;b=2"` + link + ">a</a></p>\n",
		},
		{
			"addresses become links", "https://example.org/a and desk@example.org",
			`<p><a href="https://example.org/a"` + link + `>https://example.org/a</a> and <a href="mailto:desk@example.org"` + link + ">desk@example.org</a></p>\n",
		},
		{"script addresses are no links", "[a](javascript:alert(1)) <javascript:alert(1)> [b](data:text/html,x)", "<p>a javascript:alert(1) b</p>\n"},
		{"relative addresses are no links", "[a](/sign-out) [b](//evil.example) [c](#top)", "<p>a b c</p>\n"},
		{
			"a definition of a link does not vanish", "[1]: https://example.org/ says so",
			"<p>" + cited + `: <a href="https://example.org/"` + link + ">https://example.org/</a> says so</p>\n",
		},
		{"a known citation is a link", "as [1] says", "<p>as " + cited + " says</p>\n"},
		{"an exclamation mark does not make it an image", "never![1]", "<p>never!" + cited + "</p>\n"},
		{"a withheld citation says so", "as [2] says", "<p>as <span class=\"cite\">[2, withheld]</span> says</p>\n"},
		{"an unknown citation stays as it is", "as [3], [0], [01] and [12345] say", "<p>as [3], [0], [01] and [12345] say</p>\n"},
		{"citations stand side by side", "[1][1]", "<p>" + cited + cited + "</p>\n"},
		{"an escaped citation is none", `\[1]`, "<p>[1]</p>\n"},
		{"citations in code are none", "`[1]`\n\n    [1]\n", "<p><code>[1]</code></p>\n<pre><code>[1]\n</code></pre>\n"},
		{
			"citations in links are none", "[see [1]](https://example.org/) [1](https://example.org/)",
			`<p><a href="https://example.org/"` + link + `>see [1]</a> <a href="https://example.org/"` + link + ">1</a></p>\n",
		},
		{"a citation in what is no link after all", "[see [1]](/here)", "<p>see " + cited + "</p>\n"},
		{"tables stay text", "| a | b |\n|---|---|\n| c | d |", "<p>| a | b |<br>\n|---|---|<br>\n| c | d |</p>\n"},
		{"broken UTF-8 is mended", "a\xffb", "<p>a\uFFFDb</p>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Render(c.text, cite); got != c.want {
				t.Errorf("Render(%q)\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestNobodyToAskAboutCitations(t *testing.T) {
	if got, want := Render("as [1] says", nil), "<p>as [1] says</p>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHostileTextIsRenderedInTime(t *testing.T) {
	for _, s := range []string{">", "[", "![", "*a_", "`", "- ", "[1]", "(((https://a.b/", "<", "1. "} {
		checkSafe(t, Render(strings.Repeat(s, 20000/len(s)), cite))
	}
}

func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"[1] *a* [b](https://c.example)", "<script>", "![x](y) `[1]`", "[a [1] b](mailto:x@y.z)", "- [2]\n> x\n\n# h",
		`[x](java&#115;cript:a)`, "<https://a.b/\"onmouseover=x>", "[a](https://x/\"><img src=x>)", "&lt;img src=x&gt;", "[![1](a)](http://b)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSafe(t, Render(s, cite)) })
}

var allowed = map[string][]string{
	"p": nil, "br": nil, "em": nil, "strong": nil, "del": nil, "ul": nil, "ol": {"start"}, "li": nil, "code": nil, "pre": nil,
	"blockquote": nil, "a": {"href", "class", "title", "rel"}, "span": {"class"},
}

// checkSafe fails when anything but the promised elements, attributes and addresses stands in the HTML, when elements are
// crossed or left open, and when links are nested.
func checkSafe(t *testing.T, out string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(out))
	var open []string
	for z.Next() != html.ErrorToken {
		token := z.Token()
		switch token.Type {
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%v came out: %s", token.Type, out)
		case html.StartTagToken, html.SelfClosingTagToken:
			checkTag(t, token)
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Fatalf("a link stands in a link: %s", out)
			}
			if token.Data != "br" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v: %s", token.Data, open, out)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v is left open: %s", open, out)
	}
}

func checkTag(t *testing.T, token html.Token) {
	t.Helper()
	attributes, ok := allowed[token.Data]
	if !ok {
		t.Errorf("element %s came out", token)
	}
	citation := slices.Contains(token.Attr, html.Attribute{Key: "class", Val: "cite"})
	for _, a := range token.Attr {
		if !slices.Contains(attributes, a.Key) || a.Key == "class" && a.Val != "cite" {
			t.Errorf("attribute %s came out", token)
		}
		if a.Key == "href" && !leadsWell(a.Val, citation) {
			t.Errorf("address %q came out", a.Val)
		}
	}
}

func leadsWell(href string, citation bool) bool {
	if citation {
		return href == "#source-1"
	}
	u, err := url.Parse(href)
	return err == nil && slices.Contains([]string{"http", "https", "mailto"}, u.Scheme)
}
