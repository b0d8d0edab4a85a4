package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/document"

	"github.com/rivo/uniseg"
)

// ruler is a text laid out in code points, with the borders of its grapheme clusters (UAX #29).
type ruler struct {
	runes  []rune
	border []bool // border[i]: a cluster begins at code point i; the end of the text is one too
}

func newRuler(content string) *ruler {
	r := &ruler{runes: []rune(content)}
	r.border = make([]bool, len(r.runes)+1)
	for at := 0; len(content) > 0; {
		r.border[at] = true
		n, count := clusterLen(content)
		content, at = content[n:], at+count
	}
	r.border[len(r.runes)] = true
	return r
}

// clusterLen is the length of the first cluster, in bytes and code points. Letters that nothing can join are most of
// any text in Latin, Greek or Cyrillic, and are told without the tables.
func clusterLen(s string) (bytes, count int) {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); standsAlone(first) && standsAlone(next) {
		return n, 1
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(cluster), utf8.RuneCountInString(cluster)
}

// standsAlone is true of characters between any two of which there is a border.
func standsAlone(r rune) bool {
	return r != '\r' && (r < 0x300 || r >= 0x400 && r < 0x483 || r >= 0x48A && r < 0x530)
}

func (r *ruler) holds(p document.Range) bool {
	return p.Start >= 0 && p.Start < p.End && p.End <= len(r.runes)
}

// snap widens a range to the nearest borders outwards.
func (r *ruler) snap(p document.Range) document.Range {
	for !r.border[p.Start] {
		p.Start--
	}
	for !r.border[p.End] {
		p.End++
	}
	return p
}

// trim takes clusters of white space off both ends. A space that bears a combining mark is not white space.
func (r *ruler) trim(p document.Range) document.Range {
	for next := r.ahead(p.Start, 1); next <= p.End && r.blank(p.Start, next); next = r.ahead(p.Start, 1) {
		p.Start = next
	}
	for last := r.back(p.End, 1); last >= p.Start && r.blank(last, p.End); last = r.back(p.End, 1) {
		p.End = last
	}
	return p
}

func (r *ruler) blank(start, end int) bool {
	for _, c := range r.runes[start:end] {
		if !unicode.IsSpace(c) {
			return false
		}
	}
	return start < end
}

func (r *ruler) slice(p document.Range) string { return string(r.runes[p.Start:p.End]) }

// back is the start of the n-th cluster before the border at.
func (r *ruler) back(at, n int) int {
	for ; at > 0 && n > 0; n-- {
		for at--; !r.border[at]; at-- {
		}
	}
	return at
}

// ahead is the end of the n-th cluster after the border at.
func (r *ruler) ahead(at, n int) int {
	for ; at < len(r.runes) && n > 0; n-- {
		for at++; !r.border[at]; at++ {
		}
	}
	return at
}

// Trim takes white space off both ends of a range of a text. A range of white space alone gives an empty one. The range
// must lie in the text.
func Trim(content string, r document.Range) document.Range {
	return newRuler(content).trim(r)
}

// TrimAll is Trim for many ranges of one text.
func TrimAll(content string, ranges []document.Range) []document.Range {
	ruler, trimmed := newRuler(content), make([]document.Range, len(ranges))
	for i, r := range ranges {
		trimmed[i] = ruler.trim(r)
	}
	return trimmed
}

// spoken is a text as it is quoted: without what stands for images.
func spoken(s string) string {
	return strings.ReplaceAll(s, string(document.ObjectReplacement), "")
}
