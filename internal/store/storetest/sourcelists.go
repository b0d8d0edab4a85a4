package storetest

import (
	"fmt"
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var sourceLists = map[string]func(*scene){
	"a scope shows public sources, and one's own confidential ones": scopeOfSources,
	"a scope agrees with who may see a source":                      scopeAgreesWithPolicy,
	"sources are found by their words and their kind":               sourcesAreFound,
	"claims citing a source are counted once":                       usesAreCounted,
	"paging gives each source once while others come":               pagingSources,
}

func (s *scene) library(f factcheck.SourceFilter, scope factcheck.SourceScope) factcheck.SourcePage {
	s.Helper()
	page, err := s.Sources(s.ctx, f, scope)
	s.must(err)
	return page
}

func names(page factcheck.SourcePage) []string {
	return mapped(page.Sources, func(s factcheck.SourceSummary) string { return s.Source.Title })
}

// addLibrary adds four sources, newest last: a public and a confidential one of each person.
func (s *scene) addLibrary() (added []factcheck.Source) {
	s.Helper()
	for n, by := range []factcheck.User{s.editor, s.editor, s.reviewer, s.reviewer} {
		source := sample.Source([]string{"public 0", "secret 1", "public 2", "secret 3"}[n], by.ID)
		source.Confidential = n%2 == 1
		source.CreatedAt = sample.At.Add(time.Duration(n) * time.Minute)
		s.must(s.AddSource(s.ctx, source))
		added = append(added, source)
	}
	return added
}

func scopeOfSources(s *scene) {
	s.addLibrary()
	all := factcheck.SourceFilter{}
	same(s, names(s.library(all, factcheck.SourceScope{All: true})), []string{"secret 3", "public 2", "secret 1", "public 0"})
	same(s, names(s.library(all, factcheck.SourceScope{Owner: s.reviewer.ID})), []string{"secret 3", "public 2", "public 0"})
	same(s, names(s.library(all, factcheck.SourceScope{})), []string{"public 2", "public 0"})
	same(s, names(s.library(factcheck.SourceFilter{Text: "secret"}, factcheck.SourceScope{})), nil)
}

func scopeAgreesWithPolicy(s *scene) {
	added := s.addLibrary()
	for _, u := range []factcheck.User{s.editor, s.reviewer, sample.User("x", factcheck.Reviewer)} {
		var want []string
		for _, source := range added {
			if factcheck.MaySeeSource(u.Actor(), source) == nil {
				want = append([]string{source.Title}, want...)
			}
		}
		same(s, names(s.library(factcheck.SourceFilter{}, factcheck.SourcesFor(u.Actor()))), want)
	}
}

func sourcesAreFound(s *scene) {
	everything := factcheck.SourceScope{All: true}
	source := sample.Source("СПИСОК учасників", s.reviewer.ID)
	source.Publisher, source.Author, source.URL, source.Kind = "Ministère", "Ґ_Ґ 100%", "https://Example.org/A", factcheck.DataSet
	s.must(s.AddSource(s.ctx, source))
	s.addSource("Other")
	for _, text := range []string{"список", "MINISTÈRE", "ґ_ґ", "100%", "example.org/a"} {
		same(s, names(s.library(factcheck.SourceFilter{Text: text}, everything)), []string{source.Title})
	}
	same(s, names(s.library(factcheck.SourceFilter{Text: "г_г"}, everything)), nil)
	same(s, names(s.library(factcheck.SourceFilter{Kind: factcheck.DataSet}, everything)), []string{source.Title})
	same(s, names(s.library(factcheck.SourceFilter{Kind: factcheck.DataSet, Text: "other"}, everything)), nil)

	source.Title = "Renamed"
	s.must(s.SaveSource(s.ctx, source))
	same(s, names(s.library(factcheck.SourceFilter{Text: "список"}, everything)), nil)
	same(s, names(s.library(factcheck.SourceFilter{Text: "renamed"}, everything)), []string{"Renamed"})
}

func usesAreCounted(s *scene) {
	source, unused := s.addSource("List"), s.addSource("Unused")
	twice, once, gone := s.addClaim("30 countries"), s.addClaim("250 firms"), s.addClaim("12 %")
	s.cite(twice, source)
	s.cite(twice, source)
	s.cite(once, source)
	s.cite(gone, source)
	s.withdraw(gone)
	s.detach(s.cite(s.addClaim("2025"), source))
	got := map[factcheck.SourceID]int{}
	for _, summary := range s.library(factcheck.SourceFilter{}, factcheck.SourceScope{All: true}).Sources {
		got[summary.Source.ID] = summary.CitedBy
	}
	same(s, got, map[factcheck.SourceID]int{source.ID: 2, unused.ID: 0})
}

func pagingSources(s *scene) {
	want := map[string]int{}
	for n := range 11 {
		s.addSource(fmt.Sprint(n)) // all at the same moment: the id decides
		want[fmt.Sprint(n)] = 1
	}
	got := map[string]int{}
	f := factcheck.SourceFilter{Limit: 3}
	for n := 0; ; n++ {
		page := s.library(f, factcheck.SourceScope{All: true})
		for _, name := range names(page) {
			got[name]++
		}
		if page.Next == "" || n > 10 {
			break
		}
		f.After = page.Next
		newer := sample.Source("newer", s.editor.ID)
		newer.CreatedAt = sample.At.Add(time.Hour)
		s.must(s.AddSource(s.ctx, newer))
	}
	same(s, got, want)
}
