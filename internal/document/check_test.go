package document

import (
	"slices"
	"testing"
)

func TestCheckFindsATextThatBreaksItsPromises(t *testing.T) {
	for name, harm := range map[string]func(*Text){
		"no text":                  func(t *Text) { *t = Text{} },
		"invalid UTF-8":            func(t *Text) { t.Content = "\xff" + t.Content[1:] },
		"not composed":             func(t *Text) { t.Content = "e\u0301" + t.Content[2:] },
		"a NUL":                    func(t *Text) { t.Content = "\x00" + t.Content[1:] },
		"another text":             func(t *Text) { t.Content = "z" + t.Content[1:] },
		"a block too short":        func(t *Text) { t.Blocks[1].End-- },
		"a block too many":         func(t *Text) { t.Blocks = append(t.Blocks, t.Blocks[0]) },
		"a block missing":          func(t *Text) { t.Blocks = t.Blocks[:1] },
		"another hash":             func(t *Text) { t.Blocks[0].Hash = t.Blocks[1].Hash },
		"a tab between paragraphs": func(t *Text) { t.Blocks[0].Within = []Container{{1, Row, 0}}; t.Blocks[1].Within = t.Blocks[0].Within },
		"a run over two blocks":    func(t *Text) { t.Runs[0].Start = 0 },
		"a run of nothing":         func(t *Text) { t.Runs[0].End = t.Runs[0].Start },
		"runs half in each other":  func(t *Text) { t.Runs[1].End = t.Runs[0].End + 1 },
		"runs out of order":        func(t *Text) { slices.Reverse(t.Runs) },
		"an object missing":        func(t *Text) { t.Objects = nil },
		"an object elsewhere":      func(t *Text) { t.Objects[0].At++ },
	} {
		t.Run(name, func(t *testing.T) {
			text := fromHTML(t, "<p>abc</p><p>x<b>y<i>z</i></b>w <img></p>")
			harm(&text)
			if text.Check() == nil {
				t.Error("nothing was found")
			}
		})
	}
}
