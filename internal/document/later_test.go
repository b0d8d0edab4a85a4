package document

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/internal/document/fixtures"
)

// odd puts every other block off, so that what is drawn at once and what is drawn later stand side by side.
func odd(i int) bool { return i%2 == 1 }

var putOff = regexp.MustCompile(`(?s)<span data-bare>.*?</span><noscript data-ui>(.*?)</noscript>`)

// checkLater holds a drawing that puts blocks off against what it promises: bare text for scripts until they draw, all
// highlights once they have, and all highlights at once where there are no scripts.
func checkLater(t *testing.T, text Text, hs []Highlight, drawn string) {
	t.Helper()
	checkDrawing(t, text, nil, drawn)
	checkDrawing(t, text, hs, putOff.ReplaceAllString(drawn, "$1"))
	root, err := html.ParseWithOptions(strings.NewReader(drawn), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	segments := quotes(root)
	for _, h := range hs {
		if want := withoutParting(NewIndex(text), h.Range); segments[h.ID] != want {
			t.Errorf("without scripts the segments of %s say %q, want %q", h.ID, segments[h.ID], want)
		}
	}
}

func TestHighlightsDrawnLaterAreTheSame(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := fromHTML(t, f.HTML)
			for n := range 8 {
				hs := randomHighlights(text.Len(), n, uint64(n))
				checkLater(t, text, hs, draw(t, text, hs, Style{Parity: true, Links: n%2 == 0, Later: odd}))
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
		`<p dir="auto" data-first="2"><span data-bare>cd</span><noscript data-ui><mark class="open depth-1" data-c="y"><span data-ui class="vh">Two</span>cd</mark></noscript></p>` + "\n" +
		`<p dir="auto" data-first="3">ef</p>` + "\n"
	got := strings.NewReplacer(`<span data-ui class="no">1</span>`, "", `<span data-ui class="no">2</span>`, "").Replace(draw(t, text, hs, Style{Later: func(i int) bool { return i > 0 }}))
	if got != want {
		t.Errorf("drawn\n%s\nwant\n%s", got, want)
	}
}
