package browsertest

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(Run(m)) }

const sample = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title><script src="/app.js" defer></script></head>
<body><main><h1>Sample</h1>
<p id="text">The forum drew <em>over 250</em> firms<span data-ui>5</span> from 30 countries, прибули понад 250 компаній.</p>
<form method="post" action="/greet"><label for="n">Name</label> <input id="n" name="name" value="old">
<label for="s">Stance</label> <select id="s" name="stance"><option value="pro">Pro</option><option value="con">Con</option></select>
<label for="f">File</label> <input id="f" type="file" name="file">
<button id="go">Greet</button></form><p id="out">nothing</p></main></body></html>`

const script = `
addEventListener('pointerup', () => setTimeout(() => { document.getElementById('out').textContent = 'selected: ' + getSelection(); }));
addEventListener('keydown', (e) => { document.body.dataset.key = (e.altKey ? 'Alt+' : '') + e.key; });`

// site serves the sample under the content security policy that stet has.
func site(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	page := func(w http.ResponseWriter, body string) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, body)
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { page(w, sample) })
	mux.HandleFunc("GET /inline", func(w http.ResponseWriter, _ *http.Request) {
		page(w, sample+`<p style="color: red">inline</p>`)
	})
	mux.HandleFunc("GET /long", func(w http.ResponseWriter, _ *http.Request) {
		page(w, sample+strings.Repeat("<p>A line of a long page.</p>", 100))
	})
	mux.HandleFunc("GET /file", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="claims.csv"`)
		fmt.Fprint(w, "250 firms")
	})
	mux.HandleFunc("GET /saves", func(w http.ResponseWriter, _ *http.Request) { page(w, `<a id="save" href="/file">Save</a>`) })
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("GET /app.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, script)
	})
	mux.HandleFunc("GET /throws", func(w http.ResponseWriter, _ *http.Request) {
		page(w, sample+`<script src="/throws.js"></script><script src="/static/missing.js"></script>`)
	})
	mux.HandleFunc("GET /throws.js", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `console.error('said', 7); throw new Error('thrown');`)
	})
	mux.HandleFunc("POST /greet", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusUnprocessableEntity)
		page(w, "<h1>Hello "+r.FormValue("name")+", "+r.FormValue("stance")+", "+r.FormValue("file")+"</h1>")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func TestFormIsFilledInAndSentAsByAPerson(t *testing.T) {
	for _, noScript := range []bool{false, true} {
		p := NewPage(t, Options{NoScript: noScript})
		p.Go(site(t) + "/")
		p.Fill("#n", "Олена")
		p.Fill("#s", "con")
		file := filepath.Join(t.TempDir(), "claims.txt")
		if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		p.Upload("#f", file)
		p.Click("#go")
		if got, want := p.Text("h1"), "Hello Олена, con, claims.txt"; got != want {
			t.Errorf("no script %v: the page says %q, want %q", noScript, got, want)
		}
	}
}

func TestFieldIsEmptiedByFillingInNothing(t *testing.T) {
	p := NewPage(t, Options{})
	p.Go(site(t) + "/")
	p.Fill("#n", "")
	if got := p.Value("#n"); got != "" {
		t.Errorf("the field holds %q, want nothing", got)
	}
}

func TestDragSelectsExactlyTheQuote(t *testing.T) {
	for _, quote := range []string{"over 250 firms", "250", "понад 250 компаній"} {
		p := NewPage(t, Options{Width: 400})
		p.Go(site(t) + "/")
		p.DragOver("#text", quote)
		p.WaitText("#out", "selected: "+strings.Fields(quote)[0])
		if got := Eval[string](p, "getSelection().toString()"); strings.Replace(got, "5 from", " from", 1) != quote {
			t.Errorf("selected %q, want %q", got, quote)
		}
	}
}

func TestKeysArriveWithTheirModifiers(t *testing.T) {
	p := NewPage(t, Options{})
	p.Go(site(t) + "/")
	p.Press("j")
	p.WaitUntil("document.body.dataset.key === 'j'")
	p.Press("Alt+c")
	p.WaitUntil("document.body.dataset.key === 'Alt+c'")
	p.Press("Escape")
	p.WaitUntil("document.body.dataset.key === 'Escape'")
}

func TestWindowHasTheSizeAndSchemeAskedFor(t *testing.T) {
	p := NewPage(t, Options{Width: 320, Height: 640, Dark: true})
	p.Go(site(t) + "/")
	got := Eval[string](p, "innerWidth + ' ' + innerHeight + ' ' + matchMedia('(prefers-color-scheme: dark)').matches")
	if got != "320 640 true" {
		t.Errorf("width, height, dark: %s; want 320 640 true", got)
	}
	picture, err := png.Decode(bytes.NewReader(p.Screenshot()))
	if err != nil || picture.Bounds().Dx() != 320 {
		t.Errorf("picture is %v wide (%v), want 320", picture.Bounds(), err)
	}
}

func TestScriptsRunOnlyWhereTheyAreAllowed(t *testing.T) {
	p := NewPage(t, Options{NoScript: true})
	p.Go(site(t) + "/")
	p.DragOver("#text", "250")
	if got := p.Text("#out"); got != "nothing" {
		t.Errorf("a script ran and wrote %q", got)
	}
}

func TestWhatThePageComplainsOfIsHeard(t *testing.T) {
	address := site(t)
	p := NewPage(t, Options{})
	p.Go(address + "/throws")
	p.Go(address + "/inline")
	complaints := strings.Join(p.Complaints(), "\n")
	for _, words := range []string{"said 7", "Error: thrown", "static/missing.js", "Refused to execute", "inline style"} {
		if !strings.Contains(complaints, words) {
			t.Errorf("%q was not heard; heard:\n%s", words, complaints)
		}
		p.Forgive(words)
	}
	if left := p.Complaints(); len(left) != 0 {
		t.Errorf("not forgiven: %v", left)
	}
}

func TestBarriersAreFound(t *testing.T) {
	p := NewPage(t, Options{})
	p.Go(site(t) + "/")
	if found := p.Axe(); len(found) != 0 {
		t.Errorf("barriers on a page without any: %v", found)
	}
	Eval[bool](p, `document.querySelector('label').remove() === undefined`)
	if found := strings.Join(p.Axe(), "\n"); !strings.Contains(found, "#n") {
		t.Errorf("the field without a label was not found; found %q", found)
	}
}

func TestAFingerScrollsThePageBothWays(t *testing.T) {
	p := NewPage(t, Options{Width: 390, Height: 844, Touch: true})
	p.Go(site(t) + "/long")
	p.Swipe(400)
	p.WaitUntil("scrollY > 200")
	p.Swipe(-400)
	p.WaitUntil("scrollY < 150")
}

func TestAFileThatAPageSavesIsFound(t *testing.T) {
	p := NewPage(t, Options{Touch: true})
	p.Go(site(t) + "/saves")
	saved := p.Downloads()
	p.Tap("#save")
	path := saved()
	file, err := os.ReadFile(path)
	if err != nil || filepath.Base(path) != "claims.csv" || string(file) != "250 firms" {
		t.Errorf("%s holds %q (%v)", path, file, err)
	}
}
