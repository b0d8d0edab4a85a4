package document

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Highlight is how a claim is drawn over its passage.
type Highlight struct {
	ID     string // of the claim; no white space
	Short  string // how segments name the claim, of which long ids would make most of a page; the ID where it is empty
	Href   string // where the small number leads
	Label  string // said once at the start, to those who do not see the highlight
	Number int    // the small number
	Range
	State    string // class word: where the work stands
	Verdict  string // class word: true, half, false, off or empty
	Pressing int    // where claims overlap, the highest gives the segment its state and verdict
	Here     bool   // the claim that is open
	Card     string // id of the element that tells about the claim, or empty
}

// Style says what a drawing carries besides the text.
type Style struct {
	Parity bool      // blocks carry data-block, data-start and data-hash, for selecting text and for checking it
	Links  bool      // numbers lead to their claims, objects to their sources
	Later  Later     // blocks that are drawn bare, with their highlights put off; nil: none
	Apart  io.Writer // takes what is put off; needed with Later
	Words  Words     // empty ones are English
}

// Later says of the i-th block whether its highlights are drawn by scripts, once it comes near to what is read. Until then it
// shows its bare text, and its data-rest says where what scripts put in its place stands in what is put off: from which byte to
// which.
type Later func(i int) bool

// Words are what a drawing says besides the text, in the language of the page.
type Words struct {
	Table, Image, Video, Audio, Embed string
	Original                          string // of the link to an object's source
}

func (w Words) orEnglish() Words {
	w.Table = cmp.Or(w.Table, "Table")
	w.Image = cmp.Or(w.Image, "Image")
	w.Video = cmp.Or(w.Video, "Video")
	w.Audio = cmp.Or(w.Audio, "Audio")
	w.Embed = cmp.Or(w.Embed, "Embedded content")
	w.Original = cmp.Or(w.Original, "see the original")
	return w
}

func (w Words) object(kind string) string {
	switch kind {
	case "video":
		return w.Video
	case "audio":
		return w.Audio
	case "embed":
		return w.Embed
	}
	return w.Image
}

// passage is a highlight with the blocks it shows in and its place in two orders.
type passage struct {
	*Highlight
	first, last int // indexes of blocks; last < first where it covers no text
	byLength    int // place among all, the shortest first
	byPressing  int // place among all, the most pressing first
}

// passages orders the highlights by their start, the longer first, and finds their blocks.
func passages(hs []Highlight, x *Index) ([]*passage, error) {
	seen := make(map[string]bool, len(hs))
	all := make([]*passage, 0, len(hs))
	for i := range hs {
		h := &hs[i]
		switch {
		case h.Start < 0 || h.End > x.Len() || h.Len() <= 0:
			return nil, fmt.Errorf("highlight %q at %d to %d lies outside the text", h.ID, h.Start, h.End)
		case seen[h.ID]:
			return nil, fmt.Errorf("highlight %q is there twice", h.ID)
		}
		seen[h.ID] = true
		all = append(all, x.passage(h))
	}
	place(all)
	slices.SortFunc(all, func(a, b *passage) int {
		return cmp.Or(a.Start-b.Start, b.byLength-a.byLength)
	})
	return all, nil
}

// place tells every passage where it stands by length and by how pressing it is, so that nothing is compared twice.
func place(all []*passage) {
	slices.SortFunc(all, func(a, b *passage) int {
		return cmp.Or(a.Len()-b.Len(), a.Start-b.Start, cmp.Compare(a.ID, b.ID))
	})
	for i, p := range all {
		p.byLength = i
	}
	slices.SortFunc(all, func(a, b *passage) int {
		return cmp.Or(cmp.Compare(b.Pressing, a.Pressing), a.byLength-b.byLength)
	})
	for i, p := range all {
		p.byPressing = i
	}
}

func (x *Index) passage(h *Highlight) *passage {
	p := &passage{Highlight: h}
	p.first, _ = x.BlockAt(h.Start)
	p.last, _ = x.BlockAt(h.End)
	for p.first <= p.last && !x.shows(p.first, h.Range) {
		p.first++
	}
	for p.last >= p.first && !x.shows(p.last, h.Range) {
		p.last--
	}
	return p
}

// shows says whether r has a character of the i-th block; an empty cell has none.
func (x *Index) shows(i int, r Range) bool {
	b := x.text.Blocks[i]
	return b.Len() > 0 && b.Overlaps(r)
}

// live are the passages a place in the text lies in.
type live struct {
	shortest []*passage // the order in which clicks take them
	pressing []*passage // the first gives its state and verdict
	here     int        // how many are the open claim
}

func byLength(p *passage, i int) int   { return p.byLength - i }
func byPressing(p *passage, i int) int { return p.byPressing - i }

func (l *live) enter(p *passage) {
	i, _ := slices.BinarySearchFunc(l.shortest, p.byLength, byLength)
	l.shortest = slices.Insert(l.shortest, i, p)
	i, _ = slices.BinarySearchFunc(l.pressing, p.byPressing, byPressing)
	l.pressing = slices.Insert(l.pressing, i, p)
	if p.Here {
		l.here++
	}
}

// leave takes p out again; it does nothing for one that never entered, for it lies between two blocks.
func (l *live) leave(p *passage) {
	i, ok := slices.BinarySearchFunc(l.shortest, p.byLength, byLength)
	if !ok {
		return
	}
	l.shortest = slices.Delete(l.shortest, i, i+1)
	i, _ = slices.BinarySearchFunc(l.pressing, p.byPressing, byPressing)
	l.pressing = slices.Delete(l.pressing, i, i+1)
	if p.Here {
		l.here--
	}
}
