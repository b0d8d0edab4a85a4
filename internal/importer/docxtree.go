package importer

import (
	"strconv"

	"stet/internal/document"

	"golang.org/x/net/html"
)

// docxTree is the tree of HTML that the blocks of a Word document are put into.
type docxTree struct {
	root   *html.Node
	stack  []*html.Node   // root, table, row, cell …, innermost last
	grids  []*docxGrid    // of the tables that are open
	lists  []docxListOpen // of the place where blocks are put now, outermost first
	counts map[string]int // items so far, by list and level
}

type docxListOpen struct {
	list  *html.Node
	id    string
	level int
}

// docxGrid knows the cells above, for those that run over several rows.
type docxGrid struct {
	above  map[int]*html.Node // by column
	column int
}

func newDocxTree() *docxTree {
	root := element("body")
	return &docxTree{root: root, stack: []*html.Node{root}, counts: map[string]int{}}
}

func (t *docxTree) top() *html.Node { return t.stack[len(t.stack)-1] }

// here is a marker at the place where the next block will stand.
func (t *docxTree) here() *html.Node {
	m := marker()
	t.top().AppendChild(m)
	return m
}

var tableElements = map[string]string{"tbl": "table", "tr": "tr", "tc": "td"}

// open begins a table, row or cell.
func (t *docxTree) open(name string) error {
	t.lists = nil
	n := element(tableElements[name])
	t.top().AppendChild(n)
	t.stack = append(t.stack, n)
	switch {
	case name == "tbl":
		t.grids = append(t.grids, &docxGrid{above: map[int]*html.Node{}})
	case len(t.grids) == 0:
		return damagedXML()
	case name == "tr":
		t.grids[len(t.grids)-1].column = 0
	}
	if len(t.stack) > document.MaxDepth/2 {
		return document.ErrTooDeep
	}
	return nil
}

// close ends what open began.
func (t *docxTree) close(name string) {
	if tableElements[name] == "" || len(t.stack) == 1 {
		return
	}
	cell := t.top()
	t.stack = t.stack[:len(t.stack)-1]
	t.lists = nil
	switch grid := t.grids[len(t.grids)-1]; name {
	case "tc":
		grid.end(cell)
	case "tbl":
		t.grids = t.grids[:len(t.grids)-1]
	}
}

// cell reads the properties of the open cell.
func (t *docxTree) cell(properties *xmlNode) {
	cell := t.top()
	if span := properties.child("gridSpan").attr("val"); span != "" {
		set(cell, "colspan", span)
	}
	for _, c := range properties.children {
		if c.name == "vMerge" && c.attr("val") != "restart" {
			set(cell, "data-continues", "yes")
		}
	}
}

// end counts a finished cell; one that only continues the cell above makes that one taller and goes.
func (g *docxGrid) end(cell *html.Node) {
	column := g.column
	span, _ := strconv.Atoi(attributeOf(cell, "colspan"))
	g.column += max(span, 1)
	above := g.above[column]
	if attributeOf(cell, "data-continues") == "" || above == nil {
		g.above[column] = cell
		return
	}
	rows, _ := strconv.Atoi(attributeOf(above, "rowspan"))
	replace(above, "rowspan", strconv.Itoa(max(rows, 1)+1))
	cell.Parent.RemoveChild(cell)
}

// replace gives an element an attribute, in the place of one of the name that it has.
func replace(n *html.Node, name, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr[i].Val = value
			return
		}
	}
	set(n, name, value)
}

// block puts a block where blocks are put now.
func (t *docxTree) block(n *html.Node) {
	t.lists = nil
	t.top().AppendChild(n)
}

// item puts a block into a list, which goes on from the item before where that is of the same list.
func (t *docxTree) item(n *html.Node, id string, level int, how docxLevel) {
	for len(t.lists) > 0 && t.lists[len(t.lists)-1].level > level {
		t.lists = t.lists[:len(t.lists)-1]
	}
	if last := len(t.lists) - 1; last < 0 || t.lists[last].level < level || t.lists[last].id != id {
		t.openList(id, level, how)
	}
	key := id + "/" + strconv.Itoa(level)
	t.counts[key]++
	for deeper := level + 1; deeper < deepestLists; deeper++ {
		delete(t.counts, id+"/"+strconv.Itoa(deeper))
	}
	li := element("li")
	li.AppendChild(n)
	t.lists[len(t.lists)-1].list.AppendChild(li)
}

func (t *docxTree) openList(id string, level int, how docxLevel) {
	if last := len(t.lists) - 1; last >= 0 && t.lists[last].level == level {
		t.lists = t.lists[:last]
	}
	list := element("ul")
	if how.numbered {
		list = element("ol")
		if start := how.start + t.counts[id+"/"+strconv.Itoa(level)]; start != 1 {
			set(list, "start", strconv.Itoa(start))
		}
	}
	parent := t.top()
	if last := len(t.lists) - 1; last >= 0 {
		parent = t.lists[last].list.LastChild
	}
	parent.AppendChild(list)
	t.lists = append(t.lists, docxListOpen{list, id, level})
}

// appendNotes puts the footnotes behind the text, numbered as their marks are.
func (t *docxTree) appendNotes(notes []*docxNote) {
	if len(notes) == 0 {
		return
	}
	list := element("ol")
	for _, note := range notes {
		li := element("li")
		for _, line := range note.lines {
			p := element("p")
			p.AppendChild(textNode(line))
			li.AppendChild(p)
		}
		list.AppendChild(li)
	}
	t.root.AppendChild(list)
}
