package importer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/internal/pdf"
)

// pdfRow is what stands on one line of a page, or of a column.
type pdfRow struct {
	pieces []pdf.Piece // from left to right
	y      float64     // of the line that letters stand on
	size   float64     // of most of its letters
}

func (r pdfRow) left() float64 { return r.pieces[0].X0 }

func (r pdfRow) right() float64 {
	right := r.pieces[0].X1
	for _, p := range r.pieces {
		right = max(right, p.X1)
	}
	return right
}

// rowsOf puts pieces on the lines on which they stand, from the top down. Raised and lowered marks stand on the line beside.
func rowsOf(pieces []pdf.Piece) []pdfRow {
	sorted := slices.Clone(pieces)
	slices.SortStableFunc(sorted, func(a, b pdf.Piece) int { return cmp.Compare(a.Y, b.Y) })
	var rows []pdfRow
	var lowest, size float64
	for _, p := range sorted {
		if n := len(rows); n > 0 && p.Y-lowest < 0.45*max(size, p.Size) && p.Y-rows[n-1].pieces[0].Y < 0.8*max(size, p.Size) {
			rows[n-1].pieces = append(rows[n-1].pieces, p)
			if p.Size > 1.05*size {
				lowest, size = p.Y, p.Size
			}
			continue
		}
		rows = append(rows, pdfRow{pieces: []pdf.Piece{p}})
		lowest, size = p.Y, p.Size
	}
	for i := range rows {
		rows[i].settle()
	}
	return rows
}

// settle orders the pieces of a row and finds its size and the line it stands on: those of most of its letters.
func (r *pdfRow) settle() {
	slices.SortStableFunc(r.pieces, func(a, b pdf.Piece) int { return cmp.Compare(a.X0, b.X0) })
	letters, best := map[float64]int{}, 0
	for _, p := range r.pieces {
		size := math.Round(p.Size*2) / 2
		if letters[size] += utf8.RuneCountInString(p.Text); letters[size] > best {
			best, r.size, r.y = letters[size], p.Size, p.Y
		}
	}
}

// text is the text of a row as it stands, with a space where there is a gap.
func (r pdfRow) text() string {
	var b strings.Builder
	for i, p := range r.pieces {
		if i > 0 && gapBefore(r.pieces[i-1], p) {
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	return tidy(b.String())
}

// gapBefore says whether white space is seen between two pieces of a row that have none.
func gapBefore(a, b pdf.Piece) bool {
	return !strings.HasSuffix(a.Text, " ") && !strings.HasPrefix(b.Text, " ") && b.X0-a.X1 > 0.17*max(a.Size, b.Size)
}

// letters is the number of characters of a row.
func (r pdfRow) letters() int {
	n := 0
	for _, p := range r.pieces {
		n += utf8.RuneCountInString(p.Text)
	}
	return n
}

// bold says whether all that is seen of a row is.
func (r pdfRow) bold() bool {
	return !slices.ContainsFunc(r.pieces, func(p pdf.Piece) bool { return !p.Bold && strings.TrimSpace(p.Text) != "" })
}

// firstWord is how wide the first word of a row is.
func (r pdfRow) firstWord() float64 {
	p := r.pieces[0]
	n := utf8.RuneCountInString(p.Text)
	word, _, found := strings.Cut(strings.TrimLeft(p.Text, " "), " ")
	if !found && len(r.pieces) > 1 && !gapBefore(p, r.pieces[1]) {
		return p.X1 - p.X0 + r.pieces[1].X1 - r.pieces[1].X0
	}
	return (p.X1 - p.X0) * float64(utf8.RuneCountInString(word)) / float64(max(n, 1))
}
