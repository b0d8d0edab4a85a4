package importer

import (
	"regexp"
	"strings"

	"stet/internal/document"

	"github.com/yuin/goldmark/ast"
)

// What Markdown may hold. The parser's time grows with the square of the first two, and a megabyte can ask for gigabytes by
// the others; no article comes near any.
const (
	deepestMarkers   = 100     // quotations and lists within one another on one line
	mostMarks        = 2500    // brackets, stars and the like in one paragraph
	mostCells        = 200_000 // of all tables: every row gets the cells that its head has
	mostAddressBytes = 8 << 20 // of all links: one definition serves any number of them
)

var (
	openingMarkers = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*`)
	tableRule      = regexp.MustCompile(`^[ \t>|:-]*-[ \t|:-]*$`)
	newBlock       = regexp.MustCompile(`^ {0,3}(?:[-*+][ \t]|#{1,6}[ \t])|^\s*$`)
)

// tangled refuses Markdown that would take the parser minutes, or more memory than there is.
func tangled(s string) error {
	var t tangle
	for line := range strings.SplitSeq(s, "\n") {
		if opened := openingMarkers.FindString(line); len(opened)-strings.Count(opened, " ") > deepestMarkers {
			return document.ErrTooDeep
		}
		if err := t.add(line); err != nil {
			return err
		}
	}
	return nil
}

// tangle counts what a paragraph or table has come to.
type tangle struct {
	marks   int // of the paragraph
	columns int // of the table, where it is one
	cells   int // of all tables
	all     int // marks, and lines that begin something
}

func (t *tangle) add(line string) error {
	if newBlock.MatchString(line) {
		t.marks, t.columns = 0, 0
	}
	if tableRule.MatchString(line) {
		t.columns = max(t.columns, strings.Count(line, "|")+1)
	}
	t.cells += t.columns
	marks := countMarks(line)
	t.marks += marks
	if t.all += marks; newBlock.MatchString(line) {
		t.all++
	}
	if err := tooManyTags(t.all); err != nil {
		return err
	}
	switch {
	case t.cells > mostCells:
		return refuse(ErrTangled, "Its tables have more than %d cells. Import it as HTML or plain text.", mostCells)
	case t.marks > mostMarks:
		return refuse(ErrTangled, "One paragraph of it has more than %d Markdown marks. Part it by blank lines, or import it as plain text.", mostMarks)
	}
	return nil
}

// addressBytes is what the addresses and titles of all links come to once they are written out.
func addressBytes(tree ast.Node) int {
	sum := 0
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			sum += len(n.Destination) + len(n.Title)
		case *ast.Image:
			sum += len(n.Destination) + len(n.Title)
		}
		return ast.WalkContinue, nil
	})
	return sum
}

func countMarks(line string) int {
	n := 0
	for i := range len(line) {
		if strings.IndexByte("*_~[]<`", line[i]) >= 0 {
			n++
		}
	}
	return n
}
