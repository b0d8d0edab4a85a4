package document

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Check says what is wrong with a text, nil when all that Text promises holds. Texts made here always pass; it is for texts
// that come back from a database or a file.
func (t Text) Check() error {
	switch {
	case t.Content == "":
		return ErrEmpty
	case !utf8.ValidString(t.Content):
		return errors.New("the text is not valid UTF-8")
	case !norm.NFC.IsNormalString(t.Content):
		return errors.New("the text is not in Unicode normal form C")
	case strings.ContainsRune(t.Content, 0):
		return errors.New("the text has a NUL in it")
	}
	x := NewIndex(t)
	for _, check := range []func(*Index) error{checkBlocks, checkRuns, checkObjects} {
		if err := check(x); err != nil {
			return err
		}
	}
	return nil
}

func checkBlocks(x *Index) error {
	end := -1
	for i, b := range x.text.Blocks {
		text, ok := x.Slice(b.Range)
		switch {
		case !ok || b.Start != end+1:
			return fmt.Errorf("block %d at %d to %d does not follow the one before it, which ends at %d", i, b.Start, b.End, end)
		case text == "" && b.Kind != Cell && b.Kind != HeaderCell:
			return fmt.Errorf("block %d is empty", i)
		case b.Hash != BlockHash(text):
			return fmt.Errorf("the hash of block %d is not that of its text", i)
		case i > 0 && x.Quote(Range{end, b.Start}) != string(parting(x.text.Blocks[i-1], b)):
			return fmt.Errorf("blocks %d and %d are not parted as they should be", i-1, i)
		}
		end = b.End
	}
	if end != x.Len() {
		return fmt.Errorf("the blocks end at %d and the text at %d", end, x.Len())
	}
	return nil
}

// parting is what stands between two neighbouring blocks.
func parting(a, b Block) byte {
	if n := len(a.Within); n > 0 && n == len(b.Within) && a.Within[n-1] == b.Within[n-1] && a.Within[n-1].Kind == Row {
		return '\t'
	}
	return '\n'
}

func checkRuns(x *Index) error {
	var open []Run
	for i, r := range x.text.Runs {
		block, ok := x.BlockAt(r.Start)
		if !ok || r.Len() <= 0 || !x.text.Blocks[block].Contains(r.Range) {
			return fmt.Errorf("run %d at %d to %d is not within one block", i, r.Start, r.End)
		}
		if i > 0 && r.Start < x.text.Runs[i-1].Start {
			return fmt.Errorf("run %d begins before the one before it", i)
		}
		for len(open) > 0 && open[len(open)-1].End <= r.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && !open[len(open)-1].Contains(r.Range) {
			return fmt.Errorf("run %d overlaps another without lying in it", i)
		}
		open = append(open, r)
	}
	return nil
}

func checkObjects(x *Index) error {
	objects := x.text.Objects
	if n := strings.Count(x.text.Content, string(ObjectReplacement)); n != len(objects) {
		return fmt.Errorf("the text has %d places for objects and %d objects", n, len(objects))
	}
	for i, o := range objects {
		if x.Quote(Range{o.At, o.At + 1}) != string(ObjectReplacement) || i > 0 && o.At <= objects[i-1].At {
			return fmt.Errorf("object %d is not where the text has one", i)
		}
	}
	return nil
}
