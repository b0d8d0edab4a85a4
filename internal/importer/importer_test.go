package importer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

func TestFormatIsToldByNameThenTypeThenLook(t *testing.T) {
	for name, c := range map[string]struct {
		arrival Arrival
		want    string
	}{
		"name before type":           {Arrival{Name: "a.TXT", MediaType: "text/html", Bytes: []byte("<p>a</p>")}, Plain},
		"markdown by name":           {Arrival{Name: "notes.md", Bytes: []byte("# a\n\nb")}, Markdown},
		"type with parameters":       {Arrival{MediaType: "Text/HTML; charset=utf-8", Bytes: []byte("a")}, HTML},
		"type where the name is odd": {Arrival{Name: "export.bin", MediaType: "text/markdown", Bytes: []byte("a")}, Markdown},
		"a pasted paragraph":         {Arrival{Bytes: []byte("<p>One.</p><p>Two.</p>")}, HTML},
		"a pasted sentence, marked":  {Arrival{Bytes: []byte("It <b>rose</b> again.")}, HTML},
		"a page":                     {Arrival{Bytes: []byte("\n<!DOCTYPE html><title>a</title>b")}, HTML},
		"a stray less-than":          {Arrival{Bytes: []byte("x < y and a<b, or p > q")}, Plain},
		"a tag written about":        {Arrival{Bytes: []byte("The <p> tag is old.")}, Plain},
		"an address in brackets":     {Arrival{Bytes: []byte("See <https://example.org> now.")}, Plain},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Read(c.arrival)
			if err != nil || got.Format != c.want {
				t.Errorf("read as %q, want %q (%v)", got.Format, c.want, err)
			}
		})
	}
}

func TestRefusalsSayWhy(t *testing.T) {
	for name, c := range map[string]struct {
		arrival Arrival
		reason  error
		says    string
	}{
		"nothing":         {Arrival{}, ErrEmpty, "no text"},
		"white space":     {Arrival{Bytes: []byte(" \r\n\t")}, ErrEmpty, "no text"},
		"empty page":      {Arrival{Name: "a.html", Bytes: []byte("<html><script>a</script>")}, ErrEmpty, "no text"},
		"too large":       {Arrival{Bytes: []byte(strings.Repeat("a", MaxBytes+1))}, ErrTooLarge, "larger than 1 MB"},
		"a broken PDF":    {Arrival{Name: "a.txt", Bytes: []byte("%PDF-1.7\n...")}, ErrDamaged, "PDF is damaged"},
		"a broken zip":    {Arrival{Name: "a.docx", Bytes: []byte("PK\x03\x04....word/document.xml")}, ErrDamaged, "damaged"},
		"a zip of photos": {Arrival{Bytes: packed(t, "a.jpg", "x")}, ErrNotText, "zip archive"},
		"OpenDocument":    {Arrival{Bytes: packed(t, "mimetype", "application/vnd.oasis.opendocument.text")}, ErrNotText, "OpenDocument"},
		"NULs":            {Arrival{Bytes: []byte("a\x00b\x00c\x00")}, ErrNotText, "not text"},
		"NULs in UTF-16":  {Arrival{Bytes: []byte("\xff\xfea\x00\x00\x00\x01\x00\x02\x00")}, ErrNotText, "not text"},
		"half surrogates": {Arrival{Bytes: []byte("\xff\xfe" + strings.Repeat("\x00\xd8a\x00", 3000))}, ErrUndecodable, "character set"},
		"a deep page":     {Arrival{Name: "a.html", Bytes: []byte(strings.Repeat("<div>", 15_000))}, ErrTooDeep, "nested"},
		"deep Markdown":   {Arrival{Name: "a.md", Bytes: []byte(strings.Repeat("> ", 100_000) + "a")}, ErrTooDeep, "nested"},
		"tangled":         {Arrival{Name: "a.md", Bytes: []byte(strings.Repeat("*a ", 15_000))}, ErrTangled, "Markdown marks"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(c.arrival)
			var refusal *Refusal
			if !errors.As(err, &refusal) || !errors.Is(err, c.reason) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v saying %q", err, c.reason, c.says)
			}
		})
	}
}

func TestOneMegabyteIsRead(t *testing.T) {
	for _, size := range []int{1_000_000, 1 << 20} {
		a, err := Read(Arrival{Bytes: []byte(strings.Repeat("word ", size/5+1)[:size-1] + "s")})
		if err != nil || a.Text.Len() < size-1 {
			t.Errorf("%d bytes gave %d characters: %v", size, a.Text.Len(), err)
		}
	}
}

func TestCharacterSetsAreTold(t *testing.T) {
	const uk, fr = "Ціни зросли на п’ять відсотків.", "Le président a été élu à l’été."
	encoded := func(s string, c *charmap.Charmap) []byte {
		b, err := c.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	wide, _ := utf16.UTF16(utf16.BigEndian, utf16.UseBOM).NewEncoder().Bytes([]byte(uk))
	for name, c := range map[string]struct {
		arrival Arrival
		want    string
	}{
		"UTF-8":                     {Arrival{Bytes: []byte(uk)}, uk},
		"UTF-8 with a mark":         {Arrival{Bytes: []byte("\ufeff" + uk)}, uk},
		"UTF-8 cut in a character":  {Arrival{Bytes: []byte(strings.Repeat(uk+" ", 9) + "\xd0")}, strings.Repeat(uk+" ", 9) + "\ufffd"},
		"UTF-16":                    {Arrival{Bytes: wide}, uk},
		"windows-1251, judged":      {Arrival{Bytes: encoded(uk, charmap.Windows1251)}, uk},
		"windows-1252, judged":      {Arrival{Bytes: encoded(fr, charmap.Windows1252)}, fr},
		"KOI8-U, declared":          {Arrival{MediaType: "text/plain; charset=koi8-u", Bytes: encoded("Ціни", charmap.KOI8U)}, "Ціни"},
		"UTF-8 declared as Latin-1": {Arrival{MediaType: "text/plain; charset=iso-8859-1", Bytes: []byte(uk)}, uk},
		"windows-1251 in a page with no name": {
			Arrival{Bytes: append([]byte(`<meta charset="windows-1251"><p>`), encoded("Міст", charmap.Windows1251)...)}, "Міст",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Read(c.arrival)
			if err != nil || got.Text.Content != c.want {
				t.Errorf("got %q, want %q (%v)", got.Text.Content, c.want, err)
			}
		})
	}
}

func TestTheSharedArticleImportsAsItIs(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "data", "articles", "defence-industries-forum.txt")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the shared article is not beside the module: %v", err)
	}
	a, err := Read(Arrival{Name: filepath.Base(path), Bytes: b})
	if err != nil {
		t.Fatal(err)
	}
	want := Article{
		Title:     "NATO Secretary General Jens Stoltenberg has urged Ukraine’s partners to ensure that…",
		Published: "2023-09-30", Language: "en", Format: Plain, Extractor: document.ExtractorVersion, Text: a.Text,
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
		if !strings.Contains(a.Text.Content, strings.TrimSpace(line)) {
			t.Errorf("the text lacks %q", line)
		}
	}
	if !strings.HasPrefix(a.Text.Content, "date 2023-09-30 NATO") {
		t.Errorf("the text begins %.40q", a.Text.Content)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"page.html", "windows-1251.html", "report.md"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, name, "")
	}
	f.Add([]byte("date 2023-09-30 NATO “x”\n\n<b>y</b>"), "", "text/html; charset=koi8-u")
	f.Add([]byte("---\na: b\n---\n# c\n\n[^1]: d\n[^1]"), "a.md", "")
	f.Fuzz(func(t *testing.T, b []byte, name, mediaType string) {
		a, err := Read(Arrival{Name: name, MediaType: mediaType, Bytes: b, URL: "https://river.example/a"})
		var refusal *Refusal
		switch {
		case errors.As(err, &refusal) && refusal.Sentence.String() != "":
			return
		case err != nil:
			t.Fatalf("the error is no refusal: %v", err)
		}
		if err := a.Text.Check(); err != nil {
			t.Fatalf("the text of %q: %v", b, err)
		}
		if len([]rune(a.Title)) > longestField || strings.ContainsAny(a.Title+a.Byline, "\n\x00") {
			t.Fatalf("the title is %q", a.Title)
		}
		if a.Published != "" && checkedDate(a.Published) == "" {
			t.Fatalf("the date is %q", a.Published)
		}
	})
}
