package e2e

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
	"stet/internal/store"
)

// manyClaims adds an article of as many claims, three to an overlapping group, ten groups to a paragraph, and gives its address.
// The store is the running site's own.
func (s *site) manyClaims(n int) string {
	s.t.Helper()
	ctx := s.t.Context()
	kept, err := store.Open(ctx, filepath.Join(s.Data, "stet.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	users, err := kept.Users(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	article := sample.Article("The long report", users[0].ID)
	version := sample.Version(article, longText(n))
	err = kept.Atomically(ctx, func(ctx context.Context) error {
		if err := kept.AddArticle(ctx, article); err != nil {
			return err
		}
		if err := kept.AddVersion(ctx, version, sample.Raw("")); err != nil {
			return err
		}
		return addClaims(ctx, kept, version, n, users[0].ID)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return s.URL + paths.Article(article.ID)
}

// perGroup claims begin at the same word, one longer than the other; groupSize is how many code points a group takes.
const (
	perGroup  = 3
	groupSize = 40
)

func longText(claims int) string {
	var b strings.Builder
	groups := (claims + perGroup - 1) / perGroup
	for i := range groups {
		fmt.Fprintf(&b, "%07d firms met in some cities that day,", i)
		if i%10 == 9 {
			b.WriteString("\n\n")
		} else {
			b.WriteString(" ")
		}
	}
	return b.String()
}

func addClaims(ctx context.Context, kept *store.Store, v factcheck.Version, n int, by factcheck.UserID) error {
	states := []factcheck.State{factcheck.Open, factcheck.Researching}
	for i := range n {
		group := i / perGroup
		block := v.Text.Blocks[group/10]
		start := block.Start + group%10*groupSize
		r := document.Range{Start: start, End: start + 13 + 4*(i%perGroup)}
		quote, _ := v.Text.Slice(r)
		c := factcheck.Claim{
			ID: factcheck.ClaimID(sample.ID()), ArticleID: v.ArticleID, VersionID: v.ID, Passage: r, Quote: quote, Statement: quote,
			Kind: factcheck.Quantity, State: states[i%len(states)], CreatedBy: by, CreatedAt: sample.At, UpdatedAt: sample.At, RowVersion: 1,
		}
		if err := kept.AddClaim(ctx, c); err != nil {
			return err
		}
	}
	return nil
}
