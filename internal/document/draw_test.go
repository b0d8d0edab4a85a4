package document

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"stet/internal/document/fixtures"
)

func draw(t testing.TB, text Text, hs []Highlight, style Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := text.Draw(&b, hs, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// randomHighlights lays n passages over a text, anywhere.
func randomHighlights(length, n int, seed uint64) []Highlight {
	r := rand.New(rand.NewPCG(seed, 1))
	hs := make([]Highlight, n)
	for i := range hs {
		start := r.IntN(length)
		end := start + 1 + r.IntN(min(length-start, 200))
		hs[i] = Highlight{
			ID: fmt.Sprint("c", i), Href: fmt.Sprint("#k", i), Label: "Claim & such", Number: i + 1, Range: Range{start, end},
			State: "proposed", Verdict: "half", Pressing: r.IntN(4), Here: i == 0, Card: fmt.Sprint("card-", i),
		}
	}
	return hs
}

// quotes gathers the text of every claim's segments in a drawing, block by block.
func quotes(root *html.Node) map[string]string {
	got := map[string]string{}
	for n := root; n != nil; n = next(n, root) {
		_, ui := attribute(n, "data-ui")
		ids, ok := attribute(n, "data-c")
		if n.Data != "mark" || ui || !ok {
			continue
		}
		var text strings.Builder
		readText(&text, n)
		for id := range strings.FieldsSeq(ids) {
			got[id] += text.String()
		}
	}
	return got
}

// withoutParting takes the characters between blocks out of a quote, for they are in no segment.
func withoutParting(x *Index, r Range) string {
	var b strings.Builder
	for _, block := range x.text.Blocks {
		if block.Len() > 0 && block.Overlaps(r) {
			b.WriteString(x.Quote(Range{max(r.Start, block.Start), min(r.End, block.End)}))
		}
	}
	return b.String()
}

// checkDrawing holds a drawing against every promise of Draw.
func checkDrawing(t *testing.T, text Text, hs []Highlight, drawn string) {
	t.Helper()
	x := NewIndex(text)
	got, err := ReadBack(strings.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	var want []BlockText
	for i, b := range text.Blocks {
		want = append(want, BlockText{i, b.Start, b.Hash, x.BlockText(i)})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("blocks differ: %s\n%s", diff, drawn)
	}
	root := parse(t, drawn)
	segments := quotes(root)
	for _, h := range hs {
		if want := withoutParting(x, h.Range); segments[h.ID] != want {
			t.Errorf("the segments of %s say %q, want %q", h.ID, segments[h.ID], want)
		}
	}
	checkTree(t, root)
}

// checkTree looks for marks in marks, links in links, and ids that are there twice.
func checkTree(t *testing.T, root *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for n := root; n != nil; n = next(n, root) {
		if id, ok := attribute(n, "id"); ok && ids[id] {
			t.Errorf("id %s is there twice", id)
		} else if ok {
			ids[id] = true
		}
		for p := n.Parent; p != nil && n.Type == html.ElementNode; p = p.Parent {
			if p.Data == n.Data && (n.Data == "mark" || n.Data == "a") {
				t.Errorf("a %s stands in another", n.Data)
			}
			if p.Type == html.ElementNode && p.Data == "mark" && (blockElements[n.Data] || n.Data != "a" && inlineElements[n.Data] != "") {
				t.Errorf("a %s stands in a mark", n.Data)
			}
		}
	}
}

func TestEveryFixtureIsDrawnAsItsText(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := fromHTML(t, f.HTML)
			for n := range 12 {
				hs := randomHighlights(text.Len(), n, uint64(n))
				checkDrawing(t, text, hs, draw(t, text, hs, Style{Parity: true, Links: n%2 == 0}))
			}
		})
	}
}

func TestEveryFixtureIsReadAgainAsItself(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := fromHTML(t, f.HTML)
			if diff := cmp.Diff(unleveled(text), unleveled(redrawn(t, text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// unleveled is t with headings of no level, for drawing moves them.
func unleveled(t Text) Text {
	t.Blocks = slices.Clone(t.Blocks)
	for i := range t.Blocks {
		t.Blocks[i].Level = 0
	}
	return t
}

// redrawn draws t and reads the drawing, with images again in place of what is drawn for them.
func redrawn(t testing.TB, text Text) Text {
	t.Helper()
	root := parse(t, draw(t, text, nil, Style{}))
	var spans []*html.Node
	for n := root; n != nil; n = next(n, root) {
		if class, _ := attribute(n, "class"); class == "object" {
			spans = append(spans, n)
		}
	}
	tags := map[string]string{"image": "img", "video": "video", "audio": "audio", "embed": "embed"}
	for i, n := range spans {
		o := text.Objects[i]
		n.FirstChild, n.LastChild = nil, nil
		n.Data, n.Attr = tags[o.Kind], []html.Attribute{{Key: "alt", Val: o.Alt}, {Key: "src", Val: o.Source}}
	}
	again, err := FromHTML(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestDrawingOfHighlights(t *testing.T) {
	h := func(id string, number, start, end int) Highlight {
		return Highlight{ID: id, Href: "#k" + id, Label: "Claim " + id, Number: number, Range: Range{start, end}, State: "open"}
	}
	for _, c := range []struct {
		name, source string
		hs           []Highlight
		want         string
	}{
		{
			"a claim is one mark with its number at the end and its name at the start", "<p>ab cd</p>",
			[]Highlight{h("x", 1, 3, 5)},
			`<p dir="auto">ab <mark class="open depth-1" data-c="x"><span data-ui class="vh" id="claim-x">Claim x</span>cd<a data-ui class="no" href="#kx">1</a></mark></p>`,
		},
		{
			"the shorter of two claims is named first", "<p>abc</p>",
			[]Highlight{h("x", 1, 0, 3), h("y", 2, 1, 2)},
			`<p dir="auto"><mark class="open depth-1" data-c="x"><span data-ui class="vh" id="claim-x">Claim x</span>a</mark>` +
				`<mark class="open depth-2" data-c="y x"><span data-ui class="vh" id="claim-y">Claim y</span>b<a data-ui class="no" href="#ky">2</a></mark>` +
				`<mark class="open depth-1" data-c="x">c<a data-ui class="no" href="#kx">1</a></mark></p>`,
		},
		{
			"marks stand inside inline elements", "<p>a<b>b</b></p>",
			[]Highlight{h("x", 1, 0, 2)},
			`<p dir="auto"><mark class="open depth-1" data-c="x"><span data-ui class="vh" id="claim-x">Claim x</span>a</mark>` +
				`<strong><mark class="open depth-1" data-c="x">b<a data-ui class="no" href="#kx">1</a></mark></strong></p>`,
		},
		{
			"a number never stands in a link of the article", `<p><a href="https://e.org/">ab</a></p>`,
			[]Highlight{h("x", 1, 0, 1)},
			`<p dir="auto"><a href="https://e.org/" rel="noreferrer nofollow noopener"><mark class="open depth-1" data-c="x"><span data-ui class="vh" id="claim-x">Claim x</span>a</mark></a>` +
				`<mark data-ui class="open"><a data-ui class="no" href="#kx">1</a></mark>` +
				`<a href="https://e.org/" rel="noreferrer nofollow noopener">b</a></p>`,
		},
		{
			"a claim over two blocks has a segment in each", "<p>a</p><p>b</p>",
			[]Highlight{h("x", 1, 0, 3)},
			`<p dir="auto"><mark class="open depth-1" data-c="x"><span data-ui class="vh" id="claim-x">Claim x</span>a</mark></p>` + "\n" +
				`<p dir="auto"><mark class="open depth-1" data-c="x">b<a data-ui class="no" href="#kx">1</a></mark></p>`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := draw(t, fromHTML(t, c.source), c.hs, Style{Links: true})
			if diff := cmp.Diff(c.want, strings.TrimSpace(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheMostPressingClaimGivesASegmentItsLook(t *testing.T) {
	text := fromHTML(t, "<p>abc</p>")
	hs := []Highlight{
		{ID: "x", Range: Range{0, 3}, State: "approved", Verdict: "true", Pressing: 1, Here: true, Card: "card-x"},
		{ID: "y", Range: Range{0, 2}, State: "waits", Verdict: "", Pressing: 5, Card: "card-y"},
	}
	got := draw(t, text, hs, Style{})
	for _, want := range []string{
		`<mark class="waits here depth-2" data-c="y x" aria-details="card-y">`,
		`<mark class="approved true here depth-1" data-c="x" aria-details="card-x">`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestSegmentsNameClaimsByTheirShortNames(t *testing.T) {
	hs := []Highlight{
		{ID: "a-long-id", Short: "1", Range: Range{0, 3}, State: "open"}, {ID: "x", Range: Range{0, 2}, State: "open"},
	}
	got := draw(t, fromHTML(t, "<p>abc</p>"), hs, Style{})
	for _, want := range []string{`data-c="x 1"`, `data-c="1"`, `id="claim-a-long-id"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestAHighlightThatCannotBeDrawnIsAnError(t *testing.T) {
	text := fromHTML(t, "<p>abc</p>")
	for name, hs := range map[string][]Highlight{
		"outside the text": {{ID: "x", Range: Range{2, 4}}},
		"empty":            {{ID: "x", Range: Range{2, 2}}},
		"there twice":      {{ID: "x", Range: Range{0, 1}}, {ID: "x", Range: Range{1, 2}}},
	} {
		t.Run(name, func(t *testing.T) {
			if err := text.Draw(&bytes.Buffer{}, hs, Style{}); err == nil {
				t.Error("it was drawn")
			}
		})
	}
}

func TestNothingIsLoadedFromElsewhere(t *testing.T) {
	text := fromHTML(t, `<p><img src="https://e.org/a.png" alt="x"><iframe src="https://e.org/b"></iframe><video src="https://e.org/c"></video></p>`)
	got := draw(t, text, nil, Style{Links: true})
	for _, loading := range []string{"src=", "<img", "<iframe", "<video", "url("} {
		if strings.Contains(got, loading) {
			t.Errorf("%s in %s", loading, got)
		}
	}
	if !strings.Contains(got, `href="https://e.org/a.png"`) || !strings.Contains(got, "Image: x") {
		t.Errorf("no way to the image in %s", got)
	}
}

func TestTheHighestHeadingStandsUnderTheTitle(t *testing.T) {
	for body, want := range map[string]string{
		"<h1>A</h1><h2>B</h2><p>c</p>": "<h2 <h3 <p ",
		"<h3>A</h3><h4>B</h4><p>c</p>": "<h2 <h3 <p ",
		"<h2>A</h2><h6>B</h6><p>c</p>": "<h2 <h6 <p ",
	} {
		var drawn strings.Builder
		if err := fromHTML(t, body).Draw(&drawn, nil, Style{}); err != nil {
			t.Fatal(err)
		}
		var elements string
		for line := range strings.Lines(drawn.String()) {
			elements += line[:strings.IndexByte(line, ' ')+1]
		}
		if elements != want {
			t.Errorf("%s is drawn as %q, want %q", body, elements, want)
		}
	}
}

func TestPageIsToldHowManyClaimsLieOverOneAnother(t *testing.T) {
	text := fromHTML(t, "<p>abcdef</p>")
	hs := []Highlight{{ID: "x", Number: 1, Range: Range{0, 6}}, {ID: "y", Number: 2, Range: Range{1, 5}}, {ID: "z", Number: 3, Range: Range{2, 3}}}
	for _, parity := range []bool{true, false} {
		var b strings.Builder
		if err := text.Draw(&b, hs, Style{Parity: parity}); err != nil {
			t.Fatal(err)
		}
		if got, want := strings.Count(b.String(), "data-depth="), map[bool]int{true: 2, false: 0}[parity]; got != want || parity && !strings.Contains(b.String(), `data-c="z y x" data-depth="3"`) {
			t.Errorf("%d depths, want %d, in %s", got, want, b.String())
		}
	}
}
