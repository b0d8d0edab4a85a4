package document

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxContainers is how many containers a block may stand in; deeper ones are passed over, so that every block can carry its own
// list of them.
const maxContainers = 16

// inside gives the context for the children of n, a block element. blocks is how many blocks there are before it.
func (c context) inside(n *html.Node, blocks int) context {
	if c.flat {
		return c
	}
	c.ColSpan, c.RowSpan = 0, 0
	c.direct(n)
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		c.Kind, c.Level = Heading, int(n.Data[1]-'0')
	case "pre", "listing", "xmp", "plaintext":
		c.Kind = Preformatted
	case "figcaption", "caption":
		c.caption(n.Data)
	case "tr":
		c.row = blocks
		c.enter(Container{Kind: Row})
	case "td", "th":
		c.cell(n)
	case "dt", "dd":
		c.description(n.Data)
	default:
		c.container(n)
	}
	return c
}

func (c *context) direct(n *html.Node) {
	dir, ok := attribute(n, "dir")
	switch dir = strings.ToLower(dir); {
	case dir == "ltr" || dir == "rtl":
		c.Dir = dir
	case ok:
		c.Dir = ""
	}
}

func (c *context) container(n *html.Node) {
	switch n.Data {
	case "blockquote":
		c.enter(Container{Kind: Quotation})
	case "ul", "menu", "dir":
		c.enter(Container{Kind: BulletList})
	case "ol":
		c.enter(Container{Kind: NumberedList, Start: firstNumber(n)})
	case "li":
		c.enter(Container{Kind: ListItem})
	case "dl":
		c.enter(Container{Kind: DescriptionList})
	case "figure":
		c.enter(Container{Kind: FigureGroup})
	case "table":
		if isDataTable(n) {
			c.enter(Container{Kind: Table})
		}
	}
}

// enter puts c inside a new container, where such a container can stand; the kind of block begins anew.
func (c *context) enter(k Container) {
	if c.Kind != Preformatted || k.Kind == Table || k.Kind == Row {
		c.Kind = Paragraph
	}
	switch {
	case k.Kind == ListItem && !c.in(BulletList, NumberedList), k.Kind == Row && !c.in(Table):
		return
	case k.Kind == ListItem, k.Kind == Row:
		c.home = c.home.inner(k)
	case c.in(Table, Row) || c.home.deep() > maxContainers-3:
	default:
		c.home = c.itemised().inner(k)
	}
}

func (c *context) in(kinds ...ContainerKind) bool {
	for _, k := range kinds {
		if c.home != nil && c.home.Kind == k {
			return true
		}
	}
	return false
}

// itemised is the innermost container, or an item of its own where that is a bare list.
func (c *context) itemised() *level {
	if c.in(BulletList, NumberedList) {
		return c.home.inner(Container{Kind: ListItem})
	}
	return c.home
}

func (l *level) inner(k Container) *level {
	return &level{Container: k, parent: l, depth: l.deep() + 1}
}

func (l *level) deep() int {
	if l == nil {
		return 0
	}
	return l.depth
}

func (c *context) caption(element string) {
	switch {
	case element == "caption" && c.in(Table), element == "figcaption" && c.in(FigureGroup):
	default:
		return
	}
	if !c.home.captioned {
		c.home.captioned, c.Kind, c.flat = true, Caption, true
	}
}

func (c *context) cell(n *html.Node) {
	if !c.in(Table, Row) {
		return
	}
	c.flat, c.Kind = true, Cell
	if n.Data == "th" {
		c.Kind = HeaderCell
	}
	c.ColSpan, c.RowSpan = span(n, "colspan"), span(n, "rowspan")
}

func (c *context) description(element string) {
	switch {
	case !c.in(DescriptionList):
	case element == "dt":
		c.Kind = Term
	default:
		c.Kind = Description
	}
}

// place is where a block of this context stands and what it is there: a bare list gives it an item, a bare table a row.
func (c *context) place() (*level, BlockKind) {
	switch {
	case c.in(Table) && c.Kind != Caption:
		return c.home.inner(Container{Kind: Row}), c.cellKind()
	case c.in(Row):
		return c.home, c.cellKind()
	case c.in(DescriptionList) && c.Kind == Paragraph:
		return c.home, Description
	}
	return c.itemised(), c.Kind
}

func (c *context) cellKind() BlockKind {
	if c.Kind == HeaderCell {
		return HeaderCell
	}
	return Cell
}

// span reads colspan or rowspan under the HTML standard's limit for columns; 0 is one, as everywhere in a Block.
func span(n *html.Node, name string) int {
	v, _ := attribute(n, name)
	k, err := strconv.Atoi(strings.TrimSpace(v))
	if err != nil || k < 2 {
		return 0
	}
	return min(k, 1000)
}

func firstNumber(n *html.Node) int {
	v, _ := attribute(n, "start")
	k, err := strconv.Atoi(strings.TrimSpace(v))
	if err != nil || k == 1 {
		return 0
	}
	return k
}
