package document

import (
	"sort"
	"unicode/utf8"
)

// stride is how many code points lie between two known byte offsets of an Index.
const stride = 32

// Index finds code points in a text quickly: after one pass over the text a look-up costs the same wherever it falls.
// It may be used by several goroutines.
type Index struct {
	text   Text
	bytes  []int // byte offset of every stride-th code point
	length int
}

// NewIndex reads t once.
func NewIndex(t Text) *Index {
	x := &Index{text: t}
	for at := range t.Content {
		if x.length%stride == 0 {
			x.bytes = append(x.bytes, at)
		}
		x.length++
	}
	return x
}

// Len is the length of the text in code points.
func (x *Index) Len() int { return x.length }

// Byte is the byte offset of a code point offset, which must be in 0 to Len.
func (x *Index) Byte(offset int) int {
	if offset == x.length {
		return len(x.text.Content)
	}
	at := x.bytes[offset/stride]
	for range offset % stride {
		_, size := utf8.DecodeRuneInString(x.text.Content[at:])
		at += size
	}
	return at
}

// Slice is the text at r, or false where r is not a range of the text. An empty range is one.
func (x *Index) Slice(r Range) (string, bool) {
	if r.Start < 0 || r.End < r.Start || r.End > x.length {
		return "", false
	}
	return x.text.Content[x.Byte(r.Start):x.Byte(r.End)], true
}

// Quote is the text at r, "" where r is not a range of the text.
func (x *Index) Quote(r Range) string {
	s, _ := x.Slice(r)
	return s
}

// BlockAt is the index of the block that offset is in; a block's end still counts as in it. It is false outside the text.
func (x *Index) BlockAt(offset int) (int, bool) {
	blocks := x.text.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End >= offset })
	return i, i < len(blocks) && blocks[i].Start <= offset
}

// BlockText is the text of the i-th block.
func (x *Index) BlockText(i int) string { return x.Quote(x.text.Blocks[i].Range) }

// Slice is the text at r, or false where r is not a range of t. It reads t from the start: for many look-ups take an Index.
func (t Text) Slice(r Range) (string, bool) { return NewIndex(t).Slice(r) }

// Quote is the text at r, "" where r is not a range of t. It reads t from the start: for many look-ups take an Index.
func (t Text) Quote(r Range) string { return NewIndex(t).Quote(r) }
