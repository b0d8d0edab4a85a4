package desk

import (
	"context"
	"sync"
	"time"

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

// How many pages one person may have on their way at a time, and how fast they may ask for more: a fetch is a request that
// this server makes in their place.
const (
	fetchesAtOnce = 2
	fetchBurst    = 20
	fetchInterval = 3 * time.Second
)

// fetch gets a page for a person, if not too many are on their way already.
func (d *Desk) fetch(ctx context.Context, actor factcheck.Actor, address string) (factcheck.Fetched, error) {
	if !d.limits.limiter(d.now(), "fetch "+string(actor.ID), fetchInterval, fetchBurst).AllowN(d.now(), 1) || !d.fetching.begin(actor.ID) {
		return factcheck.Fetched{}, factcheck.Errorf(factcheck.RateLimited, "You have several pages on their way already. Wait until one is here, then try again.")
	}
	defer d.fetching.end(actor.ID)
	return d.fetcher.Fetch(ctx, address)
}

// fetching counts the pages that are on their way, by who asked for them.
type fetching struct {
	mu sync.Mutex
	by map[factcheck.UserID]int
}

func (f *fetching) begin(who factcheck.UserID) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.by[who] >= fetchesAtOnce {
		return false
	}
	f.by[who]++
	return true
}

func (f *fetching) end(who factcheck.UserID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.by[who]--; f.by[who] == 0 {
		delete(f.by, who)
	}
}
