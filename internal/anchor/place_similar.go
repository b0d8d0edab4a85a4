package anchor

import (
	"slices"

	"stet/internal/document"
)

// similar proposes what is like the passage in the stretch that changed.
func (m *Move) similar(p *passage) (Placement, bool) {
	if p.stretch.Len() == 0 {
		return Placement{}, false
	}
	if p.Len() < shortestSimilar {
		p.refuse(reasonShort, 0)
		return Placement{}, false
	}
	c := m.best(p, m.within(p), mostErrors)
	if c.score == 0 {
		return Placement{}, false
	}
	if c.score < leastBlend || m.survived(p, c.words) {
		p.refuse(reasonUnlike, c.score)
		return Placement{}, false
	}
	if c.margin < leastMargin {
		p.refuse(reasonAmbiguous, c.score)
		return Placement{}, false
	}
	reason := "Something like it stands where the text changed."
	return Placement{State: Edited, Range: c.place, Score: c.score, Margin: c.margin, Method: MethodSimilar, Reason: reason}, true
}

// candidate is a place that a search found.
type candidate struct {
	place         document.Range
	words         document.Range
	quote         float64
	score, margin float64
}

// search finds what is most like the passage in a stretch of the new text.
func (m *Move) search(p *passage, stretch document.Range, errors float64) candidate {
	oldKey, oldPlain := m.old.keyed()
	newKey, newPlain := m.new.keyed()
	from, in := oldKey.FromText(p.Range), newKey.FromText(m.new.covering(stretch))
	wanted := oldPlain[from.Start:from.End]
	var c candidate
	for _, h := range approximate(wanted, newPlain[in.Start:in.End], int(errors*float64(len(wanted)))) {
		place := newKey.ToText(document.Range{Start: in.Start + h.start, End: in.Start + h.end})
		words := m.wordsNear(place)
		if words.Len() == 0 {
			continue
		}
		place = m.new.covering(words)
		quote := 1 - float64(h.errors)/float64(len(wanted))
		score := ofQuote*quote + ofContext*m.context(p, place)
		if score > c.score {
			c = candidate{place, words, quote, score, score - c.score}
		} else {
			c.margin = min(c.margin, c.score-score)
		}
	}
	return c
}

// widest is the longest stretch, in words, that is searched from end to end: some 8,000 code points, a tenth of a
// millisecond for a sentence. In a longer one only the likely places are.
const widest = 1600

// within gives where to search in the stretch that changed.
func (m *Move) within(p *passage) []document.Range {
	if p.stretch.Len() <= widest {
		return []document.Range{p.stretch}
	}
	var found []document.Range
	for _, r := range m.likely(p) {
		if r.Start, r.End = max(r.Start, p.stretch.Start), min(r.End, p.stretch.End); r.Start < r.End {
			found = append(found, r)
		}
	}
	return found
}

// best is the best candidate of several stretches.
func (m *Move) best(p *passage, stretches []document.Range, errors float64) candidate {
	var c candidate
	for _, stretch := range stretches {
		if found := m.search(p, stretch, errors); found.score > 0 {
			c = better(c, found)
		}
	}
	return c
}

// better is the candidate with the higher score; its margin counts the other one, unless they are about the same place.
func better(a, b candidate) candidate {
	if b.score > a.score {
		a, b = b, a
	}
	if !a.place.Overlaps(b.place) {
		a.margin = min(a.margin, a.score-b.score)
	}
	return a
}

// wordsNear gives the words of which a range of the new text holds at least half.
func (m *Move) wordsNear(r document.Range) document.Range {
	words := m.new.touching(r)
	for words.Len() > 0 {
		w := m.new.words[words.Start]
		if 2*(w.End-r.Start) >= w.Len() {
			break
		}
		words.Start++
	}
	for words.Len() > 0 {
		w := m.new.words[words.End-1]
		if 2*(r.End-w.Start) >= w.Len() {
			break
		}
		words.End--
	}
	return words
}

// rare is in how many places of the new text a word may stand to tell where a passage could have gone, and places how many
// of the likeliest are searched.
const (
	rare   = 20
	places = 3
)

// strict proposes what is very much like the passage in any place, with surroundings of which one side is as they were.
func (m *Move) strict(p *passage) (Placement, bool) {
	if p.Len() < shortestSimilar {
		p.refuse(reasonShort, 0)
		return Placement{}, false
	}
	c := m.best(p, m.likely(p), strictErrors)
	if c.score == 0 {
		return Placement{}, false
	}
	before, after := m.contexts(p, c.place)
	switch {
	case m.survived(p, c.words), c.score < strictBlend, max(before, after) < strictContext:
		p.refuse(reasonUnlike, c.score)
		return Placement{}, false
	case c.margin < strictMargin:
		p.refuse(reasonAmbiguous, c.score)
		return Placement{}, false
	}
	reason := "Something very much like it stands in another place."
	return Placement{State: Moved, Range: c.place, Score: c.score, Margin: c.margin, Method: MethodStrict, Reason: reason}, true
}

// likely gives the stretches of the new text where rare words of the passage stand at about the right distance from each
// other, the likeliest first.
func (m *Move) likely(p *passage) []document.Range {
	size := p.words.Len() + 1
	votes := map[int]float64{}
	for w := p.words.Start; w < p.words.End; w++ {
		at := m.new.at(m.old.words[w].id)
		if len(at) > rare {
			continue
		}
		for _, j := range at {
			begin := max(0, int(j)-(w-p.words.Start))
			votes[begin/size] += float64(m.old.words[w].weight) / float64(len(at))
		}
	}
	buckets := make([]int, 0, len(votes))
	for b := range votes {
		buckets = append(buckets, b)
	}
	slices.SortFunc(buckets, func(a, b int) int {
		if votes[a] != votes[b] && votes[a] > votes[b] {
			return -1
		} else if votes[a] != votes[b] {
			return 1
		}
		return a - b
	})
	var found []document.Range
	for _, b := range buckets[:min(len(buckets), places)] {
		found = append(found, document.Range{Start: max(0, (b-1)*size), End: min(len(m.new.words), (b+3)*size)})
	}
	return found
}
