package document

import (
	"strings"
	"testing"

	"stet/internal/document/fixtures"
)

func TestWhatChangedIsTheBlocksOfTheHighlightsThatDid(t *testing.T) {
	text := fromHTML(t, "<p>ab</p><table><tr><td>cd</td><td>ef</td></tr></table><div><p>gh</p></div>")
	style := Style{Parity: true}
	hs := []Highlight{
		{ID: "x", Number: 1, Range: Range{0, 2}, State: "open"},
		{ID: "y", Number: 2, Range: Range{3, 5}, State: "open"},
		{ID: "z", Number: 3, Range: Range{9, 11}, State: "open"},
	}
	before := drawApart(t, text, hs, style)
	if changed, same := Changed(before, before); len(changed) > 0 || !same {
		t.Errorf("nothing changed, but %q, %v", changed, same)
	}
	hs[1].State = "approved"
	changed, same := Changed(before, drawApart(t, text, hs, style))
	want := `<mark class="approved depth-1" data-c="y"><span data-ui class="vh"></span>cd<span data-ui class="no">2</span></mark></td>`
	if got := string(changed); !same || !strings.HasPrefix(got, "<td ") || !strings.HasSuffix(got, want) || strings.Count(got, "data-block=") != 1 {
		t.Errorf("changed is %q, %v", got, same)
	}
	other := fromHTML(t, "<p>ab</p><table><tr><td>cd</td><td>ef</td></tr></table><div><p>gi</p></div>")
	if _, same := Changed(before, drawApart(t, other, hs, style)); same {
		t.Error("two texts are taken for one")
	}
}

// TestWhatChangedPutInIsTheNewDrawing of every fixture.
func TestWhatChangedPutInIsTheNewDrawing(t *testing.T) {
	for _, f := range fixtures.All() {
		text := fromHTML(t, f.HTML)
		style := Style{Parity: true, Links: true}
		before, hs := drawApart(t, text, nil, style), randomHighlights(text.Len(), 5, 3)
		after := drawApart(t, text, hs, style)
		changed, same := Changed(before, after)
		if !same {
			t.Fatalf("%s: taken for another text", f.Name)
		}
		drawn := whole(after)
		for _, block := range cutBlocks(changed) {
			if !strings.Contains(drawn, strings.TrimSpace(string(block))) {
				t.Errorf("%s: %q is not of the new drawing", f.Name, block)
			}
		}
	}
}
