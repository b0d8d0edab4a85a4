package anchor

import (
	"slices"

	"stet/internal/document"
)

// elsewhere proposes another place of the quote, one that is new rather than one where it stood before. Of several new
// ones it is the one whose surroundings are those of the passage.
func (m *Move) elsewhere(p *passage) (Placement, bool) {
	if p.Len() < shortestMoved {
		return Placement{}, false
	}
	found := m.standing(m.new, p)
	if len(found) == mostPlaces {
		p.refuse(reasonAmbiguous, 1)
		return Placement{}, false
	}
	arrived := slices.DeleteFunc(found, func(r document.Range) bool { return m.survived(p, m.new.touching(r)) })
	return m.among(p, arrived, "The same words stand in another place.")
}

// twin proposes the one place where the words of a passage that was deleted still stand, and stood before.
func (m *Move) twin(p *passage) (Placement, bool) {
	found := m.standing(m.new, p)
	if p.Len() < shortestMoved || len(found) != 1 {
		return Placement{}, false
	}
	return m.among(p, found, "The passage was deleted. The same words stand in another place, as they did before.")
}

// among proposes the place of the quote whose surroundings are most like those of the passage.
func (m *Move) among(p *passage, found []document.Range, reason string) (Placement, bool) {
	var best, next float64
	var there document.Range
	for _, f := range found {
		if score := ofQuote + ofContext*m.context(p, f); score > best {
			best, next, there = score, best, f
		} else {
			next = max(next, score)
		}
	}
	switch {
	case best == 0:
		return Placement{}, false
	case next > 0 && best-next < leastMargin:
		p.refuse(reasonAmbiguous, best)
		return Placement{}, false
	}
	return Placement{State: Moved, Range: there, Score: best, Margin: best - next, Method: MethodElsewhere, Reason: reason}, true
}

// context says how like the surroundings of a place are to those of the passage, from 0 to 1.
func (m *Move) context(p *passage, there document.Range) float64 {
	before, after := m.contexts(p, there)
	return (before + after) / 2
}

func (m *Move) contexts(p *passage, there document.Range) (before, after float64) {
	wasBefore, wasAfter := m.old.around(p.Range)
	isBefore, isAfter := m.new.around(there)
	return likeness(wasBefore, isBefore), likeness(wasAfter, isAfter)
}

// around is the match key before and after a range of the text.
func (s *side) around(r document.Range) (before, after []rune) {
	key, plain := s.keyed()
	in := key.FromText(r)
	return plain[max(0, in.Start-contextLength):in.Start], plain[in.End:min(len(plain), in.End+contextLength)]
}

// difference proposes the place where most words of the passage survive.
func (m *Move) difference(p *passage) (Placement, bool) {
	there, kept := m.remains(p, m.there)
	if kept == 0 {
		return Placement{}, false
	}
	share := float64(kept) / float64(p.weight)
	if share < leastSurviving {
		p.refuse(reasonUnlike, share)
		return Placement{}, false
	}
	place := m.new.covering(there)
	quote := 2 * float64(kept) / float64(p.weight+m.new.weigh(there))
	score := ofQuote*min(1, quote) + ofContext*m.context(p, place)
	if p.Len() < shortQuote && score < leastShort && !m.sentenceSurvives(p, there) {
		p.refuse(reasonUnlike, score)
		return Placement{}, false
	}
	reason := "Most of its words are there, and some were changed."
	return Placement{State: Edited, Range: place, Score: score, Margin: score, Method: MethodDifference, Reason: reason}, true
}

// sentenceSurvives says whether what stands beside the passage in its sentence survives for the most part, near where the passage
// does: a word that says little by itself is known by its sentence.
func (m *Move) sentenceSurvives(p *passage, there document.Range) bool {
	own := m.old.sentenceOf(p.words)
	beside, kept := 0, 0
	for w := own.Start; w < own.End; w++ {
		if w >= p.words.Start && w < p.words.End {
			continue
		}
		beside += int(m.old.words[w].weight)
		if j := int(m.there[w]); j >= there.Start-own.Len() && j < there.End+own.Len() {
			kept += int(m.old.words[w].weight)
		}
	}
	if beside < leastBeside {
		return m.between(own, m.new.sentenceOf(there))
	}
	return float64(kept) >= leastOfSentence*float64(beside)
}

// between says whether a sentence stands between the same words as before.
func (m *Move) between(old, new document.Range) bool {
	before := old.Start == 0 && new.Start == 0 || old.Start > 0 && int(m.there[old.Start-1]) == new.Start-1 && new.Start > 0
	after := old.End == len(m.there) && new.End == len(m.back) || old.End < len(m.there) && int(m.there[old.End]) == new.End
	return before && after
}

// remains gives the words of the new text from the first to the last surviving word of the passage, without stray ones, and
// the weight of those that survive.
func (m *Move) remains(p *passage, became []int32) (there document.Range, kept int) {
	var best, sum float64
	start, weight, last := -1, 0, -1
	for w := p.words.Start; w < p.words.End; w++ {
		j := int(became[w])
		if j < 0 {
			continue
		}
		if j < last { // elsewhere words of several sentences may stand in another order
			start, last = -1, -1
		}
		if last >= 0 {
			sum -= strayCost * float64(m.new.weigh(document.Range{Start: last + 1, End: j}))
		}
		if start < 0 || sum <= 0 {
			start, weight, sum = j, 0, 0
		}
		last = j
		weight += int(m.old.words[w].weight)
		if sum += float64(m.old.words[w].weight); sum > best {
			best, there, kept = sum, document.Range{Start: start, End: j + 1}, weight
		}
	}
	return there, kept
}
