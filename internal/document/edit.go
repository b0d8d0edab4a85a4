package document

import (
	"errors"
	"sort"
	"strings"
	"unicode/utf8"
)

// ErrOtherText says that what was edited are not the blocks of the text.
var ErrOtherText = errors.New("these are not the blocks of this text")

// Edit gives the text with its blocks as somebody edited them: the i-th string is what the i-th block became. Kinds and
// containers stay; an empty string takes its block out, and an empty line parts a block in two. What was formatted in the
// beginning or the end of a block that did not change stays formatted. It fails with ErrOtherText, ErrEmpty or ErrTooLong.
func Edit(t Text, blocks []string) (Text, error) {
	if len(blocks) != len(t.Blocks) {
		return Text{}, ErrOtherText
	}
	e := editor{index: NewIndex(t), homes: map[int]*level{}}
	for i, b := range t.Blocks {
		e.block(i, b, lineEnds.Replace(blocks[i]))
	}
	return e.text()
}

// editor builds the edited text.
type editor struct {
	builder
	index *Index
	homes map[int]*level // by number in the text before
}

func (e *editor) block(i int, b Block, edited string) {
	was := e.index.BlockText(i)
	like := Block{Kind: b.Kind, Level: b.Level, ColSpan: b.ColSpan, RowSpan: b.RowSpan, Dir: b.Dir, Page: b.Page}
	home, cell := e.home(b.Within), b.Kind == Cell || b.Kind == HeaderCell
	if edited == was {
		e.copy(b.Range, was)
		e.flush(like, home, cell)
		return
	}
	parts := []string{edited}
	if !cell && b.Kind != Preformatted {
		parts = strings.Split(edited, "\n\n")
	}
	kept := e.ends(b.Range, was, edited)
	for _, part := range parts {
		if len(parts) == 1 {
			e.changed(kept, part, b.Kind == Preformatted)
		} else {
			e.changed(borders{}, part, false)
		}
		e.flush(like, home, cell)
	}
}

// borders are the code points at the beginning and the end of a block that stay as they were.
type borders struct {
	block       Range
	first, last int
}

func (e *editor) ends(block Range, was, edited string) borders {
	a, b := []rune(was), []rune(edited)
	kept := borders{block: block}
	for kept.first < len(a) && kept.first < len(b) && a[kept.first] == b[kept.first] {
		kept.first++
	}
	for kept.first+kept.last < min(len(a), len(b)) && a[len(a)-1-kept.last] == b[len(b)-1-kept.last] {
		kept.last++
	}
	return kept
}

// copy writes a stretch of the text before as it stands, with its runs and objects.
func (e *editor) copy(r Range, text string) {
	at := len(e.raw)
	runs, objects := e.index.text.Runs, e.index.text.Objects
	for i := sort.Search(len(runs), func(i int) bool { return runs[i].Start >= r.Start }); i < len(runs) && runs[i].Start < r.End; i++ {
		if run := runs[i]; run.End <= r.End {
			run.Start, run.End = run.Start-r.Start+at, run.End-r.Start+at
			e.runs = append(e.runs, run)
		}
	}
	for i := sort.Search(len(objects), func(i int) bool { return objects[i].At >= r.Start }); i < len(objects) && objects[i].At < r.End; i++ {
		o := objects[i]
		o.At += at - r.Start
		e.objects = append(e.objects, o)
	}
	for _, c := range text {
		e.put(c)
	}
}

// changed writes a block of which only the ends stay. An image that does not stand in them is gone.
func (e *editor) changed(kept borders, text string, preformatted bool) {
	n := utf8.RuneCountInString(text)
	runes := []rune(text)
	first, last := Range{Start: kept.block.Start, End: kept.block.Start + kept.first}, Range{Start: kept.block.End - kept.last, End: kept.block.End}
	e.copy(first, string(runes[:kept.first]))
	e.typed(string(runes[kept.first:n-kept.last]), preformatted)
	e.copy(last, string(runes[n-kept.last:]))
}

func (e *editor) typed(text string, preformatted bool) {
	text = strings.ReplaceAll(text, string(ObjectReplacement), "")
	if preformatted {
		e.write(text, true)
		return
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			e.freshLine()
		}
		e.write(line, false)
	}
}

func (e *editor) home(within []Container) *level {
	var inner *level
	for _, c := range within {
		l := e.homes[c.ID]
		if l == nil {
			l = &level{Container: c, parent: inner, depth: inner.deep() + 1}
			e.homes[c.ID] = l
		}
		inner = l
	}
	return inner
}
