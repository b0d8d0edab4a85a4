package document

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// OnGraphemes says whether r is a range of the text with neither end inside a grapheme cluster, what a reader calls one
// character (Unicode Standard Annex 29). Blocks are judged apart, as they are drawn.
func (x *Index) OnGraphemes(r Range) bool {
	_, ok := x.Slice(r)
	return ok && x.onGrapheme(r.Start) && x.onGrapheme(r.End)
}

// OnGraphemes says whether r is a range of t with neither end inside a grapheme cluster. For many look-ups take an Index.
func (t Text) OnGraphemes(r Range) bool { return NewIndex(t).OnGraphemes(r) }

func (x *Index) onGrapheme(offset int) bool {
	i, ok := x.BlockAt(offset)
	if !ok {
		return false
	}
	block := x.text.Blocks[i]
	text, at := x.BlockText(i), x.Byte(offset)-x.Byte(block.Start)
	return isGraphemeBorder(text, at)
}

// isGraphemeBorder walks clusters from the nearest certain border before at.
func isGraphemeBorder(text string, at int) bool {
	from, state := certainBorder(text, at), -1
	rest, cluster := text[from:], ""
	for from < at {
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		from += len(cluster)
	}
	return from == at
}

// certainBorder is a byte offset at or before at that is a border whatever stands around it, so that a look-up in a long block
// reads a few characters instead of all.
func certainBorder(text string, at int) int {
	after, _ := utf8.DecodeRuneInString(text[at:])
	for at > 0 {
		before, size := utf8.DecodeLastRuneInString(text[:at])
		if isLoner(before) && isLoner(after) {
			return at
		}
		at, after = at-size, before
	}
	return 0
}

// isLoner says whether r is of the scripts whose characters never join the one before or behind: of property Other in UAX 29,
// and no picture. It need not know all of them.
func isLoner(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r >= 0xC0 && r <= 0x2FF, r >= 0x370 && r <= 0x482, r >= 0x48A && r <= 0x52F,
		r >= 0x4E00 && r <= 0x9FFF, strings.ContainsRune("‘’“”«»–—…।\u00A0\u202F", r):
		return true
	}
	return false
}
