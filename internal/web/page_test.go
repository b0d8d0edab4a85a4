package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what a browser shows.
type page struct {
	Status int
	URL    *url.URL
	Header http.Header
	Body   string
	Hops   []hop // the redirects on the way
	t      testing.TB
	root   *html.Node
}

// newPage reads an answer. Every HTML page is held to what all our pages promise.
func newPage(t testing.TB, r *http.Response, body string, hops []hop) *page {
	t.Helper()
	p := &page{Status: r.StatusCode, URL: r.Request.URL, Header: r.Header, Body: body, Hops: hops, t: t}
	saved := strings.HasPrefix(r.Header.Get("Content-Disposition"), "attachment") // no page of ours
	if saved || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
		return p
	}
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	p.root = root
	for _, problem := range problemsOf(p) {
		t.Errorf("%s: %s", p.URL.Path, problem)
	}
	return p
}

// path is where the browser ended up, with its query.
func (p *page) path() string { return p.URL.RequestURI() }

// all are the elements that a CSS selector finds.
func (p *page) all(selector string) []*html.Node {
	p.t.Helper()
	if p.root == nil {
		p.t.Fatalf("%s is no HTML page but %q", p.URL, p.Body)
	}
	query, err := cascadia.Parse(selector)
	if err != nil {
		p.t.Fatalf("selector %q: %v", selector, err)
	}
	return cascadia.QueryAll(p.root, query)
}

// one is the first element that the selector finds; none fails the test.
func (p *page) one(selector string) *html.Node {
	p.t.Helper()
	found := p.all(selector)
	if len(found) == 0 {
		p.t.Fatalf("%s (%d) has no %s:\n%s", p.URL, p.Status, selector, p.text("body"))
	}
	return found[0]
}

// has says whether the selector finds anything.
func (p *page) has(selector string) bool {
	p.t.Helper()
	return len(p.all(selector)) > 0
}

// text is the text of the first element that the selector finds, with single spaces.
func (p *page) text(selector string) string {
	p.t.Helper()
	return textOf(p.one(selector))
}

// texts are those of all elements that the selector finds.
func (p *page) texts(selector string) []string {
	p.t.Helper()
	var texts []string
	for _, n := range p.all(selector) {
		texts = append(texts, textOf(n))
	}
	return texts
}

// attr is an attribute of the first element that the selector finds.
func (p *page) attr(selector, name string) string {
	p.t.Helper()
	return attr(p.one(selector), name)
}

// want fails the test unless the page came with this status.
func (p *page) want(status int) *page {
	p.t.Helper()
	if p.Status != status {
		p.t.Fatalf("%s answers %d, not %d:\n%.2000s", p.URL, p.Status, status, p.Body)
	}
	return p
}

// says fails the test unless the words stand on the page.
func (p *page) says(words ...string) *page {
	p.t.Helper()
	text := p.text("body")
	for _, w := range words {
		if !strings.Contains(text, w) {
			p.t.Errorf("%s (%d) does not say %q:\n%.2000s", p.URL, p.Status, w, text)
		}
	}
	return p
}

// at fails the test unless the browser ended up there.
func (p *page) at(path string) *page {
	p.t.Helper()
	if p.path() != path {
		p.t.Fatalf("at %s (%d), not at %s:\n%.2000s", p.path(), p.Status, path, p.Body)
	}
	return p
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// form is a form as it is about to be sent.
type form struct {
	name                    string
	action, method, enctype string
	values                  url.Values
	controls                map[string]bool
}

// form finds the form with this action, or the one that a selector finds.
func (p *page) form(which string) *form {
	p.t.Helper()
	selector := which
	if strings.HasPrefix(which, "/") {
		selector = `form[action="` + which + `"]`
	}
	n := p.one(selector)
	if n.DataAtom != atom.Form {
		p.t.Fatalf("%s is a %s, not a form", which, n.Data)
	}
	f := &form{name: which, action: attr(n, "action"), method: strings.ToUpper(attr(n, "method")), enctype: attr(n, "enctype"), values: url.Values{}, controls: map[string]bool{}}
	if f.method == "" {
		f.method = http.MethodGet
	}
	for control := range n.Descendants() {
		f.add(control)
	}
	return f
}

// add takes a control into the form as HTML's "constructing the entry list" does for a form nobody touched.
func (f *form) add(n *html.Node) {
	name := attr(n, "name")
	if n.Type != html.ElementNode || name == "" || hasAttr(n, "disabled") {
		return
	}
	switch n.DataAtom {
	case atom.Input:
		f.addInput(n, name)
	case atom.Textarea:
		f.controls[name] = true
		f.values.Add(name, sentText(rawText(n)))
	case atom.Select:
		f.addSelect(n, name)
	case atom.Button:
		f.controls[name] = true
	}
}

func (f *form) addInput(n *html.Node, name string) {
	f.controls[name] = true
	switch attr(n, "type") {
	case "radio", "checkbox":
		if hasAttr(n, "checked") {
			f.values.Add(name, attr(n, "value"))
		}
	case "file", "submit", "button":
	default:
		f.values.Add(name, attr(n, "value"))
	}
}

func (f *form) addSelect(n *html.Node, name string) {
	f.controls[name] = true
	var first, chosen []string
	for o := range n.Descendants() {
		if o.DataAtom != atom.Option {
			continue
		}
		value := attr(o, "value")
		if !hasAttr(o, "value") {
			value = textOf(o)
		}
		first = append(first, value)
		if hasAttr(o, "selected") {
			chosen = append(chosen, value)
		}
	}
	if len(chosen) == 0 && len(first) > 0 && !hasAttr(n, "multiple") {
		chosen = first[:1]
	}
	f.values[name] = append(f.values[name], chosen...)
}

// fill types and chooses what a person would.
func (f *form) fill(t testing.TB, values url.Values) {
	t.Helper()
	for name, all := range values {
		if !f.controls[name] {
			t.Fatalf("the form %s has no %q, only %q", f.name, name, slices.Sorted(maps.Keys(f.controls)))
		}
		f.values.Del(name)
		for _, value := range all {
			f.values.Add(name, sentText(value))
		}
	}
}

// sentText has the line ends that browsers send.
func sentText(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
}

func rawText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		b.WriteString(d.Data)
	}
	return b.String()
}
