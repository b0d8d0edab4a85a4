// Package tryout fills an empty data folder with a newsroom in the middle of its work, so that a visitor finds something
// in every state. It walks the same road as everybody: each thing in it is the work of one of its people.
package tryout

import (
	"context"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/importer"
)

// The people of the try-out, by their e-mail addresses.
const (
	Olena = "olena.bondar@example.org"    // reviewer
	Taras = "taras.melnyk@example.org"    // reviewer
	Iryna = "iryna.kovalenko@example.org" // editor
	Marko = "marko.shevchuk@example.org"  // admin
)

// Fill makes the people, the articles and the work on them, as of the day before now, unless anybody has an account
// already: then it changes nothing and says so. It is done as a whole or not at all.
func Fill(ctx context.Context, store desk.Store, passwords desk.Passwords, now time.Time) (filled bool, err error) {
	err = store.Atomically(ctx, func(ctx context.Context) error {
		users, err := store.Users(ctx)
		if err != nil || len(users) > 0 {
			return err
		}
		filled = true
		return play(ctx, store, passwords, now)
	})
	return filled && err == nil, err
}

// newsroom is the stage: the desk with its clock, and who has come in so far.
type newsroom struct {
	desk    *desk.Desk
	clock   *clock
	now     time.Time
	people  map[string]factcheck.Actor
	sources map[string]factcheck.SourceID
}

func play(ctx context.Context, store desk.Store, passwords desk.Passwords, now time.Time) error {
	clock := &clock{now: now.Add(-26 * time.Hour)}
	n := &newsroom{
		desk: desk.New(store, clock, passwords, desk.Importing(importer.Extract), desk.Annotating(importer.Annotations)), clock: clock, now: now,
		people: map[string]factcheck.Actor{}, sources: map[string]factcheck.SourceID{},
	}
	for _, act := range []func(context.Context) error{n.hirePeople, n.collectSources, n.keepSource, n.checkForum, n.importFresh} {
		if err := act(ctx); err != nil {
			return err
		}
	}
	return nil
}

// clock moves on by hand, so that the history of the try-out reads like a day's work.
type clock struct{ now time.Time }

// Now implements desk.Clock.
func (c *clock) Now() time.Time { return c.now }

// pause lets time pass between two actions.
func (n *newsroom) pause() { n.clock.now = n.clock.now.Add(14 * time.Minute) }
