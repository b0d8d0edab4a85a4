// Package desk is what people do with stet: every use case, walked by browser, command line and import alike. Each one
// asks the policy, checks the input, and makes its change in one transaction together with its audit entry.
package desk

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"stet/internal/factcheck"
)

// Clock tells the time. One action has one time.
type Clock interface{ Now() time.Time }

// Passwords turns passwords into what is stored, and compares them. Both are slow on purpose and may wait for a turn.
type Passwords interface {
	Hash(ctx context.Context, password string) (string, error)
	Matches(ctx context.Context, password, hash string) (bool, error)
}

// Desk performs the use cases. It is safe for use by many at once.
type Desk struct {
	store       Store
	clock       Clock
	passwords   Passwords
	limits      *attemptLimits
	extract     Extract
	fetcher     Fetcher
	fetching    fetching
	tryOut      bool
	readings    readings
	wake        func() // when an address of a source may be due to be looked at; nil where none ever is
	annotations ReadAnnotations

	publisher Publisher
	telling   sync.Mutex // a turn to tell the publisher, in the order of the audit
}

// Option adjusts a Desk.
type Option func(*Desk)

// TryOut lets anybody sign in as anybody, for the try-out mode on one's own machine.
func TryOut() Option { return func(d *Desk) { d.tryOut = true } }

// New makes a desk on a store.
func New(store Store, clock Clock, passwords Passwords, options ...Option) *Desk {
	d := &Desk{store: journal{store}, clock: clock, passwords: passwords, limits: newAttemptLimits(), publisher: nobody{}, fetcher: offline{}, fetching: fetching{by: map[factcheck.UserID]int{}}}
	for _, option := range options {
		option(d)
	}
	return d
}

// now is the time of an action, to the microsecond the store keeps.
func (d *Desk) now() time.Time { return d.clock.Now().UTC().Truncate(time.Microsecond) }

// newID makes a key: a UUID of version 7 (RFC 9562, section 5.7), so that keys sort by time of making.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// Now is the desk's time, for pages that tell what is overdue.
func (d *Desk) Now() time.Time { return d.now() }
