package desk

import (
	"context"

	"stet/internal/factcheck"
)

// Fetcher gets what stands at a web address. Its errors are for the person who asked: invalid for an address that may not be
// fetched, too large, and unavailable where the site did not give what was asked for. Where it did answer, but with no page
// (status 404, say), the answer comes along with the error. A Fetcher reaches nothing inside the newsroom's own network.
type Fetcher interface {
	Fetch(ctx context.Context, address string) (factcheck.Fetched, error)
}

// FetchingWith lets the desk get pages from the web. Without it there are none to be had.
func FetchingWith(f Fetcher) Option { return func(d *Desk) { d.fetcher = f } }

// offline is the fetcher of a desk that was given none.
type offline struct{}

func (offline) Fetch(context.Context, string) (factcheck.Fetched, error) {
	return factcheck.Fetched{}, factcheck.Errorf(factcheck.Unavailable, "Nothing is fetched from the web here. Save the page in your browser and upload it, or paste its text.")
}
