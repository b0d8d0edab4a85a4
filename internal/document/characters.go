package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isSpace says whether HTML counts r as white space, which collapses. No-break spaces are not among it.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f'
}

// isDropped says whether r has no place in a canonical text: controls, the soft hyphen, the word joiner and the byte order
// mark, which nobody sees and every search stumbles over. U+FFFC goes too, for here it stands for an object and nothing else.
func isDropped(r rune) bool {
	switch r {
	case '\u00AD', '\u2060', '\uFEFF', ObjectReplacement:
		return true
	}
	return unicode.IsControl(r)
}

// isBlank says whether a reader would see nothing of s.
func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// settle turns the characters written for a block into its text: struck ones (0) go, the rest is composed (NFC). The second
// result maps every offset of raw, its end included, to the offset in the text; it never decreases.
func settle(raw []rune) (string, []int) {
	var b strings.Builder
	at := make([]int, len(raw)+1)
	kept := 0
	for i, r := range raw {
		at[i] = kept
		if r != 0 {
			b.WriteRune(r)
			kept++
		}
	}
	at[len(raw)] = kept
	if norm.NFC.IsNormalString(b.String()) {
		return b.String(), at
	}
	text, composed := compose(b.String())
	for i, k := range at {
		at[i] = composed[k]
	}
	return text, at
}

// compose gives s in NFC with a map of its code point offsets. An offset within characters that were composed moves behind
// them, so that a run which begins or ends there has the character when it has the base letter.
func compose(s string) (string, []int) {
	var (
		b  strings.Builder
		it norm.Iter
		at = []int{}
	)
	out := 0
	for it.InitString(norm.NFC, s); !it.Done(); {
		from := it.Pos()
		piece := string(it.Next())
		before, after := []rune(s[from:it.Pos()]), []rune(piece)
		for i := range before {
			switch {
			case i == 0 || string(before) == piece:
				at = append(at, out+i)
			default:
				at = append(at, out+len(after))
			}
		}
		b.WriteString(piece)
		out += len(after)
	}
	return b.String(), append(at, out)
}
