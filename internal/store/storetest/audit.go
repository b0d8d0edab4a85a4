package storetest

import (
	"context"
	"errors"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var audit = map[string]func(*scene){
	"entries come back in order, by claim, article and source": entriesComeBack,
	"an entry of an undone action is not there":                undoneEntry,
	"entries since one are those of others":                    entriesSince,
	"an entry of nothing in particular is in no history":       entryOfNothing,
}

func entriesComeBack(s *scene) {
	c := s.addClaim("30 countries")
	first, second := sample.Entry(c, "take", s.reviewer.ID), sample.Entry(c, "cite", s.reviewer.ID)
	first.Comment, first.Changes = hostile, []factcheck.Change{{Field: hostile, Before: hostile, After: hostile}}
	second.Source, second.Changes = "some source", nil
	second.At = sample.At.AddDate(-1, 0, 0) // order is that of adding, whatever the clocks say
	third := sample.Entry(factcheck.Claim{ArticleID: s.article.ID}, "import", "")
	var numbers []int64
	for _, e := range []factcheck.Entry{first, second, third} {
		added, err := s.AddEntry(s.ctx, e)
		s.must(err)
		numbers = append(numbers, added.Seq)
	}
	ofClaim, err := s.EntriesOfClaim(s.ctx, c.ID)
	s.must(err)
	same(s, unnumbered(s, ofClaim), []factcheck.Entry{first, second})
	ofArticle, err := s.EntriesOfArticle(s.ctx, s.article.ID)
	s.must(err)
	same(s, unnumbered(s, ofArticle), []factcheck.Entry{first, second, third})
	same(s, numbers, []int64{ofArticle[0].Seq, ofArticle[1].Seq, ofArticle[2].Seq})
	ofSource, err := s.EntriesOfSource(s.ctx, "some source")
	s.must(err)
	same(s, unnumbered(s, ofSource), []factcheck.Entry{second})
	ofNewsroom := factcheck.Entry{At: sample.At, Actor: s.editor.ID, Action: "change the policy", Object: factcheck.Object{Kind: "newsroom"}}
	_, err = s.AddEntry(s.ctx, ofNewsroom)
	s.must(err)
	found, err := s.EntriesOfNewsroom(s.ctx)
	s.must(err)
	same(s, unnumbered(s, found), []factcheck.Entry{ofNewsroom})
}

// unnumbered checks that the numbers rise, and leaves them out.
func unnumbered(s *scene, entries []factcheck.Entry) (out []factcheck.Entry) {
	s.Helper()
	last := int64(0)
	for _, e := range entries {
		if e.Seq <= last {
			s.Fatalf("entry %d comes after %d", e.Seq, last)
		}
		last, e.Seq = e.Seq, 0
		out = append(out, e)
	}
	return out
}

func undoneEntry(s *scene) {
	c := s.addClaim("30 countries")
	failure := errors.New("no")
	err := s.Atomically(s.ctx, func(ctx context.Context) error {
		_, err := s.AddEntry(ctx, sample.Entry(c, "take", s.reviewer.ID))
		s.must(err)
		return failure
	})
	if !errors.Is(err, failure) {
		s.Fatalf("got %v", err)
	}
	got, err := s.EntriesOfClaim(s.ctx, c.ID)
	s.must(err)
	same(s, got, nil)
}

func entryOfNothing(s *scene) {
	_, err := s.AddEntry(s.ctx, factcheck.Entry{At: sample.At, Action: "change the newsroom", Object: factcheck.Object{Kind: "newsroom"}})
	s.must(err)
	ofClaim, err := s.EntriesOfClaim(s.ctx, "")
	s.must(err)
	same(s, ofClaim, nil)
	ofArticle, err := s.EntriesOfArticle(s.ctx, "")
	s.must(err)
	same(s, ofArticle, nil)
	ofSource, err := s.EntriesOfSource(s.ctx, "")
	s.must(err)
	same(s, ofSource, nil)
}

func entriesSince(s *scene) {
	same(s, s.latest(), 0)
	c, other := s.addClaim("30 countries"), factcheck.Claim{ID: "another", ArticleID: "another article"}
	var all []factcheck.Entry
	for _, e := range []factcheck.Entry{
		sample.Entry(c, "take", s.reviewer.ID), sample.Entry(c, "assign", s.editor.ID), sample.Entry(other, "take", s.editor.ID),
		{At: sample.At, Actor: s.editor.ID, Action: "sign in", Object: factcheck.Object{Kind: "session"}},
		sample.Entry(c, "cite", s.reviewer.ID),
	} {
		added, err := s.AddEntry(s.ctx, e)
		s.must(err)
		all = append(all, added)
	}
	same(s, s.latest(), all[4].Seq)
	for _, c := range []struct {
		filter factcheck.EntryFilter
		want   []factcheck.Entry
	}{
		{factcheck.EntryFilter{Limit: 9}, []factcheck.Entry{all[0], all[1], all[2], all[4]}},
		{factcheck.EntryFilter{Limit: 2}, []factcheck.Entry{all[0], all[1]}},
		{factcheck.EntryFilter{After: all[0].Seq, Article: s.article.ID, Limit: 9}, []factcheck.Entry{all[1], all[4]}},
		{factcheck.EntryFilter{NotBy: s.reviewer.ID, Limit: 9}, []factcheck.Entry{all[1], all[2]}},
		{factcheck.EntryFilter{After: all[4].Seq, Limit: 9}, nil},
	} {
		got, err := s.EntriesSince(s.ctx, c.filter)
		s.must(err)
		same(s, got, c.want)
	}
}

func (s *scene) latest() int64 {
	s.Helper()
	latest, err := s.LatestEntry(s.ctx)
	s.must(err)
	return latest
}
