package factcheck

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"stet/internal/anchor"
	"stet/internal/document"
)

// ExcerptState says how an excerpt stands in a capture of its source.
type ExcerptState string

// The states of an excerpt.
const (
	ExcerptExact      ExcerptState = "exact"      // to the letter
	ExcerptTypography ExcerptState = "typography" // but for quotes, dashes, spaces and capitals
	ExcerptClose      ExcerptState = "close"      // not; this passage is the closest
	ExcerptMissing    ExcerptState = "none"       // not, and nothing like it
)

// Excerpt says where the excerpt of a citation stands in a capture.
type Excerpt struct {
	Citation CitationID
	Capture  CaptureID
	Words    string // as they were looked for
	State    ExcerptState
	Place    document.Range // empty where it is missing
	Quote    string         // what stands there
	Before   string         // some words before it
	After    string         // some words behind it
}

// Stands says whether the words stand in the capture.
func (e Excerpt) Stands() bool { return e.State == ExcerptExact || e.State == ExcerptTypography }

// Compare orders excerpts as they stand in a text; missing ones come last.
func (e Excerpt) Compare(o Excerpt) int {
	missing := func(e Excerpt) int {
		if e.State == ExcerptMissing {
			return 1
		}
		return 0
	}
	return cmp.Or(missing(e)-missing(o), e.Place.Start-o.Place.Start, e.Place.End-o.Place.End)
}

// contextWords is how much of the text around an excerpt is shown with it, in code points.
const contextWords = 160

// FindExcerpt finds words in the text of a capture: where they stand first, to the letter or but for typography, or else what
// is closest to them.
func FindExcerpt(text document.Text, words string) Excerpt {
	found := Excerpt{Words: words, State: ExcerptMissing}
	wanted := shortened(words)
	if text.Content == "" || strings.TrimSpace(wanted) == "" {
		return found
	}
	matches, err := anchor.Find(text.Content, wanted)
	switch {
	case err != nil:
		return found
	case len(matches) > 0 && matches[0].Exact:
		found.State, found.Place = ExcerptExact, matches[0].Range
	case len(matches) > 0:
		found.State, found.Place = ExcerptTypography, matches[0].Range
	default:
		place, ok := anchor.Closest(text.Content, wanted)
		if !ok {
			return found
		}
		found.State, found.Place = ExcerptClose, place
	}
	return found.inContext(text)
}

// shortened is as much of an excerpt as can be looked for.
func shortened(words string) string {
	words = strings.TrimSpace(words)
	if runes := []rune(words); len(runes) > anchor.MaxQuote {
		return strings.TrimSpace(string(runes[:anchor.MaxQuote]))
	}
	return words
}

// inContext fills in what stands at the place and around it, within whole words.
func (e Excerpt) inContext(text document.Text) Excerpt {
	runes := []rune(text.Content)
	from, to := max(0, e.Place.Start-contextWords), min(len(runes), e.Place.End+contextWords)
	for from > 0 && from < e.Place.Start && !unicode.IsSpace(runes[from-1]) {
		from++
	}
	for to < len(runes) && to > e.Place.End && !unicode.IsSpace(runes[to]) {
		to--
	}
	e.Quote = string(runes[e.Place.Start:e.Place.End])
	e.Before, e.After = string(runes[from:e.Place.Start]), string(runes[e.Place.End:to])
	return e
}

// Sentenced is the text of a capture with its sentences, for comparing the places of many excerpts.
type Sentenced struct {
	text      document.Text
	runes     []rune
	sentences []document.Range
}

// NewSentenced cuts a text into its sentences.
func NewSentenced(text document.Text) Sentenced {
	return Sentenced{text: text, runes: []rune(text.Content), sentences: anchor.Sentences(text)}
}

// ChangedWhereCited says whether words that stood in one capture do not stand in the next in the same sentences, typography
// aside: they are gone, or what stands around them within their sentence is another. Words that did not stand in the first
// tell nothing.
func ChangedWhereCited(before, after Sentenced, stood Excerpt) bool {
	if !stood.Stands() || stood.Place.End > len(before.runes) {
		return false
	}
	was := before.around(stood.Place)
	now, err := anchor.Find(after.text.Content, shortened(stood.Words))
	if err != nil {
		return true
	}
	return !slices.ContainsFunc(now, func(m anchor.Match) bool { return after.around(m.Range) == was })
}

// around is the match key of the sentences that a passage touches.
func (s Sentenced) around(place document.Range) string {
	first, _ := slices.BinarySearchFunc(s.sentences, place.Start, func(r document.Range, at int) int { return r.End - at - 1 })
	whole := place
	for _, r := range s.sentences[first:] {
		if r.Start >= place.End {
			break
		}
		whole = whole.Union(r)
	}
	return anchor.NewKey(string(s.runes[whole.Start:whole.End])).String()
}
