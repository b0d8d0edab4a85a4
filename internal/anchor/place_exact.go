package anchor

import (
	"slices"

	"stet/internal/document"
)

// shifted places a passage all of whose words survive, unbroken, in sentences that survive or in a run of words that is
// long enough.
func (m *Move) shifted(p *passage) (Placement, bool) {
	if !m.unbroken(p.words) {
		return Placement{}, false
	}
	there, equal := m.carried(p)
	if !equal {
		return m.typographic(p, m.new.covering(m.thereOf(p.words)))
	}
	if !m.allSure(p.words) && !m.surrounded(p) {
		return Placement{}, false
	}
	if core := m.core(p.words); m.contested(core, int(m.there[core.Start])) {
		reason := "The words stand at several places, and it may be another one."
		return Placement{State: Moved, Range: there, Score: ofQuote + ofContext*m.context(p, there), Method: MethodContested, Reason: reason}, true
	}
	return certain(there, MethodShifted, 1), true
}

// unbroken says whether words survive and follow each other as before.
func (m *Move) unbroken(words document.Range) bool {
	for w := words.Start; w < words.End; w++ {
		if m.there[w] < 0 || w > words.Start && m.there[w] != m.there[w-1]+1 {
			return false
		}
	}
	return true
}

// thereOf gives the words of the new text that unbroken words became.
func (m *Move) thereOf(words document.Range) document.Range {
	return document.Range{Start: int(m.there[words.Start]), End: int(m.there[words.End-1]) + 1}
}

// carried is the range of the new text for a passage whose words survive unbroken, and whether the quote stands there to
// the letter.
func (m *Move) carried(p *passage) (document.Range, bool) {
	at := m.new.words[m.there[p.words.Start]].Start + p.Start - m.old.words[p.words.Start].Start
	return m.standsAt(p, at)
}

// standsAt says whether the quote stands at a code point of the new text to the letter, between grapheme borders.
func (m *Move) standsAt(p *passage, at int) (document.Range, bool) {
	there := document.Range{Start: at, End: at + p.Len()}
	if at < 0 || there.End > len(m.new.runes) || !m.new.border[at] || !m.new.border[there.End] {
		return there, false
	}
	return there, slices.Equal(m.new.runes[there.Start:there.End], p.quote)
}

// typographic is a proposal for a place where only the typography differs.
func (m *Move) typographic(p *passage, there document.Range) (Placement, bool) {
	if !m.allSure(p.words) && !m.surrounded(p) {
		return Placement{}, false
	}
	reason := "Only capitals, quotes, dashes or spaces differ."
	return Placement{State: Edited, Range: there, Score: 1, Margin: 1, Method: MethodTypography, Reason: reason}, true
}

func (m *Move) allSure(words document.Range) bool {
	return !slices.Contains(m.sure[words.Start:words.End], false)
}

// surrounded says whether the words around a passage survive with it, unbroken, and are enough to be no chance.
func (m *Move) surrounded(p *passage) bool {
	run := p.words
	for run.Start > max(0, p.words.Start-certainRun) && m.unbroken(document.Range{Start: run.Start - 1, End: run.Start + 1}) {
		run.Start--
	}
	for run.End < min(len(m.there), p.words.End+certainRun) && m.unbroken(document.Range{Start: run.End - 1, End: run.End + 1}) {
		run.End++
	}
	whole := m.old.covering(run).Len()
	own := m.old.sentenceOf(p.words)
	own.Start, own.End = max(own.Start, run.Start), min(own.End, run.End)
	return whole >= certainRun && whole-p.Len() >= certainBeside && m.old.covering(own).Len() >= certainOwn
}

// unique places a passage whose quote stands once in the stretch that changed, and once in the old text. A quote that stood
// more than once has to stand once in all of the new text, right beside a sentence that survives as it did before.
func (m *Move) unique(p *passage) (Placement, bool) {
	if p.Len() < shortQuote {
		return Placement{}, false
	}
	found := m.standing(m.new, p)
	inside := slices.DeleteFunc(slices.Clone(found), func(r document.Range) bool {
		w := m.new.touching(r)
		return w.Start < p.stretch.Start || w.End > p.stretch.End
	})
	switch {
	case len(found) == mostPlaces:
	case len(inside) == 1 && len(m.standing(m.old, p)) == 1 && !m.survived(p, m.new.touching(inside[0])) && !m.rivalled(p, found, inside[0]):
		return certain(inside[0], MethodUnique, 1), true
	case len(found) == 1 && m.beside(p.words, m.new.touching(found[0])):
		return certain(found[0], MethodUnique, 1), true
	}
	return Placement{}, false
}

// rivalled says whether another of the places found has as much beside it that stood beside the passage.
func (m *Move) rivalled(p *passage, found []document.Range, place document.Range) bool {
	return len(found) > 1 && m.contested(p.words, m.new.touching(place).Start)
}

// beside says whether the word before, or the word behind, is of a sentence that survives and stands by the place too.
func (m *Move) beside(old, new document.Range) bool {
	before, after := old.Start-1, old.End
	return before >= 0 && m.sure[before] && int(m.there[before]) == new.Start-1 ||
		after < len(m.sure) && m.sure[after] && int(m.there[after]) == new.End
}

// mostPlaces is how many places of a quote are looked at. One that stands so often says nothing by itself.
const mostPlaces = 50

// standing gives the first places of the quote in a text, to the letter, beginning and ending with words as it did.
func (m *Move) standing(s *side, p *passage) []document.Range {
	first, last := m.old.words[p.words.Start], m.old.words[p.words.End-1]
	var found []document.Range
	for _, w := range s.at(first.id) {
		at := s.words[w].Start + p.Start - first.Start
		end := int(w) + p.words.Len() - 1
		if end >= len(s.words) || at < 0 || at+p.Len() > len(s.runes) || !slices.Equal(s.runes[at:at+p.Len()], p.quote) {
			continue
		}
		there := document.Range{Start: at, End: at + p.Len()}
		if s.words[end].End-there.End == last.End-p.End && s.border[there.Start] && s.border[there.End] {
			found = append(found, there)
		}
		if len(found) == mostPlaces {
			break
		}
	}
	return found
}

// survived says whether most of a stretch of the new text stood in the old one outside the passage.
func (m *Move) survived(p *passage, words document.Range) bool {
	old := 0
	for w := words.Start; w < words.End; w++ {
		if from := int(m.back[w]); from >= 0 && (from < p.words.Start || from >= p.words.End) {
			old += int(m.new.words[w].weight)
		}
	}
	return float64(old) > survivors*float64(m.new.weigh(words))
}
