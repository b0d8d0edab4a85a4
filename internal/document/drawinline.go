package document

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// mostListed is how many claims a segment names; where more overlap, the longest are left out, so that what is written stays
// in proportion to the text.
const mostListed = 64

// mostDepth is the deepest depth that is told apart.
const mostDepth = 4

var runElements = map[RunKind]string{
	Link: "a", Emphasis: "em", Strong: "strong", Code: "code", Superscript: "sup", Subscript: "sub",
	Deleted: "del", Inserted: "ins", InlineQuote: "q",
}

func (s *sweep) beginRun(r Run) {
	s.open = append(s.open, r)
	s.openRun(r)
}

func (s *sweep) openRun(r Run) {
	s.put("<" + runElements[r.Kind])
	if r.Kind == Link {
		s.buf = appendAttribute(s.buf, "href", r.Href)
		s.put(` rel="noreferrer nofollow noopener"`)
	}
	s.put(">")
}

func (s *sweep) endRuns(at int) {
	for n := len(s.open); n > 0 && s.open[n-1].End <= at; n-- {
		s.put("</" + runElements[s.open[n-1].Kind] + ">")
		s.open = s.open[:n-1]
	}
}

// openMark begins a segment of the open passages. Where a claim begins over others, the page is told how many there are.
func (s *sweep) openMark(begins bool) {
	most := s.live.pressing[0]
	classes := []byte(most.State)
	if most.Verdict != "" {
		classes = append(append(classes, ' '), most.Verdict...)
	}
	if s.live.here > 0 {
		classes = append(classes, " here"...)
	}
	classes = append(classes, " depth-"...)
	classes = strconv.AppendInt(classes, int64(min(len(s.live.shortest), mostDepth)), 10)
	s.put("<mark")
	s.buf = appendAttribute(s.buf, "class", string(classes))
	s.list("data-c", func(p *passage) string { return cmp.Or(p.Short, p.ID) })
	s.details()
	if depth := len(s.live.shortest); begins && depth > 1 && s.style.Parity {
		s.buf = appendAttribute(s.buf, "data-depth", strconv.Itoa(depth))
	}
	s.put(">")
}

// details leads to the card of the shortest claim. ARIA 1.2 allows one element; the numbers in the text are links to all.
func (s *sweep) details() {
	for _, p := range s.live.shortest {
		if p.Card != "" {
			s.buf = appendAttribute(s.buf, "aria-details", p.Card)
			return
		}
	}
}

// list writes an attribute of words, one for each open passage that has one.
func (s *sweep) list(name string, word func(*passage) string) {
	written := false
	for _, p := range s.live.shortest[:min(len(s.live.shortest), mostListed)] {
		w := word(p)
		switch {
		case w == "":
			continue
		case written:
			s.put(" ")
		default:
			s.put(" " + name + `="`)
			written = true
		}
		s.buf = appendEscaped(s.buf, w)
	}
	if written {
		s.put(`"`)
	}
}

// announce says, to those who do not see it, that a claim begins. It bears the claim's id; where scripts draw it, and there may
// be thousands, only if the page has its card.
func (s *sweep) announce(p *passage) {
	s.put(`<span data-ui class="vh"`)
	if !s.later || p.Card != "" {
		s.buf = appendAttribute(s.buf, "id", PassageID(p.ID))
	}
	s.put(">")
	s.buf = appendEscaped(s.buf, p.Label)
	s.put("</span>")
}

// numbers writes the small numbers of claims whose last segment ends at the given offset, and ends the segment. A link cannot
// stand in a link, so an open one is closed before and opened again behind; the numbers then get a mark of their own, to look
// the same.
func (s *sweep) numbers(ps []*passage, at int) {
	link := s.openLink()
	if len(ps) == 0 || link < 0 || !s.style.Links {
		s.eachNumber(ps)
		s.put("</mark>")
		return
	}
	s.put("</mark>")
	for i := len(s.open) - 1; i >= link; i-- {
		s.put("</" + runElements[s.open[i].Kind] + ">")
	}
	s.put("<mark data-ui")
	s.buf = appendAttribute(s.buf, "class", strings.TrimSpace(ps[0].State+" "+ps[0].Verdict))
	s.put(">")
	s.eachNumber(ps)
	s.put("</mark>")
	s.reopen(link, at)
}

// openLink is the index of the open run that is a link, or -1.
func (s *sweep) openLink() int {
	return slices.IndexFunc(s.open, func(r Run) bool { return r.Kind == Link })
}

// reopen opens again the runs from the given index on that go on behind at; the others are over.
func (s *sweep) reopen(from, at int) {
	again := s.open[from:]
	s.open = s.open[:from]
	for _, r := range again {
		if r.End > at {
			s.beginRun(r)
		}
	}
}

func (s *sweep) eachNumber(ps []*passage) {
	for _, p := range ps {
		class := strings.TrimSpace("no " + p.Verdict)
		if !s.style.Links {
			s.put(`<span data-ui class="` + class + `">` + strconv.Itoa(p.Number) + "</span>")
			continue
		}
		s.put(`<a data-ui class="` + class + `"`)
		s.buf = appendAttribute(s.buf, "href", p.Href)
		s.put(">" + strconv.Itoa(p.Number) + "</a>")
	}
}

// object draws the next object of the text: its place, what it shows, and where it was, which is never loaded.
func (s *sweep) object() {
	o := s.x.text.Objects[s.objects]
	s.objects++
	name := s.words.object(o.Kind)
	said := name
	if o.Alt != "" {
		said += ": " + o.Alt
	}
	s.put(`<span class="object"><span role="img"`)
	s.buf = appendAttribute(s.buf, "aria-label", said)
	s.put(">" + string(ObjectReplacement) + `</span><span data-ui class="object-text" aria-hidden="true">`)
	s.buf = appendEscaped(s.buf, said)
	s.put(" </span>")
	if s.style.Links && o.Source != "" && s.openLink() < 0 {
		s.put(`<a data-ui class="object-link"`)
		s.buf = appendAttribute(s.buf, "href", o.Source)
		s.put(` rel="noreferrer nofollow noopener">`)
		s.buf = appendEscaped(s.buf, s.words.Original)
		s.put("</a>")
	}
	s.put("</span>")
}
