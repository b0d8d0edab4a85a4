package storetest

import (
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

var placements = map[string]func(*scene){
	"a proposal is no place until it is decided":         proposalIsNoPlace,
	"an orphan has no place and keeps its last words":    orphanHasNoPlace,
	"the first quote is kept once there are versions":    firstQuoteIsKept,
	"what is restored is as it was":                      placementRestored,
	"many placements are added at once":                  manyPlacements,
	"an article's versions are listed the newest first":  versionsListed,
	"the last place of a claim is found across versions": lastPlaces,
	"claims drawn on one version only are known":         drawnOnOneVersion,
	"a placement of nothing is refused":                  placementOfNothing,
	"the places of a claim are listed, the latest first": placesOfClaim,
}

// nextVersion gives the article another version, with the same text.
func (s *scene) nextVersion() factcheck.Version {
	s.article.Current, s.article.Number = factcheck.VersionID(sample.ID()), s.article.Number+1
	v := sample.Version(s.article, sample.Text)
	s.must(s.AddVersion(s.ctx, v, sample.Raw(sample.Text)))
	s.must(s.SaveArticle(s.ctx, s.article))
	s.article.RowVersion++
	return v
}

func proposal(c factcheck.Claim, to factcheck.Version, state factcheck.PlacementState) factcheck.Placement {
	p := factcheck.Placement{
		ClaimID: c.ID, VersionID: to.ID, State: state, Waiting: true, Passage: document.Range{Start: 3, End: 3}, First: c.Quote,
		From: c.VersionID, Was: c.Quote, Score: 0.75, Margin: 0.5, Method: "none", Reason: "It is gone.", Stale: factcheck.Approved, CreatedAt: sample.At,
	}
	if state != factcheck.Orphan {
		p.Passage, p.Quote = document.Range{Start: 3, End: 7}, to.Text.Quote(document.Range{Start: 3, End: 7})
	}
	return p
}

func (s *scene) placement(c factcheck.Claim, v factcheck.Version) factcheck.Placement {
	p, err := s.Placement(s.ctx, c.ID, v.ID)
	s.must(err)
	return p
}

func (s *scene) waiting() int {
	n, err := s.CountWaiting(s.ctx, s.article.ID)
	s.must(err)
	return n
}

func proposalIsNoPlace(s *scene) {
	c := s.addClaim("30 countries")
	v := s.nextVersion()
	p := proposal(c, v, factcheck.PlacedEdited)
	s.must(s.AddPlacements(s.ctx, []factcheck.Placement{p}))
	same(s, s.placement(c, v), p)
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	unplaced := c
	unplaced.VersionID, unplaced.Passage = "", document.Range{}
	same(s, got, unplaced)
	same(s, s.waiting(), 1)
	p.Waiting, p.Decision, p.DecidedBy, p.DecidedAt = false, factcheck.EventKeepPlace, s.editor.ID, sample.At
	s.must(s.AddPlacements(s.ctx, []factcheck.Placement{p}))
	same(s, s.placement(c, v), p)
	got, err = s.Claim(s.ctx, c.ID)
	s.must(err)
	c.VersionID, c.Passage, c.Quote = v.ID, p.Passage, p.Quote
	same(s, got, c)
	same(s, s.waiting(), 0)
}

func orphanHasNoPlace(s *scene) {
	c := s.addClaim("30 countries")
	v := s.nextVersion()
	p := proposal(c, v, factcheck.Orphan)
	p.Was, p.Waiting = "thirty countries", false
	s.must(s.AddPlacements(s.ctx, []factcheck.Placement{p}))
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got.VersionID, "")
	same(s, got.Quote, "thirty countries")
	same(s, s.waiting(), 0)
}

func firstQuoteIsKept(s *scene) {
	c := s.addClaim("30 countries")
	first := s.version
	c.Quote, c.Passage = "30", sample.Passage(first, "30")
	s.must(s.PlaceClaim(s.ctx, c))
	same(s, s.placement(c, first).First, "30")
	v := s.nextVersion()
	c.VersionID, c.Quote, c.Passage = v.ID, "countries", sample.Passage(v, "countries")
	s.must(s.PlaceClaim(s.ctx, c))
	same(s, s.placement(c, v).First, "30")
}

func placementRestored(s *scene) {
	c := s.addClaim("30 countries")
	before := s.placement(c, s.version)
	c.Quote, c.Passage = "30", sample.Passage(s.version, "30")
	s.must(s.PlaceClaim(s.ctx, c))
	s.must(s.RestorePlacement(s.ctx, before))
	same(s, s.placement(c, s.version), before)
	before.ClaimID = "none"
	s.refused(s.RestorePlacement(s.ctx, before), factcheck.NotFound)
}

func manyPlacements(s *scene) {
	var added []factcheck.Placement
	var made []factcheck.Claim
	for range 130 {
		made = append(made, s.addClaim("30 countries"))
	}
	v := s.nextVersion()
	for _, c := range made {
		added = append(added, proposal(c, v, factcheck.PlacedMoved))
	}
	s.must(s.AddPlacements(s.ctx, added))
	got, err := s.PlacementsOn(s.ctx, v.ID)
	s.must(err)
	same(s, len(got), len(added))
	same(s, s.waiting(), len(added))
}

func versionsListed(s *scene) {
	second := s.nextVersion()
	got, err := s.Versions(s.ctx, s.article.ID)
	s.must(err)
	first := s.version
	first.Text, second.Text = document.Text{}, document.Text{}
	same(s, got, []factcheck.Version{second, first})
}

func lastPlaces(s *scene) {
	kept, lost := s.addClaim("30 countries"), s.addClaim("250 firms")
	second := s.nextVersion()
	p := proposal(kept, second, factcheck.PlacedEdited)
	p.Waiting = false
	s.must(s.AddPlacements(s.ctx, []factcheck.Placement{p, proposal(lost, second, factcheck.Orphan)}))
	got, err := s.LastPlaces(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.Placement{s.placement(kept, second), s.placement(lost, s.version)})
}

func drawnOnOneVersion(s *scene) {
	c := s.addClaim("30 countries")
	drawn, err := s.DrawnOn(s.ctx, s.version.ID)
	s.must(err)
	same(s, drawn, true)
	s.must(s.AddPlacements(s.ctx, []factcheck.Placement{proposal(c, s.nextVersion(), factcheck.Orphan)}))
	drawn, err = s.DrawnOn(s.ctx, s.version.ID)
	s.must(err)
	same(s, drawn, false)
}

func placementOfNothing(s *scene) {
	_, err := s.Placement(s.ctx, "none", s.version.ID)
	s.refused(err, factcheck.NotFound)
	got, err := s.PlacementsOn(s.ctx, "none")
	s.must(err)
	same(s, got, nil)
	s.must(s.AddPlacements(s.ctx, nil))
}

func placesOfClaim(s *scene) {
	c, kept := s.addClaim("250 firms"), s.addClaim("30 countries")
	first := s.version
	next := s.nextVersion()
	exact := proposal(kept, next, factcheck.PlacedExact)
	exact.Waiting, exact.Stale = false, ""
	s.must(s.AddPlacements(s.ctx, []factcheck.Placement{proposal(c, next, factcheck.PlacedEdited), exact}))
	places, err := s.PlacementsOf(s.ctx, c.ID)
	s.must(err)
	if len(places) != 2 || places[0].VersionID != next.ID || places[1].VersionID != first.ID {
		s.Errorf("got %+v", places)
	}
	questioned, err := s.Questioned(s.ctx, next.ID)
	s.must(err)
	if len(questioned) != 1 || questioned[0].ClaimID != c.ID {
		s.Errorf("got %+v", questioned)
	}
}
