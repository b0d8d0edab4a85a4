package anchor

import "slices"

// pattern is a text to be searched for with errors: G. Myers, "A fast bit-vector algorithm for approximate string matching
// based on dynamic programming" (JACM 46, 1999), in blocks of 64 code points as H. Hyyrö has it ("A bit-vector algorithm
// for computing Levenshtein and Damerau edit distances", 2003). An error is a code point put in, left out or replaced.
type pattern struct {
	length int
	where  map[rune][]uint64 // of each code point: the bits of its places
	absent []uint64
}

const blockBits = 64

func newPattern(text []rune) *pattern {
	blocks := (len(text) + blockBits - 1) / blockBits
	p := &pattern{length: len(text), where: map[rune][]uint64{}, absent: make([]uint64, blocks)}
	for i, r := range text {
		bits, ok := p.where[r]
		if !ok {
			bits = make([]uint64, blocks)
			p.where[r] = bits
		}
		bits[i/blockBits] |= 1 << (i % blockBits)
	}
	return p
}

// block is 64 rows of the column of distances: the bits of rows that are one more, or one less, than the row above.
type block struct{ more, less uint64 }

// step goes on by one code point of the text. in and out are by how much the row above the block, and its row top, differ
// from the column before.
func (b *block) step(equal uint64, in int, top uint) (out int) {
	fell := uint64(0)
	if in < 0 {
		fell = 1
	}
	vertical := equal | b.less
	equal |= fell
	horizontal := (((equal & b.more) + b.more) ^ b.more) | equal
	more, less := b.less|^(horizontal|b.more), b.more&horizontal
	out = int(more>>top&1) - int(less>>top&1)
	more, less = more<<1, less<<1|fell
	if in > 0 {
		more |= 1
	}
	b.more, b.less = less|^(vertical|more), more&vertical
	return out
}

// scan calls visit for each code point of the text with the least number of errors of the pattern against a stretch of the
// text that ends behind it. The stretch may begin anywhere, or, if fixed, only where the text does. O(len(text) · blocks).
func (p *pattern) scan(text []rune, fixed bool, visit func(end, errors int)) {
	column := slices.Repeat([]block{{more: ^uint64(0)}}, len(p.absent))
	errors, last := p.length, len(column)-1
	for i, r := range text {
		bits, ok := p.where[r]
		if !ok {
			bits = p.absent
		}
		in := 0
		if fixed {
			in = 1
		}
		for k := range last {
			in = column[k].step(bits[k], in, blockBits-1)
		}
		errors += column[last].step(bits[last], in, uint(p.length-1)%blockBits)
		visit(i+1, errors)
	}
}

// hit is a stretch of a text that is like a pattern.
type hit struct{ start, end, errors int }

// approximate gives the stretch of a text that is most like what is wanted, and the one next to it that shares nothing with
// it, each with no more errors than limit.
func approximate(wanted, text []rune, limit int) []hit {
	if len(wanted) == 0 {
		return nil
	}
	errors := make([]int, 0, len(text))
	newPattern(wanted).scan(text, false, func(_, e int) { errors = append(errors, e) })
	var hits []hit
	backwards := newPattern(reversed(wanted))
	for len(hits) < 2 {
		end := least(errors, hits, len(wanted)/2)
		if end < 0 || errors[end] > limit {
			break
		}
		hits = append(hits, backwards.whole(text[:end+1], errors[end]))
	}
	return hits
}

// least is the index of the fewest errors that is not within reach of what was found, or -1.
func least(errors []int, found []hit, reach int) int {
	best := -1
	for i, e := range errors {
		near := slices.ContainsFunc(found, func(h hit) bool { return i+1 > h.start && i < h.end+reach })
		if !near && (best < 0 || e < errors[best]) {
			best = i
		}
	}
	return best
}

// whole finds where the stretch begins that ends with the text and has so many errors. The pattern is the reversed one.
func (p *pattern) whole(text []rune, errors int) hit {
	reach := min(len(text), p.length+errors)
	h := hit{start: len(text), end: len(text), errors: errors}
	best := p.length + 1
	p.scan(reversed(text[len(text)-reach:]), true, func(n, e int) {
		if e < best {
			best, h.start = e, len(text)-n
		}
	})
	return h
}

func reversed(text []rune) []rune {
	text = slices.Clone(text)
	slices.Reverse(text)
	return text
}

// likeness is one less the share of errors between two texts: 1 where they are equal, 0 where they have nothing in common.
func likeness(a, b []rune) float64 {
	if len(a) == 0 || len(b) == 0 {
		if len(a) == len(b) {
			return 1
		}
		return 0
	}
	errors := 0
	newPattern(a).scan(b, true, func(_, e int) { errors = e })
	return 1 - float64(errors)/float64(max(len(a), len(b)))
}
