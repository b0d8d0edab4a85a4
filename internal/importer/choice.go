package importer

import (
	"strings"

	"stet/internal/document"

	"golang.org/x/net/html"
	"znkr.io/diff"
)

// Thresholds of the choice, found on the pages of testdata/pages.
const (
	leastAlike  = 20 // code points that a block has at least to be found within other text
	leastWords  = 80 // code points of a paragraph before the article's first block that belongs to it all the same
	mostOfShare = 2  // an element that holds one part in so many of the article is no margin of it, whatever it calls itself
)

// choose says of each block of a page whether it is of the article. What the search for the article found is the beginning;
// then what stands between and is no margin comes in, and what calls itself something else goes out. Where the search found
// little, all but the margins is the article.
func (w whole) choose(found document.Text) []bool {
	kept := w.alike(found)
	if !w.enough(kept) {
		kept = w.outsideMargins()
	}
	m := w.newMargins(kept)
	w.fill(kept, m)
	for i, p := range w.parts {
		kept[i] = kept[i] && !m.around(p.home)
	}
	w.wholeTables(kept)
	if none(kept) {
		kept = w.outsideMargins()
	}
	return kept
}

// alike marks the blocks that stand in what was found, in its order; of a block that was parted or joined there, those that
// hold the same words.
func (w whole) alike(found document.Text) []bool {
	kept := make([]bool, len(w.parts))
	f := whole{text: found, parts: make([]part, len(found.Blocks))}
	x := document.NewIndex(found)
	have, got := make([]string, len(w.parts)), make([]string, len(found.Blocks))
	for i := range got {
		f.parts[i].text = strings.Join(strings.Fields(x.BlockText(i)), " ")
	}
	f.namePictures()
	for i := range got {
		got[i] = f.parts[i].text
	}
	for i, p := range w.parts {
		have[i] = p.text
	}
	var rest strings.Builder
	i := 0
	for _, e := range diff.Edits(have, got) {
		switch e.Op {
		case diff.Match:
			kept[i] = true
			i++
		case diff.Delete:
			i++
		case diff.Insert:
			rest.WriteString(e.Y + " ")
		}
	}
	w.inRest(kept, rest.String())
	return kept
}

func (w whole) inRest(kept []bool, rest string) {
	if strings.TrimSpace(rest) == "" {
		return
	}
	for i, p := range w.parts {
		if !kept[i] && p.length >= leastAlike {
			kept[i] = strings.Contains(rest, p.text) || mostlyIn(p.text, rest)
		}
	}
}

// mostlyIn says whether a block's beginning and end both stand in a text: it was parted there.
func mostlyIn(block, text string) bool {
	r := []rune(block)
	return len(r) >= 2*leastAlike && strings.Contains(text, string(r[:leastAlike])) && strings.Contains(text, string(r[len(r)-leastAlike:]))
}

// enough says whether what was found is a fair share of what the page says outside its margins.
func (w whole) enough(kept []bool) bool {
	found, all := 0, 0
	for i, outside := range w.outsideMargins() {
		if kept[i] {
			found += w.parts[i].length
		}
		if outside {
			all += w.parts[i].length
		}
	}
	return found > 0 && found*leastShare >= all
}

func (w whole) outsideMargins() []bool {
	out := make([]bool, len(w.parts))
	for i, p := range w.parts {
		out[i] = !inMargin(p.home, w.body)
	}
	if none(out) {
		for i := range out {
			out[i] = true
		}
	}
	return out
}

// fill takes in what stands within the article's element and is no margin: between its first and last block all but lists of
// links; before its first pictures and whole paragraphs.
func (w whole) fill(kept []bool, m marginsOf) {
	first, last := ends(kept)
	for i, p := range w.parts {
		switch {
		case kept[i] || i > last || !holds(m.article, p.home) || m.around(p.home):
		case i > first:
			kept[i] = !p.mostlyLinks()
		case w.inFigure(i), w.text.Blocks[i].Kind == document.Paragraph && p.length >= leastWords:
			kept[i] = !p.mostlyLinks()
		}
	}
}

func (w whole) inFigure(i int) bool {
	for _, c := range w.text.Blocks[i].Within {
		if c.Kind == document.FigureGroup {
			return true
		}
	}
	return false
}

// wholeTables keeps a table as a whole or not at all: without some of its cells the others would stand in wrong columns.
func (w whole) wholeTables(kept []bool) {
	cells, marked := map[int]int{}, map[int]int{}
	for i := range w.parts {
		if id := tableOf(w.text.Blocks[i]); id > 0 {
			cells[id]++
			if kept[i] {
				marked[id]++
			}
		}
	}
	for i := range kept {
		if id := tableOf(w.text.Blocks[i]); id > 0 {
			kept[i] = marked[id]*2 > cells[id]
		}
	}
}

// tableOf is the number of the outermost table that a block stands in, 0 for none.
func tableOf(b document.Block) int {
	for _, c := range b.Within {
		if c.Kind == document.Table {
			return c.ID
		}
	}
	return 0
}

func ends(kept []bool) (first, last int) {
	first, last = len(kept), -1
	for i, k := range kept {
		if k {
			first, last = min(first, i), i
		}
	}
	return first, last
}

func none(kept []bool) bool {
	_, last := ends(kept)
	return last < 0
}

// common is the innermost element that holds the homes of nearly all that is kept.
func (w whole) common(kept []bool) *html.Node {
	weight, all := map[*html.Node]int{}, 0
	for i, p := range w.parts {
		if !kept[i] {
			continue
		}
		all += p.length
		for n := p.home; n != nil; n = n.Parent {
			weight[n] += p.length
			if n == w.body {
				break
			}
		}
	}
	inner := w.body
	for n := w.body; n != nil; {
		inner, n = n, heaviest(n, weight, all)
	}
	return inner
}

// heaviest is the child that holds nine parts in ten of all, or nil.
func heaviest(n *html.Node, weight map[*html.Node]int, all int) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if weight[c]*10 >= all*9 && all > 0 {
			return c
		}
	}
	return nil
}
