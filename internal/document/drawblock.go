package document

import (
	"cmp"
	"slices"
	"strconv"
)

// block draws the i-th block. What it writes depends on nothing but the block, its runs and objects, and the passages that
// reach into it, so that it could be kept for as long as they stay the same.
func (d *drawing) block(i int) {
	b := d.x.text.Blocks[i]
	element := d.element(b)
	wrapped := inDescription(b.Within, len(b.Within)-1) && element != "dt" && element != "dd"
	if wrapped {
		d.put("<dd>")
	}
	d.openTag(element, i, b)
	runs := d.runsOf(b)
	d.later = d.style.Later != nil && d.style.Later(i) && d.reaches(b)
	if d.later {
		d.bare(element, i, b, runs)
	} else {
		d.endTag(element)
		d.sweep(i, b, runs)
	}
	d.put("</" + element + ">\n")
	if wrapped {
		d.put("</dd>")
	}
}

// reaches says whether any passage reaches into the block.
func (d *drawing) reaches(b Block) bool {
	inside := func(p *passage) bool { return p.End > b.Start }
	return slices.ContainsFunc(d.live.shortest, inside) || len(d.starts) > 0 && d.starts[0].Start < b.End
}

func (d *drawing) sweep(i int, b Block, runs []Run) {
	s := sweep{drawing: d, block: i, end: b.End}
	s.run(runs)
}

// bare draws the block's text without its highlights, which are put off.
func (d *drawing) bare(element string, i int, b Block, runs []Run) {
	plain := *d
	plain.starts, plain.ends, plain.live = nil, nil, live{}
	d.putOff(i, b, runs)
	d.endTag(element)
	plain.buf = d.buf
	plain.sweep(i, b, runs)
	d.buf = plain.buf
}

// putOff draws the block's text with its highlights apart, and says in the block where.
func (d *drawing) putOff(i int, b Block, runs []Run) {
	page := len(d.buf)
	d.sweep(i, b, runs)
	_, err := d.style.Apart.Write(d.buf[page:])
	d.err = cmp.Or(d.err, err)
	from := d.apart
	d.apart += len(d.buf) - page
	d.buf = appendAttribute(d.buf[:page], "data-rest", strconv.Itoa(from)+" "+strconv.Itoa(d.apart))
}

// BlockID is the id of the element of the i-th block, where that is a heading drawn with links: outlines lead there.
func BlockID(i int) string { return "block-" + strconv.Itoa(i) }

// PassageID is the id of the element at which a highlight's passage begins.
func PassageID(highlight string) string { return "claim-" + highlight }

// element is the HTML element of a block.
func (d *drawing) element(b Block) string {
	switch b.Kind {
	case Heading:
		return "h" + strconv.Itoa(min(b.Level+d.shift, 6))
	case Preformatted:
		return "pre"
	case Caption:
		return captionElement(b)
	case Cell:
		return "td"
	case HeaderCell:
		return "th"
	case Term:
		return "dt"
	case Description:
		return "dd"
	case Figure:
		return "div"
	}
	return "p"
}

func captionElement(b Block) string {
	if n := len(b.Within); n > 0 && b.Within[n-1].Kind == Table {
		return "caption"
	}
	return "figcaption"
}

func (d *drawing) openTag(element string, i int, b Block) {
	d.put("<" + element)
	if b.Kind == Figure {
		d.put(` class="figure"`)
	}
	d.buf = appendAttribute(d.buf, "dir", cmp.Or(b.Dir, "auto"))
	if b.ColSpan > 1 {
		d.buf = appendAttribute(d.buf, "colspan", strconv.Itoa(b.ColSpan))
	}
	if b.RowSpan > 1 {
		d.buf = appendAttribute(d.buf, "rowspan", strconv.Itoa(b.RowSpan))
	}
	if b.Kind == Heading && d.style.Links {
		d.buf = appendAttribute(d.buf, "id", BlockID(i))
	}
	if d.style.Parity {
		d.buf = appendAttribute(d.buf, "data-block", strconv.Itoa(i))
		d.buf = appendAttribute(d.buf, "data-start", strconv.Itoa(b.Start))
		d.buf = appendAttribute(d.buf, "data-end", strconv.Itoa(b.End))
		d.buf = appendAttribute(d.buf, "data-hash", b.Hash)
	}
	if d.style.Later != nil {
		d.buf = appendAttribute(d.buf, "data-first", strconv.Itoa(d.firstIn(i)))
	}
}

// endTag ends what openTag began.
func (d *drawing) endTag(element string) {
	d.put(">")
	if element == "pre" {
		d.put("\n") // a parser drops the first line feed in pre; without this one it might be the text's
	}
}

// firstIn is the number of the first claim that begins in the i-th block or behind it, one more than the last where none does.
func (d *drawing) firstIn(i int) int {
	for _, p := range d.starts {
		if p.first >= i {
			return p.Number
		}
	}
	return d.last + 1
}

// runsOf takes the runs of the block from those of the text, which come in the same order.
func (d *drawing) runsOf(b Block) []Run {
	rest := d.x.text.Runs[d.runs:]
	n := 0
	for n < len(rest) && rest[n].Start < b.End {
		n++
	}
	d.runs += n
	return rest[:n]
}
