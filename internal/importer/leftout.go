package importer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// keys names every block of a page by its text, so that a better extractor still knows it: the block's hash, and which of
// those with the same text it is.
func (w whole) keys() []string {
	seen := map[string]int{}
	keys := make([]string, len(w.parts))
	for i, p := range w.parts {
		hash := document.BlockHash(p.text)
		seen[hash]++
		keys[i] = hash + "." + strconv.Itoa(seen[hash])
	}
	return keys
}

// finished takes the kept blocks, and those that somebody put back, for the text, and lists what is left out.
func (w whole) finished(kept []bool, putBack []string) (document.Text, []factcheck.Dropped, error) {
	keys, back := w.keys(), map[string]bool{}
	for _, key := range putBack {
		back[key] = true
	}
	groups := w.groups(kept)
	in := slices.Clone(kept)
	for _, g := range groups {
		if back[keys[g.first]] {
			for i := g.first; i < g.end; i++ {
				in[i] = true
			}
		}
	}
	text, err := document.Choose(w.text, func(i int) bool { return in[i] })
	if err != nil {
		return text, nil, err
	}
	starts := w.starts(in, text)
	var dropped []factcheck.Dropped
	for _, g := range groups {
		if said := w.words(g); said != "" {
			dropped = append(dropped, factcheck.Dropped{
				Key: keys[g.first], Text: said, Kind: w.text.Blocks[g.first].Kind, PutBack: in[g.first], Before: starts[g.first],
			})
		}
	}
	return text, dropped, nil
}

// group is a stretch of blocks that are left out together: one block, or what follows each other in one table, list or figure.
type group struct{ first, end int }

func (w whole) groups(kept []bool) []group {
	var all []group
	for i := range w.parts {
		switch n := len(all); {
		case kept[i] || w.parts[i].title:
		case n > 0 && all[n-1].end == i && w.together(i-1, i):
			all[n-1].end++
		default:
			all = append(all, group{i, i + 1})
		}
	}
	return all
}

func (w whole) together(i, j int) bool {
	a, b := w.text.Blocks[i].Within, w.text.Blocks[j].Within
	return len(a) > 0 && len(b) > 0 && a[0].ID == b[0].ID
}

// words is the text of a stretch; a picture alone has its alternative, or its address.
func (w whole) words(g group) string {
	said := w.index.Quote(document.Range{Start: w.text.Blocks[g.first].Start, End: w.text.Blocks[g.end-1].End})
	if said = strings.TrimSpace(strings.ReplaceAll(said, string(document.ObjectReplacement), "")); said != "" {
		return said
	}
	for _, o := range w.text.Objects {
		if o.At >= w.text.Blocks[g.first].Start && o.At < w.text.Blocks[g.end-1].End {
			return cmp.Or(o.Alt, o.Source)
		}
	}
	return ""
}

// starts gives for every block of the page where it stands in the text, or would.
func (w whole) starts(in []bool, text document.Text) []int {
	starts := make([]int, len(in))
	next := 0
	for i := range in {
		if next < len(text.Blocks) {
			starts[i] = text.Blocks[next].Start
		} else {
			starts[i] = text.Len()
		}
		if in[i] {
			next++
		}
	}
	return starts
}

// leftOut is all that was left out of an arrival. What a file itself keeps out of its text, such as running heads, cannot be
// put back, and has no key.
func (a Article) leftOut() []factcheck.Dropped {
	all := slices.Clone(a.LeftOut)
	for _, d := range a.Dropped {
		all = append(all, factcheck.Dropped{Text: d.Text, Kind: document.Paragraph, Page: d.Page})
	}
	return all
}
