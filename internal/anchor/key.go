// Package anchor finds passages in a canonical text and says where they stand: pasted quotes, selectors that survive
// outside this system, sentences, and the check that a stored passage is really there. It is pure: text in, ranges out.
package anchor

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/document"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Key is the match key of a text: the text with everything taken away that typesetting adds. It is NFKC, case-folded,
// with straight quotes and apostrophes, one kind of dash, single spaces, and nothing that has no width; U+FFFC is left
// out. Two passages with the same key say the same in other typography. Every code point of the key knows the code
// points of the text it came from.
type Key struct {
	text  string
	from  []int32 // of each code point of the key: the start in the text of what it came from
	until []int32 // and its end
}

// NewKey derives the key of a text in time linear in its length.
func NewKey(content string) *Key {
	b := keyBuilder{folder: cases.Fold(), folded: map[string]string{}}
	b.out.Grow(len(content))
	for at := 0; len(content) > 0; {
		n := unitLen(content)
		length := utf8.RuneCountInString(content[:n])
		b.unit(content[:n], at, at+length)
		at += length
		content = content[n:]
	}
	return &Key{text: b.out.String(), from: b.from, until: b.until}
}

// String is the key's text.
func (k *Key) String() string { return k.text }

// Len is the length of the key in code points.
func (k *Key) Len() int { return len(k.from) }

// ToText is the stretch of the text that a stretch of the key came from. It may be wider than asked for, where one
// character of the text stands for several of the key ("…" for "..."), and can begin or end inside a grapheme. An
// empty range gives an empty range. The range must lie in the key.
func (k *Key) ToText(r document.Range) document.Range {
	if r.Len() <= 0 {
		return k.caret(r.Start)
	}
	return document.Range{Start: int(k.from[r.Start]), End: int(k.until[r.End-1])}
}

func (k *Key) caret(at int) document.Range {
	pos := 0
	switch {
	case at < k.Len():
		pos = int(k.from[at])
	case k.Len() > 0:
		pos = int(k.until[k.Len()-1])
	}
	return document.Range{Start: pos, End: pos}
}

// FromText is the stretch of the key that came from any part of a stretch of the text. It is empty where all of the
// stretch was left out of the key.
func (k *Key) FromText(r document.Range) document.Range {
	start := sort.Search(k.Len(), func(i int) bool { return int(k.until[i]) > r.Start })
	end := sort.Search(k.Len(), func(i int) bool { return int(k.from[i]) >= r.End })
	return document.Range{Start: start, End: max(start, end)}
}

// unitLen is the length in bytes of the next stretch that normalises by itself.
func unitLen(s string) int {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1
	}
	if n := norm.NFKC.NextBoundaryInString(s, true); n > 0 {
		return n
	}
	return len(s)
}

// keyBuilder gathers a key unit by unit. Most units of a text are the same few letters, so their foldings are kept.
type keyBuilder struct {
	out         strings.Builder
	from, until []int32
	folder      cases.Caser
	folded      map[string]string
	spaced      bool // the last code point written is a space
}

func (b *keyBuilder) unit(s string, start, end int) {
	for _, r := range b.fold(s) {
		switch {
		case !unicode.IsSpace(r):
			b.write(r, start, end)
		case b.spaced:
			b.until[len(b.until)-1] = int32(end)
		default:
			b.write(' ', start, end)
		}
		b.spaced = unicode.IsSpace(r)
	}
}

func (b *keyBuilder) write(r rune, start, end int) {
	b.out.WriteRune(r)
	b.from = append(b.from, int32(start))
	b.until = append(b.until, int32(end))
}

func (b *keyBuilder) fold(s string) string {
	f, ok := b.folded[s]
	if !ok {
		f = norm.NFKC.String(strings.Map(plainRune, s))
		f = strings.Map(plainRune, norm.NFKC.String(b.folder.String(f)))
		b.folded[s] = f
	}
	return f
}

// plainRune is the plain form of a character that typesetters vary, or -1 for one that is not seen. It runs before
// NFKC, which would make a space and an accent of "´" and two primes of "″", and again after it.
func plainRune(r rune) rune {
	switch {
	case strings.ContainsRune("'‘’‚‛‹›ʼʹʻʽˈ`´′＇", r):
		return '\''
	case strings.ContainsRune("\"“”„‟«»″〝〞〟＂", r):
		return '"'
	case strings.ContainsRune("-‐‑‒–—―⁃−⸺⸻﹘﹣－", r):
		return '-'
	case unseen(r):
		return -1
	}
	return r
}

// joiners have no width of their own yet are not format characters.
var joiners = []rune{0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, document.ObjectReplacement}

// unseen says whether a character has no width. The signs that Unicode calls prepended marks are format characters and
// are seen; the tag characters spell out which flag is meant.
func unseen(r rune) bool {
	switch {
	case r >= 0xE0020 && r <= 0xE007F, unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return true
	}
	return slices.Contains(joiners, r)
}
