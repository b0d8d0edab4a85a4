package main_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/internal/store"
)

// manyLines is a text of as many paragraphs, in which those of one in ten read otherwise in every round.
func manyLines(n, round int) string {
	var text strings.Builder
	for i := range n {
		firms := 1000 + i
		if i%10 == round%10 {
			firms += 7 * (round + 1)
		}
		fmt.Fprintf(&text, "Paragraph %d tells that %d firms came from 30 countries.\n\n", i, firms)
	}
	return text.String()
}

// claimed gives every paragraph of the folder's one article a claim.
func (f *folder) claimed() factcheck.Article {
	f.t.Helper()
	return inStore(f, func(ctx context.Context, s *store.Store) (article factcheck.Article, err error) {
		page, err := s.Articles(ctx, factcheck.ArticleFilter{Limit: 1})
		if err != nil {
			return article, err
		}
		article = page.Articles[0].Article
		version, err := s.Version(ctx, article.Current)
		if err != nil {
			return article, err
		}
		x := document.NewIndex(version.Text)
		return article, s.Atomically(ctx, func(ctx context.Context) error {
			for _, block := range version.Text.Blocks {
				c := sample.Claim(version, "Paragraph 0", article.CreatedBy)
				c.Passage = document.Range{Start: block.Start, End: block.End}
				c.Quote = x.Quote(c.Passage)
				if err := s.AddClaim(ctx, c); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func inStore[T any](f *folder, do func(ctx context.Context, s *store.Store) (T, error)) T {
	f.t.Helper()
	s, err := store.Open(f.t.Context(), filepath.Join(f.path, "stet.db"))
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	value, err := do(f.t.Context(), s)
	if err != nil {
		f.t.Fatal(err)
	}
	return value
}

// whole fails unless every claim has its place on the current version and on each before it, cutting the quote that it claims.
func (f *folder) whole(id factcheck.ArticleID, claims int) (number int) {
	f.t.Helper()
	return inStore(f, func(ctx context.Context, s *store.Store) (int, error) {
		article, err := s.Article(ctx, id)
		if err != nil {
			return 0, err
		}
		versions, err := s.Versions(ctx, id)
		if err != nil {
			return 0, err
		}
		if versions[0].ID != article.Current || len(versions) != article.Number {
			f.t.Errorf("version %d is the current one of %d", article.Number, len(versions))
		}
		for _, v := range versions {
			version, err := s.Version(ctx, v.ID)
			if err != nil {
				return 0, err
			}
			placements, err := s.PlacementsOn(ctx, v.ID)
			if len(placements) != claims || err != nil {
				f.t.Errorf("version %d has %d of %d placements, %v", v.Number, len(placements), claims, err)
			}
			x := document.NewIndex(version.Text)
			for _, p := range placements {
				if x.Quote(p.Passage) != p.Quote {
					f.t.Errorf("version %d: the placement says %q, the text %q", v.Number, p.Quote, x.Quote(p.Passage))
				}
			}
		}
		return article.Number, nil
	})
}

func TestAVersionWhoseCarryingIsKilledIsThereWholeOrNotAtAll(t *testing.T) {
	const claims, moments = 400, 8
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	f.must("import", f.file("first.txt", manyLines(claims, 0)), "--as", "ada@example.org")
	article := f.claimed()
	file := func(round int) string { return f.file(fmt.Sprint(round, ".txt"), manyLines(claims, round)) }

	began := time.Now()
	if r := f.run("import", "--article", string(article.ID), file(1), "--as", "ada@example.org"); r.code != 0 {
		t.Fatal(r.err)
	}
	took, number := time.Since(began), f.whole(article.ID, claims)
	for round := range moments {
		command := f.command("import", "--article", string(article.ID), file(2+round), "--as", "ada@example.org")
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- command.Wait() }()
		select {
		case <-ended:
		case <-time.After(took * time.Duration(2*round+2) / moments):
			_ = command.Process.Signal(os.Kill)
			<-ended
		}
		now := f.whole(article.ID, claims)
		if now < number || now > number+1 {
			t.Errorf("after version %d comes %d", number, now)
		}
		number = now
	}
	t.Logf("of %d carryings that were to be killed, %d became versions", moments, number-2)
}
