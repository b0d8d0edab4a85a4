package fetch

import (
	"context"
	"io"
	"net/url"

	"github.com/temoto/robotstxt"

	"stet/internal/factcheck"
)

// longestRobots is how much of a robots.txt is read (RFC 9309, section 2.5 asks for at least 500 KiB).
const longestRobots = 512 << 10

// mayRead asks the site's robots.txt. A site without one, or whose one cannot be had, forbids nothing (RFC 9309, section
// 2.3.1.3); that it cannot be reached at all is told by the fetch itself.
func (f *Fetcher) mayRead(ctx context.Context, u *url.URL) error {
	answer, err := f.ask(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	if err != nil {
		return nil
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != 200 {
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(answer.Body, longestRobots))
	if err != nil {
		return nil
	}
	rules, err := robotstxt.FromBytes(b)
	if err != nil || rules.TestAgent(u.RequestURI(), Agent) {
		return nil
	}
	return factcheck.Errorf(factcheck.Unavailable, "%s asks programs not to read this page (robots.txt). Open it in your browser and paste its text.", u.Host)
}
