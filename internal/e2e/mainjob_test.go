package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

const quote = "over 250 firms from 30 countries"

// TestTheMainJobInABrowser goes from an article's import to its annotated export, by mouse.
func TestTheMainJobInABrowser(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.importArticle(sharedArticle(t))
	v.DragOver("#text", quote)
	v.WaitText("#selection-bar [data-quote]", quote)
	v.press("#selection-bar button", "Make claim")
	v.makeClaim()
	v.attachSources()
	v.proposeVerdict()
	v.signOut()
	v.approveAsEditor()
	v.readExport()
	v.exportFromThePage()
}

// TestTheMainJobWithoutScripts does the same with scripts switched off, the passage chosen by its pasted words.
func TestTheMainJobWithoutScripts(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{NoScript: true})
	v.signIn("Olena Bondar")
	v.importArticle(sharedArticle(t))
	v.press(".outline a", "Pick a sentence or paste a quote")
	v.Fill("#f-quote", "  "+quote+" ")
	v.press("button", "Find it in the text")
	v.makeClaim()
	v.attachSources()
	v.proposeVerdict()
	v.signOut()
	v.approveAsEditor()
	v.readExport()
}

// TestPickingASentence ends in the same form as selecting.
func TestPickingASentence(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Taras Melnyk")
	v.importArticle(sharedArticle(t))
	v.press(".outline a", "Pick a sentence")
	v.press(".sentences a", "13 major manufacturers")
	v.WaitText("main blockquote mark", "13 major manufacturers had already joined it.")
	if claimant := v.Value("#f-claimant"); !strings.Contains(claimant, "Zelenskyy") {
		t.Errorf("the sentence says who claims it, but the form offers %q", claimant)
	}
	v.press("button", "Make the claim")
	v.WaitText(".card.open blockquote", "13 major manufacturers")
}

func (v *visitor) importArticle(path string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/new")
	v.Upload("input[type=file]", path)
	v.press("main form button", "Go on")
	v.WaitUntil(`location.pathname.startsWith('/imports/')`)
	if date := v.Value("#f-published_on"); date != "2023-09-30" {
		v.t.Errorf("the article begins with its date, but the form offers %q", date)
	}
	v.Fill("#f-title", "Defence Industries Forum in Kyiv")
	v.press("main form button", "Import")
	v.WaitText(".sheet h1", "Defence Industries Forum in Kyiv")
	v.WaitText("#text", "over 250 firms from 30 countries – more than the organisers expected")
}

func (v *visitor) makeClaim() {
	v.t.Helper()
	v.WaitText("main blockquote mark", quote)
	if kind := v.Value("#f-kind"); kind != "quantity" {
		v.t.Errorf("a number of firms is a quantity, but the form offers %q", kind)
	}
	v.Fill("#f-statement", "More than 250 companies from 30 countries took part in the forum in Kyiv on 29 September 2023.")
	v.press("button", "Make the claim")
	v.WaitText(".card.open blockquote", quote)
	v.WaitText("#text mark.here", quote)
	v.WaitText(".card.open", "Waits for your verdict")
}

func (v *visitor) attachSources() {
	v.t.Helper()
	v.attach("Office of the President: opening address", "official statement", "supports", "representatives of 252 companies from more than 30 countries")
	v.attach("Agency report before the forum", "news", "context", "more than 160 companies from 26 countries will take part")
	if n := browsertest.Eval[int](v.Page, `document.querySelectorAll('.card.open .evidence > li').length`); n != 2 {
		v.t.Errorf("the claim shows %d sources, want 2", n)
	}
}

func (v *visitor) attach(title, kind, stance, excerpt string) {
	v.t.Helper()
	v.press(".card.open a", "Add source")
	v.Fill("[name=source_title]", title)
	v.Fill("[name=source_kind]", kind)
	v.Click(`[name=stance][value="` + stance + `"]`)
	v.Fill("[name=excerpt]", excerpt)
	v.press("main button", "Save")
	v.WaitText(".card.open .evidence", excerpt)
}

func (v *visitor) proposeVerdict() {
	v.t.Helper()
	v.Click(`.scale [name=verdict][value="true"]`)
	v.Fill(".card.open [name=rationale]", "The organisers counted 252 companies [1]; three days before, 160 were expected [2].")
	v.press(".card.open button", "Propose and send for approval")
	v.WaitText(".card.open", "In approval")
	v.WaitText(".card.open .prose", "252 companies")
}

func (v *visitor) approveAsEditor() {
	v.t.Helper()
	v.signIn("Iryna Kovalenko")
	v.press(".top nav a", "Approvals")
	v.press("main .table a", quote)
	v.WaitText("main .evidence", "representatives of 252 companies")
	v.press("main button", "Approve")
	v.WaitText("#notices", "Approved.")
}

// readExport exports the article by the command line and by the page, and opens the file.
func (v *visitor) readExport() {
	v.t.Helper()
	id := v.articleID("Defence Industries Forum in Kyiv")
	file := filepath.Join(v.t.TempDir(), "export.html")
	v.site.stet("export", id, "--format", "html", "-o", file)
	v.Go(v.site.URL + "/articles/" + id + "/export")
	v.WaitText("main", "approved")
	reader := browsertest.NewPage(v.t, browsertest.Options{NoScript: true})
	reader.Go("file://" + file)
	reader.WaitText("mark.approved", quote)
	reader.WaitText("main", "More than 250 companies from 30 countries took part")
	for _, words := range []string{"True", "The organisers counted 252 companies", "Office of the President", "Agency report before the forum", "Olena Bondar", "Iryna Kovalenko"} {
		reader.WaitText("body", words)
	}
	checkFormats(v, id)
	for _, o := range []browsertest.Options{{}, {Dark: true}, {Width: 320, Height: 640}, {Print: true}} {
		checkBarriers(v.t, file, o)
	}
}

// exportFromThePage sends the page's own form, with what is chosen in it, and opens the file that comes back.
func (v *visitor) exportFromThePage() {
	v.t.Helper()
	v.WaitFor("main form[method=post] [name=format]")
	answer := browsertest.Eval[string](v.Page, `(() => {
    const form = document.querySelector('main form[method=post]:has([name=format])');
    return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then((r) => r.text());
  })()`)
	file := filepath.Join(v.t.TempDir(), "from-the-page.html")
	write(v.t, file, []byte(answer))
	reader := browsertest.NewPage(v.t, browsertest.Options{NoScript: true})
	reader.Go("file://" + file)
	reader.WaitText("mark.approved", quote)
	reader.WaitText("body", "The organisers counted 252 companies")
	reader.WaitText("body", "Agency report before the forum")
}

func checkBarriers(t *testing.T, file string, o browsertest.Options) {
	t.Helper()
	reader := browsertest.NewPage(t, o)
	reader.Go("file://" + file)
	if problems := reader.Axe(); len(problems) > 0 {
		t.Errorf("the export has barriers:\n%s", strings.Join(problems, "\n"))
	}
}

func checkFormats(v *visitor, id string) {
	v.t.Helper()
	if out := v.site.stet("export", id, "--format", "json"); !strings.Contains(out, quote) {
		v.t.Errorf("the JSON export does not hold the claim:\n%.400s", out)
	}
	if out := v.site.stet("export", id, "--format", "csv"); !strings.Contains(out, quote) {
		v.t.Errorf("the CSV export does not hold the claim:\n%.400s", out)
	}
}

// articleID finds an article's id in the list that the command line prints.
func (v *visitor) articleID(title string) string {
	v.t.Helper()
	for line := range strings.Lines(v.site.stet("articles")) {
		if strings.Contains(line, title) {
			return strings.Fields(line)[0]
		}
	}
	v.t.Fatalf("stet articles does not list %q", title)
	return ""
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}
