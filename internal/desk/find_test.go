package desk_test

import (
	"testing"

	"stet/internal/factcheck"
)

func TestAConfidentialSourceIsFoundByThoseWhoMayKnowOfIt(t *testing.T) {
	s := newScene(t)
	secret := s.sources["confidential"]
	for column, want := range map[string]int{"reviewer": 0, "creator": 1, "assignee": 0, "editor": 1, "admin": 1} {
		found, err := s.Find(t.Context(), s.actors[column], secret.Title)
		s.must(err)
		seen := 0
		for _, summary := range found.Sources {
			if summary.Source.ID == secret.ID {
				seen++
			}
		}
		if seen != want {
			t.Errorf("%s finds it %d times, not %d", column, seen, want)
		}
	}
}

func TestAWithdrawnClaimIsFoundByNobody(t *testing.T) {
	s := newScene(t)
	gone := s.claims["withdrawn"]
	found, err := s.Find(t.Context(), s.maks.Actor(), gone.Statement)
	s.must(err)
	if len(found.Claims) == 0 {
		t.Fatalf("nothing else says %q", gone.Statement)
	}
	for _, w := range found.Claims {
		if w.Claim.ID == gone.ID {
			t.Error("it is found")
		}
	}
}

func TestASearchWithoutWordsGivesTheNewestArticlesAlone(t *testing.T) {
	s := newScene(t)
	found, err := s.Find(t.Context(), s.olena.Actor(), " \u0000 ")
	s.must(err)
	if len(found.Articles) == 0 || len(found.Claims)+len(found.Sources) > 0 {
		t.Errorf("%d articles, %d claims, %d sources", len(found.Articles), len(found.Claims), len(found.Sources))
	}
}

func TestASearchOfAThousandWordsIsRefused(t *testing.T) {
	s := newScene(t)
	words := make([]byte, factcheck.MaxTitle+1)
	for i := range words {
		words[i] = 'x'
	}
	if _, err := s.Find(t.Context(), s.olena.Actor(), string(words)); !factcheck.Is(err, factcheck.Invalid) {
		t.Error(err)
	}
}
