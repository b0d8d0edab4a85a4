package document

import (
	"math/rand/v2"
	"testing"

	"github.com/rivo/uniseg"

	"stet/internal/document/fixtures"
)

func TestIndexFindsWhatStandsThere(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := fromHTML(t, f.HTML)
			x, runes := NewIndex(text), []rune(text.Content)
			r := rand.New(rand.NewPCG(1, 2))
			for range 300 {
				start := r.IntN(len(runes) + 1)
				end := start + r.IntN(len(runes)+1-start)
				if got, ok := x.Slice(Range{start, end}); !ok || got != string(runes[start:end]) {
					t.Fatalf("at %d to %d: %q, want %q", start, end, got, string(runes[start:end]))
				}
			}
		})
	}
}

func TestRangesOutsideTheTextAreNone(t *testing.T) {
	text := fromHTML(t, "<p>їжак</p>")
	for _, r := range []Range{{-1, 2}, {2, 1}, {0, 5}, {5, 5}} {
		if got, ok := text.Slice(r); ok || text.Quote(r) != "" || text.OnGraphemes(r) {
			t.Errorf("%v is taken for a range: %q", r, got)
		}
	}
	if got, ok := text.Slice(Range{4, 4}); !ok || got != "" {
		t.Error("the empty range at the end is refused")
	}
}

func TestBlockAtTakesABlocksEndAsInIt(t *testing.T) {
	x := NewIndex(fromHTML(t, "<table><tr><td>ab<td><td>c</table>")) // "ab\t\tc"
	for offset, want := range []int{0, 0, 0, 1, 2, 2} {
		if got, ok := x.BlockAt(offset); !ok || got != want {
			t.Errorf("offset %d is in block %d, %v; want %d", offset, got, ok, want)
		}
	}
	for _, offset := range []int{-1, 6} {
		if got, ok := x.BlockAt(offset); ok {
			t.Errorf("offset %d is in block %d", offset, got)
		}
	}
}

func TestNoRangeEndsInsideACharacterReadersSee(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := fromHTML(t, f.HTML)
			x := NewIndex(text)
			for i, b := range text.Blocks {
				borders := map[int]bool{b.Start: true}
				at := b.Start
				for g := uniseg.NewGraphemes(x.BlockText(i)); g.Next(); {
					at += len(g.Runes())
					borders[at] = true
				}
				for offset := b.Start; offset <= b.End; offset++ {
					if got := x.OnGraphemes(Range{b.Start, offset}); got != borders[offset] {
						t.Errorf("block %d, offset %d: %v", i, offset, got)
					}
				}
			}
		})
	}
}

func TestPlainLeavesOutWhatIsNoWriting(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`<p>a <img> b</p>`, "a b"},
		{`<p>a<img>b</p>`, "ab"},
		{`<p>a</p><p><img></p><p>b</p>`, "a\nb"},
		{`<p><img> a <img></p>`, "a"},
		{`<p><img></p>`, ""},
		{`<table><tr><td>a<td><img> b<td>c</table>`, "a\tb\tc"},
		{`<p>a<br><br>b</p>`, "a\n\nb"},
	} {
		text := fromHTML(t, c.source)
		if got := text.Plain(Range{0, text.Len()}); got != c.want {
			t.Errorf("%s: %q, want %q", c.source, got, c.want)
		}
	}
}
