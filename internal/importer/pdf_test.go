package importer

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "print the pages in testdata/pdf to PDF anew, with the browser of STET_CHROMIUM")

// printed are pages that a browser printed; each reads as the page itself does.
var printed = []string{"report", "columns"}

func pdfFixture(t testing.TB, name string) Article {
	t.Helper()
	path := filepath.Join("testdata", "pdf", name+".pdf")
	if *update {
		printPage(t, name, path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(Arrival{Name: name + ".pdf", Bytes: b})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func printPage(t testing.TB, name, path string) {
	t.Helper()
	page, err := filepath.Abs(filepath.Join("testdata", "pdf", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), os.Getenv("STET_CHROMIUM"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
		"--user-data-dir="+t.TempDir(), "--print-to-pdf="+path, "file://"+page)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// pageItself is the canonical text of the page that was printed, with its title.
func pageItself(t *testing.T, name string) (title string, text document.Text) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "pdf", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	h := find(root, isElement("h1"))
	title = tidy(wordsOf(h))
	h.Parent.RemoveChild(h)
	text, err = document.FromHTML(bodyOf(root), nil)
	if err != nil {
		t.Fatal(err)
	}
	return title, text
}

func TestPrintedPagesReadAsThePagesDo(t *testing.T) {
	for _, name := range printed {
		t.Run(name, func(t *testing.T) {
			a := pdfFixture(t, name)
			title, want := pageItself(t, name)
			if a.Title != title || a.Format != PDF || a.Language != "en" {
				t.Errorf("%q, %q, %q", a.Title, a.Format, a.Language)
			}
			if diff := cmp.Diff(strings.Split(want.Content, "\n"), strings.Split(a.Text.Content, "\n")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(shape(want), shape(a.Text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shape says of each block what it is.
func shape(t document.Text) []string {
	var all []string
	for _, b := range t.Blocks {
		kind := b.Kind
		if kind == document.HeaderCell {
			kind = document.Cell
		}
		within := ""
		if n := len(b.Within); n > 0 {
			within = string(b.Within[n-1].Kind)
		}
		all = append(all, fmt.Sprint(kind, b.Level, within))
	}
	return all
}

func TestPDFKeepsLinksAndLooks(t *testing.T) {
	a := pdfFixture(t, "report")
	content := []rune(a.Text.Content)
	var got []string
	for _, r := range a.Text.Runs[:5] {
		got = append(got, fmt.Sprint(r.Kind, " ", string(content[r.Start:r.End]), " ", r.Href))
	}
	want := []string{"emphasis Sula ", "strong closed for 714 days ", "link road service https://river.example/data", "subscript 2 ", "superscript 3 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBlocksOfAPDFKnowTheirPages(t *testing.T) {
	a := pdfFixture(t, "report")
	pages := map[string]int{"Traffic across": 1, "Payer": 1, "What comes next": 2}
	content := []rune(a.Text.Content)
	last := 1
	for _, b := range a.Text.Blocks {
		text := string(content[b.Start:b.End])
		if b.Page < last {
			t.Errorf("%q is on page %d, behind page %d", text, b.Page, last)
		}
		last = b.Page
		for start, page := range pages {
			if strings.HasPrefix(text, start) && b.Page != page {
				t.Errorf("%q is on page %d, want %d", text, b.Page, page)
			}
		}
	}
}

func TestRunningHeadsAndPageNumbersAreListedAsDropped(t *testing.T) {
	a := pdfFixture(t, "report")
	want := []Dropped{
		{"River Post · 17 May 2024", DroppedRunning, 1},
		{"Page 1 of 2", DroppedRunning, 1},
		{"River Post · 17 May 2024", DroppedRunning, 2},
		{"Page 2 of 2", DroppedRunning, 2},
	}
	if diff := cmp.Diff(want, a.Dropped); diff != "" {
		t.Error(diff)
	}
	if i := slices.IndexFunc(want, func(d Dropped) bool { return strings.Contains(a.Text.Content, d.Text) }); i >= 0 {
		t.Errorf("the text has %q", want[i].Text)
	}
}

// simplePDF is a file with a page for each description, in Helvetica as F1, without a table of objects.
func simplePDF(pages ...string) []byte {
	var b bytes.Buffer
	kids := ""
	b.WriteString("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>> endobj\n")
	for i, page := range pages {
		fmt.Fprintf(&b, "%d 0 obj <</Length %d>>\nstream\n%s\nendstream endobj\n", 10+2*i, len(page), page)
		fmt.Fprintf(&b, "%d 0 obj <</Type /Page /MediaBox [0 0 600 800] /Resources <</Font <</F1 3 0 R>> /XObject <</I 4 0 R>>>> /Contents %d 0 R>> endobj\n", 11+2*i, 10+2*i)
		kids += fmt.Sprintf("%d 0 R ", 11+2*i)
	}
	fmt.Fprintf(&b, "4 0 obj <</Subtype /Image /Width 1 /Height 1 /Length 0>>\nstream\n\nendstream endobj\n2 0 obj <</Kids [%s]>> endobj\ntrailer <</Root 1 0 R>>\n", kids)
	return b.Bytes()
}

// typed is the description of a page with lines of text under one another.
func typed(lines ...string) string {
	return "BT /F1 10 Tf 12 TL 72 700 Td (" + strings.Join(lines, ") Tj T* (") + ") Tj ET"
}

func TestLinesBecomeParagraphs(t *testing.T) {
	long := "A line that is long enough to fill the column from left to right"
	for name, c := range map[string]struct{ page, want string }{
		"a parted word":          {typed(long+" with a hy-", "phen at its end, and then a little more."), long + " with a hyphen at its end, and then a little more."},
		"a compound stays":       {typed("The so-called word, the so-", "called word."), "The so-called word, the so-called word."},
		"a name keeps its dash":  {typed("The trains of the line Romny-", "Poltava."), "The trains of the line Romny-Poltava."},
		"a short line ends it":   {typed(long, "ends here.", long, "it goes."), long + " ends here.\n" + long + " it goes."},
		"an indented line opens": {typed(long+" .", long+".") + " BT /F1 10 Tf 12 TL 90 676 Td (" + long + ") Tj -18 -12 Td (goes on.) Tj ET", long + " . " + long + ".\n" + long + " goes on."},
		"numbered items":         {typed("1. One thing", "2. Another thing"), "One thing\nAnother thing"},
		"a year is no number":    {typed("It happened in the spring of the year that we all know as the year", "2024."), "It happened in the spring of the year that we all know as the year 2024."},
		"text written upwards":   {typed(long) + " BT /F1 8 Tf 0 1 -1 0 20 300 Tm (arXiv 1234) Tj ET", long},
		"shadows":                {typed(long) + " BT /F1 10 Tf 72.4 699.7 Td (" + long + ") Tj ET", long},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Read(Arrival{Bytes: simplePDF(c.page)})
			if err != nil || a.Text.Content != c.want {
				t.Errorf("%q (%v), want %q", a.Text.Content, err, c.want)
			}
		})
	}
}

func TestParagraphsGoOnOnTheNextPage(t *testing.T) {
	a, err := Read(Arrival{Bytes: simplePDF(typed("The first page ends in the middle of a sentence, which then"), typed("goes on here.", "And ends."))})
	if err != nil || len(a.Text.Blocks) != 2 || a.Text.Blocks[0].Page != 1 || a.Text.Blocks[1].Page != 2 {
		t.Errorf("%v, %q, %+v", err, a.Text.Content, a.Text.Blocks)
	}
}

func TestPDFsWithoutReadableTextAreRefusedInASentence(t *testing.T) {
	many := make([]string, 5001)
	for name, c := range map[string]struct {
		bytes  []byte
		reason error
		says   string
	}{
		"a scan":           {simplePDF("q 600 0 0 800 0 0 cm /I Do Q", "/I Do"), ErrNotText, "only pictures of pages"},
		"empty pages":      {simplePDF("", ""), ErrEmpty, "no text"},
		"letters unknown":  {simplePDF("BT /F1 10 Tf <01020304050607> Tj ET"), ErrNotText, "does not say which letters"},
		"cut off":          {simplePDF(typed("a"))[:60], ErrDamaged, "damaged"},
		"locked":           {append(simplePDF(typed("a")), "trailer <</Root 1 0 R /Encrypt <</Filter /Adobe.PubSec>>>>"...), ErrNotText, "password"},
		"too many pages":   {simplePDF(many...), ErrTangled, "entangled"},
		"too large a file": {append([]byte("%PDF-1.4"), make([]byte, MaxPackedBytes)...), ErrTooLarge, "20 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(Arrival{Name: "a.pdf", Bytes: c.bytes})
			var refusal *Refusal
			if !errors.As(err, &refusal) || !errors.Is(err, c.reason) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v saying %q", err, c.reason, c.says)
			}
		})
	}
}

func FuzzPDFLayout(f *testing.F) {
	f.Add(typed("One line", "- two", "1. three"))
	f.Add("BT /F1 20 Tf 10 700 Td (Head) Tj /F1 9 Tf 300 0 Td (right) Tj -300 -9 Td (left) Tj 290 -1 Td (x) Tj ET")
	f.Fuzz(func(t *testing.T, page string) {
		a, err := Read(Arrival{Bytes: simplePDF(page, page)})
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatal(err)
		}
		if err == nil && a.Text.Check() != nil {
			t.Fatal(a.Text.Check())
		}
	})
}
