package desk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

func TestASourceIsAttachedWithItsWords(t *testing.T) {
	n := newNewsroom(t)
	id, source := n.open(n.article().ID), n.library(false)
	n.must(n.Attach(t.Context(), n.olena.Actor(), id, source, cites("253\r\ncompanies")))
	got := n.evidence(id)
	if len(got) != 1 {
		t.Fatalf("got %+v", got)
	}
	want := factcheck.Citation{
		ID: got[0].ID, ClaimID: id, Source: got[0].Source, Number: 1, Stance: factcheck.Supports, Excerpt: "253\ncompanies",
		Locator: "p. 4", Note: "As counted.", CreatedBy: n.olena.ID, CreatedAt: sample.At, RowVersion: 1,
	}
	if diff := cmp.Diff(want, got[0]); diff != "" || got[0].Source.ID != source {
		t.Errorf("source %q: %s", got[0].Source.ID, diff)
	}
	if c := n.claim(id); c.EvidenceEditor != n.olena.ID || c.RowVersion != 2 {
		t.Errorf("last to change the evidence is %q, row version %d", c.EvidenceEditor, c.RowVersion)
	}
}

func TestADetachedSourceLeavesItsNumberUnused(t *testing.T) {
	n := newNewsroom(t)
	id := n.open(n.article().ID)
	for range 2 {
		n.must(n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords("List"), cites("")))
	}
	n.must(n.Detach(t.Context(), n.olena.Actor(), n.evidence(id)[1].ID, 1))
	n.must(n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords("Programme"), cites("")))
	var numbers []int
	for _, c := range n.evidence(id) {
		numbers = append(numbers, c.Number)
	}
	if diff := cmp.Diff([]int{1, 3}, numbers); diff != "" {
		t.Error(diff)
	}
}

func TestANewSourceIsPutIntoTheLibraryAndCitedOrNeither(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Researching)
	wrongWords := sourceWords("")
	wrongWords.URL = "javascript:alert(1)"
	wrongStance := cites("")
	wrongStance.Stance = "doubts"
	n.refused(factcheck.Invalid, func() error {
		err := n.AttachNew(t.Context(), n.olena.Actor(), id, wrongWords, wrongStance)
		for _, field := range []string{"source_title", "source_url", "stance"} {
			if !shares(err, field) {
				t.Errorf("nothing is said about %s: %v", field, err)
			}
		}
		return err
	})
	n.refused(factcheck.Forbidden, func() error {
		return n.AttachNew(t.Context(), n.petro.Actor(), id, sourceWords("List"), cites(""))
	})
	n.refused(factcheck.NotFound, func() error {
		return n.AttachNew(t.Context(), n.olena.Actor(), "nowhere", sourceWords("List"), cites(""))
	})
	n.audited(2, func() error { return n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords("List"), cites("")) })
}

func TestAttachingDoesNotTellWhetherAConfidentialSourceExists(t *testing.T) {
	n := newNewsroom(t)
	id, hidden := n.open(n.article().ID), n.library(true)
	there := n.Attach(t.Context(), n.petro.Actor(), id, hidden, cites(""))
	nowhere := n.Attach(t.Context(), n.petro.Actor(), id, factcheck.SourceID(sample.ID()), cites(""))
	if !factcheck.Is(there, factcheck.Invalid) || there.Error() != nowhere.Error() {
		t.Errorf("a hidden one: %v\nnone: %v", there, nowhere)
	}
	if len(n.evidence(id)) != 0 {
		t.Error("it was attached")
	}
}

func TestARefusedCitationHandsNothingOut(t *testing.T) {
	s := newScene(t)
	for _, on := range []string{"confidential", "detached"} {
		got, err := s.Citation(t.Context(), s.petro.Actor(), s.citations[on].ID)
		if diff := cmp.Diff(factcheck.Citation{}, got); !factcheck.Is(err, factcheck.NotFound) || diff != "" {
			t.Errorf("%s: %v, %s", on, err, diff)
		}
	}
}

func TestAnEditorOfTheClaimWhoMayNotSeeASourceCanNotChangeItsCitation(t *testing.T) {
	n := newNewsroom(t)
	id, hidden := n.open(n.article().ID), n.library(true)
	n.must(n.Attach(t.Context(), n.taras.Actor(), id, hidden, cites("Secret words.")))
	citation := n.evidence(id)[0]
	n.refused(factcheck.NotFound, func() error {
		return n.ReviseCitation(t.Context(), n.olena.Actor(), citation.ID, 1, cites("Other words."))
	})
	n.refused(factcheck.NotFound, func() error { return n.Detach(t.Context(), n.olena.Actor(), citation.ID, 1) })
}

func TestCitationsHaveLimits(t *testing.T) {
	n := newNewsroom(t)
	id, source := n.open(n.article().ID), n.library(false)
	n.refused(factcheck.Invalid, func() error {
		return n.Attach(t.Context(), n.olena.Actor(), id, source, cites(strings.Repeat("ї", factcheck.MaxExcerpt+1)))
	})
	n.must(n.Attach(t.Context(), n.olena.Actor(), id, source, cites(strings.Repeat("ї", factcheck.MaxExcerpt))))
}

func TestEveryChangeOfTheEvidenceVoidsAnApproval(t *testing.T) {
	for name, change := range map[string]func(n *newsroom, id factcheck.ClaimID) error{
		"attach": func(n *newsroom, id factcheck.ClaimID) error {
			return n.Attach(n.t.Context(), n.olena.Actor(), id, n.library(false), cites("More."))
		},
		"attach new": func(n *newsroom, id factcheck.ClaimID) error {
			return n.AttachNew(n.t.Context(), n.iryna.Actor(), id, sourceWords("New"), cites("More."))
		},
		"revise": func(n *newsroom, id factcheck.ClaimID) error {
			return n.ReviseCitation(n.t.Context(), n.olena.Actor(), n.evidence(id)[0].ID, 1, cites("Other words."))
		},
		"detach": func(n *newsroom, id factcheck.ClaimID) error {
			return n.Detach(n.t.Context(), n.olena.Actor(), n.evidence(id)[0].ID, 1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNewsroom(t)
			id := n.claimIn(n.article().ID, factcheck.Approved)
			n.must(change(n, id))
			n.state(id, factcheck.Researching)
			n.stands(id, false)
		})
	}
}

func TestSavingACitationWithoutAChangeVoidsNothing(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Approved)
	n.must(n.ReviseCitation(t.Context(), n.iryna.Actor(), n.evidence(id)[0].ID, 1, cites("253 companies")))
	n.state(id, factcheck.Approved)
	n.stands(id, true)
	if c := n.claim(id); c.EvidenceEditor != n.olena.ID {
		t.Error("who changed nothing counts as the last to change the evidence")
	}
}
