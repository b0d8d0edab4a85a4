package desk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

func TestTheServerSaysNoToAVerdictWithoutASource(t *testing.T) {
	n := newNewsroom(t)
	id := n.open(n.article().ID)
	n.must(n.Take(t.Context(), n.olena.Actor(), id, 1))
	n.refused(factcheck.Invalid, func() error {
		err := n.Propose(t.Context(), n.olena.Actor(), id, 2, found("true"))
		if !shares(err, "evidence") {
			t.Errorf("got %v", err)
		}
		return err
	})
	n.must(n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords("List"), cites("253 companies")))
	n.must(n.Propose(t.Context(), n.olena.Actor(), id, 3, found("true")))
	n.state(id, factcheck.Proposed)
}

func TestADetachedSourceIsNoneAnyMore(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.InApproval)
	n.must(n.Detach(t.Context(), n.olena.Actor(), n.evidence(id)[0].ID, 1))
	n.refused(factcheck.Invalid, func() error { return n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, "") })
}

func TestAVerdictNeedsAKeyOfTheScaleAndReasons(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Researching)
	for field, in := range map[string]desk.NewVerdict{
		"verdict":   {Rationale: "See [1]."},
		"rationale": {Key: "true", Rationale: "\u0000 \r\n"},
	} {
		n.refused(factcheck.Invalid, func() error {
			err := n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in)
			if !shares(err, field) {
				t.Errorf("%s: got %v", field, err)
			}
			return err
		})
	}
	n.refused(factcheck.Invalid, func() error {
		return n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, desk.NewVerdict{Key: "confirmed", Rationale: "See [1]."})
	})
	long := desk.NewVerdict{Key: "true", Rationale: strings.Repeat("x", factcheck.MaxRationale+1)}
	n.refused(factcheck.Invalid, func() error { return n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, long) })
}

func TestAVerdictIsProposedAndSubmittedInOneGo(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Researching)
	in := found("mostly-true")
	in.Submit = true
	n.audited(2, func() error { return n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in) })
	c := n.claim(id)
	want := factcheck.Verdict{
		ID: c.Verdict.ID, ClaimID: id, Scale: "public@1", Key: "mostly-true", Rationale: "The list bears it out [1].", By: n.olena.ID, At: sample.At,
	}
	if diff := cmp.Diff(want, c.Verdict); diff != "" || c.State != factcheck.InApproval {
		t.Errorf("%s: %s", c.State, diff)
	}
}

func TestAVerdictIsProposedAndSubmittedOrNeither(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Researching)
	newsroom := factcheck.DefaultNewsroom()
	newsroom.Policy.SecondCheck = "always"
	n.must(n.store.SaveNewsroom(t.Context(), newsroom))
	in := found("true")
	in.Submit = true
	n.refused(factcheck.Conflict, func() error { return n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in) })
	in.Submit = false
	n.must(n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in))
}

func TestAVerdictTakenBackStaysInTheHistory(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.InApproval)
	n.must(n.TakeBack(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion))
	n.clock.pass(time.Minute)
	n.must(n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, found("false")))
	verdicts, err := n.store.VerdictsOf(t.Context(), id)
	n.must(err)
	if len(verdicts) != 2 || verdicts[0].Key != "true" || verdicts[1].Key != "false" || n.claim(id).Verdict.Key != "false" {
		t.Errorf("got %+v", verdicts)
	}
}
