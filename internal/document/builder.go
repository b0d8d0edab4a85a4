package document

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxLength is the longest canonical text, in code points.
const MaxLength = 2_000_000

// MaxBlocks is the largest number of blocks of a text.
const MaxBlocks = 50_000

// What can be wrong with a text that arrives.
var (
	ErrEmpty   = errors.New("there is no text in it")
	ErrTooLong = fmt.Errorf("the text is longer than %d characters", MaxLength)
	ErrTooMany = fmt.Errorf("it has more than %d paragraphs and cells", MaxBlocks)
	ErrTooDeep = fmt.Errorf("its elements are nested more than %d deep", MaxDepth)
)

// level is a container while a text is built. It gets its number when the first block in it is kept.
type level struct {
	Container
	parent    *level
	depth     int
	captioned bool
	path      []Container // from the outermost to this one, once numbered
}

// draft is a finished block, its runs and objects counted from the block's own start.
type draft struct {
	Block
	home    *level
	text    string
	runs    []Run
	objects []Object
	places  []spot
}

// inlineRun is a run that is open now; at is its index among the runs of the block being written.
type inlineRun struct {
	Run
	at int
}

// builder writes a text block by block, in reading order.
type builder struct {
	blocks  []draft
	raw     []rune // the block being written; 0 is a character struck out
	last    rune   // the last character that stands, 0 at the start of a block
	afterCR bool
	runs    []Run
	objects []Object
	places  []spot      // asked for in the block being written, or since the last one that was kept
	open    []inlineRun // outermost first, each kind once
	length  int
	err     error
}

// write adds s to the block. White space collapses as CSS says unless keep is set.
func (b *builder) write(s string, keep bool) {
	for _, r := range s {
		if keep {
			b.keep(r)
		} else {
			b.collapse(r)
		}
		if b.err != nil {
			return
		}
	}
}

func (b *builder) collapse(r rune) {
	switch {
	case isSpace(r):
		if b.last != 0 && b.last != ' ' && b.last != '\n' {
			b.put(' ')
		}
	case !isDropped(r):
		b.put(r)
	}
}

func (b *builder) keep(r rune) {
	follows := b.afterCR && r == '\n'
	b.afterCR = r == '\r'
	switch {
	case follows:
	case r == '\n' || r == '\r':
		b.put('\n')
	case r == '\t' || !isDropped(r):
		b.put(r)
	}
}

func (b *builder) put(r rune) {
	b.raw = append(b.raw, r)
	b.last = r
	b.length++
	if b.length > MaxLength {
		b.err = ErrTooLong
	}
}

// lineBreak ends a line within the block. A space before it is not seen, so it goes.
func (b *builder) lineBreak(keep bool) {
	if !keep && b.last == ' ' {
		b.raw[len(b.raw)-1] = 0
	}
	b.put('\n')
}

// freshLine makes what follows start a line of the block.
func (b *builder) freshLine() {
	if b.last != 0 && b.last != '\n' {
		b.lineBreak(false)
	}
}

func (b *builder) object(o Object) {
	o.At = len(b.raw)
	b.objects = append(b.objects, o)
	b.put(ObjectReplacement)
}

// begin opens an inline run and says whether it did: a run within one of its own kind adds nothing.
func (b *builder) begin(r Run) bool {
	for _, o := range b.open {
		if o.Kind == r.Kind {
			return false
		}
	}
	b.open = append(b.open, inlineRun{r, 0})
	b.resume(len(b.open) - 1)
	return true
}

// resume starts the i-th open run in the block being written.
func (b *builder) resume(i int) {
	r := b.open[i].Run
	r.Start = len(b.raw)
	b.open[i].at = len(b.runs)
	b.runs = append(b.runs, r)
}

// end closes the innermost run.
func (b *builder) end() {
	last := b.open[len(b.open)-1]
	b.runs[last.at].End = len(b.raw)
	b.open = b.open[:len(b.open)-1]
}

// flush ends the block being written, as a block like blk in home. One that shows nothing is dropped, unless keepEmpty is set.
func (b *builder) flush(blk Block, home *level, keepEmpty bool) {
	for _, o := range b.open {
		b.runs[o.at].End = len(b.raw)
	}
	if len(b.blocks) >= MaxBlocks && b.err == nil {
		b.err = ErrTooMany
	}
	b.trim(blk.Kind == Preformatted)
	text, at := settle(b.raw)
	switch {
	case !isBlank(text):
		b.blocks = append(b.blocks, b.draft(blk, home, text, at))
	case keepEmpty:
		b.carryPlaces()
		b.blocks = append(b.blocks, draft{Block: blk, home: home, places: b.places})
		b.places = nil
	}
	b.restart()
}

func (b *builder) restart() {
	b.raw, b.last, b.afterCR = b.raw[:0], 0, false
	b.carryPlaces()
	b.runs, b.objects = nil, nil
	for i := range b.open {
		b.resume(i)
	}
}

// trim strikes out what a reader does not see at the ends of a block.
func (b *builder) trim(keepSpaces bool) {
	unseen := func(r rune) bool { return r == 0 || r == '\n' || r == ' ' && !keepSpaces }
	for i := 0; i < len(b.raw) && unseen(b.raw[i]); i++ {
		b.raw[i] = 0
	}
	for i := len(b.raw) - 1; i >= 0 && unseen(b.raw[i]); i-- {
		b.raw[i] = 0
	}
}

func (b *builder) draft(blk Block, home *level, text string, at []int) draft {
	d := draft{Block: blk, home: home, text: text}
	for _, r := range b.runs {
		r.Start, r.End = at[r.Start], at[r.End]
		if r.Len() > 0 {
			d.runs = append(d.runs, r)
		}
	}
	for _, o := range b.objects {
		o.At = at[o.At]
		d.objects = append(d.objects, o)
	}
	d.places, b.places = settlePlaces(b.places, at), nil
	if d.Kind == Paragraph && strings.Trim(text, string(ObjectReplacement)+" \n") == "" {
		d.Kind = Figure
	}
	return d
}

// text puts the blocks together.
func (b *builder) text() (Text, error) {
	switch {
	case b.err != nil:
		return Text{}, b.err
	case len(b.blocks) == 0:
		return Text{}, ErrEmpty
	}
	var (
		t       Text
		content strings.Builder
		offset  int
		ids     int
	)
	for i, d := range b.blocks {
		if i > 0 {
			content.WriteByte(separator(b.blocks[i-1].home, d.home))
			offset++
		}
		content.WriteString(d.text)
		t.add(d, offset, d.home.number(&ids))
		offset += utf8.RuneCountInString(d.text)
	}
	t.Content = content.String()
	return t, nil
}

// separator parts two neighbouring blocks: cells of one row by a tab, all others by a line feed.
func separator(before, after *level) byte {
	if before != nil && before == after && before.Kind == Row {
		return '\t'
	}
	return '\n'
}

func (t *Text) add(d draft, offset int, within []Container) {
	d.Range = Range{offset, offset + utf8.RuneCountInString(d.text)}
	d.Hash = BlockHash(d.text)
	d.Within = within
	t.Blocks = append(t.Blocks, d.Block)
	for _, r := range d.runs {
		r.Start, r.End = r.Start+offset, r.End+offset
		t.Runs = append(t.Runs, r)
	}
	for _, o := range d.objects {
		o.At += offset
		t.Objects = append(t.Objects, o)
	}
}

// number gives l and what it stands in their ids, counted from 1, and returns all of them, outermost first.
func (l *level) number(ids *int) []Container {
	if l == nil || l.path != nil {
		return l.within()
	}
	outer := l.parent.number(ids)
	*ids++
	l.ID = *ids
	l.path = append(outer[:len(outer):len(outer)], l.Container)
	return l.path
}

func (l *level) within() []Container {
	if l == nil {
		return nil
	}
	return l.path
}
