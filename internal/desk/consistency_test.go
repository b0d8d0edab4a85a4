package desk_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// meddledStore lets somebody else do something in the middle of what is being read.
type meddledStore struct {
	*auditedStore
	meddle func()
}

// once lets them do it the first time that one of the two methods below is called.
func (s *meddledStore) once() {
	if meddle := s.meddle; meddle != nil {
		s.meddle = nil
		meddle()
	}
}

func (s *meddledStore) EvidenceOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Citation, error) {
	s.once()
	return s.auditedStore.EvidenceOfArticle(ctx, id)
}

func (s *meddledStore) UsesOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Use, error) {
	s.once()
	return s.auditedStore.UsesOf(ctx, id)
}

// meddled is the newsroom's desk, at which somebody does this while the next thing is read.
func (n *newsroom) meddled(meddle func()) *desk.Desk {
	return desk.New(&meddledStore{auditedStore: n.store, meddle: meddle}, n.clock, n.passwords)
}

// sameMoment reads something by itself and again while somebody meddles, and fails unless both are the same and the
// meddling took effect.
func sameMoment[T any](n *newsroom, meddle func(), read func(*desk.Desk) (T, error)) {
	n.t.Helper()
	want, err := read(n.Desk)
	n.must(err)
	got, err := read(n.meddled(meddle))
	n.must(err)
	if diff := cmp.Diff(want, got); diff != "" {
		n.t.Errorf("it mixes two moments: %s", diff)
	}
	after, err := read(n.Desk)
	n.must(err)
	if cmp.Equal(want, after) {
		n.t.Error("nothing was changed in the middle, so this shows nothing")
	}
}

func TestADossierIsOfOneMomentWhateverOthersDoMeanwhile(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id := n.claimIn(article.ID, factcheck.Researching)
	meddle := func() {
		n.must(n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords("Late list"), cites("253 companies")))
		n.must(n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, desk.NewVerdict{Key: "true", Rationale: "See [1].", Submit: true}))
	}
	sameMoment(n, meddle, func(d *desk.Desk) (factcheck.Dossier, error) {
		return d.Dossier(t.Context(), n.iryna.Actor(), article.ID)
	})
}

func TestAnExportIsOfOneMomentWhateverOthersDoMeanwhile(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id := n.claimIn(article.ID, factcheck.InApproval)
	meddle := func() { n.must(n.Approve(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, "")) }
	sameMoment(n, meddle, func(d *desk.Desk) (factcheck.Dossier, error) {
		return d.ExportArticle(t.Context(), n.petro.Actor(), article.ID, "json")
	})
}

func TestASourcesPageIsOfOneMomentWhateverOthersDoMeanwhile(t *testing.T) {
	n := newNewsroom(t)
	source := n.library(false)
	meddle := func() {
		words := sourceWords("Another title")
		words.Confidential = true
		n.must(n.EditSource(t.Context(), n.iryna.Actor(), source, 1, words))
	}
	sameMoment(n, meddle, func(d *desk.Desk) (factcheck.SourceFile, error) {
		return d.Source(t.Context(), n.iryna.Actor(), source)
	})
}
