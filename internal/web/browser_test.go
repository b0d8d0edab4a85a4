package web

import (
	"bytes"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"
	"testing"

	"stet/internal/paths"
)

// browser is what a person uses: it keeps cookies, follows redirects, says where a request comes from, and sends a form
// with everything that stands in it. It has no scripts.
type browser struct {
	t      testing.TB
	site   *site
	client *http.Client
	jar    *cookiejar.Jar
	hops   []hop
	page   *page // the one it shows

	header    http.Header // what it sends with every request
	forwarded string      // what a proxy says about where it is
}

// hop is a redirect on the way to a page.
type hop struct {
	Status int
	From   string // path and query
}

func newBrowser(t testing.TB, s *site) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, site: s, jar: jar}
	b.client = &http.Client{Transport: s.server.Client().Transport, Jar: jar, CheckRedirect: b.redirected}
	return b
}

func (b *browser) redirected(r *http.Request, via []*http.Request) error {
	b.hops = append(b.hops, hop{Status: r.Response.StatusCode, From: via[len(via)-1].URL.RequestURI()})
	if len(via) > 5 {
		return http.ErrUseLastResponse
	}
	return nil
}

// signIn fills in the sign-in form.
func (b *browser) signIn(email, password string) *page {
	b.t.Helper()
	b.get(paths.SignIn)
	return b.submit(paths.SignIn, url.Values{"email": {email}, "password": {password}})
}

// get opens an address, a path or a whole one.
func (b *browser) get(address string) *page {
	b.t.Helper()
	return b.send(b.request(http.MethodGet, address, nil))
}

// follow opens the address of the first link that the selector finds on the page.
func (b *browser) follow(selector string) *page {
	b.t.Helper()
	return b.get(b.resolve(b.page.attr(selector, "href")))
}

// post sends values as a form of the site would, whatever the page holds.
func (b *browser) post(address string, values url.Values) *page {
	b.t.Helper()
	r := b.request(http.MethodPost, address, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.send(r)
}

// file is one that a person chooses in a form.
type file struct{ Field, Name, Content string }

// submit presses the button of a form on the page: the one with this action, or the one that a selector finds. What
// stands in the form goes along; values replace what a person typed or chose, and have to be controls of the form.
func (b *browser) submit(form string, values url.Values, files ...file) *page {
	b.t.Helper()
	f := b.page.form(form)
	f.fill(b.t, values)
	address := b.page.URL.RequestURI()
	if f.action != "" {
		address = b.resolve(f.action)
	}
	if f.method == http.MethodGet {
		target, err := url.Parse(address)
		if err != nil {
			b.t.Fatal(err)
		}
		target.RawQuery, target.Fragment = f.values.Encode(), ""
		return b.get(target.String())
	}
	if f.enctype == "multipart/form-data" {
		return b.upload(address, f.values, files)
	}
	if len(files) > 0 {
		b.t.Fatalf("the form %s cannot send files", form)
	}
	return b.post(address, f.values)
}

func (b *browser) upload(address string, values url.Values, files []file) *page {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, all := range values {
		for _, value := range all {
			_ = w.WriteField(name, value)
		}
	}
	for _, f := range files {
		part, err := w.CreateFormFile(f.Field, f.Name)
		if err != nil {
			b.t.Fatal(err)
		}
		_, _ = io.WriteString(part, f.Content)
	}
	_ = w.Close()
	r := b.request(http.MethodPost, address, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return b.send(r)
}

// request is what the browser would send by itself from a page of the site.
func (b *browser) request(method, address string, body io.Reader) *http.Request {
	b.t.Helper()
	if strings.HasPrefix(address, "/") {
		address = b.site.URL + address
	}
	r, err := http.NewRequestWithContext(b.t.Context(), method, address, body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	maps.Copy(r.Header, b.header)
	if b.forwarded != "" {
		r.Header.Set("X-Forwarded-For", b.forwarded)
	}
	if b.page != nil && b.page.Header.Get("Referrer-Policy") == "same-origin" {
		from := *b.page.URL
		from.Fragment = ""
		r.Header.Set("Referer", from.String())
	}
	if method != http.MethodGet && method != http.MethodHead {
		r.Header.Set("Origin", b.site.URL)
	}
	return r
}

// send sends a request and shows what comes.
func (b *browser) send(r *http.Request) *page {
	b.t.Helper()
	b.hops = nil
	response, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	b.page = newPage(b.t, response, string(body), slices.Clone(b.hops))
	return b.page
}

// resolve is the whole address of one that stands on the page.
func (b *browser) resolve(reference string) string {
	b.t.Helper()
	u, err := b.page.URL.Parse(reference)
	if err != nil {
		b.t.Fatal(err)
	}
	return u.String()
}

// cookie is the session's cookie as the browser keeps it, or nil.
func (b *browser) cookie() *http.Cookie {
	b.t.Helper()
	u, err := url.Parse(b.site.URL)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range b.jar.Cookies(u) {
		if strings.HasSuffix(c.Name, "stet") {
			return c
		}
	}
	return nil
}
