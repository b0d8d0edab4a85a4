package importer

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/pdf"

	"golang.org/x/net/html"
)

type htmlNode = html.Node

// pdfTree is the tree of HTML that the blocks of a PDF are put into.
type pdfTree struct {
	root   *html.Node
	blocks []pdfBlock
	heads  headings
	words  map[string]int // of the whole file, for words that are parted at the end of a line
	list   *html.Node     // that is open
	table  *html.Node
	title  string // the first heading of level 1
	starts []pageStart
	page   int
}

// pageStart is a marker where a page begins.
type pageStart struct {
	node *html.Node
	page int
}

func newPDFTree(sheets []*sheet) *pdfTree {
	t := &pdfTree{root: element("body"), blocks: blocksOf(sheets), words: map[string]int{}}
	t.heads = headingsOf(t.blocks)
	for _, b := range t.blocks {
		for _, l := range b.lines {
			for _, w := range words(l.text()) {
				t.words[strings.ToLower(w)]++
			}
		}
	}
	return t
}

var wordPattern = regexp.MustCompile(`[\p{L}\p{M}’'-]+`)

// words are the whole words of a line; the last one is left out where the line parts it.
func words(line string) []string {
	all := wordPattern.FindAllString(line, -1)
	if n := len(all); n > 0 && strings.HasSuffix(line, "-") {
		return all[:n-1]
	}
	return all
}

func (t *pdfTree) write() {
	for _, b := range t.blocks {
		if b.row != 1 && b.row > 0 && t.table != nil {
			t.tableRow(b)
			continue
		}
		t.table = nil
		switch level := t.heads.level(b); {
		case b.row > 0:
			t.list, t.table = nil, element("table")
			t.root.AppendChild(t.table)
			t.tableRow(b)
		case level > 0:
			t.list = nil
			h := element("h" + strconv.Itoa(level))
			t.root.AppendChild(h)
			t.paragraph(h, b, false)
			if level == 1 && t.title == "" {
				t.title = tidy(wordsOf(h))
			}
		case b.label != "":
			t.item(b)
		default:
			t.list = nil
			p := element("p")
			t.root.AppendChild(p)
			t.paragraph(p, b, true)
		}
	}
}

// begin marks where a page begins.
func (t *pdfTree) begin(page int, into *html.Node) {
	if page == t.page {
		return
	}
	t.page = page
	m := marker()
	into.AppendChild(m)
	t.starts = append(t.starts, pageStart{m, page})
}

func (t *pdfTree) tableRow(b pdfBlock) {
	tr := element("tr")
	t.table.AppendChild(tr)
	for i, cell := range b.cells {
		td := element("td")
		tr.AppendChild(td)
		if i == 0 {
			t.begin(b.page, td)
		}
		t.pieces(td, cell.pieces, true)
	}
}

// item puts a block into a list, which goes on where the one before is of the same kind.
func (t *pdfTree) item(b pdfBlock) {
	name, start := "ul", 1
	if !bulletLabel.MatchString(b.label) {
		name = "ol"
		if n, err := strconv.Atoi(strings.Trim(b.label, "(). ")); err == nil {
			start = n
		}
	}
	if t.list == nil || t.list.Data != name {
		t.list = element(name)
		if start != 1 {
			set(t.list, "start", strconv.Itoa(start))
		}
		t.root.AppendChild(t.list)
	}
	li := element("li")
	t.list.AppendChild(li)
	b.lines[0].pieces = withoutLabel(b.lines[0].pieces, strings.TrimSpace(b.label))
	t.paragraph(li, b, true)
}

// withoutLabel takes the label off the front of a line.
func withoutLabel(pieces []pdf.Piece, label string) []pdf.Piece {
	out := append([]pdf.Piece{}, pieces...)
	for len(out) > 0 && label != "" {
		text := strings.TrimLeft(out[0].Text, " ")
		if rest, found := strings.CutPrefix(text, label); found {
			out[0].Text, label = strings.TrimLeft(rest, " "), ""
			break
		}
		if rest, found := strings.CutPrefix(label, strings.TrimSpace(text)); found {
			out, label = out[1:], strings.TrimLeft(rest, " ")
			continue
		}
		break
	}
	return out
}

// paragraph puts the lines of a block into an element.
func (t *pdfTree) paragraph(into *html.Node, b pdfBlock, looks bool) {
	for i, l := range b.lines {
		pieces := l.pieces
		if i > 0 {
			into.AppendChild(textNode(t.joint(into, l)))
		}
		t.begin(l.page, into)
		t.pieces(into, pieces, looks)
	}
}

// pieces puts the pieces of one line into an element, each with its looks.
func (t *pdfTree) pieces(into *html.Node, pieces []pdf.Piece, looks bool) {
	line := pdfRow{pieces: pieces}
	if len(pieces) == 0 {
		return
	}
	line.pieces = append([]pdf.Piece{}, pieces...)
	line.settle()
	for i, p := range pieces {
		if i > 0 && gapBefore(pieces[i-1], p) {
			into.AppendChild(textNode(" "))
		}
		at := into
		if p.Link != "" {
			at = link(at, p.Link)
		}
		for _, name := range pieceLooks(p, line, looks) {
			wrap := element(name)
			at.AppendChild(wrap)
			at = wrap
		}
		at.AppendChild(textNode(p.Text))
	}
}

func pieceLooks(p pdf.Piece, line pdfRow, looks bool) []string {
	var names []string
	if looks && p.Bold {
		names = append(names, "strong")
	}
	if looks && p.Italic {
		names = append(names, "em")
	}
	if p.Size < 0.88*line.size {
		switch rise := line.y - p.Y; {
		case rise > 0.15*line.size:
			names = append(names, "sup")
		case rise < -0.05*line.size:
			names = append(names, "sub")
		}
	}
	return names
}

// joint is what stands between the text so far and the next line: a space; nothing where a word is parted or the script has none.
func (t *pdfTree) joint(into *html.Node, next pdfLine) string {
	last := lastText(into)
	if last == nil {
		return " "
	}
	end, size := utf8.DecodeLastRuneInString(last.Data)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next.text(), " "))
	switch {
	case end == '\u00ad':
		last.Data = last.Data[:len(last.Data)-size]
		return ""
	case end == '-' || end == '\u2010':
		before := strings.TrimSuffix(last.Data, string(end))
		if before == "" || strings.HasSuffix(before, " ") {
			return " "
		}
		if unicode.IsLower(first) && !t.hyphenStays(before, next.text()) {
			last.Data = before
		}
		return ""
	case end == '–' && !strings.HasSuffix(strings.TrimSuffix(last.Data, "–"), " "), isIdeograph(end) && isIdeograph(first):
		return ""
	}
	return " "
}

// hyphenStays says whether the word that a hyphen parts is written with it elsewhere in the file, and not without.
func (t *pdfTree) hyphenStays(before, after string) bool {
	a := wordPattern.FindAllString(before, -1)
	b := wordPattern.FindString(after)
	if len(a) == 0 || b == "" {
		return true
	}
	first, second := strings.ToLower(a[len(a)-1]), strings.ToLower(b)
	return t.words[first+"-"+second] > t.words[first+second] || strings.Contains(first, "-")
}

// lastText is the last text under a node.
func lastText(n *html.Node) *html.Node {
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if c.Type == html.TextNode && c.Data != "" {
			return c
		}
		if found := lastText(c); found != nil {
			return found
		}
	}
	return nil
}

func isIdeograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
