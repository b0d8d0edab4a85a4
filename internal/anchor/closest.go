package anchor

import "stet/internal/document"

// longestClosest is how much of a quote is compared with every place of a text, in code points of the match key.
const longestClosest = 1000

// Closest is the passage of a text that is most like a quote that does not stand in it, in whole words: a proposal, never an
// answer. It is false where nothing differs from the quote in at most mostErrors of it, and for a quote that is too short to
// tell. Time is the length of the text times a sixty-fourth of that of the quote.
func Closest(content, quote string) (document.Range, bool) {
	wanted := []rune(NewKey(trimmed(quote)).String())
	if len(wanted) < shortestSimilar {
		return document.Range{}, false
	}
	wanted = wanted[:min(len(wanted), longestClosest)]
	key := NewKey(content)
	hits := approximate(wanted, []rune(key.String()), int(mostErrors*float64(len(wanted))))
	if len(hits) == 0 || hits[0].start == hits[0].end {
		return document.Range{}, false
	}
	r := newRuler(content)
	place := r.trim(r.snap(key.ToText(document.Range{Start: hits[0].start, End: hits[0].end})))
	return r.wholeWords(place), place.Len() > 0
}

// wholeWords widens a range to the ends of the words it cuts.
func (r *ruler) wholeWords(p document.Range) document.Range {
	for p.Start > 0 && !r.blank(r.back(p.Start, 1), p.Start) && !r.blank(p.Start, r.ahead(p.Start, 1)) {
		p.Start = r.back(p.Start, 1)
	}
	for p.End < len(r.runes) && !r.blank(p.End, r.ahead(p.End, 1)) && !r.blank(r.back(p.End, 1), p.End) {
		p.End = r.ahead(p.End, 1)
	}
	return p
}
