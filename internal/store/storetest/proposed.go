package storetest

import (
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

var proposed = map[string]func(*scene){
	"what was proposed is kept with its place":                    proposedKept,
	"what was decided is kept once":                               proposedDecided,
	"a proposed source is listed where its versions lead to":      proposedAcrossVersions,
	"those without a place are listed behind those that have one": proposedWithoutPlace,
}

// propose adds a proposed source on the article's version.
func (s *scene) propose(quote string) factcheck.ProposedSource {
	p := sample.Proposed(s.article.ID, s.version.ID, quote)
	p.Passage = sample.Passage(s.version, quote)
	s.must(s.AddProposed(s.ctx, p))
	s.must(s.PlaceProposed(s.ctx, []factcheck.ProposedPlace{{Proposed: p.ID, VersionID: s.version.ID, SeenIn: s.version.ID, Passage: p.Passage}}))
	return p
}

func (s *scene) listProposed() []factcheck.ProposedSource {
	all, err := s.ProposedOf(s.ctx, s.article.ID)
	s.must(err)
	return all
}

func (s *scene) countProposed() int {
	n, err := s.CountProposed(s.ctx, s.article.ID)
	s.must(err)
	return n
}

func proposedKept(s *scene) {
	later, earlier := s.propose("30 countries"), s.propose("250 firms")
	same(s, s.listProposed(), []factcheck.ProposedSource{earlier, later})
	got, err := s.Proposed(s.ctx, later.ID)
	s.must(err)
	same(s, got, later)
	same(s, s.countProposed(), 2)
	_, err = s.Proposed(s.ctx, "nowhere")
	s.refused(err, factcheck.NotFound)
}

func proposedDecided(s *scene) {
	p, claim, source := s.propose("30 countries"), s.addClaim("30 countries"), s.addSource("Yearbook")
	p.State, p.ClaimID, p.SourceID, p.DecidedBy, p.DecidedAt = factcheck.ProposalTaken, claim.ID, source.ID, s.editor.ID, sample.At
	s.must(s.SaveProposed(s.ctx, p))
	s.refused(s.SaveProposed(s.ctx, p), factcheck.Conflict)
	p.RowVersion++
	same(s, s.listProposed(), []factcheck.ProposedSource{p})
	same(s, s.countProposed(), 0)
}

func proposedAcrossVersions(s *scene) {
	p, first := s.propose("30 countries"), s.article
	second := s.nextVersion()
	same(s, len(s.listProposed()), 0) // the new version says nothing of it
	places := []factcheck.ProposedPlace{{Proposed: p.ID, VersionID: second.ID, SeenIn: second.ID, Passage: document.Range{Start: 3, End: 9}}}
	s.must(s.PlaceProposed(s.ctx, places))
	got, err := s.ProposedPlaces(s.ctx, second.ID)
	s.must(err)
	same(s, got, places)
	moved := p
	moved.VersionID, moved.Passage = second.ID, places[0].Passage
	same(s, s.listProposed(), []factcheck.ProposedSource{moved})
	first.RowVersion = s.article.RowVersion
	s.must(s.SaveArticle(s.ctx, first)) // the new version was undone
	same(s, s.listProposed(), []factcheck.ProposedSource{p})
}

func proposedWithoutPlace(s *scene) {
	lost, kept := s.propose("250 firms"), s.propose("30 countries")
	old := lost.Passage
	second := s.nextVersion()
	s.must(s.PlaceProposed(s.ctx, []factcheck.ProposedPlace{
		{Proposed: lost.ID, VersionID: second.ID, SeenIn: s.version.ID, Passage: old},
		{Proposed: kept.ID, VersionID: second.ID, SeenIn: second.ID, Passage: kept.Passage},
	}))
	lost.VersionID, lost.Passage, kept.VersionID = "", document.Range{}, second.ID
	same(s, s.listProposed(), []factcheck.ProposedSource{kept, lost})
	same(s, s.countProposed(), 2)
}
