package importer

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func fixture(t *testing.T, name string) Article {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(Arrival{Name: name, Bytes: b})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var textAside = cmpopts.IgnoreFields(Article{}, "Text", "Extractor", "LeftOut")

func TestPageGivesItsArticleAndWhatItsHeadSays(t *testing.T) {
	a := fixture(t, "page.html")
	want := Article{
		Title: "Bridge over the Sula reopens after two years", Byline: "Olha Marchenko", Publisher: "River Post",
		URL: "https://river.example/news/sula-bridge", Language: "en", Published: "2024-05-17T09:30:00+03:00", Format: HTML,
	}
	if diff := cmp.Diff(want, a, textAside); diff != "" {
		t.Error(diff)
	}
	for _, gone := range []string{"Home", "Most read", "rights reserved", "reopens after two years", "color"} {
		if strings.Contains(a.Text.Content, gone) {
			t.Errorf("the text has %q:\n%s", gone, a.Text.Content)
		}
	}
	for _, kept := range []string{"The bridge over the Sula reopened", "first cars cross", "What it cost", "Region\t30.1", "two winters", "cyclists", "\ufffc"} {
		if !strings.Contains(a.Text.Content, kept) {
			t.Errorf("the text lacks %q:\n%s", kept, a.Text.Content)
		}
	}
}

func TestPageKeepsItsShape(t *testing.T) {
	text := fixture(t, "page.html").Text
	within := map[document.ContainerKind]bool{}
	kinds := map[document.BlockKind]bool{}
	for _, b := range text.Blocks {
		kinds[b.Kind] = true
		for _, c := range b.Within {
			within[c.Kind] = true
		}
	}
	if !kinds[document.Heading] || !kinds[document.Caption] || !kinds[document.HeaderCell] {
		t.Errorf("the kinds of its blocks are %v", kinds)
	}
	if !within[document.Table] || !within[document.BulletList] || !within[document.Quotation] || !within[document.FigureGroup] {
		t.Errorf("its blocks stand within %v", within)
	}
	if !slices.ContainsFunc(text.Runs, func(r document.Run) bool { return r.Href == "https://river.example/data/traffic" }) {
		t.Errorf("no link was resolved: %v", text.Runs)
	}
	if len(text.Objects) != 1 || text.Objects[0].Source != "https://river.example/img/bridge.jpg" {
		t.Errorf("its images are %v", text.Objects)
	}
}

func TestUkrainianPageInWindows1251(t *testing.T) {
	a := fixture(t, "windows-1251.html")
	want := Article{Title: "Міст через Сулу знову відкрили", Language: "uk", Format: HTML}
	if diff := cmp.Diff(want, a, textAside); diff != "" {
		t.Error(diff)
	}
	if !strings.HasPrefix(a.Text.Content, "Міст через Сулу знову відкрили у п’ятницю, через 714 днів") || len(a.Text.Blocks) != 2 {
		t.Errorf("the text is %q", a.Text.Content)
	}
}

func TestMarkdownWithFrontMatterAndFootnotes(t *testing.T) {
	a := fixture(t, "report.md")
	want := Article{
		Title: "The Sula bridge, counted", Byline: "Olha Marchenko, Petro Hai", URL: "https://river.example/counted",
		Language: "en", Published: "2024-05-18", Format: Markdown,
	}
	if diff := cmp.Diff(want, a, textAside); diff != "" {
		t.Error(diff)
	}
	wantText := "The bridge carries 12,000 vehicles a day.1 It cost \"38.5 million\" -- see the report.\n" +
		"Payer\tPaid\nRegion\t30.1\nopened\nclosed\nWe waited for two winters.\nBy the road service's own count."
	if diff := cmp.Diff(wantText, strings.ReplaceAll(a.Text.Content, "\u00a0", "")); diff != "" {
		t.Error(diff)
	}
}

func TestFrontMatterIsOnlyWhatLooksLikeIt(t *testing.T) {
	for s, want := range map[string]string{
		"---\ntitle: A\n---\nbody":             "\nbody",
		"---\ntitle: A\n---":                   "",
		"---\nA line of text.\n---\nbody":      "---\nA line of text.\n---\nbody",
		"---\ntitle: A\nbody without an end":   "---\ntitle: A\nbody without an end",
		"---\ntitle: A\n---- not an end\nbody": "---\ntitle: A\n---- not an end\nbody",
		"text\n---\ntitle: A\n---":             "text\n---\ntitle: A\n---",
	} {
		if _, got := frontMatter(s); got != want {
			t.Errorf("front matter of %q leaves %q, want %q", s, got, want)
		}
	}
}

func TestTitlesAreOffered(t *testing.T) {
	long := "The bridge over the Sula reopened on Friday, 714 days after it was closed, the regional road service said"
	for name, c := range map[string]struct{ name, content, title, text string }{
		"a first line":            {"a.txt", "Bridge reopens\n\nIt did.", "Bridge reopens", "Bridge reopens\nIt did."},
		"a question":              {"a.txt", "Who pays?\n\nThe region.", "Who pays?", "Who pays?\nThe region."},
		"a sentence":              {"a.txt", "It reopened. Cars cross.", "It reopened", "It reopened. Cars cross."},
		"a long sentence":         {"a.txt", long + ".", "The bridge over the Sula reopened on Friday, 714 days after it was closed, the regional…", long + "."},
		"lines that were wrapped": {"a.txt", "The bridge over\nthe Sula reopened. Yes.", "The bridge over the Sula reopened", "The bridge over\nthe Sula reopened. Yes."},
		"a heading":               {"a.md", "# One\n\ntwo", "One", "two"},
		"a heading alone":         {"a.md", "# One", "One", "One"},
		"a heading further down":  {"a.html", "<p>Before</p><h1>One</h1>", "One", "Before\nOne"},
		"a picture above it":      {"a.html", "<img src=https://a.example/b.png><h1>One</h1><p>two", "One", "\ufffc\nOne\ntwo"},
		"no heading":              {"a.html", "<p>Short line</p><p>two.</p>", "Short line", "Short line\ntwo."},
		"another heading":         {"a.html", "<html><head><title>Head</title></head><body><h1>Other</h1><p>two", "Head", "Other\ntwo"},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Read(Arrival{Name: c.name, Bytes: []byte(c.content)})
			if err != nil || a.Title != c.title || a.Text.Content != c.text {
				t.Errorf("got %q over %q, want %q over %q (%v)", a.Title, a.Text.Content, c.title, c.text, err)
			}
		})
	}
}

func TestDatesAtTheStart(t *testing.T) {
	for s, want := range map[string][2]string{
		" date 2023-09-30 NATO":           {"2023-09-30", "NATO"},
		"2023-09-30: NATO":                {"2023-09-30", "NATO"},
		"2023-09-30T10:20:30+03:00 NATO":  {"2023-09-30T10:20:30+03:00", "NATO"},
		"2023-09-30 10:20 NATO":           {"2023-09-30", "NATO"},
		"30 September 2023\nNATO":         {"2023-09-30", "NATO"},
		"Published: Sept. 3rd, 2023 – He": {"2023-09-03", "He"},
		"30 вересня 2023 року, Київ":      {"2023-09-30", "Київ"},
		"2023-02-30 NATO":                 {"", "2023-02-30 NATO"},
		"31 September 2023 NATO":          {"", "31 September 2023 NATO"},
		"30 firms 2023 NATO":              {"", "30 firms 2023 NATO"},
		"Dates 2023-09-30":                {"", "Dates 2023-09-30"},
		"2023-09-301 NATO":                {"", "2023-09-301 NATO"},
		"In 2023-09-30 NATO":              {"", "In 2023-09-30 NATO"},
	} {
		if date, rest := leadingDate(s); date != want[0] || rest != want[1] {
			t.Errorf("%q gave %q and %q, want %q", s, date, rest, want)
		}
	}
}

func TestLanguagesAreTold(t *testing.T) {
	for s, want := range map[string]string{
		"Ціни зросли":        "uk",
		"Її з’їзд":           "uk",
		"Цены выросли вчера": "ru",
		"Ён жыве ў Мінску":   "be",
		"Prices rose":        "",
		"価格は上がった":            "ja",
		"价格上涨了":              "zh",
		"물가가 올랐다":            "ko",
		"Οι τιμές αυξήθηκαν": "el",
		"12 + 30 = 42":       "",
		"":                   "",
		strings.Repeat("The prices of bread and milk have risen again this month. ", 3): "en",
		strings.Repeat("Die Preise für Brot und Milch sind wieder gestiegen. ", 3):      "de",
	} {
		if got := languageOf(s); got != want {
			t.Errorf("%q is said to be %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"en-GB": "en", "uk_UA": "uk", "zh-Hant-TW": "zh-Hant", "sr-Latn": "sr-Latn", "": "", "??": "", "und": ""} {
		if got := languageTag(s); got != want {
			t.Errorf("the tag %q became %q, want %q", s, got, want)
		}
	}
}

func TestWhereLittleIsFoundThePageIsTakenWhole(t *testing.T) {
	rows := strings.Repeat("<tr><td>Region</td><td>30.1</td></tr>", 40)
	a, err := Read(Arrival{Name: "a.html", Bytes: []byte("<html><body><nav>Home</nav><table>" + rows + "</table></body></html>")})
	if err != nil || strings.Count(a.Text.Content, "Region\t30.1") != 40 || strings.Contains(a.Text.Content, "Home") {
		t.Errorf("%v, %q", err, a.Text.Content)
	}
	a, err = Read(Arrival{Name: "a.html", Bytes: []byte("<html><body><nav><p>Only here</p></nav></body></html>")})
	if err != nil || a.Text.Content != "Only here" {
		t.Errorf("%v, %q", err, a.Text.Content)
	}
}
