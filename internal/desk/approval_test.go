package desk_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

// stands fails unless the claim has, or has not, an approval in force.
func (n *newsroom) stands(id factcheck.ClaimID, want bool) {
	n.t.Helper()
	approvals, err := n.store.ApprovalsOf(n.t.Context(), id)
	n.must(err)
	if got := slices.ContainsFunc(approvals, factcheck.Approval.Stands); got != want {
		n.t.Fatalf("an approval stands: %v, want %v (%+v)", got, want, approvals)
	}
}

func TestAnApprovalIsBoundToTheHashOfWhatWasApproved(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.InApproval)
	n.must(n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, " Well done. "))
	n.state(id, factcheck.Approved)
	approvals, err := n.store.ApprovalsOf(t.Context(), id)
	n.must(err)
	c := n.claim(id)
	want := []factcheck.Approval{{
		ID: approvals[0].ID, ClaimID: id, Decision: factcheck.DecidedApprove, Verdict: c.Verdict.ID,
		Hash: factcheck.ApprovalHash(c, n.evidence(id)), Comment: "Well done.", By: n.iryna.ID, At: sample.At,
	}}
	if diff := cmp.Diff(want, approvals); diff != "" {
		t.Error(diff)
	}
}

// proposedByEditor is a claim in approval that Iryna, an editor, proposed; Olena changed its evidence last.
func (n *newsroom) proposedByEditor() factcheck.ClaimID {
	n.t.Helper()
	ctx, id := n.t.Context(), n.open(n.article().ID)
	n.must(n.AttachNew(ctx, n.olena.Actor(), id, sourceWords("List"), cites("253 companies")))
	n.must(n.Take(ctx, n.iryna.Actor(), id, n.claim(id).RowVersion))
	in := found("true")
	in.Submit = true
	n.must(n.Propose(ctx, n.iryna.Actor(), id, n.claim(id).RowVersion, in))
	return id
}

func TestAnEditorNeverApprovesWhatTheyProposed(t *testing.T) {
	n := newNewsroom(t)
	id := n.proposedByEditor()
	n.refused(factcheck.Forbidden, func() error { return n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, "") })
	n.must(n.Approve(t.Context(), n.ivan.Actor(), id, n.claim(id).RowVersion, ""))
}

func TestAnEditorNeverApprovesEvidenceThatTheyWereTheLastToChange(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.InApproval)
	n.must(n.AttachNew(t.Context(), n.iryna.Actor(), id, sourceWords("Another list"), cites("")))
	n.refused(factcheck.Forbidden, func() error { return n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, "") })
	n.must(n.Approve(t.Context(), n.ivan.Actor(), id, n.claim(id).RowVersion, ""))
}

func TestAReturnNeedsACommentAndSendsTheClaimBackToItsAssignee(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id := n.claimIn(article.ID, factcheck.InApproval)
	row := n.claim(id).RowVersion
	for _, comment := range []string{"", " \u0001\t", strings.Repeat("x", factcheck.MaxComment+1)} {
		n.refused(factcheck.Invalid, func() error { return n.ReturnForChanges(t.Context(), n.iryna.Actor(), id, row, comment) })
	}
	n.must(n.ReturnForChanges(t.Context(), n.iryna.Actor(), id, row, "Find a second source."))
	if c := n.claim(id); c.State != factcheck.Researching || c.Assignee != n.olena.ID || !c.HasVerdict() {
		t.Errorf("got %+v", c)
	}
	n.stands(id, false)
	dossier, err := n.Dossier(t.Context(), n.olena.Actor(), article.ID)
	n.must(err)
	file, _ := dossier.Claim(id)
	if last, ok := file.LastReturn(); !ok || last.Comment != "Find a second source." || last.By != n.iryna.ID {
		t.Errorf("got %+v", last)
	}
}

func TestALongCommentIsNoApproval(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.InApproval)
	n.refused(factcheck.Invalid, func() error {
		return n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, strings.Repeat("x", factcheck.MaxComment+1))
	})
}

func TestAChangedStatementVoidsAnApprovalAndKeepsItInTheHistory(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Approved)
	n.clock.pass(time.Hour)
	n.must(n.Revise(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, words("Over 300 firms met.")))
	n.state(id, factcheck.Researching)
	approvals, err := n.store.ApprovalsOf(t.Context(), id)
	n.must(err)
	if len(approvals) != 1 || !approvals[0].VoidedAt.Equal(sample.At.Add(time.Hour)) {
		t.Errorf("got %+v", approvals)
	}
}

func TestAChangedClaimantKindOrNoteVoidsNothing(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Approved)
	before := n.claim(id)
	n.must(n.Revise(t.Context(), n.olena.Actor(), id, before.RowVersion, words(" "+before.Statement+" ")))
	after := n.claim(id)
	if after.State != factcheck.Approved || after.Claimant != "The minister" || after.Kind != factcheck.Event || after.Notes == "" {
		t.Errorf("got %+v", after)
	}
	n.stands(id, true)
}

func TestAReopenedClaimLosesItsApprovalAndCanBeApprovedAgain(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Approved)
	n.must(n.Reopen(t.Context(), n.ivan.Actor(), id, n.claim(id).RowVersion, "The list was replaced."))
	n.stands(id, false)
	in := found("half-true")
	in.Submit = true
	n.must(n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in))
	n.must(n.Approve(t.Context(), n.ivan.Actor(), id, n.claim(id).RowVersion, ""))
	n.stands(id, true)
}

func TestTheQueueSaysWhichClaimsAnEditorCanNotApprove(t *testing.T) {
	n := newNewsroom(t)
	own, other := n.proposedByEditor(), n.claimIn(n.article().ID, factcheck.InApproval)
	queue, err := n.ApprovalQueue(t.Context(), n.iryna.Actor())
	n.must(err)
	hindered := map[factcheck.ClaimID]factcheck.Code{}
	for _, w := range queue {
		hindered[w.Claim.ID] = factcheck.CodeOf(w.Hindered)
	}
	if diff := cmp.Diff(map[factcheck.ClaimID]factcheck.Code{own: factcheck.Forbidden, other: ""}, hindered); diff != "" {
		t.Error(diff)
	}
	count, err := n.WaitingForApproval(t.Context(), n.iryna.Actor())
	n.must(err)
	if count != len(queue) {
		t.Errorf("the navigation says %d, the queue has %d", count, len(queue))
	}
}

func TestMyWorkIsWhatIsAssignedToMeAndNotYetOutOfMyHands(t *testing.T) {
	s := newScene(t)
	work, err := s.MyWork(t.Context(), s.olena.Actor())
	s.must(err)
	var mine []factcheck.State
	for _, w := range work {
		mine = append(mine, w.Claim.State)
	}
	slices.Sort(mine)
	mine = slices.Compact(mine)
	if diff := cmp.Diff([]factcheck.State{factcheck.Proposed, factcheck.Researching}, mine); diff != "" {
		t.Error(diff)
	}
}

func TestHindrancesTellBeforehandWhatTheStepWouldAnswer(t *testing.T) {
	n := newNewsroom(t)
	bare := n.open(n.article().ID)
	n.must(n.Take(t.Context(), n.olena.Actor(), bare, 1))
	own := n.proposedByEditor()
	for name, c := range map[string]struct {
		actor factcheck.User
		claim factcheck.ClaimID
		want  map[factcheck.WorkflowEvent]factcheck.Code
	}{
		"no evidence":              {n.olena, bare, map[factcheck.WorkflowEvent]factcheck.Code{factcheck.EventPropose: factcheck.Invalid}},
		"not theirs to propose":    {n.petro, bare, map[factcheck.WorkflowEvent]factcheck.Code{}},
		"own verdict":              {n.iryna, own, map[factcheck.WorkflowEvent]factcheck.Code{factcheck.EventApprove: factcheck.Forbidden}},
		"somebody else's verdict":  {n.ivan, own, map[factcheck.WorkflowEvent]factcheck.Code{}},
		"a reviewer in the queue?": {n.petro, own, map[factcheck.WorkflowEvent]factcheck.Code{}},
	} {
		hindrances, err := n.Hindrances(t.Context(), c.actor.Actor(), c.claim)
		n.must(err)
		got := map[factcheck.WorkflowEvent]factcheck.Code{}
		for event, reason := range hindrances {
			got[event] = factcheck.CodeOf(reason)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
