package storetest

import (
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

var claims = map[string]func(*scene){
	"a claim comes back with its place":                   claimComesBack,
	"a saved claim keeps quote and place":                 savedClaim,
	"a claim is given another passage":                    claimPlacedAnew,
	"a claim is placed on a version it had no place on":   claimPlacedOnNewVersion,
	"a passage for a claim that is not there":             placeOfNoClaim,
	"a merged claim knows into which":                     mergedClaim,
	"a stale claim is a conflict and is not saved":        staleClaim,
	"claims that are not there":                           claimsNotFound,
	"a claim on a version that is not there leaves none":  claimWithoutVersion,
	"a claim with a withdrawn tombstone is found by id":   withdrawnClaim,
	"claims stand in document order":                      claimsInDocumentOrder,
	"claims without a place on the new version come last": claimsWithoutPlace,
	"the approval queue: deadline, then longest waiting":  approvalQueue,
	"what is not settled: deadline, then longest waiting": unsettledClaims,
	"a person's claims: deadline, then last touched":      claimsOfPerson,
}

func claimComesBack(s *scene) {
	c := sample.Claim(s.version, "€1.5 billion", s.reviewer.ID)
	c.Statement, c.Claimant, c.Notes, c.Kind = "Contracts are worth €1.5 billion.", "the minister", "ask again", factcheck.Quotation
	c.Assignee, c.EvidenceEditor, c.State, c.CloseReason = s.editor.ID, s.reviewer.ID, factcheck.Closed, "opinion"
	c.RowVersion = 5
	s.must(s.AddClaim(s.ctx, c))
	c.RowVersion = 1
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got, c)
}

func savedClaim(s *scene) {
	before := s.addClaim("30 countries")
	c := before
	c.Statement, c.Claimant, c.Notes, c.Kind = "s", "c", "n", factcheck.Event
	c.State, c.Assignee, c.CloseReason, c.EvidenceEditor = factcheck.Closed, s.editor.ID, "duplicate", s.editor.ID
	c.UpdatedAt = sample.At.Add(time.Hour)
	changed := c
	changed.Quote, changed.Passage = "another", document.Range{Start: 1, End: 2}
	s.must(s.SaveClaim(s.ctx, changed))
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	c.RowVersion = 2
	same(s, got, c)

	before.RowVersion = 2
	s.must(s.SaveClaim(s.ctx, before)) // nobody is assigned again
	got, err = s.Claim(s.ctx, c.ID)
	s.must(err)
	before.RowVersion = 3
	same(s, got, before)
}

func claimPlacedAnew(s *scene) {
	c := s.addClaim("30 countries")
	c.Quote, c.Passage = "250 firms from 30 countries", sample.Passage(s.version, "250 firms from 30 countries")
	s.must(s.PlaceClaim(s.ctx, c))
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got, c)
}

func claimPlacedOnNewVersion(s *scene) {
	c := s.addClaim("30 countries")
	s.article.Current, s.article.Number = factcheck.VersionID(sample.ID()), 2
	s.must(s.AddVersion(s.ctx, sample.Version(s.article, sample.Text), sample.Raw(sample.Text)))
	s.must(s.SaveArticle(s.ctx, s.article))
	c.VersionID = s.article.Current
	s.must(s.PlaceClaim(s.ctx, c))
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got, c)
}

func placeOfNoClaim(s *scene) {
	s.refused(s.PlaceClaim(s.ctx, sample.Claim(s.version, "30", s.reviewer.ID)), factcheck.NotFound)
}

func mergedClaim(s *scene) {
	kept, other := s.addClaim("30 countries"), s.addClaim("250 firms")
	other.MergedInto, other.WithdrawnAt = kept.ID, sample.At
	s.must(s.SaveClaim(s.ctx, other))
	got, err := s.Claim(s.ctx, other.ID)
	s.must(err)
	other.RowVersion = 2
	same(s, got, other)
}

func staleClaim(s *scene) {
	mine := s.addClaim("30 countries")
	theirs := mine
	mine.Notes, theirs.Notes = "Mine", "Theirs"
	s.must(s.SaveClaim(s.ctx, mine))
	s.refused(s.SaveClaim(s.ctx, theirs), factcheck.Conflict)
	got, err := s.Claim(s.ctx, mine.ID)
	s.must(err)
	mine.RowVersion = 2
	same(s, got, mine)
}

func claimsNotFound(s *scene) {
	_, err := s.Claim(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	s.refused(s.SaveClaim(s.ctx, sample.Claim(s.version, "30", s.reviewer.ID)), factcheck.NotFound)
	got, err := s.ClaimsOf(s.ctx, "none")
	s.must(err)
	same(s, got, nil)
}

func claimWithoutVersion(s *scene) {
	c := sample.Claim(s.version, "30", s.reviewer.ID)
	c.VersionID = "none"
	s.refused(s.AddClaim(s.ctx, c), factcheck.Conflict)
	_, err := s.Claim(s.ctx, c.ID)
	s.refused(err, factcheck.NotFound)
}

func withdrawnClaim(s *scene) {
	c := s.addClaim("30 countries")
	s.withdraw(c)
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	c.WithdrawnAt, c.RowVersion = sample.At, 2
	same(s, got, c)
	listed, err := s.ClaimsOf(s.ctx, s.article.ID)
	s.must(err)
	same(s, listed, nil)
	_, err = s.NumberOf(s.ctx, c.ID)
	s.refused(err, factcheck.NotFound)
}

func claimsInDocumentOrder(s *scene) {
	last := s.addClaim("12 %")
	younger := sample.Claim(s.version, "250 firms", s.reviewer.ID)
	younger.CreatedAt = sample.At.Add(time.Second)
	s.must(s.AddClaim(s.ctx, younger))
	older := s.addClaim("250 firms")
	longer := s.addClaim("250 firms from 30 countries")
	first := s.addClaim("Over 250")
	got, err := s.ClaimsOf(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.Claim{first, longer, older, younger, last})
	for i, c := range got {
		n, err := s.NumberOf(s.ctx, c.ID)
		s.must(err)
		same(s, n, i+1)
	}
}

func claimsWithoutPlace(s *scene) {
	orphan := s.addClaim("Over 250 firms")
	a := s.article
	a.Current, a.Number = factcheck.VersionID(sample.ID()), 2
	next := sample.Version(a, "A new text of 30 countries.")
	s.must(s.AddVersion(s.ctx, next, sample.Raw("")))
	s.must(s.SaveArticle(s.ctx, a))
	placed := sample.Claim(next, "30 countries", s.reviewer.ID)
	s.must(s.AddClaim(s.ctx, placed))
	got, err := s.ClaimsOf(s.ctx, a.ID)
	s.must(err)
	orphan.VersionID, orphan.Passage = "", document.Range{}
	same(s, got, []factcheck.Claim{placed, orphan})
	n, err := s.NumberOf(s.ctx, orphan.ID)
	s.must(err)
	same(s, n, 2)
}

// queue adds claims to four articles: without a deadline, due in two days (two claims), due tomorrow.
func (s *scene) queue(state factcheck.State) (noDeadline, early, late, tomorrow factcheck.Waiting) {
	s.Helper()
	add := func(a factcheck.Article, v factcheck.Version, minute int) factcheck.Waiting {
		c := sample.Claim(v, "250 firms", s.reviewer.ID)
		c.State, c.Assignee = state, s.reviewer.ID
		c.UpdatedAt = sample.At.Add(time.Duration(minute) * time.Minute)
		s.must(s.AddClaim(s.ctx, c))
		return factcheck.Waiting{Claim: c, Article: a, Since: c.UpdatedAt}
	}
	due := func(days int) (factcheck.Article, factcheck.Version) {
		a := sample.Article("Due", s.editor.ID)
		a.Deadline = sample.At.AddDate(0, 0, days)
		return a, s.keep(a)
	}
	two, twoVersion := due(2)
	one, oneVersion := due(1)
	return add(s.article, s.version, 0), add(two, twoVersion, 1), add(two, twoVersion, 2), add(one, oneVersion, 3)
}

func approvalQueue(s *scene) {
	noDeadline, early, late, tomorrow := s.queue(factcheck.InApproval)
	s.addClaimIn(factcheck.Approved)
	s.withdraw(s.addClaimIn(factcheck.InApproval))
	got, err := s.ClaimsInApproval(s.ctx)
	s.must(err)
	same(s, got, []factcheck.Waiting{tomorrow, early, late, noDeadline})
}

func unsettledClaims(s *scene) {
	noDeadline, early, late, tomorrow := s.queue(factcheck.Researching)
	for _, state := range []factcheck.State{factcheck.Approved, factcheck.Closed} {
		c := s.addClaimIn(state)
		s.cite(c, s.addSource("Of a settled claim"))
	}
	s.withdraw(s.addClaimIn(factcheck.Open))
	source := s.addSource("List")
	first, second := s.cite(late.Claim, source), s.cite(late.Claim, source)
	got, err := s.ClaimsUnsettled(s.ctx)
	s.must(err)
	same(s, got, []factcheck.Waiting{tomorrow, early, late, noDeadline})
	evidence, err := s.EvidenceIn(s.ctx, factcheck.UnsettledStates)
	s.must(err)
	same(s, evidence, []factcheck.Citation{first, second})
	evidence, err = s.EvidenceIn(s.ctx, []factcheck.State{factcheck.InApproval})
	s.must(err)
	same(s, evidence, nil)
}

func claimsOfPerson(s *scene) {
	noDeadline, early, late, tomorrow := s.queue(factcheck.Proposed)
	for _, state := range []factcheck.State{factcheck.InApproval, factcheck.Approved, factcheck.Closed} {
		c := sample.Claim(s.version, "250", s.reviewer.ID)
		c.State, c.Assignee = state, s.reviewer.ID
		s.must(s.AddClaim(s.ctx, c))
	}
	s.addClaimIn(factcheck.Open) // nobody's
	s.addClaimOf(s.editor.ID)
	s.withdraw(s.addClaimOf(s.reviewer.ID))
	got, err := s.ClaimsAssigned(s.ctx, s.reviewer.ID)
	s.must(err)
	same(s, got, []factcheck.Waiting{tomorrow, late, early, noDeadline})
}
