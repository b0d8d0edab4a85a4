package anchor

import (
	"errors"
	"strings"
	"unicode/utf8"

	"stet/internal/document"

	"golang.org/x/text/unicode/norm"
)

// MaxQuote is the longest quote that Find looks for, in code points.
const MaxQuote = 5000

// Why a quote cannot be looked for.
var (
	ErrNoQuote      = errors.New("the quote is empty")
	ErrQuoteTooLong = errors.New("the quote is longer than 5,000 characters")
)

// Match is a place where a quote stands. Exact means to the letter; otherwise only the typography differs (quotes, dashes,
// spaces, capitals, ligatures, images left out).
type Match struct {
	Range document.Range
	Exact bool
}

// Find gives the places where a quote stands in a text, in order and not overlapping. White space around the quote does not
// count. Where it stands anywhere to the letter, only such places are given; otherwise those where the match keys are
// equal; none is not an error. Ranges begin and end on grapheme borders.
func Find(content, quote string) ([]Match, error) {
	f := newFinder(content)
	return f.find(quote)
}

// finder looks for quotes in one text.
type finder struct {
	content string
	ruler   *ruler
	key     *Key // made when it is asked for
}

func newFinder(content string) finder { return finder{content: content, ruler: newRuler(content)} }

func (f *finder) find(quote string) ([]Match, error) {
	if utf8.RuneCountInString(strings.TrimSpace(quote)) > MaxQuote {
		return nil, ErrQuoteTooLong
	}
	quote = trimmed(norm.NFC.String(strings.ToValidUTF8(quote, "\uFFFD")))
	wanted := strings.TrimSpace(NewKey(quote).String())
	if wanted == "" {
		return nil, ErrNoQuote
	}
	if exact := findExact(f.ruler, f.content, quote); len(exact) > 0 {
		return exact, nil
	}
	if f.key == nil {
		f.key = NewKey(f.content)
	}
	return findKey(f.ruler, f.key, wanted), nil
}

func trimmed(s string) string {
	r := newRuler(s)
	return r.slice(r.trim(document.Range{End: len(r.runes)}))
}

func findExact(r *ruler, content, quote string) []Match {
	var found []Match
	eachOccurrence(content, quote, func(p document.Range) bool {
		if !r.border[p.Start] || !r.border[p.End] {
			return false
		}
		found = append(found, Match{Range: p, Exact: true})
		return true
	})
	return found
}

func findKey(r *ruler, key *Key, wanted string) []Match {
	var found []Match
	last := 0
	eachOccurrence(key.String(), wanted, func(p document.Range) bool {
		there := r.snap(key.ToText(p))
		if there.Start < last || key.FromText(there) != p {
			return false // part of a character: half of a flag, a letter without its accent, a dot of "…"
		}
		found = append(found, Match{Range: there})
		last = there.End
		return true
	})
	return found
}

// eachOccurrence offers the places of a needle, counted in code points. Behind a place that is taken the search goes on; behind
// one that is not, for it cuts a character, within it.
func eachOccurrence(hay, needle string, take func(document.Range) bool) {
	length := utf8.RuneCountInString(needle)
	for at := 0; ; {
		i := strings.Index(hay, needle)
		if i < 0 {
			return
		}
		at += utf8.RuneCountInString(hay[:i])
		_, size := utf8.DecodeRuneInString(hay[i:])
		passed, runes := size, 1
		if take(document.Range{Start: at, End: at + length}) {
			passed, runes = len(needle), length
		}
		at += runes
		hay = hay[i+passed:]
	}
}
