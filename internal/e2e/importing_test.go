package e2e

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"stet/internal/browsertest"
)

// The parts of the smallest Word document and EPUB.
var (
	smallWord = [][2]string{
		{"[Content_Types].xml", "<Types/>"},
		{"word/document.xml", "<document><body><p><r><t>The bridge came as Word.</t></r></p></body></document>"},
	}
	smallEPUB = [][2]string{
		{"mimetype", "application/epub+zip"},
		{"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`},
		{"book.opf", `<package><metadata><title>Bridges</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`},
		{"a.xhtml", "<html><body><p>The bridge came as an EPUB.</p></body></html>"},
	}
	savedPage = "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\n" +
		"Content-Location: https://river.example/1\r\n\r\n<html><body><p>The bridge came as a saved page.</p></body></html>\r\n----b--\r\n"
)

func packed(t *testing.T, parts [][2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range parts {
		f, err := w.Create(part[0])
		if err == nil {
			_, err = f.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAnArticleArrivesInEveryWay: pasted, and uploaded in each format, it ends as an article with its text; an upload becomes
// the next version of one.
func TestAnArticleArrivesInEveryWay(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.pasteArticle("The bridge came as a paste.")
	v.WaitText("#text", "The bridge came as a paste.")
	printed, err := os.ReadFile(filepath.Join("..", "importer", "testdata", "pdf", "report.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		bytes []byte
		text  string
	}{
		{"a.txt", []byte("The bridge came as text."), "The bridge came as text."},
		{"a.md", []byte("It came as *Markdown*."), "It came as Markdown."},
		{"a.html", []byte("<p>It came as <b>HTML</b>.</p>"), "It came as HTML."},
		{"a.mhtml", []byte(savedPage), "The bridge came as a saved page."},
		{"a.docx", packed(t, smallWord), "The bridge came as Word."},
		{"a.epub", packed(t, smallEPUB), "The bridge came as an EPUB."},
		{"a.pdf", printed, "The lamps are to be mounted."},
	} {
		v.uploadArticle(c.name, c.bytes, c.text)
	}
	v.DragOver("#text", "The lamps are to be mounted.")
	v.press("#selection-bar button", "Make claim")
	v.WaitText("main", "Page 2")
	v.press("button", "Make the claim")
	v.WaitText(".card.open .page-no", "Page 2")
	v.press(".outline a", "Versions")
	v.press("main a", "Bring in a new version")
	v.Upload("input[type=file]", v.fileOf("b.md", []byte("The lamps are to be mounted.\n\nThis is all of the second version.")))
	v.press("main form button", "Compare")
	v.press("main button", "Make it the current version")
	v.WaitText("main", "second version")
}

func (v *visitor) fileOf(name string, content []byte) string {
	v.t.Helper()
	path := filepath.Join(v.t.TempDir(), name)
	write(v.t, path, content)
	return path
}

func (v *visitor) uploadArticle(name string, content []byte, text string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/new")
	v.Upload("input[type=file]", v.fileOf(name, content))
	v.press("main form button", "Go on")
	v.WaitUntil(`location.pathname.startsWith('/imports/')`)
	v.WaitText(".sheet .body", text)
	v.Fill("#f-title", "Arrived as "+name)
	v.press("main form button", "Import")
	v.WaitText(".sheet h1", "Arrived as "+name)
	v.WaitText("#text", text)
}
