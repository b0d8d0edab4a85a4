package anchor

import (
	"unicode"
	"unicode/utf8"

	"stet/internal/document"

	"github.com/rivo/uniseg"
)

// Adjoin says whether two passages of a text overlap, or no word stands between them.
func Adjoin(content string, a, b document.Range) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	return b.Start <= a.End || wordsIn(slice(content, document.Range{Start: a.End, End: b.Start})) == 0
}

// SameButAWord says whether two passages are the same, give or take a word: they share words, and what stands in only one of
// them is one word at most.
func SameButAWord(content string, a, b document.Range) bool {
	shared := document.Range{Start: max(a.Start, b.Start), End: min(a.End, b.End)}
	if shared.Len() <= 0 {
		return false
	}
	union := a.Union(b)
	before := wordsIn(slice(content, document.Range{Start: union.Start, End: shared.Start}))
	after := wordsIn(slice(content, document.Range{Start: shared.End, End: union.End}))
	return before+after == 0 || before+after == 1 && wordsIn(slice(content, shared)) > 0
}

// slice is the text in a range; what lies beyond its end is left out.
func slice(content string, r document.Range) string {
	from := byteOf(content, r.Start)
	return content[from : from+byteOf(content[from:], r.Len())]
}

func byteOf(s string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(s); runes-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// wordsIn is the number of words in a text, or pieces of one, by UAX #29.
func wordsIn(s string) int {
	n, state := 0, -1
	var word string
	for s != "" {
		word, s, state = uniseg.FirstWordInString(s, state)
		for _, r := range word {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
				break
			}
		}
	}
	return n
}
