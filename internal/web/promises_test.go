package web

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// problemsOf lists what a page lacks of what every one promises: one heading, one main part, names for controls, nothing
// inline that the content security policy would stop.
func problemsOf(p *page) []string {
	c := &inspection{ids: map[string]int{}, fragment: !strings.HasPrefix(strings.ToLower(strings.TrimSpace(p.Body)), "<!doctype html>")}
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode {
			c.element(n)
		}
	}
	return c.result()
}

type inspection struct {
	problems       []string
	ids            map[string]int
	wanted         []string // ids that something refers to
	labelled       []string // ids of controls that need a label
	labels         []string // what labels are for
	headings, main int
	fragment       bool
}

func (c *inspection) problem(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *inspection) element(n *html.Node) {
	c.attributes(n)
	switch n.DataAtom {
	case atom.H1:
		c.headings++
	case atom.Main:
		c.main++
	case atom.Style:
		c.problem("a style element, which the policy stops")
	case atom.Script:
		if attr(n, "src") == "" {
			c.problem("an inline script, which the policy stops")
		}
	case atom.Label:
		c.labels = append(c.labels, attr(n, "for"))
	case atom.Input, atom.Select, atom.Textarea:
		c.control(n)
	case atom.A, atom.Button:
		if textOf(n) == "" && attr(n, "aria-label") == "" && !hasAttr(n, "hidden") {
			c.problem("a %s without a name: %s", n.Data, attr(n, "href"))
		}
	case atom.Img:
		if !hasAttr(n, "alt") {
			c.problem("a picture without alt: %s", attr(n, "src"))
		}
	}
}

func (c *inspection) attributes(n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "id":
			c.ids[a.Val]++
		case a.Key == "style", strings.HasPrefix(a.Key, "on"), strings.HasPrefix(a.Key, "hx-on"):
			c.problem("%s on a %s, which the policy stops", a.Key, n.Data)
		case a.Key == "aria-describedby", a.Key == "aria-labelledby", a.Key == "aria-controls":
			c.wanted = append(c.wanted, strings.Fields(a.Val)...)
		case a.Key == "href" && strings.HasPrefix(a.Val, "#") && a.Val != "#":
			c.wanted = append(c.wanted, a.Val[1:])
		case a.Key == "href" && strings.HasPrefix(a.Val, "about:invalid"):
			c.problem("a link that templ refused: %s", textOf(n))
		}
	}
}

func (c *inspection) control(n *html.Node) {
	kind := attr(n, "type")
	if kind == "hidden" || kind == "submit" || attr(n, "aria-label") != "" || attr(n, "aria-labelledby") != "" || insideLabel(n) {
		return
	}
	if attr(n, "id") == "" {
		c.problem("a control without a label: %s", attr(n, "name"))
		return
	}
	c.labelled = append(c.labelled, attr(n, "id"))
}

func insideLabel(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Label {
			return true
		}
	}
	return false
}

func (c *inspection) result() []string {
	for id, times := range c.ids {
		if times > 1 {
			c.problem("the id %q stands %d times", id, times)
		}
	}
	for _, id := range c.labelled {
		if !slices.Contains(c.labels, id) {
			c.problem("the control %q has no label", id)
		}
	}
	if c.fragment { // what it refers to stands on the page it comes into
		return c.problems
	}
	for _, id := range c.wanted {
		if c.ids[id] == 0 {
			c.problem("something refers to the id %q, which is not there", id)
		}
	}
	if c.headings != 1 || c.main != 1 {
		c.problem("%d first headings and %d main parts, where one of each belongs", c.headings, c.main)
	}
	return c.problems
}
