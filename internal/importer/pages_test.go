package importer

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"stet/internal/document"
)

// wanted and unwanted mark the texts of a page for this test: {+of the article+} and {-around it-}.
var marked = regexp.MustCompile(`\{([+-])([^{}]*)[+-]\}`)

// webPage is a page of the kinds that newsrooms meet, with what of it belongs to the article.
type webPage struct {
	name             string
	bytes            []byte
	wanted, unwanted []string
}

func webPages(t testing.TB) []webPage {
	t.Helper()
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	var all []webPage
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := webPage{name: strings.TrimSuffix(filepath.Base(file), ".html")}
		for _, m := range marked.FindAllStringSubmatch(string(b), -1) {
			if m[1] == "+" {
				p.wanted = append(p.wanted, m[2])
			} else {
				p.unwanted = append(p.unwanted, m[2])
			}
		}
		if p.bytes = marked.ReplaceAll(b, []byte("$2")); strings.Contains(string(b), "windows-1251") {
			if p.bytes, err = charmap.Windows1251.NewEncoder().Bytes(p.bytes); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, p)
	}
	return all
}

// found is how many of the characters of the parts stand in the text.
func found(text string, parts []string) (characters, of int) {
	for _, part := range parts {
		of += len([]rune(part))
		if strings.Contains(text, part) {
			characters += len([]rune(part))
		}
	}
	return characters, of
}

func readPage(t testing.TB, p webPage, putBack ...string) Article {
	t.Helper()
	a, err := Read(Arrival{Bytes: p.bytes, URL: "https://river.example/" + p.name, PutBack: putBack})
	if err != nil {
		t.Fatal(p.name, err)
	}
	return a
}

// What of the pages has to be kept at least, and may stay at most, in parts of a hundred of the characters.
const (
	leastKept  = 100.0
	mostStayed = 2.0
)

func TestPagesKeepTheirArticleAndLeaveOutWhatStandsAroundIt(t *testing.T) {
	kept, wanted, stayed, unwanted := 0, 0, 0, 0
	for _, p := range webPages(t) {
		text := readPage(t, p).Text.Content
		k, w := found(text, p.wanted)
		s, u := found(text, p.unwanted)
		t.Logf("%-12s kept %4d of %4d characters wanted, and %4d of %4d unwanted", p.name, k, w, s, u)
		kept, wanted, stayed, unwanted = kept+k, wanted+w, stayed+s, unwanted+u
	}
	share := func(n, of int) float64 { return 100 * float64(n) / float64(of) }
	t.Logf("kept %.1f %% of what is wanted, and %.1f %% of what is not", share(kept, wanted), share(stayed, unwanted))
	if share(kept, wanted) < leastKept || share(stayed, unwanted) > mostStayed {
		t.Error("that is worse than it was")
	}
}

func TestWhatIsLeftOutOfAPageIsListedAndNothingIsLostInBetween(t *testing.T) {
	for _, p := range webPages(t) {
		a := readPage(t, p)
		var listed strings.Builder
		for i, d := range a.LeftOut {
			listed.WriteString(d.Text + "\n")
			if d.PutBack || i > 0 && d.Before < a.LeftOut[i-1].Before || d.Before > a.Text.Len() {
				t.Errorf("%s: %+v", p.name, d)
			}
		}
		for _, part := range append(p.wanted, p.unwanted...) {
			if !strings.Contains(a.Text.Content, part) && !strings.Contains(listed.String(), part) {
				t.Errorf("%s: %q is neither in the text nor in what was left out of it", p.name, part)
			}
		}
	}
}

func TestABlockThatIsPutBackStandsWhereThePageHasItAndTheRestAsItWas(t *testing.T) {
	for _, p := range webPages(t) {
		before := readPage(t, p)
		var keys []string
		for i, d := range before.LeftOut {
			after := readPage(t, p, d.Key)
			if err := after.Text.Check(); err != nil {
				t.Fatal(p.name, err)
			}
			now, length := after.LeftOut[i], len([]rune(d.Text))
			if !now.PutBack || now.Key != d.Key {
				t.Errorf("%s: put back %q, and got %+v", p.name, d.Text, now)
			}
			if at := (document.Range{Start: now.Before, End: now.Before + length}); d.Kind != document.Figure &&
				(after.Text.Quote(at) != d.Text || after.Text.Len() != before.Text.Len()+length+1) {
				t.Errorf("%s: put back %q, and got\n%s", p.name, d.Text, after.Text.Content)
			}
			keys = append(keys, d.Key)
		}
		all := readPage(t, p, keys...)
		if kept, of := found(all.Text.Content, append(p.wanted, p.unwanted...)); kept != of {
			t.Errorf("%s: with all put back, %d of %d characters are there", p.name, kept, of)
		}
		if again := readPage(t, p, append(keys, "unknown.1")...); again.Text.Hash() != all.Text.Hash() {
			t.Errorf("%s: the same bytes and the same choice gave another text", p.name)
		}
	}
}

func TestAPageThatMayBeOnlyTheBeginningSaysSo(t *testing.T) {
	of := map[string]webPage{}
	for _, p := range webPages(t) {
		of[p.name] = p
	}
	told := func(b []byte, status int) string {
		a, err := Read(Arrival{Bytes: b, Status: status})
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, n := range a.Notices {
			all += n.String()
		}
		return all
	}
	paywalled := of["paywalled"].bytes
	for name, c := range map[string]struct {
		bytes  []byte
		status int
		says   string
	}{
		"as its data say":          {paywalled, 200, "not free to read"},
		"as it asks to subscribe":  {bytes.ReplaceAll(paywalled, []byte("isAccessibleForFree"), []byte("x")), 200, "asks its readers to subscribe"},
		"as the site refused it":   {of["news"].bytes, 402, "status 402"},
		"as no page of its kind":   {of["news"].bytes, 200, ""},
		"with data that are wrong": {bytes.ReplaceAll(of["news"].bytes, []byte("<body>"), []byte(`<body><script type="application/ld+json">{"a":[</script>`)), 200, ""},
	} {
		if got := told(c.bytes, c.status); !strings.Contains(got, c.says) || (got == "") != (c.says == "") {
			t.Errorf("%s: it says %q, want %q", name, got, c.says)
		}
	}
	if a := readPage(t, of["paywalled"]); a.LeadImage != "https://river.example/ferry.jpg" {
		t.Errorf("the lead image is %q", a.LeadImage)
	}
}
