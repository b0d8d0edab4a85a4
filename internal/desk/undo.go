package desk

import (
	"context"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// Steps are what the actor could undo and do again next in their session: each the last of which everything is still as
// it was left. Undo and Redo can be asked for other ones as well.
func (d *Desk) Steps(ctx context.Context, actor factcheck.Actor) (factcheck.Steps, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Steps{}, err
	}
	return d.store.Steps(ctx, actor.Session)
}

// Undo brings back what stood before a step of the actor's own session, or, without an id, before the last one of it that
// can still be undone. It is a change with audit entries of its own: nothing is taken out of the history, and what the
// step added stays as a tombstone. When anything that the step changed has been changed since, it is a conflict that says
// by whom.
func (d *Desk) Undo(ctx context.Context, actor factcheck.Actor, id factcheck.StepID) (factcheck.Step, error) {
	return d.turn(ctx, actor, id, undoing)
}

// Redo does an undone step again, or the last one undone, if it would be allowed now. What was done after the undoing
// leaves nothing to do again.
func (d *Desk) Redo(ctx context.Context, actor factcheck.Actor, id factcheck.StepID) (factcheck.Step, error) {
	return d.turn(ctx, actor, id, redoing)
}

// way is one of the two ways to go through a step.
type way struct {
	action string // what the audit calls it
	may    func(factcheck.Actor, factcheck.Step) error
	next   func(factcheck.Steps) factcheck.Step
	turns  func(factcheck.Step) []turn
	none   factcheck.Sentence // said when there is no next step
	passed factcheck.Sentence // said when the step was overtaken
}

var undoing = way{
	action: "undo", may: factcheck.MayUndo, next: func(s factcheck.Steps) factcheck.Step { return s.Undo }, turns: backwards,
	none:   factcheck.Say("There is nothing to undo in this session."),
	passed: factcheck.Say("This cannot be undone any more."),
}

var redoing = way{
	action: "redo", may: factcheck.MayRedo, next: func(s factcheck.Steps) factcheck.Step { return s.Redo }, turns: forwards,
	none:   factcheck.Say("There is nothing to do again in this session."),
	passed: factcheck.Say("This cannot be done again."),
}

// turn is one thing on its way from one state to another.
type turn struct {
	object   factcheck.Object
	from, to factcheck.Standing
	at       int // the row version it has to have
	equal    int // the row version under which the journals know the state it comes to
}

func backwards(s factcheck.Step) []turn {
	var turns []turn
	for _, c := range slices.Backward(s.Changes) {
		turns = append(turns, turn{object: c.Object, from: c.After, to: c.Before, at: c.IsNow, equal: c.Was})
	}
	return turns
}

func forwards(s factcheck.Step) []turn {
	var turns []turn
	for _, c := range s.Changes {
		turns = append(turns, turn{object: c.Object, from: c.Before, to: c.After, at: c.Was, equal: c.IsNow})
	}
	return turns
}

func (d *Desk) turn(ctx context.Context, actor factcheck.Actor, id factcheck.StepID, w way) (step factcheck.Step, err error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return step, err
	}
	err = d.atomically(ctx, func(ctx context.Context) error {
		now, _ := workOf(ctx)
		now.restoring = true
		if step, err = d.findStep(ctx, actor, id, w); err != nil {
			return err
		}
		if err := d.restoreStep(ctx, actor, step, w); err != nil {
			return err
		}
		return d.markTurned(ctx, step, now.done[len(now.done)-1].Seq)
	})
	return step, err
}

func (d *Desk) findStep(ctx context.Context, actor factcheck.Actor, id factcheck.StepID, w way) (factcheck.Step, error) {
	if id == "" {
		steps, err := d.store.Steps(ctx, actor.Session)
		if err != nil {
			return factcheck.Step{}, err
		}
		if id = w.next(steps).ID; id == "" {
			return factcheck.Step{}, &factcheck.Error{Code: factcheck.Conflict, Message: w.none}
		}
	}
	step, err := d.store.Step(ctx, id)
	if err != nil && !factcheck.Is(err, factcheck.NotFound) {
		return step, err
	}
	return step, w.may(actor, step) // one that is not there is nobody's
}

func (d *Desk) markTurned(ctx context.Context, step factcheck.Step, entry int64) error {
	if step.Undone == 0 {
		return d.store.MarkStep(ctx, step.ID, step.Entry, entry)
	}
	return d.store.MarkStep(ctx, step.ID, entry, 0)
}

// restoreStep turns everything that the step changed, if all of it is as the step left it.
func (d *Desk) restoreStep(ctx context.Context, actor factcheck.Actor, step factcheck.Step, w way) error {
	turns, at := w.turns(step), d.now()
	for _, t := range turns {
		if err := d.untouched(ctx, actor, step, t, w); err != nil {
			return err
		}
	}
	if step.Undone != 0 {
		if err := d.mayRepeat(ctx, actor, step); err != nil {
			return err
		}
	}
	for _, t := range turns {
		if err := d.restore(ctx, actor, t, at); err != nil {
			return err
		}
	}
	if err := d.verifyTurns(ctx, turns); err != nil {
		return err
	}
	return d.recordTurns(ctx, actor, at, step, turns, w)
}

// untouched is a conflict when somebody has changed the thing since the step left it.
func (d *Desk) untouched(ctx context.Context, actor factcheck.Actor, step factcheck.Step, t turn, w way) error {
	_, version, err := stateOf(ctx, d.store, t.object)
	if err != nil || version == t.at {
		return err
	}
	last, err := d.lastChange(ctx, t)
	if err != nil {
		return err
	}
	if last.Actor == actor.ID {
		return factcheck.Errorf(factcheck.Conflict, "%s You have changed the same thing again since (%s): undo that first.", w.passed, factcheck.Doing(last.Action))
	}
	if last.Actor == "" {
		return factcheck.Errorf(factcheck.Conflict, "%s The article’s text has changed since. Look at the claim as it is now.", w.passed)
	}
	user, err := d.store.User(ctx, last.Actor)
	if err != nil {
		return err
	}
	return factcheck.Errorf(factcheck.Conflict, "%s %s has changed the same thing since (%s). Look at it as it is now.", w.passed, user.Name, factcheck.Doing(last.Action))
}

// lastChange is the latest entry of the thing's history; a claim's is that of its evidence as well.
func (d *Desk) lastChange(ctx context.Context, t turn) (last factcheck.Entry, err error) {
	var entries []factcheck.Entry
	state := t.from
	if !state.There() {
		state = t.to
	}
	switch {
	case state.Article != nil:
		entries, err = d.store.EntriesOfArticle(ctx, state.Article.ID)
	case state.Claim != nil:
		entries, err = d.store.EntriesOfClaim(ctx, state.Claim.ID)
	case state.Citation != nil:
		entries, err = d.store.EntriesOfClaim(ctx, state.Citation.ClaimID)
	case state.Source != nil:
		entries, err = d.store.EntriesOfSource(ctx, state.Source.ID)
	case state.Proposed != nil:
		entries, err = d.store.EntriesOfArticle(ctx, state.Proposed.ArticleID)
	}
	for _, e := range entries {
		if len(e.Changes) > 0 && (e.Object == t.object || state.Claim != nil) {
			last = e
		}
	}
	return last, err
}

// mayRepeat asks for everything in the step whether it could be done now.
func (d *Desk) mayRepeat(ctx context.Context, actor factcheck.Actor, step factcheck.Step) error {
	for _, c := range step.Changes {
		var err error
		switch {
		case c.After.Claim != nil:
			err = d.mayRepeatOn(ctx, actor, step, c)
		case c.After.Citation != nil && !c.Before.There() && c.Object == step.Object:
			err = d.mayCiteAgain(ctx, actor, *c.After.Citation)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mayCiteAgain asks whether a source that the actor attached is still for their eyes.
func (d *Desk) mayCiteAgain(ctx context.Context, actor factcheck.Actor, c factcheck.Citation) error {
	source, err := d.store.Source(ctx, c.Source.ID)
	if err != nil {
		return err
	}
	return factcheck.MaySeeSource(actor, source)
}

func (d *Desk) mayRepeatOn(ctx context.Context, actor factcheck.Actor, step factcheck.Step, c factcheck.StepChange) error {
	attempt, err := d.attempt(ctx, actor, c.After.Claim.ID)
	if err != nil {
		return err
	}
	if attempt.Assignee, err = d.holder(ctx, c.After.Claim.Assignee); err != nil {
		return err
	}
	return factcheck.MayRepeat(step, c, attempt)
}

// holder is who holds a claim; nobody where nobody does.
func (d *Desk) holder(ctx context.Context, id factcheck.UserID) (factcheck.User, error) {
	if id == "" {
		return factcheck.User{}, nil
	}
	return d.store.User(ctx, id)
}

// verifyTurns tells the journals under which row versions the restored states can be found, and makes sure that an approval
// stands only on what was approved.
func (d *Desk) verifyTurns(ctx context.Context, turns []turn) error {
	for _, t := range turns {
		_, version, err := stateOf(ctx, d.store, t.object)
		if err != nil {
			return err
		}
		if err := d.store.RelabelSteps(ctx, t.object, t.equal, version); err != nil {
			return err
		}
		if t.to.Claim != nil {
			if err := d.approvedAsItStands(ctx, t.to.Claim.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Desk) approvedAsItStands(ctx context.Context, id factcheck.ClaimID) error {
	state, _, err := claimState(ctx, d.store, id)
	if err != nil {
		return err
	}
	evidence, err := d.store.EvidenceOf(ctx, id)
	for _, a := range state.Approvals {
		if a.Stands() && a.Hash != factcheck.ApprovalHash(*state.Claim, evidence) {
			return factcheck.Errorf(factcheck.Conflict, "The approval was given for something else than what would stand then. Send the claim for approval again instead.")
		}
	}
	return err
}

// recordTurns writes the audit entries, which name the action that was undone or done again.
func (d *Desk) recordTurns(ctx context.Context, actor factcheck.Actor, at time.Time, step factcheck.Step, turns []turn, w way) error {
	entries := turnedEntries(turns, at)
	if len(entries) == 0 { // what changed is nothing that entries tell
		entries = []factcheck.Entry{{Object: step.Object, Claim: step.Claim}}
	}
	for _, e := range entries {
		e.Action, e.Comment = w.action, step.Action
		if e.Claim != "" {
			e.Article = step.Article
		}
		if err := d.record(ctx, actor, at, e); err != nil {
			return err
		}
	}
	return nil
}
