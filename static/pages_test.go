package static_test

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"stet/internal/browsertest"
	"stet/internal/commands"
	"stet/internal/document"
	"stet/static"

	"golang.org/x/net/html"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Run(m)) }

// policy is the content security policy that every page of stet is served under.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; font-src 'self'"

const articleHTML = `<p>The alliance’s secretary general has pressed partners 👩‍👩‍👧‍👦 to send Kyiv weapons.<br>Many allies have run down their own stocks.</p>
<h1>Background</h1>
<p>The forum met in Kyiv on 29 September and drew <b>over 250 firms</b> from <a href="https://example.org/">30 countries</a>, more than its hosts had expected, including €1 billion of firm orders from 13 major manufacturers.</p>
<ul><li>155 mm artillery rounds</li><li>guided anti-tank missiles</li></ul>
<table><tr><th>Year</th><th>Firms</th></tr><tr><td>2022</td><td>120</td></tr></table>
<figure><img src="https://example.org/chart.png" alt="Firms by country"><figcaption>A chart of firms</figcaption></figure>
<p dir="rtl">اجتمع المنتدى في كييف وحضره أكثر من 250 شركة من 30 دولة.</p>`

func article(t *testing.T) document.Text {
	t.Helper()
	node, err := html.Parse(strings.NewReader(articleHTML))
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.FromHTML(node, nil)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// highlights are four claims: c1 and c4 inside of longer ones or beside them, c2 open.
func highlights(t *testing.T, text document.Text) []document.Highlight {
	t.Helper()
	passage := func(quote string) document.Range {
		before, _, found := strings.Cut(text.Content, quote)
		if !found {
			t.Fatalf("the article does not say %q", quote)
		}
		start := len([]rune(before))
		return document.Range{Start: start, End: start + len([]rune(quote))}
	}
	return []document.Highlight{
		{ID: "c1", Short: "1", Number: 1, Range: passage("29 September"), State: "open", Pressing: 1, Href: "/claims/c1?claim=c1", Label: "Claim 1, open"},
		{ID: "c2", Short: "2", Number: 2, Range: passage("over 250 firms from 30 countries"), State: "waits", Pressing: 9, Here: true, Href: "/claims/c2?claim=c2", Label: "Claim 2, waits"},
		{ID: "c3", Short: "3", Number: 3, Range: passage("13 major manufacturers"), State: "approved", Verdict: "false", Href: "/claims/c3?claim=c3", Label: "Claim 3, false"},
		{ID: "c4", Short: "4", Number: 4, Range: passage("drew over 250 firms from 30 countries, more than its hosts had expected, including €1 billion of firm orders"), State: "proposed", Verdict: "half", Href: "/claims/c4?claim=c4", Label: "Claim 4, half true"},
	}
}

// site serves the pages of testdata as stet serves its own; ?pressed= are keys that are pressed before the scripts are there. Every other page answers with its method and address.
func site(t *testing.T) string {
	t.Helper()
	if err := static.Check(); err != nil {
		t.Fatal(err)
	}
	text := article(t)
	var body bytes.Buffer
	if err := text.Draw(&body, highlights(t, text), document.Style{Parity: true, Links: true}); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(static.Prefix, static.Handler())
	mux.HandleFunc("GET /page/{name}", func(w http.ResponseWriter, r *http.Request) {
		serve(t, w, r, r.PathValue("name"), body.String())
	})
	mux.HandleFunc("GET /pressed/{keys}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		keys := strings.TrimSuffix(r.PathValue("keys"), ".js")
		fmt.Fprintf(w, "for (const key of %q) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))", keys)
	})
	mux.HandleFunc("POST /preview", func(w http.ResponseWriter, r *http.Request) {
		template.Must(template.New("").Parse("<p>Rendered for {{.claim}}: {{.rationale}}</p>")).
			Execute(w, map[string]string{"claim": r.FormValue("claim"), "rationale": r.FormValue("rationale")}) //nolint:errcheck // the browser would show it
	})
	mux.HandleFunc("POST /claims/c2/verdict", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("rationale") == "refuse this" {
			w.WriteHeader(http.StatusUnprocessableEntity)
			serve(t, w, r, "workbench", body.String())
			return
		}
		http.Redirect(w, r, "/page/workbench", http.StatusSeeOther)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		serve(t, w, r, "other", r.Method+" "+r.URL.RequestURI())
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func serve(t *testing.T, w http.ResponseWriter, r *http.Request, name, body string) {
	page, err := template.ParseFiles(filepath.Join("testdata", name+".html"))
	if err != nil {
		t.Error(err)
		return
	}
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	data := map[string]any{
		"Icon": static.URL("icon.svg"), "Style": static.URL("app.css"), "Script": static.URL("app.js"), "Early": static.URL("early.js"), "Pressed": r.FormValue("pressed"),
		"Body": template.HTML(body), "Said": body, //nolint:gosec // drawn by document.Draw
		"Commands": commands.Keyboard{}.JSON(),
	}
	if err := page.Execute(w, data); err != nil {
		t.Error(err)
	}
}

func TestPagesHaveNoBarriers(t *testing.T) {
	address := site(t)
	for _, name := range []string{"workbench", "pages"} {
		for _, dark := range []bool{false, true} {
			p := browsertest.NewPage(t, browsertest.Options{Dark: dark, Width: 1440})
			p.Go(address + "/page/" + name)
			for _, barrier := range p.Axe() {
				t.Errorf("%s, dark %v: %s", name, dark, barrier)
			}
			keep(t, name+"-"+strconv.FormatBool(dark), p)
		}
	}
}

func TestPagesFitEveryWidth(t *testing.T) {
	address := site(t)
	for _, name := range []string{"workbench", "pages"} {
		for _, width := range []int64{320, 480, 768, 1024, 1280} {
			p := browsertest.NewPage(t, browsertest.Options{Width: width})
			p.Go(address + "/page/" + name)
			if wide := browsertest.Eval[int64](p, "document.documentElement.scrollWidth"); wide > width {
				t.Errorf("%s at %d: the page is %d wide and scrolls sideways", name, width, wide)
			}
			if !browsertest.Eval[bool](p, "document.querySelector('.top nav').checkVisibility()") {
				t.Errorf("%s at %d: the navigation is gone", name, width)
			}
			keep(t, name+"-"+strconv.FormatInt(width, 10), p)
		}
	}
}

func TestWhatIsClickedIsLargeEnough(t *testing.T) {
	address := site(t)
	for _, name := range []string{"workbench", "pages"} {
		p := browsertest.NewPage(t, browsertest.Options{Width: 390})
		p.Go(address + "/page/" + name)
		small := browsertest.Eval[[]string](p, `[...document.querySelectorAll('button, select, input:not([type=hidden]), nav a, .foot a, .outline a, .problems a')]
		  .filter((e) => e.checkVisibility() && !e.closest('.options, .check'))
		  .filter((e) => { const b = e.getBoundingClientRect(); return b.width < 24 || b.height < 24; }).map((e) => e.outerHTML.slice(0, 80))`)
		for _, element := range small {
			t.Errorf("%s: less than 24 pixels: %s", name, element)
		}
	}
}

// keep writes a picture into the folder that STET_PICTURES names, for a person to look at.
func keep(t *testing.T, name string, p *browsertest.Page) {
	t.Helper()
	if dir := os.Getenv("STET_PICTURES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".png"), p.Screenshot(), 0o600); err != nil {
			t.Error(err)
		}
	}
}
