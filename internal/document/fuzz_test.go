package document

import (
	"bytes"
	stdhtml "html"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"stet/internal/document/fixtures"
)

func addFixtures(f *testing.F) {
	for _, fixture := range fixtures.All() {
		if len(fixture.HTML) < 5000 {
			f.Add(fixture.HTML)
		}
	}
}

func FuzzFromHTML(f *testing.F) {
	addFixtures(f)
	base := &url.URL{Scheme: "https", Host: "example.org", Path: "/"}
	f.Fuzz(func(t *testing.T, source string) {
		root, err := html.Parse(strings.NewReader(source))
		if err != nil {
			t.Skip("no parser takes it")
		}
		text, err := FromHTML(root, base)
		if err != nil {
			return
		}
		if err := text.Check(); err != nil {
			t.Fatalf("%v: %q", err, text.Content)
		}
		if diff := cmp.Diff(unleveled(text), unleveled(redrawn(t, text))); diff != "" {
			t.Errorf("drawn and read again it differs: %s", diff)
		}
	})
}

func FuzzFromPlain(f *testing.F) {
	f.Add("One\r\n\r\ntwo \t three\u00AD\n\nfo\u0308ur")
	f.Fuzz(func(t *testing.T, source string) {
		text, err := FromPlain(source)
		if err != nil {
			return
		}
		if err := text.Check(); err != nil {
			t.Fatalf("%v: %q", err, text.Content)
		}
		if again := redrawn(t, text); again.Content != text.Content {
			t.Errorf("%q is read again as %q", text.Content, again.Content)
		}
	})
}

func FuzzDraw(f *testing.F) {
	for i, fixture := range fixtures.All() {
		if len(fixture.HTML) < 5000 {
			f.Add(fixture.HTML, uint64(i), uint8(i*3))
		}
	}
	f.Fuzz(func(t *testing.T, source string, seed uint64, n uint8) {
		root, err := html.Parse(strings.NewReader(source))
		if err != nil {
			t.Skip("no parser takes it")
		}
		text, err := FromHTML(root, nil)
		if err != nil {
			return
		}
		hs := randomHighlights(text.Len(), int(n)%40, seed)
		checkDrawing(t, text, hs, draw(t, text, hs, Style{Parity: true, Links: seed%2 == 0}))
		checkLater(t, text, hs, Style{Parity: true, Links: seed%2 == 0})
	})
}

func FuzzEscape(f *testing.F) {
	f.Add(`<a href="x">'&amp;'</a>`)
	f.Fuzz(func(t *testing.T, s string) {
		got := appendEscaped([]byte("x"), s)
		if want := "x" + stdhtml.EscapeString(s); !bytes.Equal(got, []byte(want)) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
