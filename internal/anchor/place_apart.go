package anchor

import (
	"slices"

	"stet/internal/document"
)

// A sentence that was moved and changed is found among what is new: it shares most of its weight with one new sentence, and
// with no other nearly as much.

// pairApart finds, for sentences of which little survives in their place, the sentences that they became elsewhere.
func (m *Move) pairApart() {
	m.apart = unmatched(len(m.old.words))
	taken := map[int]bool{}
	for i := range m.old.breaks {
		from := m.old.sentence(i)
		if m.old.left(from, m.there) < leastLeft {
			continue
		}
		to, like := m.likest(from)
		if like < leastApart || taken[to] {
			continue
		}
		taken[to] = true
		m.align(from, m.new.sentence(to))
	}
}

// left is the share of a stretch, by the weight of its words, that has no counterpart.
func (s *side) left(words document.Range, counterpart []int32) float64 {
	left := 0
	for w := words.Start; w < words.End; w++ {
		if counterpart[w] < 0 {
			left += int(s.words[w].weight)
		}
	}
	return float64(left) / float64(max(1, s.weigh(words)))
}

// likest is the new sentence that shares most with an old one, and how much: twice the weight of what is common by the weight
// of both. It shares nothing where another shares nearly as much.
func (m *Move) likest(from document.Range) (to int, like float64) {
	next, words := 0.0, m.old.count(from)
	for _, j := range m.candidates(from) {
		there := m.new.sentence(j)
		if m.new.left(there, m.back) < leastLeft {
			continue
		}
		if share := words.like(m.new, there); share > like {
			to, like, next = j, share, like
		} else {
			next = max(next, share)
		}
	}
	if like-next < strictMargin {
		like = 0
	}
	return to, like
}

// candidates are the new sentences with rare words of an old one.
func (m *Move) candidates(from document.Range) []int {
	var found []int
	for w := from.Start; w < from.End; w++ {
		at := m.new.at(m.old.words[w].id)
		if m.old.words[w].weight < weightWord || len(at) > rare {
			continue
		}
		for _, j := range at {
			if m.back[j] < 0 {
				found = append(found, m.new.sentenceAt(int(j)))
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// sentenceAt is the number of the sentence that a word is of.
func (s *side) sentenceAt(word int) int {
	at, found := slices.BinarySearch(s.breaks, word)
	if found {
		return at
	}
	return at - 1
}

// bag is the words of a stretch whatever their order: how often each stands there, and the weight of all.
type bag struct {
	of     map[int32]int
	weight int
}

func (s *side) count(words document.Range) bag {
	b := bag{map[int32]int{}, s.weigh(words)}
	for _, w := range s.words[words.Start:words.End] {
		b.of[w.id]++
	}
	return b
}

// like is how much a stretch shares with the bag, from 0 to 1; 0 where one is too long for the other.
func (b bag) like(s *side, words document.Range) float64 {
	weight := s.weigh(words)
	if 2*float64(min(weight, b.weight)) < leastApart*float64(weight+b.weight) {
		return 0
	}
	shared, seen := 0, map[int32]int{}
	for _, w := range s.words[words.Start:words.End] {
		if seen[w.id] < b.of[w.id] {
			seen[w.id]++
			shared += int(w.weight)
		}
	}
	return 2 * float64(shared) / float64(weight+b.weight)
}

// align notes which words of an old sentence stand in the new one that it became.
func (m *Move) align(from, to document.Range) {
	words := aligner[int32]{a: ids(m.old.words[from.Start:from.End]), b: ids(m.new.words[to.Start:to.End]), gap: func(span) {}}
	words.match = func(i, j int) { m.apart[from.Start+i] = int32(to.Start + j) }
	words.compare(span{document.Range{End: from.Len()}, document.Range{End: to.Len()}}, deepest)
}

func ids(words []word) []int32 {
	all := make([]int32, len(words))
	for i, w := range words {
		all[i] = w.id
	}
	return all
}

// elsewhereChanged proposes the place where most words of the passage stand in the sentence that its own became.
func (m *Move) elsewhereChanged(p *passage) (Placement, bool) {
	there, kept := m.remains(p, m.apart)
	share := float64(kept) / float64(p.weight)
	if kept == 0 || share < leastSurviving {
		return Placement{}, false
	}
	place := m.new.covering(there)
	quote := 2 * float64(kept) / float64(p.weight+m.new.weigh(there))
	score := ofQuote*min(1, quote) + ofContext*m.context(p, place)
	reason := "Its sentence stands in another place, and was changed."
	return Placement{State: Moved, Range: place, Score: score, Margin: score, Method: MethodApart, Reason: reason}, true
}
