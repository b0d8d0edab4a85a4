package document

import (
	"slices"
	"strings"
)

// sweep goes through one block from border to border of runs and passages.
type sweep struct {
	*drawing
	block int
	end   int
	open  []Run // outermost first
}

func (s *sweep) run(runs []Run) {
	borders := s.borders(s.x.text.Blocks[s.block].Range, runs)
	for k := 0; k+1 < len(borders); k++ {
		at := borders[k]
		s.leaveUntil(at)
		s.endRuns(at)
		for len(runs) > 0 && runs[0].Start == at {
			s.beginRun(runs[0])
			runs = runs[1:]
		}
		s.piece(Range{at, borders[k+1]}, s.enterUntil(at))
	}
	s.endRuns(s.end)
}

// borders lists every offset of the block where something begins or ends, its own ends included, each once.
func (s *sweep) borders(b Range, runs []Run) []int {
	all := []int{b.Start, b.End}
	for _, p := range s.starts {
		if p.Start >= b.End {
			break
		}
		all = append(all, max(p.Start, b.Start))
	}
	for _, p := range s.ends {
		if p.End >= b.End {
			break
		}
		all = append(all, max(p.End, b.Start))
	}
	for _, r := range runs {
		all = append(all, r.Start, r.End)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s *sweep) leaveUntil(at int) {
	for len(s.ends) > 0 && s.ends[0].End <= at {
		s.live.leave(s.ends[0])
		s.ends = s.ends[1:]
	}
}

// enterUntil enters the passages that have begun, and gives those of them whose first segment is in this block.
func (s *sweep) enterUntil(at int) []*passage {
	var begun []*passage
	for ; len(s.starts) > 0 && s.starts[0].Start <= at; s.starts = s.starts[1:] {
		p := s.starts[0]
		if p.End <= at {
			continue // it lay between two blocks
		}
		s.live.enter(p)
		if p.first == s.block {
			begun = append(begun, p)
		}
	}
	return begun
}

// piece draws a stretch with no border inside it: as it is, or as one segment. begun are the passages that begin with it.
func (s *sweep) piece(r Range, begun []*passage) {
	if len(s.live.shortest) == 0 {
		s.text(r)
		return
	}
	s.openMark(len(begun) > 0)
	for _, p := range begun {
		s.announce(p)
	}
	s.text(r)
	s.numbers(s.ended(r.End), r.End)
}

// ended are the passages whose last segment ends at the given offset. One may end behind its block, between it and the next.
func (s *sweep) ended(at int) []*passage {
	var done []*passage
	for _, p := range s.ends {
		if p.last < p.first {
			continue // it lies between two blocks
		}
		if p.last > s.block || p.End > at && at < s.end {
			break
		}
		done = append(done, p)
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
