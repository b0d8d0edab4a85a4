package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/importer"
	"stet/internal/paths"
	"stet/internal/sample"
)

// hostile is text that would do harm if it were taken for HTML.
const hostile = `<script>alert("x")</script><img src=x onerror=alert(1)> "quoted" & 'so'`

const webPage = `<!doctype html><html lang="en"><head><title>Harbour opens</title><meta name="author" content="N. Writer">
<meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/harbour"></head>
<body><article><h1>Harbour opens</h1><p>The harbour opened on Friday with 40 ships, <a href="/ships">the port said</a>. It is the first in the region.</p>
<h2>What it cost</h2><ul><li>Steel: 12 tonnes</li></ul><script>alert(1)</script></article></body></html>`

func TestPastedTextIsLookedOverAndThenImported(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	proof := b.submit(paths.Imports, url.Values{"paste": {sample.Text}}).want(http.StatusOK)
	if !strings.HasPrefix(proof.path(), paths.Imports+"/") {
		t.Fatalf("at %s", proof.path())
	}
	proof.says("39 words, 208 characters, 3 blocks")
	if got := proof.text(".sheet .body"); !strings.Contains(got, "Over 250 firms from 30 countries met") {
		t.Errorf("the text is not shown but %q", got)
	}
	b.submit(proof.path(), url.Values{"title": {"Firms meet"}, "publisher": {"The Courier"}, "published_on": {"2026-01-04"}, "language": {"en"}})
	b.page.want(http.StatusOK).says("The article is imported.", "Firms meet", "Over 250 firms")
	b.get(paths.Articles).says("Firms meet", "The Courier, 4 Jan 2026", "No claims yet")
}

func TestPastedHTMLOffersItsParticulars(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	proof := b.submit(paths.Imports, url.Values{"paste": {webPage}}).want(http.StatusOK)
	for field, want := range map[string]string{
		"title": "Harbour opens", "byline": "N. Writer", "publisher": "The Courier", "url": "https://courier.example/harbour", "language": "en",
	} {
		if got := proof.attr(`input[name="`+field+`"]`, "value"); got != want {
			t.Errorf("%s is offered as %q, want %q", field, got, want)
		}
	}
	if got := proof.text(".sheet .body h2"); got != "What it cost" {
		t.Errorf("the heading is %q", got)
	}
	if !proof.has(".sheet .body li") {
		t.Error("the list is lost")
	}
}

func TestUploadedFilesAreReadByTheirEnding(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	for name, c := range map[string]struct{ content, selector, text string }{
		"a.txt":  {"# Not a heading in plain text", ".body p", "# Not a heading in plain text"},
		"a.md":   {"# Harbour opens\n\nIt has **40** berths.", ".body strong", "40"},
		"a.docx": {wordFile(t, "It has 40 berths."), ".body p", "It has 40 berths."},
		"a.html": {webPage, ".body h2", "What it cost"},
	} {
		b.get(paths.NewArticle)
		proof := b.submit(paths.Imports, nil, file{"file", name, c.content}).want(http.StatusOK)
		if got := proof.text(c.selector); got != c.text {
			t.Errorf("%s: %s is %q, want %q", name, c.selector, got, c.text)
		}
	}
}

func TestLinksOfAnImportAreCompletedWithTheAddressItCameFrom(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	proof := b.submit(paths.Imports, url.Values{"paste": {`<p>Read <a href="/ships">the list</a>.</p>`}, "url": {"https://port.example/news/1"}})
	if got := proof.want(http.StatusOK).attr(`input[name="url"]`, "value"); got != "https://port.example/news/1" {
		t.Errorf("the address is offered as %q", got)
	}
	b.submit(proof.path(), url.Values{"title": {"Ships"}})
	if !b.page.want(http.StatusOK).has(`a[href="https://port.example/ships"]`) {
		t.Error("the link does not lead to the whole address")
	}
}

func TestWhatCannotBeImportedIsRefusedWithItsReason(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	for name, c := range map[string]struct {
		values url.Values
		files  []file
		field  string
		says   string
	}{
		"nothing":       {nil, nil, "paste", "Give the article’s web address, paste its text, or choose a file."},
		"blanks":        {url.Values{"paste": {" \n "}}, nil, "paste", "Give the article’s web address, paste its text, or choose a file."},
		"an empty file": {nil, []file{{"file", "a.txt", ""}}, "file", "There is no text in it."},
		"a PDF":         {nil, []file{{"file", "a.pdf", "%PDF-1.7 and so on"}}, "file", "The PDF is damaged"},
		"bytes":         {nil, []file{{"file", "a.txt", strings.Repeat("\x00\x01", 100)}}, "file", "This is not text"},
		"two at once":   {url.Values{"paste": {"Some words."}}, []file{{"file", "a.txt", "Other words."}}, "file", "not both"},
		"no address":    {url.Values{"paste": {"Some words."}, "url": {"javascript:alert(1)"}}, nil, "url", "This is not a web address"},
	} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			b.get(paths.NewArticle)
			p := b.submit(paths.Imports, c.values, c.files...).want(http.StatusUnprocessableEntity).says(c.says)
			if got := p.text("#f-" + c.field + "-error"); !strings.Contains(got, c.says) {
				t.Errorf("at the field it says %q", got)
			}
			if got, want := strings.TrimSpace(p.text("textarea")), strings.TrimSpace(c.values.Get("paste")); got != want {
				t.Errorf("the pasted text is now %q, was %q", got, want)
			}
			if got := p.attr("#f-url", "value"); got != c.values.Get("url") {
				t.Errorf("the address is now %q", got)
			}
		})
	}
}

func TestAnArticleOfOneMegabyteIsImportedAndALargerOneRefusedInWords(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	sentence := "The port of Наварин took 40 ships in 2025, said the harbour master. "
	fits := strings.Repeat(sentence, importer.MaxBytes/len(sentence))
	over := fits + sentence + sentence
	far := strings.Repeat(sentence, (importer.MaxPackedBytes+4<<20)/len(sentence))
	for name, c := range map[string]struct {
		text       string
		fits, kept bool
	}{"one megabyte": {fits, true, false}, "a little more": {over, false, true}, "far too much": {far, false, false}} {
		t.Run(name+", pasted", func(t *testing.T) {
			b.t = t
			b.get(paths.NewArticle)
			checkSize(t, b.submit(paths.Imports, url.Values{"paste": {c.text}}), c.fits, c.kept)
		})
		t.Run(name+", pasted into a form that is encoded in the plain way", func(t *testing.T) {
			b.t = t
			b.get(paths.NewArticle)
			checkSize(t, b.post(paths.Imports, url.Values{"paste": {c.text}}), c.fits, c.kept)
		})
		t.Run(name+", uploaded", func(t *testing.T) {
			b.t = t
			b.get(paths.NewArticle)
			checkSize(t, b.submit(paths.Imports, nil, file{"file", "long.txt", c.text}), c.fits, false)
		})
	}
}

func TestAPageThatIsMostlyScriptsAndPicturesIsImportedPastedOrUploaded(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	inlined := strings.Repeat("<script>if (a < b && c) {}</script><img src='data:image/png;base64,"+strings.Repeat("iVBO+w0K/go=", 4000)+"'>", 160)
	page := "<!doctype html><title>The port</title><body>" + inlined + "<article><p>" + sample.Text + "</p></article>"
	if len(page) < 7<<20 || len(page) > importer.MaxPageBytes {
		t.Fatalf("the page has %d bytes", len(page))
	}
	b.get(paths.NewArticle)
	b.submit(paths.Imports, url.Values{"paste": {page}}).want(http.StatusOK).says("The port")
	b.get(paths.NewArticle)
	b.submit(paths.Imports, nil, file{"file", "port.html", page}).want(http.StatusOK).says("The port")
}

// checkSize expects the answer to an arrival: the text on the proof, or a sentence about its size. What was pasted and is
// not much too long is kept.
func checkSize(t *testing.T, p *page, fits, kept bool) {
	t.Helper()
	if fits {
		if got := len(p.want(http.StatusOK).text(".sheet .body")); got < importer.MaxBytes-100 {
			t.Errorf("the proof has %d bytes of text only", got)
		}
		return
	}
	p.want(http.StatusRequestEntityTooLarge).says("larger than 1 MB")
	if got := len(p.text("textarea")) > importer.MaxBytes; got != kept {
		t.Errorf("what was pasted is kept: %v, want %v", got, kept)
	}
}

func TestParticularsOfAnImportAreCheckedAndKept(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	proof := b.submit(paths.Imports, url.Values{"paste": {sample.Text}})
	typed := url.Values{"title": {""}, "url": {"no address"}, "publisher": {"The Courier"}, "language": {"not a language"}, "published_on": {"last week"}}
	p := b.submit(proof.path(), typed).want(http.StatusUnprocessableEntity)
	for _, field := range []string{"title", "url", "language", "published_on"} {
		if !p.has("#f-" + field + "-error") {
			t.Errorf("nothing is said about %s", field)
		}
		if got := p.attr("#f-"+field, "value"); got != typed.Get(field) {
			t.Errorf("%s is now %q, typed was %q", field, got, typed.Get(field))
		}
	}
	if got := p.attr("#f-publisher", "value"); got != "The Courier" {
		t.Errorf("the publisher is now %q", got)
	}
	p.says("Over 250 firms")
	if got := p.text("h1"); got == "" {
		t.Error("the heading is empty")
	}
}

func TestAStagedImportIsForItsImporterOnly(t *testing.T) {
	s := newSite(t)
	mine, other := s.as(t, factcheck.Reviewer), s.as(t, factcheck.Admin)
	mine.get(paths.NewArticle)
	address := mine.submit(paths.Imports, url.Values{"paste": {sample.Text}}).path()
	other.get(address).want(http.StatusNotFound)
	other.post(address, url.Values{"title": {"Mine now"}}).want(http.StatusNotFound)
	other.post(address+"/discard", nil).want(http.StatusNotFound)
	mine.get(address).want(http.StatusOK)
}

func TestADiscardedImportIsGone(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	address := b.submit(paths.Imports, url.Values{"paste": {sample.Text}}).path()
	b.submit(address+"/discard", nil).at(paths.NewArticle).says("Discarded.")
	b.get(address).want(http.StatusNotFound)
	b.get(paths.Articles).says("No articles yet.")
}

func TestAnImportIsMadeAnArticleOnce(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	address := b.submit(paths.Imports, url.Values{"paste": {sample.Text}}).path()
	b.post(address, url.Values{"title": {"Once"}}).want(http.StatusOK)
	b.post(address, url.Values{"title": {"Twice"}}).want(http.StatusNotFound)
	if got := b.get(paths.Articles).texts("tbody th a"); len(got) != 1 || got[0] != "Once" {
		t.Errorf("the articles are %q", got)
	}
}

func TestHostileTextInAnImportIsShownAsText(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	proof := b.submit(paths.Imports, nil, file{"file", `"><script>.txt`, hostile + "\n\n" + hostile}).want(http.StatusOK)
	if got := proof.text(".sheet .body p"); got != hostile {
		t.Errorf("the text is %q", got)
	}
	p := b.submit(proof.path(), url.Values{"title": {hostile}, "publisher": {hostile}, "byline": {hostile}}).want(http.StatusOK)
	if got := p.text("h1"); got != hostile {
		t.Errorf("the title is %q", got)
	}
	b.get(paths.Articles).says(hostile)
	b.get(paths.Desk).says(hostile)
}

func TestHTMLThatIsImportedHasNothingThatRuns(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	page := `<p onclick="alert(1)">Read <a href="javascript:alert(1)">this</a> and <a href="https://ok.example/">that</a>.</p>
		<style>p{}</style><iframe src="https://x.example"></iframe><svg onload="alert(1)"></svg><form action="https://x.example"><input name="a"></form>`
	proof := b.submit(paths.Imports, url.Values{"paste": {page}}).want(http.StatusOK)
	for _, selector := range []string{".body [onclick]", ".body svg", ".body iframe", ".body style", ".body form", ".body input", `.body a[href^="javascript"]`} {
		if proof.has(selector) {
			t.Errorf("%s survived", selector)
		}
	}
}
