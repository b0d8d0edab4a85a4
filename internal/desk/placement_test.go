package desk_test

import (
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// decided is an article of a new version whose claims wait.
func decided(t *testing.T, state factcheck.State) *changing {
	s := newChanging(t, state)
	s.change(textAfter)
	return s
}

func (s *changing) current() factcheck.VersionID {
	s.t.Helper()
	article, err := s.store.Article(s.t.Context(), s.article.ID)
	s.must(err)
	return article.Current
}

func TestAKeptVerdictGoesToAnEditorAgain(t *testing.T) {
	s := decided(t, factcheck.Approved)
	id := s.claims[factcheck.PlacedEdited]
	s.audited(1, func() error { return s.KeepPlace(t.Context(), s.olena.Actor(), id, s.claim(id).RowVersion) })
	s.state(id, factcheck.InApproval)
	if got := s.place(id); got != "Over 260 firms from 30 countries" {
		t.Errorf("it stands at %q", got)
	}
	if p := s.placement(id, s.current()); p.Decision != factcheck.EventKeepVerdict || p.DecidedBy != s.olena.ID || p.State != factcheck.PlacedEdited {
		t.Errorf("got %+v", p)
	}
	s.must(s.Approve(t.Context(), s.ivan.Actor(), id, s.claim(id).RowVersion, ""))
	s.newsroom.stands(id, true)
}

func TestACheckedAgainClaimIsBackInResearchAtItsNewPlace(t *testing.T) {
	s := decided(t, factcheck.Approved)
	id := s.claims[factcheck.PlacedMoved]
	s.must(s.Recheck(t.Context(), s.editor, id, s.claim(id).RowVersion))
	s.state(id, factcheck.Researching)
	s.newsroom.stands(id, false)
	if s.place(id) != quotes[factcheck.PlacedMoved] {
		t.Errorf("it stands at %q", s.place(id))
	}
}

func TestAPlaceIsPickedForAnOrphanAndItsFirstQuoteIsKept(t *testing.T) {
	s := decided(t, factcheck.Approved)
	id := s.claims[factcheck.Orphan]
	in := s.passage(s.article.ID, "The next forum is planned")
	borders := desk.Borders{Version: in.Version, Hash: in.Hash, Start: in.Start, End: in.End, Quote: in.Quote}
	s.refused(factcheck.Conflict, func() error { return s.KeepPlace(t.Context(), s.editor, id, s.claim(id).RowVersion) })
	s.must(s.PickPlace(t.Context(), s.editor, id, s.claim(id).RowVersion, borders))
	p := s.placement(id, s.current())
	if s.place(id) != in.Quote || p.First != quotes[factcheck.Orphan] || p.Was != quotes[factcheck.Orphan] || p.State != factcheck.PlacedEdited {
		t.Errorf("got %+v", p)
	}
	borders.Quote = "something else"
	moved := s.claims[factcheck.PlacedMoved]
	s.refused(factcheck.Conflict, func() error { return s.PickPlace(t.Context(), s.editor, moved, s.claim(moved).RowVersion, borders) })
}

func TestAClaimLeftWithoutAPlaceWaitsNoLonger(t *testing.T) {
	s := decided(t, factcheck.Proposed)
	for _, id := range s.claims {
		if s.claim(id).VersionID == "" {
			s.must(s.LeaveUnplaced(t.Context(), s.editor, id, s.claim(id).RowVersion))
			s.state(id, factcheck.Researching)
		}
	}
	if n := s.waiting(); n != 0 {
		t.Errorf("%d wait", n)
	}
}

func TestTheSecondWhoDecidesAPlaceIsToldAndChangesNothing(t *testing.T) {
	s := decided(t, factcheck.Open)
	id := s.claims[factcheck.PlacedMoved]
	seen := s.claim(id).RowVersion
	s.must(s.KeepPlace(t.Context(), s.taras.Actor(), id, seen))
	for name, decide := range map[string]func() error{
		"keep":  func() error { return s.KeepPlace(t.Context(), s.editor, id, seen) },
		"leave": func() error { return s.LeaveUnplaced(t.Context(), s.editor, id, seen) },
	} {
		t.Run(name, func(t *testing.T) { s.refused(factcheck.Conflict, decide) })
	}
}

func TestEveryDecisionAboutAPlaceCanBeUndoneAndDoneAgain(t *testing.T) {
	s := decided(t, factcheck.Proposed)
	id := s.claims[factcheck.PlacedEdited]
	decisions := map[string]func() error{
		"keep":  func() error { return s.KeepPlace(t.Context(), s.editor, id, s.claim(id).RowVersion) },
		"check": func() error { return s.Recheck(t.Context(), s.editor, id, s.claim(id).RowVersion) },
		"leave": func() error { return s.LeaveUnplaced(t.Context(), s.editor, id, s.claim(id).RowVersion) },
	}
	for name, decide := range decisions {
		t.Run(name, func(t *testing.T) {
			before := s.placement(id, s.current())
			s.must(decide())
			after := s.placement(id, s.current())
			_, err := s.Undo(t.Context(), s.editor, "")
			s.must(err)
			if got := s.placement(id, s.current()); got != before || s.waiting() != 3 || s.claim(id).State != factcheck.Proposed {
				t.Errorf("undone, it is %+v, %d wait", got, s.waiting())
			}
			_, err = s.Redo(t.Context(), s.editor, "")
			s.must(err)
			if got := s.placement(id, s.current()); got != after || s.waiting() != 2 {
				t.Errorf("done again, it is %+v", got)
			}
			_, err = s.Undo(t.Context(), s.editor, "")
			s.must(err)
		})
	}
}

func TestTypographyIsAcceptedInOneGoAndInOneStep(t *testing.T) {
	s := newChanging(t, factcheck.Researching)
	s.change(strings.NewReplacer("Over 250 firms from", "OVER 250 Firms from", "It was the largest meeting", "It was the LARGEST meeting").Replace(textBefore))
	if s.waiting() != 2 {
		t.Fatalf("%d wait", s.waiting())
	}
	n, err := s.AcceptTypography(t.Context(), s.petro.Actor(), s.article.ID)
	s.must(err)
	if n != 0 || s.waiting() != 2 {
		t.Errorf("somebody else accepted %d", n)
	}
	n, err = s.AcceptTypography(t.Context(), s.editor, s.article.ID)
	s.must(err)
	if n != 2 || s.waiting() != 0 || s.place(s.claims[factcheck.PlacedEdited]) != "OVER 250 Firms from 30 countries" {
		t.Errorf("accepted %d, %d wait", n, s.waiting())
	}
	_, err = s.Undo(t.Context(), s.editor, "")
	s.must(err)
	if s.waiting() != 2 {
		t.Errorf("after undoing, %d wait", s.waiting())
	}
}

func TestDecisionsShowWhereEachClaimWasAndWhereItMayBe(t *testing.T) {
	s := decided(t, factcheck.Open)
	found, err := s.Decisions(t.Context(), s.petro.Actor(), s.article.ID)
	s.must(err)
	if len(found.Claims) != 3 || len(found.Versions) != 2 {
		t.Fatalf("%d claims, %d versions", len(found.Claims), len(found.Versions))
	}
	at := -1
	for _, c := range found.Claims {
		now, was := found.Versions[c.Now.VersionID].Text, found.Versions[c.Was.VersionID].Text
		if was.Quote(c.Was.Passage) != c.Claim.Quote || now.Quote(c.Now.Passage) != c.Now.Quote || c.Now.Passage.Start < at {
			t.Errorf("got %+v", c)
		}
		at = c.Now.Passage.Start
	}
}

func TestAnOlderVersionIsReadWithThePlacesItsClaimsHadThere(t *testing.T) {
	s := decided(t, factcheck.Open)
	old, placements, err := s.Version(t.Context(), s.petro.Actor(), s.article.Current)
	s.must(err)
	if old.Number != 1 || len(placements) != len(quotes) {
		t.Fatalf("version %d with %d claims", old.Number, len(placements))
	}
	x := document.NewIndex(old.Text)
	for _, p := range placements {
		if x.Quote(p.Passage) != p.Quote || !p.Placed() {
			t.Errorf("got %+v", p)
		}
	}
	versions, err := s.Versions(t.Context(), s.petro.Actor(), s.article.ID)
	s.must(err)
	if len(versions) != 2 || versions[0].Number != 2 || versions[1].ID != old.ID {
		t.Errorf("got %+v", versions)
	}
}
