package importer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// utf16le writes ASCII as UTF-16, without a byte order mark.
func utf16le(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

// TestFilesUnderAWrongNameAreRefusedInTheirSentence or, where they can be read, are read as what they are.
func TestFilesUnderAWrongNameAreRefusedInTheirSentence(t *testing.T) {
	inner := word(t, p(r("Text.")))
	for _, c := range []struct {
		what, name string
		bytes      []byte
		reason     error
		sentence   string
	}{
		{"UTF-16 without a mark", "a.txt", utf16le("The bridge reopened on Friday.\n"), ErrNotText, "it holds bytes that no text has"},
		{"a picture named text", "a.txt", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrNotText, "a picture (PNG)"},
		{"a picture named Word", "a.docx", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrNotText, "a picture (PNG)"},
		{"nothing", "a.docx", nil, ErrEmpty, "There is no text in it."},
		{"blanks", "a.txt", []byte(" \r\n\t\n"), ErrEmpty, "There is no text in it."},
		{"a mark of order alone", "a.txt", []byte("\xef\xbb\xbf"), ErrEmpty, "There is no text in it."},
		{"10 MB in one line", "a.txt", []byte(strings.Repeat("word ", 2<<20)), ErrTooLarge, "larger than 1 MB"},
		{"a million tags within each other", "a.html", []byte(strings.Repeat("<b>", 1_000_000)), ErrTangled, "more than 18,000 elements"},
		{"as many as a megabyte holds", "a.html", []byte(strings.Repeat("<b>", 340_000)), nil, ""},
		{"a zip in a zip", "a.zip", packed(t, "a.docx", string(inner)), ErrNotText, "neither a Word document nor an EPUB"},
		{"a zip in a Word document's place", "a.docx", packed(t, "[Content_Types].xml", wordTypes, "_rels/.rels", wordRels, "word/document.xml", string(inner)), ErrDamaged, "damaged"},
		{"a zip that ends early", "a.docx", inner[:len(inner)/2], ErrDamaged, "cannot be unpacked"},
		{"a bomb", "a.epub", packed(t, "mimetype", "application/epub+zip", "META-INF/container.xml", strings.Repeat(" ", 40<<20)), ErrTooLong, "longer than"},
		{"an old Word document named new", "a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrNotText, "an old Word document (.doc)"},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, err := Read(Arrival{Name: c.name, Bytes: c.bytes})
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("not refused: %v", err)
			}
			if c.reason != nil && (!errors.Is(err, c.reason) || !strings.Contains(refusal.Sentence.String(), c.sentence)) {
				t.Errorf("%v: %q, want %v: %q", refusal.Reason, refusal.Sentence, c.reason, c.sentence)
			}
		})
	}
}

func TestFilesUnderAWrongNameAreReadAsWhatTheyAre(t *testing.T) {
	windows1251 := []byte("<html><head><meta charset=utf-8><title>x</title></head><body><p>\xcc\xb3\xf1\xf2 \xf7\xe5\xf0\xe5\xe7 \xd1\xf3\xeb\xf3 \xe7\xed\xee\xe2\xf3 \xe2\xb3\xe4\xea\xf0\xe8\xeb\xe8.</p></body></html>")
	printedPage, err := os.ReadFile(filepath.Join("testdata", "pdf", "report.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what         string
		arrival      Arrival
		format, text string
	}{
		{"windows-1251 said to be UTF-8", Arrival{Name: "a.html", MediaType: "text/html; charset=utf-8", Bytes: windows1251}, HTML, "Міст через Сулу знову відкрили."},
		{"HTML named Word", Arrival{Name: "a.docx", Bytes: []byte("<html><body><p>It <b>reopened</b>.</p></body></html>")}, HTML, "It reopened."},
		{"Word named HTML", Arrival{Name: "a.html", Bytes: word(t, p(r("It reopened.")))}, Word, "It reopened."},
		{"PDF named text", Arrival{Name: "a.txt", MediaType: "text/plain", Bytes: printedPage}, PDF, "The lamps are to be mounted."},
	} {
		t.Run(c.what, func(t *testing.T) {
			a, err := Read(c.arrival)
			if err != nil || a.Format != c.format || !strings.Contains(a.Text.Content, c.text) {
				t.Errorf("%v, %s, %.300q", err, a.Format, a.Text.Content)
			}
		})
	}
}
