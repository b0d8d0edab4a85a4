package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/fetch"
	"stet/internal/paths"
	"stet/internal/sample"
)

const courierPage = `<!doctype html><html lang="en"><head><title>Harbour opens</title><meta property="og:site_name" content="The Courier"></head>
<body><nav><a href="/news">All the news of the town</a></nav><article><h1>Harbour opens</h1>
<p>The harbour opened on Friday with 40 ships, the port said. It is the first in the region, and cost 12 million.</p>
<p>Over 250 firms want to use it, said the harbour master, who had asked each of them in the spring of the year.</p>
<div class="related"><p>Method: each firm was asked twice.</p></div></article></body></html>`

// press is a site that a newsroom fetches pages from. What it answers can be changed.
type press struct {
	*httptest.Server
	page   atomic.Pointer[string]
	status atomic.Int32
}

func newPress(t *testing.T) *press {
	p := &press{}
	p.prints(courierPage)
	p.status.Store(http.StatusOK)
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/moved":
			http.Redirect(w, r, "/harbour", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		case "/picture":
			w.Header().Set("Content-Type", "image/png")
			_, _ = w.Write([]byte("\x89PNG"))
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Last-Modified", "Mon, 05 Jan 2026 08:00:00 GMT")
			w.Header().Set("Set-Cookie", "visitor=1")
			w.WriteHeader(int(p.status.Load()))
			_, _ = w.Write([]byte(*p.page.Load()))
		}
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *press) prints(page string) { p.page.Store(&page) }

// online lets a site fetch from this machine.
func online(s *setup) {
	s.desk = append(s.desk, desk.FetchingWith(fetch.New("test", func() time.Time { return sample.At }, netip.MustParsePrefix("127.0.0.0/8"))))
}

func TestAnArticleIsFetchedLookedOverAndKeptWithWhereItCameFrom(t *testing.T) {
	s, p := newSite(t, online), newPress(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	proof := b.submit(paths.Imports, url.Values{"url": {p.URL + "/moved"}}).want(http.StatusOK)
	proof.says("The harbour opened on Friday", "Fetched from", p.URL+"/harbour", "2 pieces of the page were left out", "All the news of the town", "Method: each firm was asked twice.")
	if body := proof.text(".sheet .body"); strings.Contains(body, "Method") || strings.Contains(body, "All the news") {
		t.Fatalf("the text is %q", body)
	}

	key := proof.attr(`.left-out li:has(p:contains("Method")) button`, "value")
	back := b.post(proof.attr(".left-out button", "formaction"), url.Values{"put_back": {key}, "title": {"Harbour opens at last"}}).want(http.StatusOK)
	if body := back.text(".sheet .body"); !strings.HasSuffix(strings.TrimSpace(body), "Method: each firm was asked twice.") {
		t.Fatalf("the text is %q", body)
	}
	if got := back.attr("#f-title", "value"); got != "Harbour opens at last" {
		t.Errorf("what was typed is now %q", got)
	}
	b.submit(strings.TrimSuffix(back.path(), "#left-out"), url.Values{"title": {"Harbour opens at last"}}).want(http.StatusOK)
	article := strings.TrimSuffix(b.page.path(), "/")

	sum := sha256.Sum256([]byte(courierPage))
	list := b.get(article+"/versions").says("Fetched from", p.URL+"/harbour", "5 Jan 2026, 09:00 UTC", hex.EncodeToString(sum[:]), "status 200", "Last-Modified")
	if strings.Contains(list.Body, "visitor=1") {
		t.Error("a cookie of the site was kept")
	}
	raw := b.get(list.attr("a[download]", "href"))
	if raw.Body != courierPage || raw.Header.Get("Content-Type") != "application/octet-stream" || raw.Header.Get("X-Content-Type-Options") != "nosniff" ||
		raw.Header.Get("Content-Security-Policy") != "sandbox" || !strings.HasPrefix(raw.Header.Get("Content-Disposition"), `attachment; filename="version-1.html"`) {
		t.Errorf("the bytes come as %v: %.80q", raw.Header, raw.Body)
	}

	b.get(article + "/versions")
	b.post(article+"/versions", url.Values{"url": {p.URL + "/harbour"}, "again": {"true"}}).want(http.StatusUnprocessableEntity).
		says("The text is the same as that of version 1, to the letter. Nothing was changed.")
	p.prints(strings.Replace(courierPage, "40 ships", "41 ships", 1))
	preview := b.post(article+"/versions", url.Values{"url": {p.URL + "/harbour"}, "again": {"true"}}).want(http.StatusOK)
	preview.says("Version 2 beside version 1", "41", "1 piece of the page was left out", "It stands in the text.")
	out := b.post(preview.attr(".left-out button", "formaction"), url.Values{"leave_out": {key}}).want(http.StatusOK).says("2 pieces of the page were left out")
	b.post(strings.Split(out.path(), "#")[0], url.Values{"seen": {out.attr(`input[name="seen"]`, "value")}}).want(http.StatusOK).says("Version 2 is the current one.")
	b.get(article+"/versions").says("Version 2", "Version 1")
}

func TestWhatCannotBeFetchedIsToldAndTheAddressStays(t *testing.T) {
	s, p := newSite(t, online), newPress(t)
	b := s.as(t, factcheck.Reviewer)
	p.status.Store(http.StatusPaymentRequired)
	for address, says := range map[string]string{
		"http://169.254.169.254/latest/":               "is not on the public internet",
		p.URL + "/inside":                              "is not on the public internet",
		"http://[::1]:8080/":                           "is not on the public internet",
		p.URL + "/picture":                             "this is image/png, which is no article",
		p.URL + "/harbour":                             "only to its subscribers (status 402)",
		"https://someone:secret@courier.example/":      "has a name or password in it",
		"https://courier.invalid/" + hostile[:8]:       "",
		"ftp://courier.example/harbour":                "not a web address",
		"http://127.0.0.1:1/" + strings.Repeat("a", 3): "could not be reached",
	} {
		b.get(paths.NewArticle)
		page := b.submit(paths.Imports, url.Values{"url": {address}})
		if page.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s answers %d", address, page.Status)
		}
		if got := page.text("#f-url-error"); !strings.Contains(got, says) || got == "" {
			t.Errorf("%s: at the field it says %q, want %q", address, got, says)
		}
		if got := page.attr("#f-url", "value"); got != address {
			t.Errorf("the address is now %q", got)
		}
	}
	p.prints(strings.Replace(courierPage, "<p>Over", "<p>"+strings.Repeat("Some firms had asked for a harbour for twenty years. ", 30)+"</p><p>Over", 1))
	b.get(paths.NewArticle)
	b.submit(paths.Imports, url.Values{"url": {p.URL + "/harbour"}}).want(http.StatusOK).says("The site refused the page (status 402)", "Some firms had asked")
}

func TestOneFetchesOnlySoManyPagesAtOnce(t *testing.T) {
	s := newSite(t, online)
	held := make(chan struct{})
	begun := make(chan struct{}, 8)
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			begun <- struct{}{}
			<-held
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(slow.Close)
	me := s.people[factcheck.Reviewer].Actor()
	ended := make(chan error, 2)
	for i := range 2 {
		go func() {
			_, err := s.desk.StageImport(t.Context(), me, desk.Arrival{URL: fmt.Sprintf("%s/%d", slow.URL, i)})
			ended <- err
		}()
		<-begun
	}
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	b.submit(paths.Imports, url.Values{"url": {slow.URL + "/third"}}).want(http.StatusTooManyRequests).says("You have several pages on their way already.")
	s.as(t, factcheck.Editor).get(paths.Articles).want(http.StatusOK) // the server answers others meanwhile
	close(held)
	for range 2 {
		if err := <-ended; !factcheck.Is(err, factcheck.Unavailable) {
			t.Errorf("%v", err)
		}
	}
}

func TestTheBytesOfAnOldVersionAreReadAgainByWhoMay(t *testing.T) {
	s := &scene{site: newSite(t), t: t}
	a := s.article(t)
	if s.as(t, factcheck.Editor).get(paths.Versions(a.ID)).has(`form[action$="/reextraction"]`) {
		t.Error("a version that this program read is offered to be read again")
	}
	s.readByAnother(t, a)
	if s.as(t, factcheck.Reviewer).get(paths.Versions(a.ID)).has(`form[action$="/reextraction"]`) {
		t.Error("a reviewer is offered to read a version again")
	}
	b := s.as(t, factcheck.Editor)
	b.get(paths.Versions(a.ID)).says("was read by an older program")
	preview := b.post(paths.Reextraction(a.ID), nil).want(http.StatusOK).says("Version 2 beside version 1")
	b.post(preview.path(), url.Values{"seen": {string(a.Current)}}).want(http.StatusOK).says("Version 2 is the current one.")
}
