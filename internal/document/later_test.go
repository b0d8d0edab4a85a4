package document

import (
	"bytes"
	"strings"
	"testing"

	"stet/internal/document/fixtures"
)

// odd puts every other block off, so that what is drawn at once and what is drawn later stand side by side.
func odd(i int) bool { return i%2 == 1 }

// checkLater holds a drawing that puts blocks off against what it promises: bare text until scripts draw, and all highlights
// once they have.
func checkLater(t *testing.T, text Text, hs []Highlight, style Style) {
	t.Helper()
	drawn := drawApart(t, text, hs, style)
	for _, block := range cutBlocks(drawn.HTML) {
		if bytes.Contains(block, restBegins) && bytes.Contains(block, []byte("<mark")) {
			t.Errorf("a block that is put off has highlights: %s", block)
		}
	}
	checkDrawing(t, text, hs, whole(drawn))
}

// drawApart draws with every other block put off.
func drawApart(t *testing.T, text Text, hs []Highlight, style Style) Drawn {
	t.Helper()
	var rest bytes.Buffer
	style.Later, style.Apart = odd, &rest
	return Drawn{HTML: []byte(draw(t, text, hs, style)), Rest: rest.Bytes()}
}

// whole is the drawing once scripts have drawn.
func whole(d Drawn) string {
	blocks := cutBlocks(d.HTML)
	done := bytes.Clone(d.HTML[:len(d.HTML)-len(bytes.Join(blocks, nil))])
	for _, block := range blocks {
		done = append(appendWhole(done, block, d.Rest), block[len(elementOf(block)):]...)
	}
	return string(done)
}

func TestHighlightsDrawnLaterAreTheSame(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := fromHTML(t, f.HTML)
			for n := range 8 {
				hs := randomHighlights(text.Len(), n, uint64(n))
				checkLater(t, text, hs, Style{Parity: true, Links: n%2 == 0})
			}
		})
	}
}

func TestABlockThatIsDrawnLater(t *testing.T) {
	text := fromHTML(t, "<p>ab</p><p>cd</p><p>ef</p>")
	hs := []Highlight{
		{ID: "x", Href: "#x", Label: "One", Number: 1, Range: Range{0, 2}, State: "open"},
		{ID: "y", Href: "#y", Label: "Two", Number: 2, Range: Range{3, 5}, State: "open"},
	}
	want := `<p dir="auto" data-first="1"><mark class="open depth-1" data-c="x"><span data-ui class="vh" id="claim-x">One</span>ab</mark></p>` + "\n" +
		`<p dir="auto" data-first="2" data-rest="0 115">cd</p>` + "\n" +
		`<p dir="auto" data-first="3">ef</p>` + "\n"
	var rest strings.Builder
	without := strings.NewReplacer(`<span data-ui class="no">1</span>`, "", `<span data-ui class="no">2</span>`, "")
	got := without.Replace(draw(t, text, hs, Style{Later: func(i int) bool { return i > 0 }, Apart: &rest}))
	if got != want {
		t.Errorf("drawn\n%s\nwant\n%s", got, want)
	}
	if want := `<mark class="open depth-1" data-c="y"><span data-ui class="vh">Two</span>cd</mark>`; without.Replace(rest.String()) != want {
		t.Errorf("put off is\n%s\nwant\n%s", rest.String(), want)
	}
}
