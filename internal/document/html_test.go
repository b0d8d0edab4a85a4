package document

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func parse(t testing.TB, source string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func fromHTML(t testing.TB, source string) Text {
	t.Helper()
	base := &url.URL{Scheme: "https", Host: "example.org", Path: "/news/today"}
	text, err := FromHTML(parse(t, source), base)
	if err != nil {
		t.Fatalf("FromHTML(%q): %v", source, err)
	}
	if err := text.Check(); err != nil {
		t.Fatalf("Check after FromHTML(%q): %v", source, err)
	}
	return text
}

func TestCanonicalTextIsWhatAReaderSees(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"white space collapses across inline elements", "<p> one <b> two</b> \n<i> three </i></p>", "one two three"},
		{"space in an element that ends is kept once", "<p>one<b> </b> two</p>", "one two"},
		{"blocks are parted by a line feed", "<h1>A</h1><p>b</p>\n\n<p>c</p>", "A\nb\nc"},
		{"text beside blocks is a block", "<div>one<p>two</p>three</div>", "one\ntwo\nthree"},
		{"br is a line feed and eats the spaces about it", "<p>one <br> two<br><br>three<br></p>", "one\ntwo\n\nthree"},
		{"empty paragraphs vanish", "<p>a</p><p></p><p> <br>&nbsp;</p><p>b</p>", "a\nb"},
		{"pre keeps its white space", "<pre>\n  a\r\n\tb  c\n</pre>", "  a\n\tb  c"},
		{"cells are parted by a tab and rows by a line feed", "<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a\tb\n1\t2"},
		{"an empty cell keeps its column", "<table><tr><td>a<td><td>c<tr><td><td><tr><td><td>b<td></table>", "a\t\tc\n\tb\t"},
		{"paragraphs in a cell are lines", "<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\nb\tc"},
		{"a table of page parts is no table", "<table><tr><td><h2>a</h2><p>b</p><td>c</table>", "a\nb\nc"},
		{"script, style, template and comments are no text", "<p>a<script>x</script><style>y</style><template>z</template><!-- c -->b</p>", "ab"},
		{"what is hidden is no text", `<p>a<span hidden>1</span><span aria-hidden="true">2</span><span style="color:red; DISPLAY : none !important">3</span>b</p>`, "ab"},
		{"form controls are no text", "<p>a<input value=x><select><option>y</select><button>z</button>b</p>", "ab"},
		{"invisible characters go", "<p>so\u00ADft\uFEFF wo\u2060rd \u0001\u0085\uFFFC end</p>", "soft word end"},
		{"characters with a meaning stay", "<p>«\u202Fa\u00A0b\u200Dc\u200Cd\u2067e\u2069 “f’”</p>", "«\u202Fa\u00A0b\u200Dc\u200Cd\u2067e\u2069 “f’”"},
		{"an image is one character", `<p>a <img alt="b"> c</p>`, "a \uFFFC c"},
		{"letters and marks are composed over an inline border", "<p>e<b>\u0301t</b></p>", "ét"},
		{"head and title are no text", "<html><head><title>t</title></head><body>b</body></html>", "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, fromHTML(t, c.source).Content); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRunsAreRanges(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []Run
	}{
		{"a composed letter belongs to the run of its base", "<p>e<b>\u0301t</b></p>", []Run{{Range{1, 2}, Strong, ""}}},
		{"a run that ends inside a composed letter keeps it", "<p><b>e</b>\u0301t</p>", []Run{{Range{0, 1}, Strong, ""}}},
		{"relative links are resolved", "<p><a href='../x?a=1'>l</a></p>", []Run{{Range{0, 1}, Link, "https://example.org/x?a=1"}}},
		{"links that could do harm are dropped", "<p><a href=' java\nscript:x()'>l</a><a href='data:x'>m</a></p>", nil},
		{"mail addresses stay", "<p><a href='mailto:a@b.example'>l</a></p>", []Run{{Range{0, 1}, Link, "mailto:a@b.example"}}},
		{"runs nest", "<p><em>a<sup>1</sup></em></p>", []Run{{Range{0, 2}, Emphasis, ""}, {Range{1, 2}, Superscript, ""}}},
		{"a run over blocks is one run in each", "<b><p>a</p><p>b</p></b>", []Run{{Range{0, 1}, Strong, ""}, {Range{2, 3}, Strong, ""}}},
		{"a run of a space eaten by br is nothing", "<p>a<b> </b><br>c</p>", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, fromHTML(t, c.source).Runs); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBlocksKnowWhatTheyAre(t *testing.T) {
	got := fromHTML(t, `<h3 dir=rtl>h</h3><ol start=4><li>a<ul><li>b</ul></ol><blockquote><p>q</p></blockquote>
		<figure><img src="/i.png" alt=" A  map "><figcaption>c<p>d</p></figcaption></figure><dl><dt>t<dd>d</dl>
		<table><tr><td colspan=2>x</table>`)
	list, item := Container{1, NumberedList, 4}, Container{2, ListItem, 0}
	want := []Block{
		{Kind: Heading, Level: 3, Dir: "rtl"},
		{Kind: Paragraph, Within: []Container{list, item}},
		{Kind: Paragraph, Within: []Container{list, item, {3, BulletList, 0}, {4, ListItem, 0}}},
		{Kind: Paragraph, Within: []Container{{5, Quotation, 0}}},
		{Kind: Figure, Within: []Container{{6, FigureGroup, 0}}},
		{Kind: Caption, Within: []Container{{6, FigureGroup, 0}}},
		{Kind: Term, Within: []Container{{7, DescriptionList, 0}}},
		{Kind: Description, Within: []Container{{7, DescriptionList, 0}}},
		{Kind: Cell, ColSpan: 2, Within: []Container{{8, Table, 0}, {9, Row, 0}}},
	}
	for i := range got.Blocks {
		got.Blocks[i].Range, got.Blocks[i].Hash = Range{}, ""
	}
	if diff := cmp.Diff(want, got.Blocks); diff != "" {
		t.Error(diff)
	}
	object := Object{At: 8, Kind: "image", Alt: "A map", Source: "https://example.org/i.png"}
	if diff := cmp.Diff([]Object{object}, got.Objects); diff != "" {
		t.Error(diff)
	}
}

func TestListsOutOfOrderAreMended(t *testing.T) {
	got := fromHTML(t, "<ul>a<ul><li>b</ul></ul><li>c</li>")
	want := [][]Container{
		{{1, BulletList, 0}, {2, ListItem, 0}},
		{{1, BulletList, 0}, {3, ListItem, 0}, {4, BulletList, 0}, {5, ListItem, 0}},
		nil,
	}
	for i, b := range got.Blocks {
		if diff := cmp.Diff(want[i], b.Within); diff != "" {
			t.Errorf("block %d: %s", i, diff)
		}
	}
}

func TestTextThatCannotBeTakenIsRefused(t *testing.T) {
	deep := &html.Node{Type: html.ElementNode, Data: "div"}
	leaf := deep
	for range 1_000_000 {
		child := &html.Node{Type: html.ElementNode, Data: "div"}
		leaf.AppendChild(child)
		leaf = child
	}
	leaf.AppendChild(&html.Node{Type: html.TextNode, Data: "x"})
	for _, c := range []struct {
		name string
		node *html.Node
		want error
	}{
		{"nothing to read", parse(t, "<p> &nbsp; </p><script>x</script>"), ErrEmpty},
		{"a million elements in each other", deep, ErrTooDeep},
		{"more than the longest text", &html.Node{Type: html.TextNode, Data: strings.Repeat("a", MaxLength+1)}, ErrTooLong},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := FromHTML(c.node, nil); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
