package anchor

import (
	"errors"
	"strings"

	"stet/internal/document"

	"golang.org/x/text/unicode/norm"
)

// Why a passage of another system has no place in a text.
var (
	ErrNotFound  = errors.New("its words do not stand in the text")
	ErrAmbiguous = errors.New("its words stand in the text more than once, and what stood around them does not tell which is meant")
)

// Reattach finds where a passage stands that another system describes by the selectors of the W3C Web Annotation Data Model
// (sections 4.2.3 and 4.2.4). Position is believed only where the words stand there; words that stand once are taken there;
// of several places the one whose surroundings agree. It never guesses: the errors are ErrNoQuote, ErrQuoteTooLong,
// ErrNotFound and ErrAmbiguous.
func Reattach(content string, s Selector) (document.Range, error) {
	matches, err := Find(content, s.Quote)
	if err != nil {
		return document.Range{}, err
	}
	for _, m := range matches {
		if m.Range.Start == s.Start && s.End > 0 {
			return m.Range, nil
		}
	}
	switch len(matches) {
	case 0:
		return document.Range{}, ErrNotFound
	case 1:
		return matches[0].Range, nil
	}
	return surrounded(content, s, matches)
}

// leastContext is by how many more agreeing characters of its key one place must be ahead of all others.
const leastContext = 4

// surrounded is the one of several places that agrees with the prefix and suffix better than any other.
func surrounded(content string, s Selector, matches []Match) (document.Range, error) {
	before, after := contextKey(s.Prefix), contextKey(s.Suffix)
	best, second, at := 0, 0, -1
	for i, m := range matches {
		n := agreement(content, m, before, after)
		if n > best {
			best, second, at = n, best, i
		} else {
			second = max(second, n)
		}
	}
	if at < 0 || best-second < leastContext {
		return document.Range{}, ErrAmbiguous
	}
	return matches[at].Range, nil
}

// agreement is how many characters of the keys of what stood before and behind agree with what stands around a place.
func agreement(content string, m Match, before, after []rune) int {
	return agreeing(reversed(contextRunes(content, m.Range.Start, len(before), true)), reversed(before)) +
		agreeing(contextRunes(content, m.Range.End, len(after), false), after)
}

func contextKey(s string) []rune {
	return []rune(NewKey(norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))).String())
}

// contextRunes are the characters of the key before or behind an offset, as many as are asked for and some to spare, for a key
// may be shorter than its text.
func contextRunes(content string, offset, n int, before bool) []rune {
	at := byteOf(content, offset)
	if before {
		runes := []rune(content[max(0, at-4*(2*n+16)):at])
		return contextKey(string(runes))
	}
	return contextKey(content[at:min(len(content), at+4*(2*n+16))])
}

// agreeing is the length of the common beginning.
func agreeing(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
