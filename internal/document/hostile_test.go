package document

import (
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// Each is an article that a careless reader takes quadratic time for: minutes, where this takes well under a second.
func TestHostileArticlesTakeNoLongerThanOthers(t *testing.T) {
	const size = 3 << 16
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, source := range map[string]string{
		"line breaks":                    "a" + fill("<br>") + "b",
		"tiny paragraphs":                fill("<p>a"),
		"tiny paragraphs in deep lists":  strings.Repeat("<ul><li>", 200) + fill("<p>a"),
		"tiny paragraphs in nested runs": strings.Repeat("<b><i><q><s>", 100) + fill("<p>a</p>"),
		"cells of one row":               "<table><tr><td>a" + fill("<td>"),
		"rows of nothing":                "<table>a" + fill("<tr><td>"),
		"tables in tables":               strings.Repeat("<table><tr><td>"+strings.Repeat("x ", 2000), 100),
		"spaces and nothing":             "a" + fill(" <i> </i>") + "b",
		"images":                         fill("<img>"),
		"marks on one letter":            "e" + fill("\u0301\u0323"),
		"jamo":                           fill("\u1100\u1161\u11A8"),
		"spaces in pre":                  "<pre>a" + fill(" \n"),
		"soft hyphens":                   "a" + fill("\u00AD") + "b",
	} {
		t.Run(name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(source))
			if err != nil {
				t.Fatal(err)
			}
			begin := time.Now()
			text, err := FromHTML(root, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := text.Check(); err != nil {
				t.Error(err)
			}
			if err := text.Draw(io.Discard, randomHighlights(text.Len(), 100, 3), Style{Parity: true}); err != nil {
				t.Error(err)
			}
			t.Logf("%v for %d blocks", time.Since(begin).Round(time.Millisecond), len(text.Blocks))
			if took := time.Since(begin); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}
