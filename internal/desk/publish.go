package desk

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

// Publisher tells those who listen what has been done. It is called after the commit, in the order of the audit, and
// must not wait for anybody nor change anything: the next change waits for it.
type Publisher interface {
	Publish(done []factcheck.Happening)
}

// PublishTo makes the desk tell the publisher of everything that is recorded.
func PublishTo(p Publisher) Option { return func(d *Desk) { d.publisher = p } }

// nobody listens.
type nobody struct{}

func (nobody) Publish([]factcheck.Happening) {}

// happeningsKey is the context key of what the transaction, or the part of it, has recorded so far.
type happeningsKey struct{}

// atomically runs do in one transaction, as Store.Atomically has it, and tells the publisher what was recorded in it once
// it is kept. Inside another atomically it is a part of that: what is undone by itself is not told.
func (d *Desk) atomically(ctx context.Context, do func(ctx context.Context) error) error {
	var done []factcheck.Happening
	within := context.WithValue(ctx, happeningsKey{}, &done)
	if whole, inside := ctx.Value(happeningsKey{}).(*[]factcheck.Happening); inside {
		err := d.store.Atomically(within, do)
		if err == nil {
			*whole = append(*whole, done...)
		}
		return err
	}
	return d.published(within, &done, d.settling(do))
}

// published runs do in a transaction of its own and tells what was done. The turn to tell is taken while the others still
// wait to write, and given back when all is told: so nobody's news overtake what came before them.
func (d *Desk) published(ctx context.Context, done *[]factcheck.Happening, do func(ctx context.Context) error) error {
	turn := false
	defer func() {
		if turn {
			d.telling.Unlock()
		}
	}()
	err := d.store.Atomically(ctx, func(ctx context.Context) error {
		if err := do(ctx); err != nil || len(*done) == 0 {
			return err
		}
		d.telling.Lock()
		turn = true
		return nil
	})
	if err == nil && turn {
		d.publisher.Publish(*done)
	}
	return err
}

// record writes the action's audit entry; it belongs into the transaction of the change itself.
func (d *Desk) record(ctx context.Context, actor factcheck.Actor, at time.Time, e factcheck.Entry) error {
	e.At, e.Actor = at, actor.ID
	e, err := d.store.AddEntry(ctx, e)
	if done, ok := ctx.Value(happeningsKey{}).(*[]factcheck.Happening); ok && err == nil {
		*done = append(*done, e.Happened())
	}
	return err
}
