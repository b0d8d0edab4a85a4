package document

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// Draw writes the body of t as HTML with the highlights over it. The highest heading becomes the second level and the others
// keep their distance from it, for the article's title is the first. Highlights become flat mark elements: never in one
// another, always inside inline elements and within a block. What is drawn besides the text stands in elements with data-ui;
// without them the text of each block is the canonical one, a br being its line feed. Nothing is loaded from elsewhere. It
// fails for a highlight that is not in the text or there twice, and where w does. The cost is O(n log n) in text and
// highlights, and what must be written.
func (t Text) Draw(w io.Writer, hs []Highlight, style Style) error {
	x := NewIndex(t)
	starts, err := passages(hs, x)
	if err != nil {
		return err
	}
	ends := slices.SortedFunc(slices.Values(starts), func(a, b *passage) int { return cmp.Or(a.End-b.End, a.Number-b.Number) })
	d := drawing{x: x, w: w, style: style, words: style.Words.orEnglish(), starts: starts, ends: ends, shift: 2 - t.highestHeading()}
	for _, h := range hs {
		d.last = max(d.last, h.Number)
	}
	for i, block := range t.Blocks {
		d.move(block.Within)
		d.block(i)
		if err := cmp.Or(d.err, d.flush(1<<15)); err != nil {
			return err
		}
	}
	d.move(nil)
	return d.flush(0)
}

// highestHeading is the least level of the text's headings, 1 where it has none.
func (t Text) highestHeading() int {
	levels := []int{}
	for _, b := range t.Blocks {
		if b.Kind == Heading {
			levels = append(levels, b.Level)
		}
	}
	if len(levels) == 0 {
		return 1
	}
	return slices.Min(levels)
}

// drawing is HTML being written, front to back.
type drawing struct {
	x       *Index
	w       io.Writer
	style   Style
	words   Words
	buf     []byte
	within  []Container // open now, outermost first
	body    bool        // the open table has its tbody
	shift   int         // added to a heading's level
	runs    int         // runs of the text begun so far
	objects int         // objects drawn so far
	starts  []*passage  // not yet begun, by their start
	ends    []*passage  // not yet ended, by their end
	live    live
	later   bool  // the block's highlights are put off
	apart   int   // bytes that were put off so far
	err     error // of what takes them
	last    int   // the highest number
}

// flush hands on what is written once it is longer than most.
func (d *drawing) flush(most int) error {
	if len(d.buf) <= most {
		return nil
	}
	if _, err := d.w.Write(d.buf); err != nil {
		return fmt.Errorf("drawing the article: %w", err)
	}
	d.buf = d.buf[:0]
	return nil
}

func (d *drawing) put(s string) { d.buf = append(d.buf, s...) }

// move closes and opens containers until those open are the given ones.
func (d *drawing) move(to []Container) {
	same := 0
	for same < len(to) && same < len(d.within) && to[same] == d.within[same] {
		same++
	}
	for i := len(d.within) - 1; i >= same; i-- {
		d.closeContainer(i)
	}
	for i := same; i < len(to); i++ {
		d.openContainer(to, i)
	}
	d.within = to
}

// inDescription says whether what stands in the i-th container needs a dd about it, for a dl holds nothing else.
func inDescription(within []Container, i int) bool {
	return i >= 0 && within[i].Kind == DescriptionList
}

func (d *drawing) openContainer(within []Container, i int) {
	if inDescription(within, i-1) {
		d.put("<dd>")
	}
	switch c := within[i]; c.Kind {
	case NumberedList:
		d.put("<ol")
		if c.Start != 0 {
			d.buf = appendAttribute(d.buf, "start", strconv.Itoa(c.Start))
		}
		d.put(">")
	case Table:
		d.put(`<div class="table" role="region" tabindex="0"`)
		d.buf = appendAttribute(d.buf, "aria-label", d.words.Table)
		d.put("><table>")
		d.body = false
	case Row:
		if !d.body {
			d.put("<tbody>")
			d.body = true
		}
		d.put("<tr>")
	default:
		d.put("<" + containerElements[c.Kind] + ">")
	}
}

func (d *drawing) closeContainer(i int) {
	switch c := d.within[i]; {
	case c.Kind == Table && d.body:
		d.put("</tbody></table></div>\n")
	case c.Kind == Table:
		d.put("</table></div>\n")
	default:
		d.put("</" + containerElements[c.Kind] + ">\n")
	}
	if inDescription(d.within, i-1) {
		d.put("</dd>")
	}
}

var containerElements = map[ContainerKind]string{
	Quotation: "blockquote", BulletList: "ul", NumberedList: "ol", ListItem: "li", DescriptionList: "dl", FigureGroup: "figure",
	Row: "tr",
}
