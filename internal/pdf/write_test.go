package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// writer makes small PDFs, well-formed unless a test wants them otherwise.
type writer struct {
	objects []string // the i-th is number i+1
}

// add adds an object and gives its number.
func (w *writer) add(format string, args ...any) int {
	w.objects = append(w.objects, fmt.Sprintf(format, args...))
	return len(w.objects)
}

// stream adds a stream, packed.
func (w *writer) stream(t testing.TB, dict, content string) int {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return w.add("<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", dict, b.Len(), b.String())
}

// bytes writes the file, with its table; more goes into the trailer.
func (w *writer) bytes(root int, more string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	table := "xref\n0 " + fmt.Sprint(len(w.objects)+1) + "\n0000000000 65535 f \n"
	for i, o := range w.objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", table, len(w.objects)+1, root, more, at)
	return b.Bytes()
}

// helvetica is the font of made files.
const helvetica = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"

// made is a file with a page for each description, in Helvetica as F1; resources go beside the fonts.
func made(t testing.TB, resources string, pages ...string) []byte {
	t.Helper()
	var w writer
	root, kids := w.document(t, resources, pages...)
	_ = kids
	return w.bytes(root, "")
}

func (w *writer) document(t testing.TB, resources string, pages ...string) (root int, kids []int) {
	t.Helper()
	font := w.add(helvetica)
	tree := len(w.objects) + 2*len(pages) + 1
	for _, page := range pages {
		content := w.stream(t, "", page)
		kids = append(kids, w.add("<</Type /Page /Parent %d 0 R /MediaBox [0 0 600 800] /Resources <</Font <</F1 %d 0 R>> %s>> /Contents %d 0 R>>", tree, font, resources, content))
	}
	refs := make([]string, len(kids))
	for i, k := range kids {
		refs[i] = fmt.Sprintf("%d 0 R", k)
	}
	w.add("<</Type /Pages /Count %d /Kids [%s]>>", len(kids), strings.Join(refs, " "))
	return w.add("<</Type /Catalog /Pages %d 0 R>>", tree), kids
}

// textOfPages puts the texts of all pieces together, a line each.
func textOfPages(b []byte) (string, error) {
	f, err := Open(b)
	if err != nil {
		return "", err
	}
	pages, err := f.Pages()
	if err != nil {
		return "", err
	}
	var all []string
	for _, p := range pages {
		c, err := p.Content()
		if err != nil {
			return "", err
		}
		for _, piece := range c.Pieces {
			all = append(all, piece.Text)
		}
	}
	return strings.Join(all, "\n"), nil
}
