package anchor

import (
	"sort"

	"stet/internal/document"
)

// largestTable bounds the word by word comparison of a stretch that changed, in pairs of words: 4 MB and some 20 ms.
const largestTable = 1 << 22

// deepest is how often a stretch is cut in smaller ones at what stands once in it. Each cut needs something that stood
// more than once in the larger stretch, so prose needs two or three.
const deepest = 24

// span is a stretch of one sequence against a stretch of another.
type span struct{ a, b document.Range }

// aligner compares two sequences by what stands once in both ("patience" difference: the longest series of such things
// that is in the same order in both, and the same again between them).
type aligner[T comparable] struct {
	a, b  []T
	match func(i, j int)
	gap   func(span) // a stretch in which nothing more is found and neither side is empty
}

func (x *aligner[T]) compare(s span, depth int) {
	for s.a.Len() > 0 && s.b.Len() > 0 && x.a[s.a.Start] == x.b[s.b.Start] {
		x.match(s.a.Start, s.b.Start)
		s.a.Start, s.b.Start = s.a.Start+1, s.b.Start+1
	}
	for s.a.Len() > 0 && s.b.Len() > 0 && x.a[s.a.End-1] == x.b[s.b.End-1] {
		s.a.End, s.b.End = s.a.End-1, s.b.End-1
		x.match(s.a.End, s.b.End)
	}
	if s.a.Len() == 0 || s.b.Len() == 0 {
		return
	}
	anchors := longestRise(x.once(s))
	if len(anchors) == 0 || depth == 0 {
		x.gap(s)
		return
	}
	for _, at := range anchors {
		x.match(at[0], at[1])
		x.compare(span{document.Range{Start: s.a.Start, End: at[0]}, document.Range{Start: s.b.Start, End: at[1]}}, depth-1)
		s.a.Start, s.b.Start = at[0]+1, at[1]+1
	}
	x.compare(s, depth-1)
}

// once gives the pairs of things that stand once in each stretch, in the order of the first.
func (x *aligner[T]) once(s span) [][2]int {
	type count struct{ a, b, at int }
	counts := make(map[T]count, s.a.Len())
	for _, v := range x.a[s.a.Start:s.a.End] {
		c := counts[v]
		c.a++
		counts[v] = c
	}
	for j := s.b.Start; j < s.b.End; j++ {
		if c, ok := counts[x.b[j]]; ok {
			c.b, c.at = c.b+1, j
			counts[x.b[j]] = c
		}
	}
	var pairs [][2]int
	for i := s.a.Start; i < s.a.End; i++ {
		if c := counts[x.a[i]]; c.a == 1 && c.b == 1 {
			pairs = append(pairs, [2]int{i, c.at})
		}
	}
	return pairs
}

// longestRise is the longest series of pairs in which the second number rises as the first does.
func longestRise(pairs [][2]int) [][2]int {
	var tails []int // of the best series of each length: its last pair
	before := make([]int, len(pairs))
	for i, p := range pairs {
		lo, hi := 0, len(tails)
		for lo < hi {
			if mid := (lo + hi) / 2; pairs[tails[mid]][1] < p[1] {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if before[i] = -1; lo > 0 {
			before[i] = tails[lo-1]
		}
		tails = append(tails[:lo], append([]int{i}, tails[min(lo+1, len(tails)):]...)...)
	}
	rise := make([][2]int, len(tails))
	if len(tails) == 0 {
		return nil
	}
	for i, at := tails[len(tails)-1], len(tails)-1; at >= 0; i, at = before[i], at-1 {
		rise[at] = pairs[i]
	}
	return rise
}

// compare finds the words that survive: whole sentences first, then words in the stretches between.
func (m *Move) compare() {
	m.there, m.back, m.sure = unmatched(len(m.old.words)), unmatched(len(m.new.words)), make([]bool, len(m.old.words))
	a, b := m.old.sentences(), m.new.sentences()
	sentences := aligner[uint64]{a: a, b: b, match: m.keepSentence, gap: func(span) {}}
	sentences.compare(span{document.Range{End: len(a)}, document.Range{End: len(b)}}, deepest)
	m.compareBetween()
	m.pairApart()
}

func unmatched(n int) []int32 {
	all := make([]int32, n)
	for i := range all {
		all[i] = -1
	}
	return all
}

// sentences are hashes of the sentences (FNV-1a over the numbers of their words).
func (s *side) sentences() []uint64 {
	hashes := make([]uint64, len(s.breaks))
	for i := range s.breaks {
		hash := uint64(14695981039346656037)
		words := s.sentence(i)
		for _, w := range s.words[words.Start:words.End] {
			hash = (hash ^ uint64(w.id)) * 1099511628211
		}
		hashes[i] = hash
	}
	return hashes
}

func (s *side) sentence(i int) document.Range {
	end := len(s.words)
	if i+1 < len(s.breaks) {
		end = s.breaks[i+1]
	}
	return document.Range{Start: s.breaks[i], End: end}
}

// sentenceOf widens a stretch of words to whole sentences.
func (s *side) sentenceOf(words document.Range) document.Range {
	from := sort.SearchInts(s.breaks, words.Start+1) - 1
	to := sort.SearchInts(s.breaks, words.End)
	end := len(s.words)
	if to < len(s.breaks) {
		end = s.breaks[to]
	}
	return document.Range{Start: s.breaks[from], End: end}
}

func (m *Move) keepSentence(i, j int) {
	a, b := m.old.sentence(i), m.new.sentence(j)
	for k := range min(a.Len(), b.Len()) {
		m.keep(a.Start+k, b.Start+k)
		m.sure[a.Start+k] = true
	}
}

func (m *Move) keep(i, j int) { m.there[i], m.back[j] = int32(j), int32(i) }

// compareBetween compares word by word what stands between sentences that survive.
func (m *Move) compareBetween() {
	s := span{}
	for i := 0; i <= len(m.sure); i++ {
		if i < len(m.sure) && !m.sure[i] {
			continue
		}
		s.a.End, s.b.End = i, len(m.new.words)
		if i < len(m.sure) {
			s.b.End = int(m.there[i])
		}
		if s.a.Len() > 0 && s.b.Len() > 0 {
			m.compareWords(s)
		}
		s.a.Start, s.b.Start = i+1, s.b.End+1
	}
}

// compareWords compares a stretch word by word. One too large for the table is cut first at words that stand once in it;
// what is too large even then counts as written anew.
func (m *Move) compareWords(s span) {
	if s.a.Len()*s.b.Len() <= largestTable {
		m.tabulate(s)
		return
	}
	words := aligner[int32]{a: ids(m.old.words), b: ids(m.new.words), match: m.keep}
	words.gap = func(s span) {
		if s.a.Len()*s.b.Len() <= largestTable {
			m.tabulate(s)
		}
	}
	words.compare(s, deepest)
}

// unbroken is what it is worth, beside the words themselves, that two words follow each other in both texts.
const unbroken = 2

// What the table notes for a pair of words.
const (
	fromLeft = 1 << iota
	fromAbove
	goesOn // the match of this pair goes on from that of the pair before
)

// tabulate finds the heaviest common series of words in a stretch, preferring unbroken ones.
func (m *Move) tabulate(s span) {
	width := s.b.Len() + 1
	notes := make([]uint8, s.a.Len()*width)
	best, above := make([]int32, width), make([]int32, width)
	run, runAbove := make([]int32, width), make([]int32, width)
	for i := range s.a.Len() {
		w := m.old.words[s.a.Start+i]
		best, above, run, runAbove = above, best, runAbove, run
		best[0] = 0
		for j := 1; j < width; j++ {
			note := uint8(fromAbove)
			best[j], run[j] = above[j], 0
			if m.new.words[s.b.Start+j-1].id == w.id {
				run[j] = above[j-1] + int32(w.weight)
				note = 0
				if on := runAbove[j-1] + unbroken; runAbove[j-1] > 0 && on > above[j-1] {
					run[j] = on + int32(w.weight)
					note = goesOn
				}
				if best[j] = run[j]; above[j] > run[j] {
					best[j], note = above[j], note|fromAbove
				}
			}
			if best[j-1] > best[j] {
				best[j], note = best[j-1], note&goesOn|fromLeft
			}
			notes[i*width+j] = note
		}
	}
	m.trace(s, notes)
}

func (m *Move) trace(s span, notes []uint8) {
	width := s.b.Len() + 1
	following := false // a match goes on into this pair, whatever would be best here
	for i, j := s.a.Len()-1, s.b.Len(); i >= 0 && j > 0; {
		note := notes[i*width+j]
		switch {
		case !following && note&fromLeft != 0:
			j--
		case !following && note&fromAbove != 0:
			i--
		default:
			m.keep(s.a.Start+i, s.b.Start+j-1)
			following = note&goesOn != 0
			i, j = i-1, j-1
		}
	}
}
