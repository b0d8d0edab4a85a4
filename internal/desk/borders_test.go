package desk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func TestAClaimWithMovedBordersCoversTheNewPassageAndTellsOfTheOld(t *testing.T) {
	s := newScene(t)
	c := s.claims["open"]
	s.audited(1, func() error {
		return s.MoveBorders(t.Context(), s.taras.Actor(), c.ID, c.RowVersion, s.borders("250 firms from 30 countries"))
	})
	after := s.claim(c.ID)
	if after.Quote != "250 firms from 30 countries" || after.Passage.Len() != 27 || after.State != factcheck.Open {
		t.Errorf("got %+v", after)
	}
	want := []factcheck.Change{{Field: "quote", Before: "250 firms", After: "250 firms from 30 countries"}}
	if diff := cmp.Diff(want, s.lastEntry(c.ID).Changes); diff != "" {
		t.Error(diff)
	}
}

// lastEntry is the newest line of the claim's history.
func (s *scene) lastEntry(id factcheck.ClaimID) factcheck.Entry {
	s.t.Helper()
	entries, err := s.store.EntriesOfClaim(s.t.Context(), id)
	s.must(err)
	return entries[len(entries)-1]
}

func TestMovedBordersVoidAnApprovalAndTheSameBordersDoNot(t *testing.T) {
	s := newScene(t)
	c := s.claims["approved"]
	s.must(s.MoveBorders(t.Context(), s.olena.Actor(), c.ID, c.RowVersion, s.borders("250 firms")))
	same := s.claim(c.ID)
	if same.State != factcheck.Approved || !s.stands(c.ID) {
		t.Fatalf("saving the same borders left it %s", same.State)
	}
	s.must(s.MoveBorders(t.Context(), s.olena.Actor(), c.ID, same.RowVersion, s.borders("Over 250 firms")))
	if moved := s.claim(c.ID); moved.State != factcheck.Researching || s.stands(c.ID) {
		t.Errorf("moving the borders left it %s", moved.State)
	}
}

// stands says whether an approval of the claim is in force.
func (s *scene) stands(id factcheck.ClaimID) bool {
	approvals, err := s.store.ApprovalsOf(s.t.Context(), id)
	s.must(err)
	return len(approvals) > 0 && approvals[len(approvals)-1].Stands()
}

func TestBordersThatAreNotInTheTextAreRefusedAndNothingIsStored(t *testing.T) {
	s := newScene(t)
	c := s.claims["open"]
	for name, b := range map[string]struct {
		spoil func(*desk.Borders)
		want  factcheck.Code
	}{
		"wrong hash":            {func(in *desk.Borders) { in.Hash = strings.Repeat("0", 64) }, factcheck.Conflict},
		"wrong quote":           {func(in *desk.Borders) { in.Quote = "251 firms" }, factcheck.Conflict},
		"one to the right":      {func(in *desk.Borders) { in.Start++; in.End++ }, factcheck.Conflict},
		"turned round":          {func(in *desk.Borders) { in.Start, in.End = in.End, in.Start }, factcheck.Conflict},
		"another version":       {func(in *desk.Borders) { in.Version = "another" }, factcheck.Conflict},
		"no quote":              {func(in *desk.Borders) { in.Quote = "" }, factcheck.Invalid},
		"a quote without end":   {func(in *desk.Borders) { in.Quote = strings.Repeat("x", factcheck.MaxQuote+1) }, factcheck.Invalid},
		"beyond the text’s end": {func(in *desk.Borders) { in.End = 4000 }, factcheck.Conflict},
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			in := s.borders("Over 250 firms")
			b.spoil(&in)
			s.refused(b.want, func() error { return s.MoveBorders(t.Context(), s.taras.Actor(), c.ID, c.RowVersion, in) })
		})
	}
}

func TestAClaimWithoutAPlaceIsGivenOne(t *testing.T) {
	s := newScene(t)
	c := s.claims["open"]
	s.newVersion(s.articleID)
	if lost := s.claim(c.ID); lost.VersionID != "" {
		t.Fatalf("the claim stands in %q", lost.VersionID)
	}
	s.must(s.MoveBorders(t.Context(), s.taras.Actor(), c.ID, c.RowVersion, s.borders("30 countries")))
	if found := s.claim(c.ID); found.VersionID == "" || found.Quote != "30 countries" {
		t.Errorf("got %+v", found)
	}
}

func TestASplitClaimKeepsThePartAndTheNewOneGetsTheOtherWithTheEvidence(t *testing.T) {
	s := newScene(t)
	c := s.claims["researching"]
	id, err := s.Split(t.Context(), s.olena.Actor(), c.ID, c.RowVersion, s.split("250", "firms"))
	s.must(err)
	kept, part := s.claim(c.ID), s.claim(id)
	if kept.Quote != "250" || kept.State != factcheck.Researching || kept.Statement != c.Statement {
		t.Errorf("kept is %+v", kept)
	}
	if part.Quote != "firms" || part.Statement != "A claim of its own." || part.Assignee != s.olena.ID || part.State != factcheck.Researching || part.Kind != c.Kind {
		t.Errorf("the new one is %+v", part)
	}
	before, after := s.evidence(c.ID), s.evidence(id)
	if len(after) != 1 || len(before) != 1 || after[0].Source.ID != before[0].Source.ID || after[0].ID == before[0].ID {
		t.Errorf("evidence %+v became %+v", before, after)
	}
	if told := changed(s.lastEntry(c.ID), "other claim"); told != "A claim of its own." {
		t.Errorf("the claim's history tells %q of the other", told)
	}
	entries, err := s.store.EntriesOfClaim(t.Context(), id)
	s.must(err)
	if entries[0].Action != "split off" || changed(entries[0], "other claim") != c.Statement {
		t.Errorf("the new claim's history begins with %+v", entries[0])
	}
}

// changed is what an entry tells a field became.
func changed(e factcheck.Entry, field string) string {
	for _, c := range e.Changes {
		if c.Field == field {
			return c.After
		}
	}
	return ""
}

func TestASplitWithoutEvidenceLeavesTheNewClaimWithNone(t *testing.T) {
	s := newScene(t)
	in := s.split("250", "firms")
	in.Evidence = false
	id, err := s.Split(t.Context(), s.taras.Actor(), s.claims["open"].ID, s.claims["open"].RowVersion, in)
	s.must(err)
	if got := s.claim(id); len(s.evidence(id)) != 0 || got.EvidenceEditor != "" || got.State != factcheck.Open {
		t.Errorf("got %+v", got)
	}
}

func TestAnApprovedClaimThatIsSplitLosesItsApproval(t *testing.T) {
	s := newScene(t)
	c := s.claims["approved"]
	_, err := s.Split(t.Context(), s.olena.Actor(), c.ID, c.RowVersion, s.split("250", "firms"))
	s.must(err)
	if kept := s.claim(c.ID); kept.State != factcheck.Researching || s.stands(c.ID) {
		t.Errorf("it is %s", kept.State)
	}
}

func TestASplitOutsideOfThePassageIsRefusedAndNothingIsStored(t *testing.T) {
	s := newScene(t)
	c := s.claims["open"]
	for name, in := range map[string]desk.NewSplit{
		"the same words twice":         s.split("250", "250"),
		"a second part that is beyond": s.split("250", "30 countries"),
		"a first part that is beyond":  s.split("Over 250", "firms"),
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			s.refused(factcheck.Invalid, func() error {
				_, err := s.Split(t.Context(), s.taras.Actor(), c.ID, c.RowVersion, in)
				return err
			})
		})
	}
	s.t = t
	wrong := s.split("250", "firms")
	wrong.OtherQuote = "films"
	s.refused(factcheck.Conflict, func() error {
		_, err := s.Split(t.Context(), s.taras.Actor(), c.ID, c.RowVersion, wrong)
		return err
	})
}

// beside is an open claim of the words, in the scene's article.
func (s *scene) beside(quote string) factcheck.Claim {
	s.t.Helper()
	id, err := s.Highlight(s.t.Context(), s.taras.Actor(), s.articleID, s.passage(s.articleID, quote))
	s.must(err)
	s.must(s.AttachNew(s.t.Context(), s.taras.Actor(), id, sourceWords("Programme"), cites("30 flags")))
	return s.claim(id)
}

func TestAMergedClaimCoversBothWithTheEvidenceOfBothAndTheOtherLeadsToIt(t *testing.T) {
	s := newScene(t)
	kept, other := s.claims["open"], s.beside("firms from 30 countries")
	s.must(s.Merge(t.Context(), s.taras.Actor(), kept.ID, kept.RowVersion, desk.Merging{Other: other.ID, OtherRow: other.RowVersion, Statement: "Both."}))
	after, tombstone := s.claim(kept.ID), s.claim(other.ID)
	if after.Quote != "250 firms from 30 countries" || after.Statement != "Both." || after.EvidenceEditor != s.taras.ID {
		t.Errorf("kept is %+v", after)
	}
	if !tombstone.Withdrawn() || tombstone.MergedInto != kept.ID {
		t.Errorf("the other is %+v", tombstone)
	}
	evidence := s.evidence(kept.ID)
	if len(evidence) != 2 || evidence[1].Number != 2 || evidence[1].Excerpt != "30 flags" {
		t.Errorf("the evidence is %+v", evidence)
	}
	if told := changed(s.lastEntry(other.ID), "other claim"); told != kept.Statement {
		t.Errorf("the tombstone tells of %q", told)
	}
}

func TestWhatBothClaimsCiteInTheSameWordsIsCitedOnce(t *testing.T) {
	s := newScene(t)
	kept, other := s.claims["open"], s.beside("firms from 30 countries")
	shared := s.sources["public"].ID
	for _, id := range []factcheck.ClaimID{kept.ID, other.ID} {
		s.must(s.Attach(t.Context(), s.taras.Actor(), id, shared, cites("The same words.")))
	}
	in := desk.Merging{Other: other.ID, OtherRow: s.claim(other.ID).RowVersion, Statement: "Both."}
	s.must(s.Merge(t.Context(), s.taras.Actor(), kept.ID, s.claim(kept.ID).RowVersion, in))
	if evidence := s.evidence(kept.ID); len(evidence) != 3 {
		t.Errorf("the evidence is %+v", evidence)
	}
}

func TestAMergeThatCannotBeIsRefusedAndNothingIsStored(t *testing.T) {
	s := newScene(t)
	kept, far, beside := s.claims["open"], s.beside("12 %"), s.beside("from 30 countries")
	elsewhere := s.claim(s.open(s.article().ID))
	for name, c := range map[string]struct {
		in   desk.Merging
		want factcheck.Code
	}{
		"itself":               {desk.Merging{Other: kept.ID, OtherRow: kept.RowVersion, Statement: "Both."}, factcheck.Invalid},
		"far away":             {desk.Merging{Other: far.ID, OtherRow: far.RowVersion, Statement: "Both."}, factcheck.Invalid},
		"of another article":   {desk.Merging{Other: elsewhere.ID, OtherRow: elsewhere.RowVersion, Statement: "Both."}, factcheck.Invalid},
		"not there":            {desk.Merging{Other: "nowhere", OtherRow: 1, Statement: "Both."}, factcheck.Invalid},
		"withdrawn":            {desk.Merging{Other: s.claims["withdrawn"].ID, OtherRow: 1, Statement: "Both."}, factcheck.Invalid},
		"somebody else's":      {desk.Merging{Other: s.claims["researching"].ID, OtherRow: s.claims["researching"].RowVersion, Statement: "Both."}, factcheck.Forbidden},
		"closed":               {desk.Merging{Other: s.claims["closed"].ID, OtherRow: s.claims["closed"].RowVersion, Statement: "Both."}, factcheck.Conflict},
		"changed meanwhile":    {desk.Merging{Other: beside.ID, OtherRow: beside.RowVersion - 1, Statement: "Both."}, factcheck.Conflict},
		"without a statement":  {desk.Merging{Other: beside.ID, OtherRow: beside.RowVersion}, factcheck.Invalid},
		"nothing to be merged": {desk.Merging{Statement: "Both."}, factcheck.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			s.refused(c.want, func() error { return s.Merge(t.Context(), s.taras.Actor(), kept.ID, kept.RowVersion, c.in) })
		})
	}
}
