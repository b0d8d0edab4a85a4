package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

// BenchmarkWorkbench asks the whole site for an article with many claims, as a browser does: session, store, page, gzip. changed
// has a claim of it changed before each request, elsewhere one of another article.
func BenchmarkWorkbench(b *testing.B) {
	s := newSite(b, overHTTP)
	visitor := s.as(b, factcheck.Reviewer)
	for _, n := range []int{1_000, 10_000} {
		article, claim := s.crowded(b, n)
		_, other := s.crowded(b, 1)
		for name, touched := range map[string]factcheck.ClaimID{"same": "", "elsewhere": other, "changed": claim} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if touched != "" {
						b.StopTimer()
						s.touch(b, touched)
						b.StartTimer()
					}
					b.ReportMetric(float64(visitor.weigh(paths.Article(article))), "bytes/page")
				}
			})
		}
	}
}

// weigh asks for a page without reading it and gives how much was sent.
func (b *browser) weigh(address string) int {
	r := b.request(http.MethodGet, address, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	for _, cookie := range b.jar.Cookies(r.URL) {
		r.AddCookie(cookie)
	}
	w := httptest.NewRecorder()
	b.site.server.Config.Handler.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		b.t.Fatalf("%s: %d", address, w.Code)
	}
	return w.Body.Len()
}

// crowded is an article of 20,000 words with as many claims of the reviewer, each on a few of them, and one of its claims.
func (s *site) crowded(t testing.TB, claims int) (factcheck.ArticleID, factcheck.ClaimID) {
	t.Helper()
	reviewer := s.people[factcheck.Reviewer]
	article := sample.Article("The long report", reviewer.ID)
	version := sample.Version(article, strings.TrimSpace(strings.Repeat(strings.Repeat("words ", 80)+"\n\n", 250)))
	var last factcheck.ClaimID
	err := s.store.Atomically(t.Context(), func(ctx context.Context) error {
		if err := s.store.AddArticle(ctx, article); err != nil {
			return err
		}
		if err := s.store.AddVersion(ctx, version, sample.Raw("")); err != nil {
			return err
		}
		for i := range claims {
			c := sample.Claim(version, "words", reviewer.ID)
			start := version.Text.Blocks[i%250].Start + 6*(i/250)
			c.Passage = document.Range{Start: start, End: start + 6*(2+i%12) - 1}
			c.Quote, _ = version.Text.Slice(c.Passage)
			c.State, c.Assignee, last = factcheck.Researching, reviewer.ID, c.ID
			if err := s.store.AddClaim(ctx, c); err != nil {
				return err
			}
		}
		return nil
	})
	s.do(t, err)
	return article.ID, last
}

// touch has somebody change a claim back and forth.
func (s *site) touch(t testing.TB, id factcheck.ClaimID) {
	t.Helper()
	c, err := s.store.Claim(t.Context(), id)
	s.do(t, err)
	if c.State == factcheck.Closed {
		s.do(t, s.desk.Reopen(t.Context(), s.actor(factcheck.Editor), id, c.RowVersion, "again"))
		return
	}
	s.do(t, s.desk.CloseClaim(t.Context(), s.actor(factcheck.Reviewer), id, c.RowVersion, factcheck.CloseReasons[0]))
}
