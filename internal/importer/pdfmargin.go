package importer

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stet/internal/pdf"
)

// Where running heads and page numbers stand, and how often a line has to come back to be one.
const (
	marginPart   = 0.13 // of the height of a page, above and below
	marginRows   = 3    // of each
	leastRepeats = 2
	leastOften   = 0.3 // of the pages: left and right ones differ
)

var (
	digits     = regexp.MustCompile(`\d+|\b[ivxlc]+\b`)
	pageNumber = regexp.MustCompile(`(?i)^[–—\-·•|\[(]*\s*((page|p\.|стор\.|сторінка|с\.|seite|página)\s*)?(\d{1,4}|[ivxlc]{1,6})(\s*(/|of|із|з|von|de)\s*\d{1,4})?\s*[–—\-·•|\])]*$`)
)

// edge is a row near an edge of a page.
type edge struct {
	sheet *sheet
	row   pdfRow
	key   string // equal for rows that say the same but for numbers
	last  bool   // nothing stands between it and the edge
}

// takeMargins takes running heads and page numbers off the pages, and lists them with what else was dropped.
func takeMargins(sheets []*sheet) []Dropped {
	var edges []edge
	count := map[string]int{}
	for _, s := range sheets {
		own := s.edges()
		edges = append(edges, own...)
		seen := map[string]bool{}
		for _, e := range own {
			if !seen[e.key] {
				count[e.key]++
			}
			seen[e.key] = true
		}
	}
	for _, e := range edges {
		n := count[e.key]
		if n >= leastRepeats && float64(n) >= leastOften*float64(len(sheets)) || e.last && pageNumber.MatchString(e.row.text()) {
			e.sheet.take(e.row)
		}
	}
	var all []Dropped
	for _, s := range sheets {
		all = append(all, s.dropped...)
	}
	return all
}

// edges are the rows of a page that stand where running heads and feet do.
func (s *sheet) edges() []edge {
	rows := rowsOf(s.pieces)
	var all []edge
	for i, r := range rows[:min(len(rows), marginRows)] {
		if r.y < marginPart*s.height {
			all = append(all, s.edge(r, "above ", i == 0))
		}
	}
	for i := len(rows) - 1; i >= max(0, len(rows)-marginRows); i-- {
		if rows[i].y > (1-marginPart)*s.height {
			all = append(all, s.edge(rows[i], "below ", i == len(rows)-1))
		}
	}
	return all
}

func (s *sheet) edge(r pdfRow, where string, last bool) edge {
	text := digits.ReplaceAllString(strings.ToLower(r.text()), "#")
	return edge{s, r, where + strconv.Itoa(int(math.Round(r.size))) + " " + text, last}
}

// take takes a row off the page.
func (s *sheet) take(r pdfRow) {
	s.dropped = append(s.dropped, Dropped{Text: r.text(), Reason: DroppedRunning, Page: s.number})
	s.pieces = slices.DeleteFunc(s.pieces, func(p pdf.Piece) bool { return slices.Contains(r.pieces, p) })
}
