package importer

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/document"
)

// everyFixture is an arrival of each format: every file of testdata, and the packed and saved ones that tests make.
func everyFixture(t *testing.T) map[string]Arrival {
	t.Helper()
	all := map[string]Arrival{
		"made.docx": {Name: "made.docx", Bytes: word(t, styled("Ttl", "Forum")+item("0", "First")+item("1", "Under it 👩‍👩‍👧‍👦")+
			p(r("Vie\u0323\u0302t Nam, e")+r("\u0301t")+`<w:r><w:footnoteReference w:id="2"/></w:r>`), "word/footnotes.xml", wordNotes)},
		"made.epub":  {Name: "made.epub", Bytes: epubFile(t)},
		"made.mhtml": {Name: "made.mhtml", Bytes: []byte(savedPage)},
		"made.txt":   {Name: "made.txt", Bytes: []byte("Zoe\u0308 met 🇺🇦🇵🇱.\r\n\r\nA\u00adsoft line\r\nand \u2067שלום\u2069.")},
	}
	err := filepath.WalkDir("testdata", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(filepath.ToSlash(path), "testdata/fuzz/") {
			return err
		}
		b, err := os.ReadFile(path)
		all[path] = Arrival{Name: filepath.Base(path), Bytes: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEveryFixtureKeepsWhatTextsPromise: what a browser would read in each drawn block is its stretch of the text, blocks begin
// and end on whole characters, and the same bytes give the same text.
func TestEveryFixtureKeepsWhatTextsPromise(t *testing.T) {
	for name, arrival := range everyFixture(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := Read(arrival)
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Text.Check(); err != nil {
				t.Error(err)
			}
			checkParity(t, a.Text)
			again, err := Read(arrival)
			if err != nil || again.Text.Hash() != a.Text.Hash() {
				t.Errorf("read again it is another text: %v", err)
			}
		})
	}
}

func checkParity(t *testing.T, text document.Text) {
	t.Helper()
	var drawn strings.Builder
	if err := text.Draw(&drawn, nil, document.Style{Parity: true, Links: true}); err != nil {
		t.Fatal(err)
	}
	blocks, err := document.ReadBack(strings.NewReader(drawn.String()))
	if err != nil || len(blocks) != len(text.Blocks) {
		t.Fatalf("%d blocks are read back of %d: %v", len(blocks), len(text.Blocks), err)
	}
	x := document.NewIndex(text)
	for i, b := range text.Blocks {
		if blocks[i].Text != x.BlockText(i) || blocks[i].Start != b.Start || blocks[i].Hash != b.Hash {
			t.Errorf("block %d reads %q, want %q", i, blocks[i].Text, x.BlockText(i))
		}
		if b.Len() > 0 && !x.OnGraphemes(b.Range) {
			t.Errorf("block %d begins or ends within a character", i)
		}
	}
}
