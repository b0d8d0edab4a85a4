package desk

import (
	"context"
	"slices"
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

// atomically runs do in one transaction, as Store.Atomically has it. What it changed becomes a step that the person can
// undo, kept with the change or not at all, and what it recorded is told to the publisher once it is kept. Inside another
// atomically it is a part of that: what is undone by itself is not told.
func (d *Desk) atomically(ctx context.Context, do func(ctx context.Context) error) error {
	part := &work{}
	within := context.WithValue(ctx, workKey{}, part)
	if whole, inside := workOf(ctx); inside {
		err := d.store.Atomically(within, do)
		if err == nil {
			whole.take(part)
		}
		return err
	}
	return d.published(within, part, d.settling(do))
}

// published runs do in a transaction of its own and tells what was done. The turn to tell is taken while the others still
// wait to write, and given back when all is told: so nobody's news overtake what came before them.
func (d *Desk) published(ctx context.Context, w *work, do func(ctx context.Context) error) error {
	turn := false
	defer func() {
		if turn {
			d.telling.Unlock()
		}
	}()
	err := d.store.Atomically(ctx, func(ctx context.Context) error {
		if err := do(ctx); err != nil || len(w.done) == 0 {
			return err
		}
		if err := d.keepStep(ctx, w); err != nil {
			return err
		}
		d.telling.Lock()
		turn = true
		return nil
	})
	if err == nil && turn {
		d.publisher.Publish(w.happenings())
		if d.wake != nil && slices.ContainsFunc(w.done, func(e factcheck.Entry) bool { return e.Object.Kind == "source" }) {
			d.wake()
		}
	}
	return err
}

// record writes the action's audit entry; it belongs into the transaction of the change itself.
func (d *Desk) record(ctx context.Context, actor factcheck.Actor, at time.Time, e factcheck.Entry) error {
	e.At, e.Actor = at, actor.ID
	e, err := d.store.AddEntry(ctx, e)
	if w, inside := workOf(ctx); inside && err == nil {
		w.actor, w.done = actor, append(w.done, e)
	}
	return err
}
