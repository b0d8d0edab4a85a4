package desk

import (
	"context"
	"reflect"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// work is what a transaction, or a part of it, has done so far.
type work struct {
	actor     factcheck.Actor
	done      []factcheck.Entry
	changes   []factcheck.StepChange // what it touched, as it was before
	restoring bool                   // it is the undoing of a step, which is none itself
}

// workKey is the context key of the transaction's work.
type workKey struct{}

func workOf(ctx context.Context) (*work, bool) {
	w, inside := ctx.Value(workKey{}).(*work)
	return w, inside
}

// take adds what a part has done.
func (w *work) take(part *work) {
	if len(part.done) > 0 {
		w.actor = part.actor
	}
	w.done = append(w.done, part.done...)
	for _, c := range part.changes {
		if !w.touched(c.Object) {
			w.changes = append(w.changes, c)
		}
	}
}

func (w *work) touched(o factcheck.Object) bool {
	return slices.ContainsFunc(w.changes, func(c factcheck.StepChange) bool { return c.Object == o })
}

// happenings are what the publisher is told.
func (w *work) happenings() []factcheck.Happening {
	told := make([]factcheck.Happening, len(w.done))
	for i, e := range w.done {
		told[i] = e.Happened()
	}
	return told
}

// Receipt tells which step an action became, so that undoing it can be offered.
type Receipt struct{ Step factcheck.StepID }

type receiptKey struct{}

// WithReceipt gives a context whose actions leave their step in the receipt; the last one counts, and an action that
// failed counts nothing.
func WithReceipt(ctx context.Context) (context.Context, *Receipt) {
	r := &Receipt{}
	return context.WithValue(ctx, receiptKey{}, r), r
}

// keepStep makes what the transaction touched a step of the person's session. What nobody did in a session, as on the
// command line, is no step; and a save that changed nothing is none either, but leaves the steps before it as they are.
func (d *Desk) keepStep(ctx context.Context, w *work) error {
	if w.restoring || len(w.changes) == 0 || w.actor.Session == "" {
		return nil
	}
	changed := false
	for i := range w.changes {
		c := &w.changes[i]
		var err error
		if c.After, c.IsNow, err = stateOf(ctx, d.store, c.Object); err != nil {
			return err
		}
		changed = changed || !sameState(c.Before, c.After)
	}
	if !changed {
		return d.relabel(ctx, w.changes)
	}
	step := w.step()
	if r, wanted := ctx.Value(receiptKey{}).(*Receipt); wanted {
		r.Step = step.ID
	}
	return d.store.AddStep(ctx, step)
}

func (d *Desk) relabel(ctx context.Context, same []factcheck.StepChange) error {
	for _, c := range same {
		if err := d.store.RelabelSteps(ctx, c.Object, c.Was, c.IsNow); err != nil {
			return err
		}
	}
	return nil
}

// sameState says whether two states differ in nothing but when and how often they were saved.
func sameState(a, b factcheck.Standing) bool {
	return reflect.DeepEqual(unsaved(a), unsaved(b))
}

func unsaved(s factcheck.Standing) factcheck.Standing {
	if s.Article != nil {
		a := *s.Article
		a.RowVersion, a.UpdatedAt = 0, time.Time{}
		s.Article = &a
	}
	if s.Claim != nil {
		c := *s.Claim
		c.RowVersion, c.UpdatedAt = 0, time.Time{}
		s.Claim = &c
	}
	if s.Citation != nil {
		c := *s.Citation
		c.RowVersion = 0
		s.Citation = &c
	}
	if s.Source != nil {
		c := *s.Source
		c.RowVersion, c.UpdatedAt = 0, time.Time{}
		s.Source = &c
	}
	if s.Proposed != nil {
		p := *s.Proposed
		p.RowVersion = 0
		s.Proposed = &p
	}
	return s
}

// step is the work as a step. It is called what its leading part is called: the first that is about a claim, a new version or annotations,
// else the last.
func (w *work) step() factcheck.Step {
	lead := w.done[len(w.done)-1]
	if i := slices.IndexFunc(w.done, func(e factcheck.Entry) bool {
		return e.Claim != "" || e.Action == newVersion || e.Action == importAnnotations
	}); i >= 0 {
		lead = w.done[i]
	}
	step := factcheck.Step{
		ID: factcheck.StepID(newID()), Session: w.actor.Session, By: w.actor.ID, Role: w.actor.Role,
		Action: lead.Action, Object: lead.Object, Article: lead.Article, Claim: lead.Claim, About: w.about(lead.Claim),
		Entry: w.done[len(w.done)-1].Seq, Changes: w.changes,
	}
	for _, e := range w.done {
		step.Deeds = append(step.Deeds, factcheck.Deed{Action: e.Action, Claim: e.Claim, Comment: e.Comment})
	}
	return step
}

// aboutLength is how much of a quote or a title tells which one is meant, in code points.
const aboutLength = 60

func (w *work) about(id factcheck.ClaimID) string {
	for _, c := range w.changes {
		switch after := c.After; {
		case after.Claim != nil && after.Claim.ID == id:
			return cut(after.Claim.Quote, aboutLength)
		case after.Article != nil && id == "":
			return cut(after.Article.Title, aboutLength)
		}
	}
	return ""
}
