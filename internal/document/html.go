package document

import (
	"net/url"

	"golang.org/x/net/html"
)

// MaxDepth is how deep elements may be nested; html.Parse itself stops at 512.
const MaxDepth = 1000

// FromHTML gives the canonical text of what a reader sees of n. Addresses are resolved against base, which may be nil.
// It fails with ErrEmpty, ErrTooLong or ErrTooDeep. The tree is not changed.
func FromHTML(n *html.Node, base *url.URL) (Text, error) {
	text, _, err := FromHTMLAt(n, base, nil)
	return text, err
}

// FromHTMLAt does what FromHTML does, and tells for each of the given nodes at which code point of the text it stands: before
// the character that follows it. Nodes that show nothing, such as comments, do for places. A node that the text leaves out has
// the place -1.
func FromHTMLAt(n *html.Node, base *url.URL, nodes []*html.Node) (Text, []int, error) {
	r := reader{base: base, stack: []context{{Block: Block{Kind: Paragraph}}}, asked: make(map[*html.Node]int, len(nodes))}
	for i, node := range nodes {
		r.asked[node] = i
	}
	r.walk(n)
	r.flush(r.top())
	text, err := r.text()
	return text, r.placesOf(len(nodes)), err
}

// context is what holds for text at one depth of the tree.
type context struct {
	Block           // what a block that begins here will be
	home     *level // innermost container
	flat     bool   // inside a cell or caption, where inner blocks are only lines
	bordered bool   // this element begins and ends a block
	inRun    bool   // this element opened an inline run
	row      int    // blocks there were when the row began, or -1: not a row
}

// reader walks a tree without recursion, for a tree may be as deep as its author likes.
type reader struct {
	builder
	base  *url.URL
	stack []context
	asked map[*html.Node]int // nodes whose places are asked for, each with its number
}

func (r *reader) top() context { return r.stack[len(r.stack)-1] }

func (r *reader) walk(root *html.Node) {
	for n := root; n != nil && r.err == nil; {
		entered := r.enter(n)
		if entered && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		if entered {
			r.leave()
		}
		n = r.after(n, root)
	}
}

// after is the node behind n and all it holds, nil at the end of root. The elements that end between are left.
func (r *reader) after(n, root *html.Node) *html.Node {
	for n != root && n.NextSibling == nil {
		n = n.Parent
		r.leave()
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}

// enter reads n and says whether its children are to be read; leave is then called behind them.
func (r *reader) enter(n *html.Node) bool {
	if number, ok := r.asked[n]; ok {
		r.place(number)
	}
	switch n.Type {
	case html.TextNode:
		r.write(n.Data, r.top().Kind == Preformatted)
		return false
	case html.DocumentNode:
		r.push(r.top())
		return true
	case html.ElementNode:
		return r.element(n)
	}
	return false
}

func (r *reader) element(n *html.Node) bool {
	switch {
	case silentElements[n.Data] || isHidden(n):
	case objectElements[n.Data] != "":
		if o, ok := readObject(n, r.base); ok {
			r.object(o)
		}
	case n.Data == "br":
		r.lineBreak(r.top().Kind == Preformatted)
	default:
		r.openElement(n)
		return true
	}
	return false
}

func (r *reader) openElement(n *html.Node) {
	c := r.top()
	c.bordered, c.inRun, c.row = blockElements[n.Data], false, -1
	if c.bordered {
		r.border(c)
		c = c.inside(n, len(r.blocks))
	} else {
		c.inRun = r.run(n)
	}
	r.push(c)
}

// run opens the inline run that n makes, if it makes one.
func (r *reader) run(n *html.Node) bool {
	run := Run{Kind: inlineElements[n.Data]}
	if run.Kind == Link {
		href, _ := attribute(n, "href")
		run.Href = absolute(r.base, href, true)
	}
	if run.Kind == "" || run.Kind == Link && run.Href == "" {
		return false
	}
	return r.begin(run)
}

func (r *reader) push(c context) {
	if len(r.stack) > MaxDepth {
		r.err = ErrTooDeep
		return
	}
	r.stack = append(r.stack, c)
}

func (r *reader) leave() {
	c := r.top()
	r.stack = r.stack[:len(r.stack)-1]
	switch {
	case c.inRun:
		r.end()
	case c.bordered && c.flat && !r.top().flat:
		r.flush(c)
	case c.bordered:
		r.border(c)
	}
	if c.row >= 0 {
		r.dropEmptyRow(c.row)
	}
}

// border ends the block, or only the line where blocks are lines.
func (r *reader) border(c context) {
	if c.flat {
		r.freshLine()
		return
	}
	r.flush(c)
}

func (r *reader) flush(c context) {
	home, kind := c.place()
	c.Kind = kind
	if kind != Heading {
		c.Level = 0
	}
	r.builder.flush(c.Block, home, c.flat && home != nil && home.Kind == Row)
}

// dropEmptyRow takes back the cells since the given one when none has text.
func (r *reader) dropEmptyRow(from int) {
	for _, cell := range r.blocks[from:] {
		if cell.text != "" {
			return
		}
	}
	r.blocks = r.blocks[:from]
}
