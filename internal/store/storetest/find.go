package storetest

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var finding = map[string]func(*scene){
	"claims are found by parts of their statement and quote": claimsAreFound,
	"claims are found in any script and case":                claimsInAnyScript,
	"nothing typed is a question of its own":                 nothingTypedIsAQuestion,
	"claims are found by the words they have now":            claimsByPresentWords,
	"withdrawn claims are not found":                         withdrawnClaimsAreNotFound,
	"found claims are the newest, and no more than asked":    newestClaimsAreFound,
}

func (s *scene) claimSaying(statement string) factcheck.Claim {
	s.Helper()
	c := sample.Claim(s.version, "30 countries", s.reviewer.ID)
	c.Statement = statement
	s.must(s.AddClaim(s.ctx, c))
	return c
}

func (s *scene) found(text string) []string {
	s.Helper()
	claims, err := s.FindClaims(s.ctx, text, 10)
	s.must(err)
	return mapped(claims, func(w factcheck.Waiting) string { return w.Claim.Statement })
}

func claimsAreFound(s *scene) {
	s.claimSaying("Exports rose by 12 % in 2024.")
	s.claimSaying("Imports fell in 2024.")
	for text, want := range map[string][]string{
		"exports": {"Exports rose by 12 % in 2024."}, "2024 FELL": {"Imports fell in 2024."}, "port": {"Imports fell in 2024.", "Exports rose by 12 % in 2024."},
		"12": {"Exports rose by 12 % in 2024."}, "%": {"Exports rose by 12 % in 2024."}, "nothing": nil, "exports fell": nil, "": nil, "  ": nil,
		"countries": {"Imports fell in 2024.", "Exports rose by 12 % in 2024."}, // of the quote
	} {
		same(s, s.found(text), want)
	}
}

func claimsInAnyScript(s *scene) {
	s.claimSaying("Понад 250 КОМПАНІЙ з 30 країн")
	s.claimSaying("شركة من 30 دولة")
	s.claimSaying("250社が参加した")
	same(s, s.found("компаній ПОНАД"), []string{"Понад 250 КОМПАНІЙ з 30 країн"})
	same(s, s.found("شركة"), []string{"شركة من 30 دولة"})
	same(s, s.found("が参加"), []string{"250社が参加した"})
	same(s, s.found("参加"), []string{"250社が参加した"})
}

func nothingTypedIsAQuestion(s *scene) {
	s.claimSaying(`He said "250" OR nothing; NOT (more) * than_that%`)
	for _, text := range []string{`"250"`, "OR", "nothing;", "(more)", "*", "than_that%", `said "250"`} {
		if got := s.found(text); len(got) != 1 {
			s.Errorf("%s finds %q", text, got)
		}
	}
	same(s, s.found(`statement:said`), nil)
	same(s, s.found(`noth*`), nil)
	same(s, s.found(hostile), nil)
}

func claimsByPresentWords(s *scene) {
	c := s.claimSaying("Exports rose.")
	c.RowVersion = 1
	c.Statement = "Exports collapsed."
	s.must(s.SaveClaim(s.ctx, c))
	same(s, s.found("rose"), nil)
	same(s, s.found("collapsed"), []string{"Exports collapsed."})
}

func withdrawnClaimsAreNotFound(s *scene) {
	c := s.claimSaying("Exports rose.")
	c.RowVersion = 1
	s.withdraw(c)
	same(s, s.found("exports"), nil)
	same(s, s.found("30"), nil)
	c.RowVersion, c.WithdrawnAt = 2, time.Time{}
	s.must(s.SaveClaim(s.ctx, c))
	same(s, s.found("exports"), []string{"Exports rose."})
}

func newestClaimsAreFound(s *scene) {
	for _, statement := range []string{"first of all", "second of all", "third of all"} {
		s.claimSaying(statement)
	}
	claims, err := s.FindClaims(s.ctx, "all", 2)
	s.must(err)
	same(s, mapped(claims, func(w factcheck.Waiting) string { return w.Claim.Statement + " in " + w.Article.Title }),
		[]string{"third of all in " + s.article.Title, "second of all in " + s.article.Title})
}
