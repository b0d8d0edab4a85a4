package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/internal/document"
)

// textOf is the canonical text of all of a page.
func textOf(t *testing.T, page string) document.Text {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.FromHTML(bodyOf(root), nil)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestAPageSaysTheSameWithoutWhatNobodyReadsInIt(t *testing.T) {
	pages := map[string]string{
		"script that is not closed":     "<p>a</p><script>b <p>c",
		"script that writes a script":   "<p>a<script><!-- <script> </script> --></script><p>b",
		"script in a title":             "<title>About <script> and <!--</title><p>a</p><textarea><style></textarea><p>b",
		"style in capitals":             "<p>a</p><STYLE media=all>b</sTyLe ><p>c",
		"end tag of another name":       "<style>a</stylesheet></style><p>b",
		"script in JSON-LD":             `<script type="application/ld+json">{"a": "<p><script><b>"}</script><p>b`,
		"style of its own in a drawing": "<p>a<svg><style/><path d='M 0'/><title>b</title><text>c</text></svg>d",
		"shapes with words in them":     "<p>a<path d=x>b</path>c<use>d",
		"comments":                      "a<!--b-->c<!-->d<!--->e<!-- f --!>g<!---->h<!--i<!--j-->k<!--l",
		"tags that are none":            "a < b </ c <3 <> </> <!d> <?e> f",
		"values of every kind":          "<p a=1 b='>' c=\">\" d = 2 / e= >f<i g=<b>>h</i>" + `<a href="x"title='y'/>z</a>`,
		"a tag that is not closed":      "<p>a</p><p b='",
		"a tag that ends the page":      "<p>a</p><i",
		"a long value":                  "<p title='" + strings.Repeat("a>", 2000) + "'>b<img alt='" + strings.Repeat("c ", 2000) + "' src='data:" + strings.Repeat("d", 3000) + "'>e",
		"many attributes":               "<p" + strings.Repeat(" a='>'", 200) + ">b",
		"plain text to the end":         "<p>a<plaintext><script>b</script><p>c",
		"letters of no ASCII":           "<p>До<script>ні</script>сить<СКРИПТ>так</p>",
	}
	files, _ := filepath.Glob("testdata/pages/*.html")
	for _, file := range append(files, "testdata/page.html") {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages[file] = string(b)
	}
	for name, page := range pages {
		thinned := thin(page)
		if got, want := textOf(t, thinned), textOf(t, page); got.Hash() != want.Hash() {
			t.Errorf("%s: it says %q, want %q; thinned it is %q", name, got.Content, want.Content, thinned)
		}
		if len(thinned) > len(page) || thin(thinned) != thinned {
			t.Errorf("%s: thinned it is %q, and thinned again %q", name, thinned, thin(thinned))
		}
	}
}

func TestAPageIsThinnedOfScriptsStylesShapesAndInlinedData(t *testing.T) {
	long := strings.Repeat("x", longestValue+1)
	page := `<!doctype html><style>` + long + `</style><script src="a.js">if (a<b) {}</script><!-- ` + long + ` -->` +
		`<script type="Application/LD+JSON">{}</script><p data-state="` + long + `" class=b>c<img src="data:image/png;base64,` + long + `" alt=d>` +
		`<svg><path d="M0"></path><title>e</title></svg><a href="DATA:,` + long + `">f</a><a href="https://g.example/` + long + `">h</a>`
	want := `<!doctype html><style></style><script src="a.js"></script>` +
		`<script type="Application/LD+JSON">{}</script><p  class=b>c<img  alt=d><svg><title>e</title></svg><a >f</a><a href="https://g.example/` + long + `">h</a>`
	if got := thin(page); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
