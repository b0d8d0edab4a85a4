package versions

import (
	"slices"
	"strconv"

	"stet/internal/compare"
	"stet/internal/document"
	"stet/internal/locale"
)

// Row is a block of the text before beside the one it became.
type Row struct {
	Kind   locale.Message // what became of it; empty where it was changed in place or not at all
	Pieces []compare.Piece
	Before []compare.Piece // side by side: what stands on the left
	After  []compare.Piece
}

// Stretch is a run of blocks that changed, or of those that did not and are folded away.
type Stretch struct {
	ID         string
	Folded     int    // how many blocks do not differ and are not shown; 0 for a stretch that is shown
	Unfold     string // the page with them shown
	Change     string // its place among the changes: 3 of 12; empty where nothing changed in it
	Next, Back string // the changes beside it
	Rows       []Row
}

// shownAround is how many blocks that did not change are shown around those that did; a run of fewer than leastFolded is shown too.
const (
	shownAround = 1
	leastFolded = 3
)

var kinds = map[compare.RowKind]locale.Message{
	compare.AddedRow: locale.M("Added"), compare.RemovedRow: locale.M("Removed"), compare.MovedAway: locale.M("Moved from here"), compare.MovedHere: locale.M("Moved here"),
}

// difference is what changed between two texts, with the stretches that did not folded, but for those that are asked for. Of
// what is folded only the number of blocks is there: the page of a long text is as long as what changed in it.
func difference(before, after document.Text, view View) []Stretch {
	rows := compare.Texts(before, after)
	var all []Stretch
	changes := 0
	for first := 0; first < len(rows); {
		last, changed := runFrom(rows, first)
		s := Stretch{ID: "part-" + strconv.Itoa(first)}
		switch {
		case changed:
			changes++
			s.ID = changeID(changes)
			s.Change = strconv.Itoa(changes)
		case !view.unfolds(first) && last-first >= leastFolded:
			s.Folded, s.Unfold = last-first, view.with(first).address()+"#"+s.ID
		}
		if s.Folded == 0 {
			for _, r := range rows[first:last] {
				s.Rows = append(s.Rows, newRow(r))
			}
		}
		all, first = append(all, s), last
	}
	return beside(all, changes)
}

func changeID(n int) string { return "change-" + strconv.Itoa(n) }

// beside gives every change its place among all, and the ways to those before and behind it.
func beside(all []Stretch, changes int) []Stretch {
	n := 0
	for i := range all {
		if all[i].Change == "" {
			continue
		}
		n++
		if n > 1 {
			all[i].Back = "#" + changeID(n-1)
		}
		if n < changes {
			all[i].Next = "#" + changeID(n+1)
		}
	}
	return all
}

// runFrom finds the end of the run of rows that begins here, and whether it is one of a change with what is shown around it.
func runFrom(rows []compare.Row, first int) (end int, changed bool) {
	changed = near(rows, first)
	for end = first + 1; end < len(rows) && near(rows, end) == changed; end++ {
	}
	return end, changed
}

// near says whether a row changed, or stands beside one that did.
func near(rows []compare.Row, at int) bool {
	around := rows[max(0, at-shownAround):min(len(rows), at+shownAround+1)]
	return slices.ContainsFunc(around, func(r compare.Row) bool { return r.Kind != compare.Unchanged })
}

func newRow(r compare.Row) Row {
	row := Row{Kind: kinds[r.Kind], Pieces: r.Pieces}
	for _, p := range r.Pieces {
		if p.Op != compare.Added {
			row.Before = append(row.Before, p)
		}
		if p.Op != compare.Removed {
			row.After = append(row.After, p)
		}
	}
	return row
}
