package anchor

import (
	"stet/internal/document"
)

// State is what became of a passage in a new version of its text.
type State string

// The states. Exact is placed without anybody's help; edited and moved are proposals that a person decides; an orphan has
// no place.
const (
	Exact  State = "exact"
	Edited State = "edited"
	Moved  State = "moved"
	Orphan State = "orphan"
)

// The ways by which a passage is placed, in the order they are tried.
const (
	MethodSame       = "same"       // the two texts are equal
	MethodShifted    = "shifted"    // its sentences survive, or the words all around it
	MethodUnique     = "unique"     // the quote stands once in the stretch that changed
	MethodTypography = "typography" // only capitals, quotes, dashes or white space differ
	MethodElsewhere  = "elsewhere"  // the quote stands in another place
	MethodContested  = "contested"  // it survives, at one of several places that are as likely
	MethodDifference = "difference" // most of its words survive
	MethodApart      = "apart"      // its sentence stands, changed, in another place
	MethodSimilar    = "similar"    // something much like it stands in the stretch that changed
	MethodStrict     = "strict"     // something very much like it stands elsewhere
	MethodNone       = "none"
)

// Why a passage has no place, as sentences for the person who decides.
const (
	reasonDeleted   = "The passage is no longer in the text."
	reasonAmbiguous = "The words stand at several places and nothing tells which is meant."
	reasonShort     = "The passage is too short to look for."
	reasonUnlike    = "What comes nearest is too unlike the passage."
	reasonInvalid   = "The passage is not one of the old text."
)

// Placement says where a passage stands in a new version of its text, how that was found and how sure it is.
type Placement struct {
	State State
	// Range is where the passage stands now, in code points on grapheme borders. An orphan's is empty and stands where its
	// surroundings were last seen.
	Range document.Range
	// Score is how like the passage and its surroundings are to those at the place, from 0 to 1. An orphan's is that of the
	// best place that was refused.
	Score float64
	// Margin is by how much the score exceeds that of the next best place, from 0 to 1.
	Margin float64
	// Method names the step that decided.
	Method string
	// Reason is a sentence for the person who decides.
	Reason string
	// Automatic means that nobody needs to decide: the quote stands at the place to the letter, and it can be no other. It is
	// true of exact placements and of no others.
	Automatic bool
}

// Move carries passages from one version of a text to the next. It is made once for the two and is safe for use by one
// goroutine at a time.
type Move struct {
	old, new *side
	same     bool
	there    []int32 // of each word of the old text: the word of the new one that it became, or -1
	back     []int32 // of each word of the new text: the word of the old one that became it, or -1
	sure     []bool  // of each word of the old text: its whole sentence survived
	apart    []int32 // of each word of the old text that did not survive in its place: the word it became elsewhere, or -1
}

// NewMove compares two versions of a text, in canonical form. Time is about linear in their lengths where the versions have
// most sentences in common.
func NewMove(old, new string) *Move {
	words := vocabulary{}
	m := &Move{old: newSide(old, words), new: newSide(new, words), same: old == new}
	m.old.index(len(words))
	m.new.index(len(words))
	m.compare()
	return m
}

// Place carries passages of the old version to the new one: it is NewMove and Move.Place.
func Place(old, new string, passages []document.Range) []Placement {
	m := NewMove(old, new)
	placements := make([]Placement, len(passages))
	for i, p := range passages {
		placements[i] = m.Place(p)
	}
	return placements
}

// Check says whether a range is a passage of the old version. The error is ErrOutOfRange or ErrInsideGrapheme.
func (m *Move) Check(r document.Range) error { return m.old.check(r) }

// Place says where a passage of the old version stands in the new one. The steps go from what is certain to what a person
// has to decide; the first that has an answer gives it. A range that Check refuses is an orphan.
func (m *Move) Place(r document.Range) Placement {
	if m.Check(r) != nil {
		return Placement{State: Orphan, Method: MethodNone, Reason: reasonInvalid}
	}
	if m.same {
		return certain(r, MethodSame, 1)
	}
	p := m.passage(r)
	if p.words.Len() == 0 {
		return m.orphan(p, reasonShort, 0)
	}
	for _, step := range []func(*passage) (Placement, bool){m.shifted, m.unique, m.elsewhere, m.difference, m.twin, m.elsewhereChanged, m.similar, m.strict} {
		if placement, ok := step(p); ok {
			return placement
		}
	}
	return m.orphan(p, p.refused, p.best)
}

func certain(r document.Range, method string, margin float64) Placement {
	reason := "The text did not change."
	switch method {
	case MethodShifted:
		reason = "The passage and what stands around it did not change."
	case MethodUnique:
		reason = "The words stand once where the text changed."
	}
	return Placement{State: Exact, Range: r, Score: 1, Margin: margin, Method: method, Reason: reason, Automatic: true}
}

// orphan stands at the end of the nearest words before the passage that survive.
func (m *Move) orphan(p *passage, reason string, best float64) Placement {
	at := 0
	for w := p.words.Start - 1; w >= 0; w-- {
		if j := m.there[w]; j >= 0 {
			at = m.new.words[j].End
			break
		}
	}
	last := m.new.snap(document.Range{Start: at, End: at})
	return Placement{State: Orphan, Range: document.Range{Start: last.End, End: last.End}, Score: best, Method: MethodNone, Reason: reason}
}

// passage is what is looked for.
type passage struct {
	document.Range
	words   document.Range // the words of the old text that it holds or touches
	weight  int            // of these words
	quote   []rune
	stretch document.Range // the words of the new text between the nearest sentences that survive
	refused string         // why the best place so far was not good enough
	best    float64        // its score
}

func (m *Move) passage(r document.Range) *passage {
	p := &passage{Range: r, words: m.old.touching(r), quote: m.old.runes[r.Start:r.End], refused: reasonDeleted}
	p.weight = m.old.weigh(p.words)
	p.stretch = m.stretch(p.words)
	return p
}

// refuse keeps why the best place so far is not good enough.
func (p *passage) refuse(reason string, score float64) {
	if p.refused == reasonDeleted || score > p.best {
		p.refused, p.best = reason, max(p.best, score)
	}
}

// stretch is what stands in the new text between the nearest words on either side whose sentences survive.
func (m *Move) stretch(words document.Range) document.Range {
	s := document.Range{Start: 0, End: len(m.new.words)}
	for w := words.Start - 1; w >= 0; w-- {
		if m.sure[w] {
			s.Start = int(m.there[w]) + 1
			break
		}
	}
	for w := words.End; w < len(m.sure); w++ {
		if m.sure[w] {
			s.End = int(m.there[w])
			break
		}
	}
	s.End = max(s.Start, s.End)
	return s
}
