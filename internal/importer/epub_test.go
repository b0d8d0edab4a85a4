package importer

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	epubContainer = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`
	epubPackage   = `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Two rivers</dc:title><dc:creator>Olha M.</dc:creator><dc:creator>Petro K.</dc:creator><dc:language>uk</dc:language><dc:date>2024-05-06</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="a" href="ch%201.xhtml"/><item id="b" href="ch2.xhtml"/><item id="c" href="notes.xhtml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="b"/><itemref idref="a"/><itemref idref="c" linear="no"/></spine></package>`
)

func epubFile(t testing.TB, more ...string) []byte {
	parts := []string{
		"mimetype", "application/epub+zip", "META-INF/container.xml", epubContainer, "OPS/book.opf", epubPackage,
		"OPS/nav.xhtml", "<html><body><nav><ol><li>One</li></ol></nav></body></html>",
		"OPS/ch 1.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>Second</h1><p>Later <a id="x"/>text.</p></body></html>`,
		"OPS/ch2.xhtml", `<html><body><h1>First</h1><p>Early text.</p></body></html>`,
		"OPS/notes.xhtml", "<html><body>aside</body></html>",
	}
	return packed(t, append(parts, more...)...)
}

func TestEPUBIsReadInItsOrder(t *testing.T) {
	a, err := Read(Arrival{Name: "book.zip", Bytes: epubFile(t)})
	if err != nil {
		t.Fatal(err)
	}
	if want := "First\nEarly text.\nSecond\nLater text."; a.Text.Content != want {
		t.Errorf("%q, want %q", a.Text.Content, want)
	}
	want := Article{Title: "Two rivers", Byline: "Olha M., Petro K.", Language: "uk", Published: "2024-05-06", Format: EPUB}
	if diff := cmp.Diff(want, a, textAside); diff != "" {
		t.Error(diff)
	}
}

func TestLockedAndBrokenEPUBsAreRefusedInASentence(t *testing.T) {
	locked := `<encryption><EncryptedData><CipherData><CipherReference URI="OPS/ch2.xhtml"/></CipherData></EncryptedData></encryption>`
	for name, c := range map[string]struct {
		bytes  []byte
		reason error
	}{
		"locked":             {epubFile(t, "META-INF/encryption.xml", locked), ErrNotText},
		"no list of parts":   {packed(t, "mimetype", "application/epub+zip", "META-INF/container.xml", epubContainer), ErrDamaged},
		"no container":       {packed(t, "mimetype", "application/epub+zip"), ErrDamaged},
		"parts that are not": {packed(t, "META-INF/container.xml", epubContainer, "OPS/book.opf", epubPackage), ErrEmpty},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(Arrival{Bytes: c.bytes}); !errors.Is(err, c.reason) {
				t.Errorf("%v, want %v", err, c.reason)
			}
		})
	}
}

func TestEPUBWithEncryptedFontsIsRead(t *testing.T) {
	fonts := `<encryption><EncryptedData><CipherData><CipherReference URI="OPS/font.otf"/></CipherData></EncryptedData></encryption>`
	if _, err := Read(Arrival{Bytes: epubFile(t, "META-INF/encryption.xml", fonts)}); err != nil {
		t.Error(err)
	}
}
