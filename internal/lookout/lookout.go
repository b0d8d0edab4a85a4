// Package lookout looks at the addresses of sources for the desk: soon after somebody asked, and again when their turn comes.
// It is polite: a host is asked one thing at a time, with a pause between, and few hosts at once.
package lookout

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"stet/internal/factcheck"
)

// How polite it is.
const (
	Pause       = 3 * time.Second // between two looks at one host
	hostsAtOnce = 4
	patience    = time.Minute // between two questions whether anything is due, when nobody says so
)

// Desk says what is due and looks at it.
type Desk interface {
	DueLooks(ctx context.Context) ([]factcheck.Look, error)
	LookAt(ctx context.Context, look factcheck.Look) error
}

// Lookout is one that looks. What it has not looked at when it stops is due still when the next one starts.
type Lookout struct {
	now   func() time.Time
	woken chan struct{}

	last map[string]time.Time // when each host was asked last, as far as that matters
}

// New makes a lookout.
func New(now func() time.Time) *Lookout {
	return &Lookout{now: now, woken: make(chan struct{}, 1), last: map[string]time.Time{}}
}

// Wake says that something may be due. It waits for nobody.
func (l *Lookout) Wake() {
	select {
	case l.woken <- struct{}{}:
	default:
	}
}

// Run looks until the context ends, and logs what goes wrong. A look under way then is cut off, and leaves nothing behind.
func (l *Lookout) Run(ctx context.Context, d Desk, log *slog.Logger) {
	for {
		wait, err := l.Turn(ctx, d)
		if err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "looking at sources", "err", err)
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-l.woken:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// Turn looks at one source of each host whose pause is over, and says after what time there may be more to do. One look that
// fails keeps none of the others.
func (l *Lookout) Turn(ctx context.Context, d Desk) (time.Duration, error) {
	due, err := d.DueLooks(ctx)
	if err != nil {
		return patience, err
	}
	turn, wait := l.choose(due)
	return wait, look(ctx, d, turn)
}

// choose picks the looks of this turn, and says when the rest can go on.
func (l *Lookout) choose(due []factcheck.Look) (turn []factcheck.Look, wait time.Duration) {
	now, taken := l.now(), map[string]bool{}
	for host, at := range l.last {
		if now.Sub(at) >= Pause {
			delete(l.last, host)
		}
	}
	wait = patience
	for _, look := range due {
		host := hostOf(look.URL)
		at, asked := l.last[host]
		switch {
		case asked:
			wait = min(wait, Pause-now.Sub(at))
		case taken[host]:
			wait = min(wait, Pause)
		case len(turn) == hostsAtOnce:
			wait = 0
		default:
			taken[host] = true
			turn = append(turn, look)
		}
	}
	for host := range taken {
		l.last[host] = now
	}
	return turn, max(wait, 0)
}

func look(ctx context.Context, d Desk, turn []factcheck.Look) error {
	failures := make([]error, len(turn))
	var wait sync.WaitGroup
	for i, look := range turn {
		wait.Go(func() { failures[i] = d.LookAt(ctx, look) })
	}
	wait.Wait()
	return errors.Join(failures...)
}

// hostOf is the site of an address, without its port.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.ToLower(u.Hostname())
}
