package compare

import (
	"strings"
	"unicode"

	"stet/internal/document"

	"znkr.io/diff"
)

// RowKind says what became of a block.
type RowKind string

// What can become of a block.
const (
	Unchanged  RowKind = "unchanged"
	Changed    RowKind = "changed"
	AddedRow   RowKind = "added"
	RemovedRow RowKind = "removed"
	MovedAway  RowKind = "moved away" // its text stands elsewhere now; With says where
	MovedHere  RowKind = "moved here" // its text stood elsewhere before
)

// None is the number of a block that is not there.
const None = -1

// Row is a block of the text before beside the one of the text after that it became.
type Row struct {
	Kind   RowKind
	Before int     // number of the block, or None
	After  int     // number of the block, or None
	Pieces []Piece // what changed, word by word; of an unchanged block one piece
	With   int     // of a moved block: its number in the other text; None else
}

// Texts compares two texts block by block. Every block of either stands in exactly one row, in its order.
func Texts(before, after document.Text) []Row {
	c := comparison{before: blocksOf(before), after: blocksOf(after)}
	var gone, come []int
	i, j := 0, 0
	for _, edit := range diff.Edits(c.before, c.after) {
		switch edit.Op {
		case diff.Match:
			c.pair(gone, come)
			gone, come = nil, nil
			c.unchanged(i, j)
			i, j = i+1, j+1
		case diff.Delete:
			gone, i = append(gone, i), i+1
		case diff.Insert:
			come, j = append(come, j), j+1
		}
	}
	c.pair(gone, come)
	c.findMoves()
	return c.rows
}

// block is what two blocks are compared by.
type block struct {
	kind document.BlockKind
	text string
}

func blocksOf(t document.Text) []block {
	x := document.NewIndex(t)
	all := make([]block, len(t.Blocks))
	for i, b := range t.Blocks {
		all[i] = block{b.Kind, x.BlockText(i)}
	}
	return all
}

type comparison struct {
	before, after []block
	rows          []Row
}

func (c *comparison) unchanged(i, j int) {
	c.rows = append(c.rows, Row{Kind: Unchanged, Before: i, After: j, With: None, Pieces: whole(Same, c.before[i].text)})
}

func whole(op Op, text string) []Piece {
	if text == "" {
		return nil
	}
	return []Piece{{op, text}}
}

// pair puts the blocks of a stretch that changed beside one another: those that are alike, in order, so that the likeness of all
// is greatest.
func (c *comparison) pair(gone, come []int) {
	i, j := 0, 0
	for _, p := range c.alike(gone, come) {
		c.leftOut(gone[i:p[0]], come[j:p[1]])
		c.changed(gone[p[0]], come[p[1]])
		i, j = p[0]+1, p[1]+1
	}
	c.leftOut(gone[i:], come[j:])
}

func (c *comparison) leftOut(gone, come []int) {
	for _, i := range gone {
		c.rows = append(c.rows, Row{Kind: RemovedRow, Before: i, After: None, With: None, Pieces: whole(Removed, c.before[i].text)})
	}
	for _, j := range come {
		c.rows = append(c.rows, Row{Kind: AddedRow, Before: None, After: j, With: None, Pieces: whole(Added, c.after[j].text)})
	}
}

func (c *comparison) changed(i, j int) {
	c.rows = append(c.rows, Row{Kind: Changed, Before: i, After: j, With: None, Pieces: Words(c.before[i].text, c.after[j].text)})
}

// Limits of the search for blocks that are alike.
const (
	mostPairs  = 250_000 // of blocks that are compared in one stretch
	leastAlike = 0.4     // share of words in common below which blocks are not beside one another
)

// alike gives the pairs of a stretch, as numbers within it. A stretch too long to be searched is paired as it stands.
func (c *comparison) alike(gone, come []int) [][2]int {
	if len(gone)*len(come) > mostPairs {
		return nil
	}
	n, m := len(gone), len(come)
	best := make([][]float64, n+1)
	best[n] = make([]float64, m+1)
	likeness := c.likenesses(gone, come)
	for i := n - 1; i >= 0; i-- {
		best[i] = make([]float64, m+1)
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], likeness[i][j]+best[i+1][j+1])
		}
	}
	return traced(best, likeness)
}

// traced follows the best way through the table.
func traced(best, likeness [][]float64) (pairs [][2]int) {
	for i, j := 0, 0; i < len(likeness) && j < len(best[i])-1; {
		switch {
		case best[i][j] == best[i+1][j]:
			i++
		case best[i][j] == best[i][j+1]:
			j++
		default:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		}
	}
	return pairs
}

func (c *comparison) likenesses(gone, come []int) [][]float64 {
	bags := make([]map[string]int, len(come))
	for j, b := range come {
		bags[j] = bag(c.after[b].text)
	}
	all := make([][]float64, len(gone))
	for i, b := range gone {
		all[i] = make([]float64, len(come))
		words := bag(c.before[b].text)
		for j := range come {
			if l := likeness(words, bags[j]); l >= leastAlike && c.before[b].kind == c.after[come[j]].kind {
				all[i][j] = l
			}
		}
	}
	return all
}

// bag counts the words of a text.
func bag(s string) map[string]int {
	words := map[string]int{}
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[word]++
	}
	return words
}

// likeness is the share of words in common (Dice, 1945), from 0 to 1.
func likeness(a, b map[string]int) float64 {
	common, sum := 0, 0
	for word, n := range a {
		common += min(n, b[word])
		sum += n
	}
	for _, n := range b {
		sum += n
	}
	if sum == 0 {
		return 0
	}
	return 2 * float64(common) / float64(sum)
}

// leastMoved is how long, in bytes, a block must be to be told as moved: short ones stand in many places.
const leastMoved = 20

// findMoves tells blocks that only stand elsewhere from those that are new or gone.
func (c *comparison) findMoves() {
	gone := map[block]int{}
	for at, r := range c.rows {
		if r.Kind == RemovedRow && len(c.before[r.Before].text) >= leastMoved {
			gone[c.before[r.Before]] = at
		}
	}
	for at, r := range c.rows {
		if r.Kind != AddedRow {
			continue
		}
		from, ok := gone[c.after[r.After]]
		if !ok {
			continue
		}
		delete(gone, c.after[r.After])
		c.rows[from].Kind, c.rows[from].With = MovedAway, r.After
		c.rows[at].Kind, c.rows[at].With = MovedHere, c.rows[from].Before
	}
}
