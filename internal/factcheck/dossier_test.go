package factcheck_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

func TestAPublicDossierTellsNothingOfConfidentialSources(t *testing.T) {
	source, hidden := confidential(people[assignee].ID)
	once, stale := confidential(people[assignee].ID)
	stale.Source.Confidential = false // as read before the source became confidential
	shown := sample.Citation(hidden.ClaimID, sample.Source("Open", people[assignee].ID), people[assignee].ID)
	withheld := factcheck.Citation{ID: "w", Number: 4, Stance: factcheck.Supports, Withheld: true}
	file := factcheck.ClaimFile{
		Evidence: []factcheck.Citation{shown, hidden, stale, withheld},
		History:  []factcheck.Entry{{Action: "take"}, entryAbout(source), entryAbout(once), {Action: "revise", Withheld: true}},
	}
	dossier := factcheck.Dossier{Claims: []factcheck.ClaimFile{file}}
	public := dossier.Public([]factcheck.Source{source, once})
	want := factcheck.ClaimFile{
		Evidence: []factcheck.Citation{shown, {Number: 2, Withheld: true}, {Number: 2, Withheld: true}, {Number: 4, Withheld: true}},
		History:  []factcheck.Entry{{Action: "take"}},
	}
	if diff := cmp.Diff([]factcheck.ClaimFile{want}, public.Claims); diff != "" {
		t.Error(diff)
	}
	tellsNothing(t, public, source)
	tellsNothing(t, public, once)
	if dossier.Claims[0].Evidence[1].Excerpt != secret || len(dossier.Claims[0].History) != 4 {
		t.Error("the dossier itself was changed")
	}
}

func TestTheApprovalInForceIsTheOneThatIsNotVoid(t *testing.T) {
	void := factcheck.Approval{ID: "void", Decision: factcheck.DecidedApprove, VoidedAt: sample.At}
	returned := factcheck.Approval{ID: "returned", Decision: factcheck.DecidedReturn}
	stands := factcheck.Approval{ID: "stands", Decision: factcheck.DecidedApprove}
	if a, ok := (factcheck.ClaimFile{Approvals: []factcheck.Approval{void, returned, stands}}).Approval(); !ok || a.ID != "stands" {
		t.Errorf("got %+v, %v", a, ok)
	}
	if a, ok := (factcheck.ClaimFile{Approvals: []factcheck.Approval{void, returned}}).Approval(); ok {
		t.Errorf("got %+v", a)
	}
}

func TestAReturnIsShownWhileItsWorkIsStillToDo(t *testing.T) {
	returned := factcheck.Approval{ID: "r", Decision: factcheck.DecidedReturn}
	approved := factcheck.Approval{ID: "a", Decision: factcheck.DecidedApprove, VoidedAt: sample.At}
	for _, c := range []struct {
		name      string
		state     factcheck.State
		approvals []factcheck.Approval
		want      bool
	}{
		{"never decided", factcheck.Researching, nil, false},
		{"just returned", factcheck.Researching, []factcheck.Approval{approved, returned}, true},
		{"proposed again", factcheck.Proposed, []factcheck.Approval{returned}, false},
		{"approved and voided since", factcheck.Researching, []factcheck.Approval{returned, approved}, false},
	} {
		file := factcheck.ClaimFile{Claim: factcheck.Claim{State: c.state}, Approvals: c.approvals}
		if last, ok := file.LastReturn(); ok != c.want || ok && last.ID != "r" {
			t.Errorf("%s: got %+v, %v", c.name, last, ok)
		}
	}
}

func TestADossierFindsItsClaimsAndCountsThem(t *testing.T) {
	d := factcheck.Dossier{Claims: []factcheck.ClaimFile{
		{Number: 1, Claim: factcheck.Claim{ID: "a", State: factcheck.Open}},
		{Number: 2, Claim: factcheck.Claim{ID: "b", State: factcheck.Approved}},
		{Number: 3, Claim: factcheck.Claim{ID: "c", State: factcheck.Closed}},
		{Number: 4, Claim: factcheck.Claim{ID: "d", State: factcheck.Open}},
	}}
	if f, ok := d.Claim("c"); !ok || f.Number != 3 {
		t.Errorf("got %+v", f)
	}
	if _, ok := d.Claim("z"); ok {
		t.Error("found a claim that is not there")
	}
	want := factcheck.Progress{factcheck.Open: 2, factcheck.Approved: 1, factcheck.Closed: 1}
	if diff := cmp.Diff(want, d.Progress()); diff != "" {
		t.Error(diff)
	}
	if p := d.Progress(); p.Total() != 4 || p.Settled() != 2 {
		t.Errorf("total %d, settled %d", p.Total(), p.Settled())
	}
}

func TestOnlyApprovedAndClosedClaimsAreSettled(t *testing.T) {
	for _, state := range factcheck.States {
		p := factcheck.Progress{state: 3}
		want := 0
		if state == factcheck.Approved || state == factcheck.Closed {
			want = 3
		}
		if p.Settled() != want || p.Total() != 3 {
			t.Errorf("%s: settled %d of %d", state, p.Settled(), p.Total())
		}
	}
}
