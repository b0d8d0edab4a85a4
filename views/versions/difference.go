package versions

import (
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
	Folded int // how many blocks do not differ; 0 for a stretch that is shown
	Rows   []Row
}

// shownAround is how many blocks that did not change are shown around those that did.
const shownAround = 1

var kinds = map[compare.RowKind]locale.Message{
	compare.AddedRow: locale.M("Added"), compare.RemovedRow: locale.M("Removed"), compare.MovedAway: locale.M("Moved from here"), compare.MovedHere: locale.M("Moved here"),
}

// difference is what changed between two texts, with the stretches that did not folded.
func difference(before, after document.Text) []Stretch {
	rows := compare.Texts(before, after)
	shown := make([]bool, len(rows))
	for i, r := range rows {
		if r.Kind != compare.Unchanged {
			for j := max(0, i-shownAround); j <= min(len(rows)-1, i+shownAround); j++ {
				shown[j] = true
			}
		}
	}
	var all []Stretch
	for i, r := range rows {
		if n := len(all); n == 0 || (all[n-1].Folded == 0) != shown[i] {
			all = append(all, Stretch{})
		}
		last := &all[len(all)-1]
		last.Rows = append(last.Rows, newRow(r))
		if !shown[i] {
			last.Folded++
		}
	}
	return all
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
