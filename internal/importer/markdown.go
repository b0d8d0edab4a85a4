package importer

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// markdown has tables, task lists, strike-through, bare addresses and footnotes. Typographic replacements are off: quotes and
// dashes must stay the author's. Raw HTML is left out.
var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))

// readMarkdown reads Markdown, whose front matter tells about the article and is not part of its text.
func readMarkdown(s string, address *url.URL) (Article, error) {
	fields, body := frontMatter(strings.ReplaceAll(s, "\r\n", "\n"))
	if err := tangled(body); err != nil {
		return Article{}, err
	}
	root, err := parseMarkdown([]byte(body))
	if err != nil {
		return Article{}, err
	}
	a := fields.article()
	if u := pageAddress(a.URL); u != nil && address == nil {
		address = u
	}
	a.URL = addressString(address)
	root = bodyOf(root)
	removeAll(root, func(n *html.Node) bool { return hasClass(n, "footnote-backref") })
	return a.withText(root, address)
}

func parseMarkdown(source []byte) (*html.Node, error) {
	tree := markdown.Parser().Parse(text.NewReader(source))
	if addressBytes(tree) > mostAddressBytes {
		return nil, refuse(ErrTangled, "The addresses of its links are too long to be read. Import it as plain text.")
	}
	var page bytes.Buffer
	if err := markdown.Renderer().Render(&page, source, tree); err != nil {
		return nil, err
	}
	return html.Parse(&page)
}

// matter is what front matter says, by lower-case key.
type matter map[string]string

var matterLine = regexp.MustCompile(`^([A-Za-z_][\w -]*):(?:\s+(.*))?$`)

// frontMatter parts the lines between two "---" at the start of a file from what follows. Only lines of the form "key: value"
// and lists below a key are read. Where anything else stands there, the lines are text and no front matter.
func frontMatter(s string) (matter, string) {
	head, body, found := strings.Cut(strings.TrimPrefix(s, "---\n"), "\n---")
	if rest := strings.TrimLeft(body, "- \t"); !strings.HasPrefix(s, "---\n") || !found || rest != "" && rest[0] != '\n' {
		return nil, s
	}
	fields, key := matter{}, ""
	for line := range strings.SplitSeq(head, "\n") {
		m := matterLine.FindStringSubmatch(line)
		trimmed := strings.TrimSpace(line)
		switch {
		case m != nil:
			key = strings.ToLower(strings.TrimSpace(m[1]))
			fields[key] = matterValue(m[2])
		case strings.HasPrefix(trimmed, "- ") && key != "":
			fields.add(key, matterValue(trimmed[2:]))
		case trimmed != "" && trimmed[0] != '#' && (key == "" || line[0] != ' '):
			return nil, s
		}
	}
	return fields, strings.TrimLeft(body, "- \t")
}

func (m matter) add(key, value string) {
	if m[key] != "" {
		value = m[key] + ", " + value
	}
	m[key] = value
}

// matterValue takes the quotes off a value and the brackets off a list.
func matterValue(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && s[0] == '[' && s[n-1] == ']' {
		var all []string
		for part := range strings.SplitSeq(s[1:n-1], ",") {
			all = append(all, matterValue(part))
		}
		return strings.Join(all, ", ")
	}
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return s[1 : n-1]
	}
	return s
}

func (m matter) first(keys ...string) string {
	for _, key := range keys {
		if m[key] != "" {
			return m[key]
		}
	}
	return ""
}

func (m matter) article() Article {
	return Article{
		Title:     m.first("title"),
		Byline:    m.first("byline", "author", "authors"),
		Publisher: m.first("publisher", "publication", "site"),
		URL:       m.first("url", "canonical", "canonical_url"),
		Language:  languageTag(m.first("lang", "language")),
		Published: dateOf(m.first("date", "published")),
	}
}
