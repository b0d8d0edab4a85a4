package desk_test

import (
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func TestAPolicyIsTriedBeforeItIsSetAndStopsWhatTheTrialNamed(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.InApproval)
	n.claimIn(n.article().ID, factcheck.Approved)
	strict := desk.PolicyWords{MinimumSources: 2, IndependentSources: 2}
	var trial factcheck.PolicyTrial
	n.audited(0, func() (err error) {
		trial, err = n.TryPolicy(t.Context(), n.maks.Actor(), strict)
		return err
	})
	if len(trial.Blocked) != 1 || trial.Blocked[0].Claim.ID != id || len(trial.Blocked[0].By) != 2 {
		t.Fatalf("the trial names %+v", trial.Blocked)
	}
	n.must(n.Approve(t.Context(), n.iryna.Actor(), n.claimIn(n.article().ID, factcheck.InApproval), n.claim(id).RowVersion, ""))
	n.audited(1, func() error { return n.SetPolicy(t.Context(), n.maks.Actor(), 0, strict) })
	n.refused(factcheck.Invalid, func() error {
		return n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, "")
	})
	queue, err := n.ApprovalQueue(t.Context(), n.iryna.Actor())
	if n.must(err); len(queue) != 1 || queue[0].Hindered == nil {
		t.Errorf("the queue does not say what is in the way: %+v", queue)
	}
}

func TestTwoAdminsDoNotOverwriteEachOthersPolicy(t *testing.T) {
	n := newNewsroom(t)
	n.must(n.SetPolicy(t.Context(), n.maks.Actor(), 0, desk.PolicyWords{MinimumSources: 3}))
	n.refused(factcheck.Conflict, func() error {
		return n.SetPolicy(t.Context(), n.maks.Actor(), 0, desk.PolicyWords{MinimumSources: 1})
	})
	n.refused(factcheck.Conflict, func() error {
		return n.EditNewsroom(t.Context(), n.maks.Actor(), 0, desk.NewsroomWords{Name: "The Gazette"})
	})
	n.must(n.EditNewsroom(t.Context(), n.maks.Actor(), 1, desk.NewsroomWords{Name: "The Gazette"}))
	kept, err := n.Newsroom(t.Context(), n.maks.Actor())
	if n.must(err); kept.Name != "The Gazette" || kept.Policy.MinimumSources != 3 {
		t.Errorf("got %+v", kept)
	}
	history, people, err := n.NewsroomHistory(t.Context(), n.maks.Actor())
	if n.must(err); len(history) != 2 || history[0].Changes[0].After != "3" || people.Name(history[0].Actor) != n.maks.Name {
		t.Errorf("the history has %+v", history)
	}
}

func TestAPolicyAsksForNumbersThatEvidenceCanHave(t *testing.T) {
	n := newNewsroom(t)
	for _, in := range []desk.PolicyWords{{MinimumSources: -1}, {MinimumSources: 21}} {
		n.refused(factcheck.Invalid, func() error { return n.SetPolicy(t.Context(), n.maks.Actor(), 0, in) })
		if _, err := n.TryPolicy(t.Context(), n.maks.Actor(), in); !shares(err, "minimum_sources") {
			t.Errorf("%+v is answered with %v", in, err)
		}
	}
}
