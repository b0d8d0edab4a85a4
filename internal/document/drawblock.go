package document

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// block draws the i-th block, which the given passages reach into. It depends on nothing but the block, its runs and objects,
// and those passages, so that it can be kept for as long as they stay the same.
func (d *drawing) block(i int, ps []*passage) {
	b := d.x.text.Blocks[i]
	element := d.element(b)
	wrapped := inDescription(b.Within, len(b.Within)-1) && element != "dt" && element != "dd"
	if wrapped {
		d.put("<dd>")
	}
	d.openBlock(element, i, b)
	s := sweep{drawing: d, block: i, end: b.End, shortest: ranked{order: shorter}, pressing: ranked{order: morePressing}}
	s.run(ps, d.runsOf(b))
	d.put("</" + element + ">\n")
	if wrapped {
		d.put("</dd>")
	}
}

// element is the HTML element of a block.
func (d *drawing) element(b Block) string {
	switch b.Kind {
	case Heading:
		return "h" + strconv.Itoa(min(b.Level+1, 6))
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

func (d *drawing) openBlock(element string, i int, b Block) {
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
	if d.style.Parity {
		d.buf = appendAttribute(d.buf, "data-block", strconv.Itoa(i))
		d.buf = appendAttribute(d.buf, "data-start", strconv.Itoa(b.Start))
		d.buf = appendAttribute(d.buf, "data-hash", b.Hash)
	}
	d.put(">")
	if element == "pre" {
		d.put("\n") // a parser drops the first line feed in pre; without this one it might be the text's
	}
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

// sweep goes through one block from border to border of runs and passages.
type sweep struct {
	*drawing
	block    int
	end      int
	open     []Run // outermost first
	shortest ranked
	pressing ranked
	here     int // open passages that are the open claim
}

func (s *sweep) run(ps []*passage, runs []Run) {
	b := s.x.text.Blocks[s.block]
	ends := slices.SortedFunc(slices.Values(ps), func(a, b *passage) int { return cmp.Or(a.End-b.End, a.Number-b.Number) })
	starts := ps
	borders := borders(b.Range, ps, runs)
	for k := 0; k+1 < len(borders); k++ {
		at := borders[k]
		for len(ends) > 0 && ends[0].End <= at {
			s.leave(ends[0])
			ends = ends[1:]
		}
		s.endRuns(at)
		for len(runs) > 0 && runs[0].Start == at {
			s.beginRun(runs[0])
			runs = runs[1:]
		}
		var begun []*passage
		for len(starts) > 0 && starts[0].Start <= at {
			s.enter(starts[0])
			begun, starts = append(begun, starts[0]), starts[1:]
		}
		s.piece(Range{at, borders[k+1]}, begun, ends)
	}
	s.endRuns(b.End)
}

// borders lists every offset of the block where something begins or ends, its own ends included, each once.
func borders(b Range, ps []*passage, runs []Run) []int {
	all := []int{b.Start, b.End}
	for _, p := range ps {
		all = append(all, max(p.Start, b.Start), min(p.End, b.End))
	}
	for _, r := range runs {
		all = append(all, r.Start, r.End)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s *sweep) enter(p *passage) {
	s.shortest.add(p)
	s.pressing.add(p)
	if p.Here {
		s.here++
	}
}

func (s *sweep) leave(p *passage) {
	s.shortest.remove(p)
	s.pressing.remove(p)
	if p.Here {
		s.here--
	}
}

// piece draws a stretch with no border inside it: as it is, or as one segment. begun are the passages that begin in this block
// at its start; ends are the open ones by their ends.
func (s *sweep) piece(r Range, begun, ends []*passage) {
	if len(s.shortest.all) == 0 {
		s.text(r)
		return
	}
	s.openMark()
	for _, p := range begun {
		if p.first == s.block {
			s.announce(p)
		}
	}
	s.text(r)
	s.numbers(s.ended(r.End, ends), r.End)
}

// ended are the passages whose last segment ends at the given offset.
func (s *sweep) ended(at int, ends []*passage) []*passage {
	var done []*passage
	for _, p := range ends {
		if min(p.End, s.end) > at {
			break
		}
		if p.last == s.block {
			done = append(done, p)
		}
	}
	return done
}

// text writes the characters of r.
func (s *sweep) text(r Range) {
	text := s.x.Quote(r)
	breaks := s.x.text.Blocks[s.block].Kind != Preformatted
	for text != "" {
		i := strings.IndexAny(text, "\n"+string(ObjectReplacement))
		if i < 0 {
			break
		}
		s.buf = appendEscaped(s.buf, text[:i])
		text = text[i:]
		switch {
		case text[0] != '\n':
			s.object()
			text = text[len(string(ObjectReplacement)):]
		case breaks:
			s.put("<br>")
			text = text[1:]
		default:
			s.put("\n")
			text = text[1:]
		}
	}
	s.buf = appendEscaped(s.buf, text)
}
