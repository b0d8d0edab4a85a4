package lookout_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/lookout"
)

// desk has looks that are due until they are done.
type desk struct {
	mu    sync.Mutex
	due   []factcheck.Look
	done  []string
	fails error
	looks func(ctx context.Context) // what happens meanwhile
}

func (d *desk) DueLooks(context.Context) ([]factcheck.Look, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.due), d.fails
}

func (d *desk) LookAt(ctx context.Context, look factcheck.Look) error {
	if d.looks != nil {
		d.looks(ctx)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.done = append(d.done, string(look.Source))
	d.due = slices.DeleteFunc(d.due, func(l factcheck.Look) bool { return l == look })
	return ctx.Err()
}

func looks(urls ...string) (due []factcheck.Look) {
	for _, u := range urls {
		due = append(due, factcheck.Look{Source: factcheck.SourceID(u), URL: u})
	}
	return due
}

// turns takes turns until nothing is due, time passing as the lookout says, and gives what was looked at in each.
func turns(t *testing.T, d *desk) (all [][]string, waits []time.Duration) {
	t.Helper()
	now := time.Unix(0, 0)
	l := lookout.New(func() time.Time { return now })
	for range 20 {
		wait, err := l.Turn(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(d.done)
		all, waits, d.done = append(all, d.done), append(waits, wait), nil
		if len(d.due) == 0 {
			return all, waits
		}
		now = now.Add(wait)
	}
	t.Fatalf("%d looks are due still", len(d.due))
	return nil, nil
}

func TestAHostIsAskedOneThingAtATimeWithAPauseBetween(t *testing.T) {
	d := &desk{due: looks("https://a.example/1", "http://A.example:8080/2", "https://b.example/1", "https://a.example/3")}
	got, waits := turns(t, d)
	want := [][]string{{"https://a.example/1", "https://b.example/1"}, {"http://A.example:8080/2"}, {"https://a.example/3"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if waits[0] != lookout.Pause || waits[1] != lookout.Pause {
		t.Errorf("waited %v", waits)
	}
}

func TestFewHostsAreAskedAtOnceAndTheOthersFollow(t *testing.T) {
	d := &desk{due: looks("https://a/", "https://b/", "https://c/", "https://d/", "https://e/", "https://f/")}
	got, waits := turns(t, d)
	if len(got) != 2 || len(got[0]) != 4 || len(got[1]) != 2 || waits[0] != 0 {
		t.Errorf("looked at %v, waiting %v", got, waits)
	}
}

func TestAFaultIsToldAndTriedAgainLater(t *testing.T) {
	d := &desk{fails: errors.New("the database is away")}
	wait, err := lookout.New(time.Now).Turn(t.Context(), d)
	if !errors.Is(err, d.fails) || wait <= 0 {
		t.Errorf("waits %v, %v", wait, err)
	}
}

func TestItLooksWhenItIsWokenAndStopsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	looked, out := make(chan struct{}), make(chan struct{})
	d := &desk{looks: func(ctx context.Context) {
		close(looked)
		<-ctx.Done() // a site that never answers
	}}
	l := lookout.New(time.Now)
	go func() {
		defer close(out)
		l.Run(ctx, d, slog.New(slog.NewTextHandler(io.Discard, nil)))
	}()
	d.mu.Lock()
	d.due = looks("https://slow.example/")
	d.mu.Unlock()
	l.Wake()
	l.Wake() // is one too many, and waits for nobody
	<-looked
	stop()
	<-out
}
