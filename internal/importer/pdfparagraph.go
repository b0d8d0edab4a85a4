package importer

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/pdf"
)

// pdfLine is a row of a column, with the column's edges and its page.
type pdfLine struct {
	pdfRow
	page        int
	from, to    float64 // the edges of its column
	above       float64 // distance to the line before in the column; 0 for the first
	opensColumn bool
}

// pdfBlock are the lines of one paragraph or heading, or a table.
type pdfBlock struct {
	lines []pdfLine
	label string   // of an item of a list
	cells []pdfRow // of a row of a table
	row   int      // number of the table's row, from 1
	page  int
}

var (
	itemLabel   = regexp.MustCompile(`^(?:[•◦▪■●○‣·–—*➢✓◆-]|\(?(?:\d{1,3}|[a-zа-яіїєґ])[.)])\s+`)
	bulletLabel = regexp.MustCompile(`^[•◦▪■●○‣·–—*➢✓◆-]`)
	fileName    = regexp.MustCompile(`(?i)^\s*$|^microsoft word - |^untitled|\.(docx?|odt|pdf|indd|qxp|html?|tex|rtf|txt|pages)\s*$|^about:|^https?://`)
)

// linesOf gives the lines of a column in order.
func linesOf(rows []pdfRow, page int) []pdfLine {
	from, to := math.Inf(1), math.Inf(-1)
	for _, r := range rows {
		from, to = min(from, r.left()), max(to, r.right())
	}
	lines := make([]pdfLine, len(rows))
	for i, r := range rows {
		lines[i] = pdfLine{pdfRow: r, page: page, from: from, to: to, opensColumn: i == 0}
		if i > 0 {
			lines[i].above = r.y - rows[i-1].y
		}
	}
	return lines
}

// blocksOf reads the sheets in order.
func blocksOf(sheets []*sheet) []pdfBlock {
	var blocks []pdfBlock
	edge := rightEdge(sheets)
	for _, s := range sheets {
		bands := layout(s.pieces, 0)
		for _, b := range bands {
			rows := rowsOf(b.pieces)
			if b.kind == table {
				blocks = append(blocks, b.tableRows(rows, s.number)...)
				continue
			}
			lines := linesOf(rows, s.number)
			if len(bands) == 1 && len(lines) < fewLines {
				widen(lines, edge)
			}
			blocks = addLines(blocks, lines, usualStep(lines))
		}
	}
	return blocks
}

// fewLines are too few to tell by them alone how wide their column is.
const fewLines = 5

// rightEdge is how far to the right the text of any page reaches.
func rightEdge(sheets []*sheet) float64 {
	edge := 0.0
	for _, s := range sheets {
		for _, p := range s.pieces {
			edge = max(edge, p.X1)
		}
	}
	return edge
}

func widen(lines []pdfLine, to float64) {
	for i := range lines {
		lines[i].to = max(lines[i].to, to)
	}
}

// tableRows are the rows of a table as blocks. A row without a first cell that follows closely goes on with the one before.
func (b band) tableRows(from []pdfRow, page int) []pdfBlock {
	var rows []pdfBlock
	n := len(interior(b.free)) + 1
	for i, r := range from {
		cells := b.cells(r)
		if last := len(rows) - 1; last >= 0 && len(cells[0].pieces) == 0 && r.y-from[i-1].y < 1.5*r.size {
			for c, cell := range cells {
				rows[last].cells[c].pieces = append(rows[last].cells[c].pieces, cell.pieces...)
			}
			continue
		}
		row := pdfBlock{cells: make([]pdfRow, n), row: len(rows) + 1, page: page}
		for c, cell := range cells {
			row.cells[c] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// usualStep is the distance between lines that most lines of a column have, in parts of their size.
func usualStep(lines []pdfLine) float64 {
	count, best, usual := map[float64]int{}, 0, 1.2
	for _, l := range lines {
		if l.above <= 0 || l.above > 3*l.size {
			continue
		}
		step := math.Round(l.above/l.size*20) / 20
		if count[step] += l.letters(); count[step] > best {
			best, usual = count[step], step
		}
	}
	return usual
}

// addLines puts the lines of a column behind the blocks there are: each goes on with the last block, or begins one.
func addLines(blocks []pdfBlock, lines []pdfLine, usual float64) []pdfBlock {
	for _, l := range lines {
		last := len(blocks) - 1
		label := itemLabel.FindString(l.text() + " ")
		if label == l.text()+" " && l.letters() > 3 { // it says more than an item's label does
			label = ""
		}
		if last >= 0 && label == "" && blocks[last].row == 0 && blocks[last].goesOn(l, usual) {
			blocks[last].lines = append(blocks[last].lines, l)
			continue
		}
		blocks = append(blocks, pdfBlock{lines: []pdfLine{l}, label: label, page: l.page})
	}
	return blocks
}

// goesOn says whether a line continues a block.
func (b pdfBlock) goesOn(l pdfLine, usual float64) bool {
	last := b.lines[len(b.lines)-1]
	switch {
	case math.Abs(last.size-l.size) > 0.08*max(last.size, l.size), last.bold() != l.bold() && (b.isBold() || len(b.lines) == 1 && l.bold()):
		return false
	case l.opensColumn:
		return b.crosses(last, l)
	case l.above > l.room(last, usual) || l.above < 0:
		return false
	}
	return !last.endsShort(l) && !b.indents(last, l)
}

// room is how far below the last line of its paragraph a line may stand. Raised and lowered marks push lines apart.
func (l pdfLine) room(last pdfLine, usual float64) float64 {
	if l.isEven() && last.isEven() {
		return max(1.25*usual, 1.3) * l.size
	}
	return max(1.5*usual, 1.6) * l.size
}

func (l pdfLine) isEven() bool {
	return !slices.ContainsFunc(l.pieces, func(p pdf.Piece) bool { return math.Abs(p.Y-l.y) > 0.1*l.size })
}

func (b pdfBlock) isBold() bool {
	return !slices.ContainsFunc(b.lines, func(l pdfLine) bool { return !l.bold() })
}

// endsShort: the next line's first word would have found room on this one.
func (l pdfLine) endsShort(next pdfLine) bool {
	room := max(l.to, next.to) - l.right()
	if l.centredOver(next) {
		return false
	}
	return room > next.firstWord()+0.8*l.size && room > 1.5*l.size
}

// centredOver says whether two lines have one middle and not one left edge.
func (l pdfLine) centredOver(next pdfLine) bool {
	middle := (next.left() + next.right() - l.left() - l.right()) / 2
	return math.Abs(middle) < 0.3*l.size && math.Abs(next.left()-l.left()) > 0.7*l.size
}

// indents: the line stands further in than the one before, as a first line does. The second line of an item stands further in
// than its label.
func (b pdfBlock) indents(last, l pdfLine) bool {
	in := l.left() - last.left()
	if b.label != "" && len(b.lines) == 1 {
		return in < -0.5*l.size
	}
	if last.centredOver(l) {
		return false
	}
	if in > 0.7*l.size {
		return len(b.lines) > 1 || last.left()-last.from < 0.5*l.size
	}
	return b.label != "" && in < -0.7*l.size
}

// crosses says whether a paragraph goes on in the next column or on the next page.
func (b pdfBlock) crosses(last, l pdfLine) bool {
	end := lastLetter(last.text())
	first, _ := utf8.DecodeRuneInString(l.text())
	indented := l.left()-l.from > 0.7*l.size && !strings.HasPrefix(b.label, " ")
	if last.page < l.page-1 || strings.ContainsRune(".!?…:»”\"", end) || indented && !unicode.IsLower(first) {
		return false
	}
	full := last.to-last.right() < 4*last.size
	return unicode.IsLower(first) || full && !b.isBold()
}

func lastLetter(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " )]"))
	return r
}

// text puts the lines of a block together.
func (b pdfBlock) letters() int {
	n := 0
	for _, l := range b.lines {
		n += l.letters()
	}
	return n
}

// size is that of most letters of the block.
func (b pdfBlock) size() float64 {
	count, best, size := map[float64]int{}, 0, 0.0
	for _, l := range b.lines {
		s := math.Round(l.size*2) / 2
		if count[s] += l.letters(); count[s] > best {
			best, size = count[s], s
		}
	}
	return size
}

// headings finds the levels of headings by their sizes: those larger than the text, the largest first, then bold ones of its size.
type headings struct {
	body  float64
	sizes []float64 // larger than the text, the largest first
}

const (
	headingSize    = 1.12 // of the text's
	longestHeading = 250
)

func headingsOf(blocks []pdfBlock) headings {
	count, best := map[float64]int{}, 0
	var h headings
	for _, b := range blocks {
		if b.row == 0 {
			count[b.size()] += b.letters()
		}
	}
	for size, n := range count {
		if n > best || n == best && size < h.body {
			best, h.body = n, size
		}
	}
	for _, b := range blocks {
		if size := b.size(); b.row == 0 && size >= headingSize*h.body && b.letters() <= longestHeading && !slices.Contains(h.sizes, size) {
			h.sizes = append(h.sizes, size)
		}
	}
	slices.SortFunc(h.sizes, func(a, b float64) int { return cmp.Compare(b, a) })
	return h
}

// level is the level of heading that a block is, 0 for none.
func (h headings) level(b pdfBlock) int {
	if b.row > 0 || b.letters() > longestHeading || !strings.ContainsFunc(b.lines[0].text(), unicode.IsLetter) {
		return 0
	}
	if i := slices.Index(h.sizes, b.size()); i >= 0 {
		return min(i+1, lowestHeading)
	}
	alone := b.isBold() && b.size() >= 0.95*h.body && len(b.lines) <= 3 && b.label == ""
	if alone && !strings.ContainsRune(".,;", lastLetter(b.lines[len(b.lines)-1].text())) {
		return min(len(h.sizes)+1, lowestHeading)
	}
	return 0
}
