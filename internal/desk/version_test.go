package desk_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// Two versions of an article: in the later one a sentence stands elsewhere, one has another figure, and one is gone.
const (
	textBefore = "The forum opened on Monday in the old town hall.\n\n" +
		"Over 250 firms from 30 countries met in the capital on Friday.\n\n" +
		"The minister said that contracts were worth €1.5 billion.\n\n" +
		"It was the largest meeting of its kind in Europe this year.\n\n" +
		"Exports had grown by 12 % in 2025, the ministry added.\n\n" +
		"The next forum is planned for the coming autumn."
	textAfter = "It was the largest meeting of its kind in Europe this year.\n\n" +
		"The forum opened on Monday in the old town hall.\n\n" +
		"Over 260 firms from 30 countries met in the capital on Friday.\n\n" +
		"The minister said that contracts were worth €1.5 billion.\n\n" +
		"The next forum is planned for the coming autumn."
)

// quotes are passages of the article before, by what becomes of them.
var quotes = map[factcheck.PlacementState]string{
	factcheck.PlacedExact:  "contracts were worth €1.5 billion",
	factcheck.PlacedEdited: "Over 250 firms from 30 countries",
	factcheck.PlacedMoved:  "It was the largest meeting of its kind in Europe this year.",
	factcheck.Orphan:       "Exports had grown by 12 % in 2025",
}

// changing is an article before its text changes, with claims in one state, by what will become of them.
type changing struct {
	*newsroom
	article factcheck.Article
	claims  map[factcheck.PlacementState]factcheck.ClaimID
	editor  factcheck.Actor // Iryna, in a session
}

func newChanging(t *testing.T, state factcheck.State) *changing {
	n := newNewsroom(t)
	s := &changing{newsroom: n, claims: map[factcheck.PlacementState]factcheck.ClaimID{}, editor: n.iryna.Actor()}
	session := sample.Session(n.iryna.ID)
	n.must(n.store.AddSession(t.Context(), session))
	s.editor.Session = session.ID
	var err error
	s.article, err = n.ImportArticle(t.Context(), n.taras.Actor(), arrival(textBefore), desk.Particulars{})
	n.must(err)
	for fate, quote := range quotes {
		s.claims[fate] = n.claimOn(s.article.ID, quote, state)
	}
	return s
}

func (s *changing) change(text string) factcheck.Version {
	s.t.Helper()
	v, err := s.AddVersion(s.t.Context(), s.editor, s.article.ID, arrival(text))
	s.must(err)
	return v
}

func (s *changing) placement(id factcheck.ClaimID, v factcheck.VersionID) factcheck.Placement {
	s.t.Helper()
	p, err := s.store.Placement(s.t.Context(), id, v)
	s.must(err)
	return p
}

func (s *changing) waiting() int {
	s.t.Helper()
	n, err := s.WaitingForPlace(s.t.Context(), s.editor, s.article.ID)
	s.must(err)
	return n
}

// place is the words at which a claim stands now, by what the text has there; empty where it has no place.
func (s *changing) place(id factcheck.ClaimID) string {
	s.t.Helper()
	c := s.claim(id)
	if c.VersionID == "" {
		return ""
	}
	v, err := s.store.Version(s.t.Context(), c.VersionID)
	s.must(err)
	if at := v.Text.Quote(c.Passage); at != c.Quote {
		s.t.Fatalf("the claim says %q, the text %q", c.Quote, at)
	}
	return c.Quote
}

func TestANewVersionCarriesEveryClaimAndGuessesNone(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	v := s.change(textAfter)
	if v.Number != 2 || s.waiting() != 3 {
		t.Fatalf("version %d, %d wait", v.Number, s.waiting())
	}
	for fate, id := range s.claims {
		p := s.placement(id, v.ID)
		want := ""
		if fate == factcheck.PlacedExact {
			want = quotes[fate]
		}
		if p.State != fate || p.Was != quotes[fate] || p.First != quotes[fate] || p.Reason == "" || s.place(id) != want {
			t.Errorf("%s became %+v", fate, p)
		}
		if p.Quote != v.Text.Quote(p.Passage) {
			t.Errorf("%s: the placement says %q, the text %q", fate, p.Quote, v.Text.Quote(p.Passage))
		}
		s.state(id, factcheck.Open)
	}
}

func TestOnlyAnApprovalOfWordsThatAreStillThereStands(t *testing.T) {
	for _, state := range []factcheck.State{factcheck.InApproval, factcheck.Approved} {
		t.Run(string(state), func(t *testing.T) {
			s := newChanging(t, state)
			v := s.change(textAfter)
			for fate, id := range s.claims {
				stale := fate == factcheck.PlacedEdited || fate == factcheck.Orphan
				want, was := state, factcheck.State("")
				if stale {
					want, was = factcheck.Researching, state
				}
				s.state(id, want)
				if got := s.placement(id, v.ID).Stale; got != was {
					t.Errorf("%s went stale from %q", fate, got)
				}
				if stands := s.claim(id).HasVerdict(); !stands {
					t.Errorf("%s lost its verdict", fate)
				}
				if state == factcheck.Approved {
					s.newsroom.stands(id, !stale)
				}
			}
			s.toldBySystem(s.claims[factcheck.Orphan], state)
		})
	}
}

// toldBySystem fails unless the claim's history ends with the change of the text, with the reason and without a person.
func (s *changing) toldBySystem(id factcheck.ClaimID, was factcheck.State) {
	s.t.Helper()
	entries, err := s.store.EntriesOfClaim(s.t.Context(), id)
	s.must(err)
	last := entries[len(entries)-1]
	want := []factcheck.Change{
		{Field: "state", Before: string(was), After: string(factcheck.Researching)}, {Field: "placement", Before: "exact", After: "orphan"},
	}
	if diff := cmp.Diff(want, last.Changes); diff != "" || last.Actor != "" || last.Comment == "" || last.Action != "text changed" {
		s.t.Errorf("%+v\n%s", last, diff)
	}
}

func TestTheSameTextIsNoNewVersion(t *testing.T) {
	s := newChanging(t, factcheck.Approved)
	for name, add := range map[string]func() error{
		"at once": func() error {
			_, err := s.AddVersion(t.Context(), s.editor, s.article.ID, arrival(textBefore+"\n\n"))
			return err
		},
		"staged": func() error {
			_, err := s.StageVersion(t.Context(), s.editor, s.article.ID, arrival(textBefore))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) { s.refused(factcheck.Invalid, add) })
	}
}

func TestAStagedVersionTellsBeforehandWhatBecomesOfTheClaims(t *testing.T) {
	s := newChanging(t, factcheck.Approved)
	id, err := s.StageVersion(t.Context(), s.editor, s.article.ID, arrival(textAfter))
	s.must(err)
	preview, err := s.PreviewVersion(t.Context(), s.editor, id)
	s.must(err)
	if preview.Waiting() != 3 || preview.Stale != 2 || len(preview.Claims) != 4 || preview.Before.ID != s.article.Current {
		t.Fatalf("%d wait, %d go stale of %d", preview.Waiting(), preview.Stale, len(preview.Claims))
	}
	v, err := s.ConfirmVersion(t.Context(), s.editor, id, preview.Before.ID)
	s.must(err)
	for _, claim := range s.claims {
		got, want := s.placement(claim, v.ID), preview.Placements[claim]
		got.VersionID, want.VersionID = "", ""
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	again, err := s.ConfirmVersion(t.Context(), s.editor, id, preview.Before.ID)
	s.must(err)
	if versions, _ := s.Versions(t.Context(), s.editor, s.article.ID); again.ID != v.ID || len(versions) != 2 {
		t.Errorf("confirmed again, it is version %d of %d", again.Number, len(versions))
	}
	_, err = s.ConfirmVersion(t.Context(), s.taras.Actor(), id, preview.Before.ID)
	s.wants(factcheck.NotFound, err)
}

func TestTheSecondOfTwoNewVersionsIsToldAndKeepsItsText(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	id, err := s.StageVersion(t.Context(), s.editor, s.article.ID, arrival(textAfter))
	s.must(err)
	between, err := s.AddVersion(t.Context(), s.taras.Actor(), s.article.ID, arrival(textBefore+"\n\nMore."))
	s.must(err)
	s.refused(factcheck.Conflict, func() error {
		_, err := s.ConfirmVersion(t.Context(), s.editor, id, s.article.Current)
		return err
	})
	preview, err := s.PreviewVersion(t.Context(), s.editor, id)
	s.must(err)
	v, err := s.ConfirmVersion(t.Context(), s.editor, id, preview.Before.ID)
	s.must(err)
	if preview.Before.ID != between.ID || v.Number != 3 {
		t.Errorf("compared with version %d, became version %d", preview.Before.Number, v.Number)
	}
}

func TestAVersionIsEditedInPlaceBlockByBlock(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	blocks := strings.Split(textBefore, "\n\n")
	blocks[1], blocks[4] = strings.Replace(blocks[1], "250", "260", 1), ""
	id, err := s.StageEdit(t.Context(), s.editor, s.article.ID, s.article.Current, blocks)
	s.must(err)
	v, err := s.ConfirmVersion(t.Context(), s.editor, id, s.article.Current)
	s.must(err)
	if len(v.Text.Blocks) != 5 || v.Format != "edited" || !strings.Contains(v.Text.Content, "260 firms") {
		t.Errorf("%s: %q", v.Format, v.Text.Content)
	}
	_, err = s.StageEdit(t.Context(), s.editor, s.article.ID, s.article.Current, blocks)
	s.wants(factcheck.Conflict, err)
	_, err = s.StageEdit(t.Context(), s.editor, s.article.ID, v.ID, []string{"one block"})
	s.wants(factcheck.Invalid, err)
}

func TestANewVersionIsUndoneAndDoneAgainAsAWhole(t *testing.T) {
	s := newChanging(t, factcheck.Approved)
	v := s.change(textAfter)
	step, err := s.Undo(t.Context(), s.editor, "")
	s.must(err)
	if step.Action != "new version" {
		t.Errorf("what was undone is called %q", step.Action)
	}
	for fate, id := range s.claims {
		s.state(id, factcheck.Approved)
		s.newsroom.stands(id, true)
		if s.place(id) != quotes[fate] {
			t.Errorf("%s stands at %q", fate, s.place(id))
		}
	}
	_, err = s.Redo(t.Context(), s.editor, "")
	s.must(err)
	s.state(s.claims[factcheck.PlacedEdited], factcheck.Researching)
	s.state(s.claims[factcheck.PlacedMoved], factcheck.Approved)
	if article, _ := s.store.Article(t.Context(), s.article.ID); article.Current != v.ID || s.waiting() != 3 {
		t.Errorf("version %d with %d waiting", article.Number, s.waiting())
	}
	s.must(s.KeepPlace(t.Context(), s.editor, s.claims[factcheck.PlacedMoved], s.claim(s.claims[factcheck.PlacedMoved]).RowVersion))
	s.newsroom.stands(s.claims[factcheck.PlacedMoved], true)
}

func TestANewVersionOnWhichClaimsWereMadeStays(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	s.change(textAfter)
	s.claimOn(s.article.ID, "260 firms", factcheck.Open)
	_, err := s.Undo(t.Context(), s.editor, "")
	s.wants(factcheck.Conflict, err)
}

// breaking is a store that fails when it adds its n-th audit entry.
type breaking struct {
	desk.Store
	after int
}

var errDisk = errors.New("the disk is full")

func (b *breaking) AddEntry(ctx context.Context, e factcheck.Entry) (factcheck.Entry, error) {
	if b.after--; b.after < 0 {
		return e, errDisk
	}
	return b.Store.AddEntry(ctx, e)
}

func TestANewVersionThatFailsHalfWayLeavesNothing(t *testing.T) {
	s := newChanging(t, factcheck.Approved)
	for after := range 4 {
		t.Run(fmt.Sprint("after ", after, " entries"), func(t *testing.T) {
			broken := desk.New(&breaking{Store: s.store, after: after}, s.clock, s.passwords, desk.Importing(fromPlain))
			before := s.dump()
			if _, err := broken.AddVersion(t.Context(), s.editor, s.article.ID, arrival(textAfter)); !errors.Is(err, errDisk) {
				t.Fatalf("got %v", err)
			}
			if after := s.dump(); after != before {
				t.Errorf("something was kept:\n%s", difference(before, after))
			}
		})
	}
}

func TestAnOrphanIsLookedForAgainInLaterVersions(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	id := s.claims[factcheck.Orphan]
	s.change(textAfter)
	s.must(s.LeaveUnplaced(t.Context(), s.editor, id, s.claim(id).RowVersion))
	third := s.change(textAfter + "\n\nSomething else entirely.")
	if p := s.placement(id, third.ID); p.State != factcheck.Orphan || p.Waiting {
		t.Errorf("what was left without a place became %+v", p)
	}
	s.change(textBefore)
	if got := s.place(id); got != quotes[factcheck.Orphan] {
		t.Errorf("the passage is back, the claim stands at %q", got)
	}
}

func TestEveryPlaceOfEveryVersionCutsItsQuoteWhateverIsEdited(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 8))
	s := newChanging(t, factcheck.Open)
	sentences := strings.Split(textBefore, "\n\n")
	for range 12 {
		at, other := rnd.IntN(len(sentences)), rnd.IntN(len(sentences))
		switch words := strings.Fields(sentences[at]); rnd.IntN(5) {
		case 0:
			sentences[at], sentences[other] = sentences[other], sentences[at]
		case 1:
			words[rnd.IntN(len(words))] = "👩‍👩‍👧‍👦 інше"
			sentences[at] = strings.Join(words, " ")
		case 2:
			sentences[at] = strings.Join(words[:1+rnd.IntN(len(words))], " ") + "."
		case 3:
			sentences = append(sentences, sentences[at])
		case 4:
			sentences[at] = "“" + strings.ToUpper(sentences[at]) + "”"
		}
		if _, err := s.AddVersion(t.Context(), s.editor, s.article.ID, arrival(strings.Join(sentences, "\n\n"))); err != nil && !factcheck.Is(err, factcheck.Invalid) {
			t.Fatal(err) // the same text is no new version
		}
		s.decidesAll(rnd)
		s.cutTheirQuotes()
	}
}

// decidesAll keeps, or leaves without a place, what waits.
func (s *changing) decidesAll(rnd *rand.Rand) {
	s.t.Helper()
	found, err := s.Decisions(s.t.Context(), s.editor, s.article.ID)
	s.must(err)
	for _, c := range found.Claims {
		if c.Now.Proposed() && rnd.IntN(2) == 0 {
			s.must(s.KeepPlace(s.t.Context(), s.editor, c.Claim.ID, c.Claim.RowVersion))
		} else if rnd.IntN(2) == 0 {
			s.must(s.LeaveUnplaced(s.t.Context(), s.editor, c.Claim.ID, c.Claim.RowVersion))
		}
	}
}

// cutTheirQuotes fails unless every placement on every version of the article has the quote that stands there.
func (s *changing) cutTheirQuotes() {
	s.t.Helper()
	versions, err := s.Versions(s.t.Context(), s.editor, s.article.ID)
	s.must(err)
	for _, v := range versions {
		version, placements, err := s.Version(s.t.Context(), s.editor, v.ID)
		s.must(err)
		for _, p := range placements {
			if quote, ok := version.Text.Slice(p.Passage); p.State != factcheck.Orphan && (!ok || quote != p.Quote) || version.Hash != version.Text.Hash() {
				s.t.Fatalf("version %d: the placement says %q, the text %q", v.Number, p.Quote, quote)
			}
		}
	}
	for _, id := range s.claims {
		s.place(id)
	}
}

func TestEveryPlaceCutsTheQuoteItClaims(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	for _, text := range []string{textAfter, textBefore, strings.ToUpper(textBefore), textAfter + "\n\n" + textBefore, "Nothing of it is left."} {
		v := s.change(text)
		placements, err := s.store.PlacementsOn(t.Context(), v.ID)
		s.must(err)
		if len(placements) != len(quotes) {
			t.Fatalf("%d placements", len(placements))
		}
		for _, p := range placements {
			if p.Quote != v.Text.Quote(p.Passage) || p.Waiting == (p.State == factcheck.PlacedExact) || p.First == "" {
				t.Errorf("%+v", p)
			}
			if p.State == factcheck.PlacedExact && p.Quote != p.Was {
				t.Errorf("placed by itself on other words: %+v", p)
			}
		}
	}
}
