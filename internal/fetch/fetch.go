// Package fetch gets pages from the web for people who asked for them. Addresses come from users, so nothing inside the
// newsroom's own network is ever reached: every connection is judged by the address it is made to, after names are resolved.
package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"stet/internal/factcheck"
)

// Limits of one fetch.
const (
	MaxBytes     = 20 << 20
	MaxRedirects = 5
	Timeout      = 30 * time.Second
)

// Agent is how the program names itself to sites, and to their robots.txt.
const Agent = "stet"

// Fetcher gets pages. It is safe for use by many at once.
type Fetcher struct {
	client  *http.Client
	now     func() time.Time
	release string
}

// New makes a fetcher. Private addresses in allowed may be reached all the same, on any port: a newsroom's own archive, or a
// test's server.
func New(release string, now func() time.Time, allowed ...netip.Prefix) *Fetcher {
	return &Fetcher{client: newClient(gate{allowed: allowed}), now: now, release: release}
}

// Fetch gets what stands at an address. Its errors are for the person who asked: invalid for an address that may not be fetched,
// too large, and unavailable where the site did not give what was asked for. Where it did answer, but with another status than
// that of a page, the answer comes along with the error.
func (f *Fetcher) Fetch(ctx context.Context, address string) (factcheck.Fetched, error) {
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	u, err := webAddress(address)
	if err != nil {
		return factcheck.Fetched{}, err
	}
	if err := f.mayRead(ctx, u); err != nil {
		return factcheck.Fetched{}, err
	}
	answer, err := f.ask(ctx, u)
	if err != nil {
		return factcheck.Fetched{}, err
	}
	defer func() { _ = answer.Body.Close() }()
	fetched, err := f.read(answer)
	if refusal := refusedStatus(answer); refusal != nil {
		return fetched, refusal
	}
	return fetched, err
}

// longestAddress is in bytes; browsers and sites agree on about this much.
const longestAddress = 2000

func webAddress(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil || u.Hostname() == "" || len(s) > longestAddress:
		return nil, factcheck.Errorf(factcheck.Invalid, "This is not a web address. It begins with https:// or http:// and names a site.")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, factcheck.Errorf(factcheck.Invalid, "Only addresses that begin with https:// or http:// can be fetched.")
	case u.User != nil:
		return nil, factcheck.Errorf(factcheck.Invalid, "The address has a name or password in it. Take that out, or save the page in your browser and upload it.")
	}
	u.Fragment = ""
	return u, nil
}

func (f *Fetcher) ask(ctx context.Context, u *url.URL) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, factcheck.Because(err, factcheck.Invalid, "This is not a web address that can be fetched.")
	}
	request.Header.Set("User-Agent", Agent+"/"+f.release+" (fact-checking; fetched for a person who asked)")
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5")
	answer, err := f.client.Do(request)
	if err != nil {
		return nil, failed(err)
	}
	return answer, nil
}

func (f *Fetcher) read(answer *http.Response) (factcheck.Fetched, error) {
	fetched := factcheck.Fetched{
		URL: answer.Request.URL.String(), Status: answer.StatusCode, Header: telling(answer.Header),
		MediaType: answer.Header.Get("Content-Type"), At: f.now(), MovedTo: movedTo(answer),
	}
	if answer.ContentLength > MaxBytes {
		return fetched, tooLarge()
	}
	b, err := io.ReadAll(io.LimitReader(answer.Body, MaxBytes+1))
	if err != nil {
		return fetched, failed(err)
	}
	if len(b) > MaxBytes {
		return fetched, tooLarge()
	}
	sum := sha256.Sum256(b)
	fetched.Bytes, fetched.SHA256 = b, hex.EncodeToString(sum[:])
	return fetched, nil
}

// movedTo is where an answer came from, if that is elsewhere and every site on the way said that it is so for good.
func movedTo(answer *http.Response) string {
	at := answer.Request
	if at.Response == nil {
		return ""
	}
	for r := at; r.Response != nil; r = r.Response.Request {
		if s := r.Response.StatusCode; s != http.StatusMovedPermanently && s != http.StatusPermanentRedirect {
			return ""
		}
	}
	return at.URL.String()
}

func tooLarge() error {
	return factcheck.Errorf(factcheck.TooLarge, "The page is larger than %d MB, which is the most that is fetched.", MaxBytes>>20)
}

// telling keeps the headers that tell about the content, and none that tell about a visitor.
func telling(all http.Header) http.Header {
	kept := http.Header{}
	for _, name := range []string{
		"Content-Type", "Content-Language", "Content-Disposition", "Date", "Last-Modified", "Etag", "X-Robots-Tag", "Link",
	} {
		if values := all.Values(name); len(values) > 0 {
			kept[name] = values
		}
	}
	return kept
}
