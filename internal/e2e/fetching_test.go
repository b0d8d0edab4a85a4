package e2e

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"stet/internal/browsertest"
)

const harbourPage = `<!doctype html><html lang="en"><head><title>Harbour opens</title></head>
<body><nav><a href="/news">All the news of the town</a></nav><article><h1>Harbour opens</h1>
<p>The harbour opened on Friday with 40 ships, the port said. It is the first in the region, and cost 12 million.</p>
<p>Over 250 firms want to use it, said the harbour master, who had asked each of them in the spring of the year.</p>
<div class="related"><p>Method: each firm was asked twice.</p></div></article></body></html>`

// TestAnArticleIsFetchedAndFetchedAgain imports a page by its address, puts back what was left out of it by mistake, and fetches
// it again as a new version once its text has changed.
func TestAnArticleIsFetchedAndFetchedAgain(t *testing.T) {
	s := try(t)
	var page atomic.Value
	page.Store(harbourPage)
	press := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page.Load().(string)))
	}))
	t.Cleanup(press.Close)

	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.Go(s.URL + "/articles/new")
	v.Fill("#f-url", press.URL+"/harbour")
	browsertest.Eval[bool](v.Page, `(() => {
    const note = document.querySelector('[data-working]');
    new MutationObserver(() => sessionStorage.setItem('told', note.textContent)).observe(note, { childList: true });
    return true;
  })()`)
	v.press("main form button", "Go on")
	v.WaitText("main .left-out h2", "2 pieces of the page were left out")
	v.WaitUntil(`sessionStorage.getItem('told')?.startsWith('The page is being fetched')`)
	v.Fill("#f-publisher", "The Courier")
	v.press("main .left-out .gap:last-of-type button", "Put it back")
	v.WaitText(".sheet .body", "Method: each firm was asked twice.")
	if got := v.Text("main .left-out h2"); !strings.Contains(got, "1 piece") {
		t.Errorf("it says %q", got)
	}
	v.WaitUntil(`document.querySelector('#f-publisher').value === 'The Courier'`)
	v.press("main #particulars button", "Import")
	v.WaitText("#text", "Method: each firm was asked twice.")

	v.press(".outline a", "Versions")
	v.WaitText("main .origin", press.URL+"/harbour")
	v.press("main button", "Fetch it again from its address")
	v.WaitText("main .problems", "The text is the same as that of version 1, to the letter. Nothing was changed.")
	page.Store(strings.Replace(harbourPage, "40 ships", "41 ships", 1))
	v.press("main button", "Fetch it again from its address")
	v.WaitText("main", "Version 2 beside version 1")
	v.WaitText("main .left-out li.back", "Method: each firm was asked twice.")
	v.press("main button", "Make it the current version")
	v.WaitText("#text", "41 ships")
	v.WaitText("#text", "Method: each firm was asked twice.")
}
