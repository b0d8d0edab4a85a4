package browserbench

import (
	"math/rand/v2"
	"strings"

	"stet/internal/document"
)

// The article that is measured on: about as long as the longest a magazine prints.
const (
	paragraphs = 250
	perWords   = 80 // in a paragraph
)

// text is the article, the same in each run: words of the length that English has, in paragraphs.
func text() string {
	chance := rand.New(rand.NewPCG(20000, 1))
	var b strings.Builder
	for p := range paragraphs {
		if p > 0 {
			b.WriteString("\n\n")
		}
		for w := range perWords {
			if w > 0 {
				b.WriteByte(' ')
			}
			for range 1 + chance.IntN(8) {
				b.WriteByte(byte('a' + chance.IntN(26)))
			}
		}
		b.WriteByte('.')
	}
	return b.String()
}

// passages are the places of so many claims in the canonical text: 2 to 14 words of one paragraph each, where chance puts them,
// over one another as it comes. The first is near the beginning: some library draws what is in the window only.
func passages(canonical string, many int) []document.Range {
	chance := rand.New(rand.NewPCG(uint64(many), 2))
	starts, ends := borders(canonical)
	found := make([]document.Range, many)
	for i := range found {
		first := chance.IntN(paragraphs)*perWords + chance.IntN(perWords-14)
		if i == 0 {
			first = perWords + 10
		}
		found[i] = document.Range{Start: starts[first], End: ends[first+1+chance.IntN(13)]}
	}
	return found
}

// borders are where the words begin and end.
func borders(canonical string) (starts, ends []int) {
	at := 0
	for _, word := range strings.FieldsFunc(canonical, func(r rune) bool { return r == ' ' || r == '\n' }) {
		starts, ends = append(starts, at), append(ends, at+len(strings.TrimSuffix(word, ".")))
		at += len(word) + 1
	}
	return starts, ends
}
