package storetest

import (
	"fmt"
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var articleLists = map[string]func(*scene){
	"newest come first":                                 newestFirst,
	"the nearest deadline comes first where asked":      nearestDeadlineFirst,
	"a title is found in any case and any script":       titleIsFound,
	"signs of patterns in a title are plain text":       titleIsNoPattern,
	"progress counts claims that are not withdrawn":     progressIsCounted,
	"open and settled articles part the list":           openAndSettled,
	"people are those on the article and its claims":    peopleAreListed,
	"only the articles somebody is on":                  articlesOfPerson,
	"paging gives each article once while others come":  pagingArticles,
	"paging by deadline gives each article once":        pagingByDeadline,
	"a page is no longer than asked, and never endless": pageLengths,
	"a cursor that is none is invalid":                  badCursors,
}

func (s *scene) list(f factcheck.ArticleFilter) factcheck.ArticlePage {
	s.Helper()
	page, err := s.Articles(s.ctx, f)
	s.must(err)
	return page
}

func titles(page factcheck.ArticlePage) []string {
	return mapped(page.Articles, func(a factcheck.Summary) string { return a.Article.Title })
}

// addMany adds articles called 1, 2, …, each a minute younger than the one before and all younger than the scene's; with
// a deadline n days ahead, except for every third.
func (s *scene) addMany(many int) (added []factcheck.Article) {
	s.Helper()
	for n := 1; n <= many; n++ {
		a := sample.Article(fmt.Sprint(n), s.editor.ID)
		a.CreatedAt = sample.At.Add(time.Duration(n) * time.Minute)
		if n%3 != 0 {
			a.Deadline = sample.At.AddDate(0, 0, many-n+1)
		}
		s.keep(a)
		added = append(added, a)
	}
	return added
}

func newestFirst(s *scene) {
	s.addMany(3)
	same(s, titles(s.list(factcheck.ArticleFilter{})), []string{"3", "2", "1", s.article.Title})
}

func nearestDeadlineFirst(s *scene) {
	s.addMany(5)
	same(s, titles(s.list(factcheck.ArticleFilter{Due: true})), []string{"5", "4", "2", "1"})
}

func titleIsFound(s *scene) {
	s.addArticle("ЇЖАК і Straße")
	s.addArticle("Cafe\u0301 ΣΊΣΥΦΟΣ")
	for _, title := range []string{"їжак", "STRASSE", "їжак і"} {
		same(s, titles(s.list(factcheck.ArticleFilter{Title: title})), []string{"ЇЖАК і Straße"})
	}
	for _, title := range []string{"café", "CAFE\u0301", "σίσυφος"} {
		same(s, titles(s.list(factcheck.ArticleFilter{Title: title})), []string{"Cafe\u0301 ΣΊΣΥΦΟΣ"})
	}
	same(s, titles(s.list(factcheck.ArticleFilter{Title: "їжачок"})), nil)
}

func titleIsNoPattern(s *scene) {
	s.addArticle(`100 % of a_b\c`)
	s.addArticle("100 times axbyc")
	for _, title := range []string{"%", "_", `\`, "100 %", `a_b\c`} {
		same(s, titles(s.list(factcheck.ArticleFilter{Title: title})), []string{`100 % of a_b\c`})
	}
}

func (s *scene) addClaimIn(state factcheck.State) factcheck.Claim {
	s.Helper()
	c := sample.Claim(s.version, "250 firms", s.reviewer.ID)
	c.State = state
	s.must(s.AddClaim(s.ctx, c))
	return c
}

func (s *scene) withdraw(c factcheck.Claim) {
	s.Helper()
	c.WithdrawnAt = sample.At
	s.must(s.SaveClaim(s.ctx, c))
}

func progressIsCounted(s *scene) {
	s.addClaimIn(factcheck.Open)
	s.addClaimIn(factcheck.Open)
	s.addClaimIn(factcheck.Approved)
	s.withdraw(s.addClaimIn(factcheck.Approved))
	s.addMany(1)
	page := s.list(factcheck.ArticleFilter{})
	same(s, page.Articles[0].Progress, factcheck.Progress{})
	same(s, page.Articles[1].Progress, factcheck.Progress{factcheck.Open: 2, factcheck.Approved: 1})
}

func openAndSettled(s *scene) {
	open := factcheck.ArticleFilter{Status: "open"}
	settled := factcheck.ArticleFilter{Status: "settled"}
	same(s, len(s.list(open).Articles), 1) // no claim yet: nothing is settled
	s.addClaimIn(factcheck.Approved)
	s.addClaimIn(factcheck.Closed)
	same(s, len(s.list(open).Articles), 0)
	same(s, len(s.list(settled).Articles), 1)
	claim := s.addClaimIn(factcheck.InApproval)
	same(s, len(s.list(open).Articles), 1)
	same(s, len(s.list(settled).Articles), 0)
	s.withdraw(claim)
	same(s, len(s.list(settled).Articles), 1)
	_, err := s.Articles(s.ctx, factcheck.ArticleFilter{Status: "closed"})
	s.refused(err, factcheck.Invalid)
}

func (s *scene) addClaimOf(assignee factcheck.UserID) factcheck.Claim {
	s.Helper()
	c := sample.Claim(s.version, "250 firms", s.reviewer.ID)
	c.Assignee, c.State = assignee, factcheck.Researching
	s.must(s.AddClaim(s.ctx, c))
	return c
}

func peopleAreListed(s *scene) {
	s.addClaimOf(s.reviewer.ID)
	s.addClaimOf(s.reviewer.ID)
	s.must(s.Assign(s.ctx, s.article.ID, []factcheck.UserID{s.editor.ID}))
	s.addMany(2)
	page := s.list(factcheck.ArticleFilter{})
	same(s, page.Articles[0].People, nil)
	same(s, page.Articles[2].People, []factcheck.UserID{s.reviewer.ID, s.editor.ID})
}

func articlesOfPerson(s *scene) {
	other := s.addMany(2)[0]
	mine := factcheck.ArticleFilter{Person: s.reviewer.ID}
	same(s, titles(s.list(mine)), nil)
	claim := s.addClaimOf(s.reviewer.ID)
	s.must(s.Assign(s.ctx, other.ID, []factcheck.UserID{s.reviewer.ID}))
	same(s, titles(s.list(mine)), []string{"1", s.article.Title})
	s.withdraw(claim)
	same(s, titles(s.list(mine)), []string{"1"})
}

// walk reads every page, doing something between them, and gives the titles in order.
func (s *scene) walk(f factcheck.ArticleFilter, between func(page int)) (seen []string) {
	s.Helper()
	for n := 0; ; n++ {
		page := s.list(f)
		seen = append(seen, titles(page)...)
		if page.Next == "" {
			return seen
		}
		if n > 100 {
			s.Fatal("the pages never end")
		}
		f.After = page.Next
		between(n)
	}
}

func pagingArticles(s *scene) {
	added := s.addMany(23)
	tied := sample.Article("tied", s.editor.ID)
	tied.CreatedAt = added[10].CreatedAt
	s.keep(tied)
	newer := func(page int) {
		a := sample.Article("newer", s.editor.ID)
		a.CreatedAt = sample.At.AddDate(1, 0, page)
		s.keep(a)
	}
	once := map[string]int{}
	for _, title := range s.walk(factcheck.ArticleFilter{Limit: 4}, newer) {
		once[title]++
	}
	want := map[string]int{s.article.Title: 1, "tied": 1}
	for _, a := range added {
		want[a.Title] = 1
	}
	same(s, once, want)
}

func pagingByDeadline(s *scene) {
	s.addMany(8)
	got := s.walk(factcheck.ArticleFilter{Due: true, Limit: 2}, func(int) {})
	same(s, got, []string{"8", "7", "5", "4", "2", "1"})
}

func pageLengths(s *scene) {
	s.addMany(105)
	for limit, want := range map[int]int{0: 25, -1: 25, 7: 7, 100: 100, 1000: 100} {
		page := s.list(factcheck.ArticleFilter{Limit: limit})
		if len(page.Articles) != want || page.Next == "" {
			s.Errorf("asked for %d: got %d articles, next %q", limit, len(page.Articles), page.Next)
		}
	}
}

func badCursors(s *scene) {
	s.addMany(5)
	due := s.list(factcheck.ArticleFilter{Due: true, Limit: 1}).Next
	for _, after := range []string{"x", "e30", "!!", due, "\x00"} {
		_, err := s.Articles(s.ctx, factcheck.ArticleFilter{After: after})
		s.refused(err, factcheck.Invalid)
		_, err = s.Sources(s.ctx, factcheck.SourceFilter{After: after}, factcheck.SourceScope{All: true})
		s.refused(err, factcheck.Invalid)
	}
}
