package web

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
)

// printedReport is an article from a PDF of two pages.
func (s *site) printedReport(t *testing.T) factcheck.Article {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "importer", "testdata", "pdf", "report.pdf"))
	s.do(t, err)
	a, err := s.desk.ImportArticle(t.Context(), s.actor(factcheck.Reviewer), desk.Arrival{Raw: factcheck.Raw{Name: "report.pdf", Bytes: b}}, desk.Particulars{Title: "The bridge"})
	s.do(t, err)
	return a
}

func TestThePageOfAPassageIsToldWhereverItIsShown(t *testing.T) {
	s := newSite(t)
	a := s.printedReport(t)
	c := s.claim(t, a, "The lamps are to be mounted.")
	both := s.claim(t, a, "Three things are left to be done before the winter:\nThe ramp on the southern bank")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.OpenClaim(a.ID, c.ID)).want(http.StatusOK)
	for card, want := range map[factcheck.ClaimID]string{c.ID: "Page 2", both.ID: "Pages 1 to 2"} {
		if got := b.page.text("#" + paths.CardID(card) + " .page-no"); got != want {
			t.Errorf("the card says %q, want %q", got, want)
		}
	}
	b.get(paths.Claim(c.ID)).says("Page 2")
	b.get(paths.Borders(c.ID)).says("Page 2")
	s.speakUkrainian(t)
	b.get(paths.Claim(c.ID)).says("Сторінка 2")
	b.get(paths.Claim(both.ID)).says("Сторінки 1–2")
}

func TestATextWithoutPagesTellsNone(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "30 countries")
	if p := s.as(t, factcheck.Reviewer).get(paths.OpenClaim(c.ArticleID, c.ID)); p.has(".page-no") {
		t.Error("a card tells of a page")
	}
}
