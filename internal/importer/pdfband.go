package importer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/internal/pdf"
)

// band is a stretch of a page, or of a column, that has the same white stripes from top to bottom: one column of text, columns
// beside one another, or a table.
type band struct {
	pieces []pdf.Piece
	free   []stripe
	kind   bandKind
	last   int // how many of the pieces came with the last strip
}

type bandKind int

const (
	oneColumn bandKind = iota
	columns
	table
)

// stripe is a range across the page on which nothing stands.
type stripe struct{ from, to float64 }

const (
	leastStripe  = 0.75 // how wide a stripe between columns is, in parts of the size of letters
	leastLines   = 3    // of a column
	leastLetters = 14   // of a column's lines on average, else it is one of a table
	deepestBands = 3    // columns within columns
)

// layout parts pieces into bands in the order of reading: from the top down, columns from left to right.
func layout(pieces []pdf.Piece, depth int) []band {
	var out []band
	for _, b := range bandsOf(pieces) {
		if b.kind != columns {
			out = append(out, b)
			continue
		}
		for _, part := range b.parts() {
			if depth < deepestBands {
				out = append(out, layout(part, depth+1)...)
			} else {
				out = append(out, band{pieces: part})
			}
		}
	}
	return out
}

// bandsOf parts pieces from the top down.
func bandsOf(pieces []pdf.Piece) []band {
	var bands []band
	for _, s := range stripsOf(pieces) {
		if n := len(bands); n > 0 {
			b := &bands[n-1]
			both := intersect(b.free, s.free)
			had, has, will := len(interior(b.free)) > 0, len(interior(s.free)) > 0, len(interior(both)) > 0
			if had && will || !had && !has {
				b.pieces, b.free, b.last = append(b.pieces, s.pieces...), both, len(s.pieces)
				continue
			}
			b.giveBack(&s)
		}
		s.last = len(s.pieces)
		bands = append(bands, s)
	}
	return merged(slices.DeleteFunc(bands, func(b band) bool { return len(b.pieces) == 0 }))
}

// giveBack gives the last strip to the band that begins below where it stands wholly in a column of that other than the first:
// columns seldom begin at the same height.
func (b *band) giveBack(below *band) {
	gutters := interior(below.free)
	if len(gutters) == 0 {
		return
	}
	from := len(b.pieces) - b.last
	for _, p := range b.pieces[from:] {
		if p.X0 < gutters[len(gutters)-1].to-p.Size || below.pieces[0].Y-p.Y > 2.5*p.Size {
			return
		}
	}
	below.pieces = append(slices.Clone(b.pieces[from:]), below.pieces...)
	b.pieces = b.pieces[:from]
}

// stripsOf parts pieces where white goes through from left to right: lines, or what stands beside one another.
func stripsOf(pieces []pdf.Piece) []band {
	sorted := slices.Clone(pieces)
	slices.SortStableFunc(sorted, func(a, b pdf.Piece) int { return cmp.Compare(a.Y-0.7*a.Size, b.Y-0.7*b.Size) })
	var strips []band
	bottom := math.Inf(-1)
	for _, p := range sorted {
		if p.Y-0.7*p.Size > bottom {
			strips = append(strips, band{})
		}
		last := &strips[len(strips)-1]
		last.pieces = append(last.pieces, p)
		bottom = max(bottom, p.Y+0.15*p.Size)
	}
	for i := range strips {
		strips[i].free = freeOf(strips[i].pieces)
	}
	return strips
}

// freeOf are the stripes between pieces, the endless ones at both ends among them.
func freeOf(pieces []pdf.Piece) []stripe {
	const endless = 1e9
	sorted := slices.Clone(pieces)
	slices.SortFunc(sorted, func(a, b pdf.Piece) int { return cmp.Compare(a.X0, b.X0) })
	var free []stripe
	at := -endless
	for _, p := range sorted {
		if p.X0-at > leastStripe*min(p.Size, 16) {
			free = append(free, stripe{at, p.X0})
		}
		at = max(at, p.X1)
	}
	return append(free, stripe{at, endless})
}

func intersect(a, b []stripe) []stripe {
	var both []stripe
	for i, j := 0, 0; i < len(a) && j < len(b); {
		from, to := max(a[i].from, b[j].from), min(a[i].to, b[j].to)
		if to-from > leastStripe*6 {
			both = append(both, stripe{from, to})
		}
		if a[i].to < b[j].to {
			i++
		} else {
			j++
		}
	}
	return both
}

// interior leaves the stripes at the ends out.
func interior(free []stripe) []stripe {
	if len(free) < 3 {
		return nil
	}
	return free[1 : len(free)-1]
}

// merged says of each band what it is, and puts those of one column together that follow each other.
func merged(bands []band) []band {
	var out []band
	for _, b := range bands {
		for _, part := range b.judged() {
			if n := len(out); n > 0 && part.kind == oneColumn && out[n-1].kind == oneColumn {
				out[n-1].pieces = append(out[n-1].pieces, part.pieces...)
				continue
			}
			out = append(out, part)
		}
	}
	return out
}

// judged tells columns of text from tables and from lines that have gaps by chance. Rows at the ends of a table that have
// one cell are no part of it.
func (b band) judged() []band {
	if len(interior(b.free)) == 0 {
		return []band{b}
	}
	if b.isColumns() {
		b.kind = columns
		return []band{b}
	}
	rows := rowsOf(b.pieces)
	first, last := 0, len(rows)
	for first < last && len(b.cells(rows[first])) < 2 {
		first++
	}
	for last > first && len(b.cells(rows[last-1])) < 2 {
		last--
	}
	middle := band{pieces: piecesOf(rows[first:last]), free: b.free, kind: table}
	if !middle.isTable() {
		return []band{b}
	}
	parts := []band{{pieces: piecesOf(rows[:first])}, middle, {pieces: piecesOf(rows[last:])}}
	return slices.DeleteFunc(parts, func(p band) bool { return len(p.pieces) == 0 })
}

func piecesOf(rows []pdfRow) []pdf.Piece {
	var pieces []pdf.Piece
	for _, r := range rows {
		pieces = append(pieces, r.pieces...)
	}
	return pieces
}

// parts are the pieces of each column.
func (b band) parts() [][]pdf.Piece {
	gutters := interior(b.free)
	parts := make([][]pdf.Piece, len(gutters)+1)
	for _, p := range b.pieces {
		i := columnOf(p, gutters)
		parts[i] = append(parts[i], p)
	}
	return parts
}

func columnOf(p pdf.Piece, gutters []stripe) int {
	i := 0
	for i < len(gutters) && (p.X0+p.X1)/2 > gutters[i].to {
		i++
	}
	return i
}

// cells part a row at the stripes of the band, by the number of the column.
func (b band) cells(r pdfRow) map[int]pdfRow {
	gutters := interior(b.free)
	cells := map[int]pdfRow{}
	for _, p := range r.pieces {
		i := columnOf(p, gutters)
		cell := cells[i]
		cell.pieces, cell.y, cell.size = append(cell.pieces, p), r.y, r.size
		cells[i] = cell
	}
	return cells
}

// isColumns: every part has lines enough, and long ones.
func (b band) isColumns() bool {
	for _, pieces := range b.parts() {
		letters, part := 0, rowsOf(pieces)
		for _, r := range part {
			letters += r.letters()
		}
		if len(part) < leastLines || letters < leastLetters*len(part) || narrow(part) {
			return false
		}
	}
	return true
}

// narrow says whether most lines of a part are much shorter than its longest, as those of cells are.
func narrow(part []pdfRow) bool {
	left, right, sum := part[0].left(), part[0].right(), 0.0
	for _, r := range part {
		left, right, sum = min(left, r.left()), max(right, r.right()), sum+r.right()-r.left()
	}
	return sum < 0.5*(right-left)*float64(len(part))
}

// isTable: there are rows enough with several cells, and what stands first in them are no labels of a list.
func (b band) isTable() bool {
	rows, labels, all := 0, 0, rowsOf(b.pieces)
	for _, r := range all {
		cells := b.cells(r)
		if len(cells) < 2 {
			continue
		}
		rows++
		if isLabel(strings.TrimSpace(cells[0].rawText())) {
			labels++
		}
	}
	return rows >= 3 && labels*2 < rows && rows*2 > len(all) || rows == 2 && len(interior(b.free)) > 1 && labels == 0
}

func (r pdfRow) rawText() string {
	if len(r.pieces) == 0 {
		return ""
	}
	return r.text()
}

// isLabel says whether a text is what stands before an item of a list.
func isLabel(s string) bool {
	return utf8.RuneCountInString(s) <= 6 && itemLabel.FindString(s+" ") == s+" "
}
