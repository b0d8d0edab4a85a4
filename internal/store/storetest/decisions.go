package storetest

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var decisions = map[string]func(*scene){
	"a verdict stands once the claim says so":            verdictStands,
	"a verdict can be taken off a claim, and is kept":    verdictTakenOff,
	"verdicts are listed oldest first":                   verdictsOldestFirst,
	"decisions are listed oldest first":                  decisionsOldestFirst,
	"approvals are voided once, returns never":           approvalsAreVoided,
	"decisions of an article leave withdrawn claims out": decisionsOfArticle,
	"a verdict on a claim that is not there is refused":  verdictOnNothing,
}

func (s *scene) addVerdict(on factcheck.Claim, at time.Time) factcheck.Verdict {
	s.Helper()
	v := sample.Verdict(on.ID, "mostly-true", s.reviewer.ID)
	v.At = at
	s.must(s.AddVerdict(s.ctx, v))
	return v
}

func (s *scene) addDecision(on factcheck.Verdict, decision factcheck.Decision, at time.Time) factcheck.Approval {
	s.Helper()
	a := factcheck.Approval{
		ID: factcheck.ApprovalID(sample.ID()), ClaimID: on.ClaimID, Decision: decision, Verdict: on.ID,
		Hash: "h", Comment: hostile, By: s.editor.ID, At: at,
	}
	s.must(s.AddApproval(s.ctx, a))
	return a
}

func verdictStands(s *scene) {
	c := s.addClaim("30 countries")
	c.Verdict = s.addVerdict(c, sample.At)
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got.Verdict, factcheck.Verdict{})
	s.must(s.SaveClaim(s.ctx, c))
	got, err = s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got.Verdict, c.Verdict)
	listed, err := s.ClaimsOf(s.ctx, s.article.ID)
	s.must(err)
	same(s, listed[0].Verdict, c.Verdict)
}

func verdictTakenOff(s *scene) {
	c := s.addClaim("30 countries")
	v := s.addVerdict(c, sample.At)
	c.Verdict = v
	s.must(s.SaveClaim(s.ctx, c))
	c.Verdict, c.RowVersion = factcheck.Verdict{}, 2
	s.must(s.SaveClaim(s.ctx, c))
	got, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, got.Verdict, factcheck.Verdict{})
	kept, err := s.VerdictsOf(s.ctx, c.ID)
	s.must(err)
	same(s, kept, []factcheck.Verdict{v})
}

func verdictsOldestFirst(s *scene) {
	c, other := s.addClaim("30 countries"), s.addClaim("250 firms")
	late := s.addVerdict(c, sample.At.Add(time.Hour))
	between := s.addVerdict(other, sample.At.Add(time.Minute))
	early := s.addVerdict(c, sample.At)
	got, err := s.VerdictsOf(s.ctx, c.ID)
	s.must(err)
	same(s, got, []factcheck.Verdict{early, late})
	got, err = s.VerdictsOfArticle(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.Verdict{early, between, late})
}

func decisionsOldestFirst(s *scene) {
	c, other := s.addClaim("30 countries"), s.addClaim("250 firms")
	v := s.addVerdict(c, sample.At)
	late := s.addDecision(v, factcheck.DecidedApprove, sample.At.Add(time.Hour))
	between := s.addDecision(s.addVerdict(other, sample.At), factcheck.DecidedApprove, sample.At.Add(time.Minute))
	early := s.addDecision(v, factcheck.DecidedReturn, sample.At)
	got, err := s.ApprovalsOf(s.ctx, c.ID)
	s.must(err)
	same(s, got, []factcheck.Approval{early, late})
	got, err = s.ApprovalsOfArticle(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.Approval{early, between, late})
}

func approvalsAreVoided(s *scene) {
	c, other := s.addClaim("30 countries"), s.addClaim("250 firms")
	v := s.addVerdict(c, sample.At)
	returned := s.addDecision(v, factcheck.DecidedReturn, sample.At)
	approved := s.addDecision(v, factcheck.DecidedApprove, sample.At.Add(time.Minute))
	elsewhere := s.addDecision(s.addVerdict(other, sample.At), factcheck.DecidedApprove, sample.At)
	s.must(s.VoidApprovals(s.ctx, c.ID, sample.At.Add(time.Hour)))
	s.must(s.VoidApprovals(s.ctx, c.ID, sample.At.Add(2*time.Hour)))
	got, err := s.ApprovalsOf(s.ctx, c.ID)
	s.must(err)
	approved.VoidedAt = sample.At.Add(time.Hour)
	same(s, got, []factcheck.Approval{returned, approved})
	got, err = s.ApprovalsOf(s.ctx, other.ID)
	s.must(err)
	same(s, got, []factcheck.Approval{elsewhere})
}

func decisionsOfArticle(s *scene) {
	c := s.addClaim("30 countries")
	v := s.addVerdict(c, sample.At)
	s.addDecision(v, factcheck.DecidedReturn, sample.At)
	s.withdraw(c)
	verdicts, err := s.VerdictsOfArticle(s.ctx, s.article.ID)
	s.must(err)
	same(s, verdicts, nil)
	approvals, err := s.ApprovalsOfArticle(s.ctx, s.article.ID)
	s.must(err)
	same(s, approvals, nil)
	verdicts, err = s.VerdictsOf(s.ctx, c.ID)
	s.must(err)
	same(s, verdicts, []factcheck.Verdict{v})
}

func verdictOnNothing(s *scene) {
	s.refused(s.AddVerdict(s.ctx, sample.Verdict("none", "true", s.reviewer.ID)), factcheck.Conflict)
	c := s.addClaim("30 countries")
	c.Verdict.ID = "none"
	s.refused(s.SaveClaim(s.ctx, c), factcheck.Conflict)
}
