package anchor

import (
	"slices"

	"stet/internal/document"
)

const (
	// besideWords is how many words on either side that stand there as before leave no doubt about a place.
	besideWords = 8
	// farWords is how many are compared where there is doubt, and leastLead how many more a place needs than any other has.
	farWords  = 64
	leastLead = 3
	// sameWords is how many words of a long series tell that it is the same one.
	sameWords = 64
	// mostRepeats is how many places of a word are looked at. One that stands more often leaves the doubt.
	mostRepeats = 1000
)

// contested says whether words that survive at a word of the new text could as well have become another place, or have come from
// another one: of a sentence that was doubled, or of two equal ones of which one was deleted. What stands on either side tells.
func (m *Move) contested(core document.Range, to int) bool {
	before, after := m.agreement(core, core.Start, to)
	if before+after < leastLead && m.old.covering(core).Len() < certainOwn {
		return true // it may have come back by chance
	}
	if before >= besideWords && after >= besideWords {
		return false
	}
	rivals := func(from, to int) bool {
		b, a := m.agreement(core, from, to)
		return b > before || a > after || before+after < b+a+leastLead
	}
	there, many := m.new.repeats(core, m.old)
	back, more := m.old.repeats(core, m.old)
	for _, j := range there { // one that another repetition became is no rival
		next := j == to-core.Len() || j == to+core.Len()
		many = many || j != to && !slices.Contains(back, int(m.back[j])) && (next || rivals(core.Start, j))
	}
	for _, i := range back {
		more = more || i != core.Start && !slices.Contains(there, int(m.there[i])) && rivals(i, to)
	}
	return many || more
}

// core widens surviving words to their whole sentences, as far as these survive unbroken.
func (m *Move) core(words document.Range) document.Range {
	own := m.old.sentenceOf(words)
	for words.Start > own.Start && m.unbroken(document.Range{Start: words.Start - 1, End: words.Start + 1}) {
		words.Start--
	}
	for words.End < own.End && m.unbroken(document.Range{Start: words.End - 1, End: words.End + 1}) {
		words.End++
	}
	return words
}

// agreement is how many words on either side of a series are the same at a place of the old text and at one of the new one, at
// most farWords on each. Where a text begins or ends, the side agrees with another that does.
func (m *Move) agreement(core document.Range, from, to int) (before, after int) {
	for before < farWords && m.agrees(from-before-1, to-before-1) {
		before++
	}
	for after < farWords && m.agrees(from+core.Len()+after, to+core.Len()+after) {
		after++
	}
	return before, after
}

// agrees says whether the same word stands at both places, or both are beyond the text.
func (m *Move) agrees(i, j int) bool {
	outOld, outNew := i < 0 || i >= len(m.old.words), j < 0 || j >= len(m.new.words)
	if outOld || outNew {
		return outOld == outNew && (i < 0) == (j < 0)
	}
	return m.old.words[i].id == m.new.words[j].id
}

// repeats gives the places at which a series of words of a text stands in this one, or says that there are too many to look at.
func (s *side) repeats(core document.Range, of *side) (found []int, many bool) {
	core.End = min(core.End, core.Start+sameWords)
	rarest := core.Start
	for w := core.Start + 1; w < core.End; w++ {
		if len(s.at(of.words[w].id)) < len(s.at(of.words[rarest].id)) {
			rarest = w
		}
	}
	places := s.at(of.words[rarest].id)
	for _, at := range places[:min(len(places), mostRepeats)] {
		if start := int(at) - (rarest - core.Start); s.reads(start, core, of) {
			found = append(found, start)
		}
	}
	return found, len(places) > mostRepeats
}

// reads says whether a series of words of a text stands at a word of this one.
func (s *side) reads(start int, core document.Range, of *side) bool {
	if start < 0 || start+core.Len() > len(s.words) {
		return false
	}
	for k := range core.Len() {
		if s.words[start+k].id != of.words[core.Start+k].id {
			return false
		}
	}
	return true
}
