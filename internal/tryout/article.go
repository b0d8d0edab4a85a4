package tryout

import (
	"context"
	_ "embed" // the articles' texts
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

//go:embed articles/forum.html
var forum []byte

//go:embed articles/library.uk.md
var cityLibrary []byte

// checkForum imports the article that everybody works on, and plays that work.
func (n *newsroom) checkForum(ctx context.Context) error {
	raw := factcheck.Raw{Name: "forum.html", MediaType: "text/html; charset=utf-8", Bytes: forum}
	article, err := n.desk.ImportArticle(ctx, n.people[Olena], desk.Arrival{Raw: raw}, desk.Particulars{
		Title: "Forum gathers arms makers in Kyiv", URL: "https://example.org/courier/forum", Publisher: "Sample Courier",
		Byline: "Newsdesk", Language: "en", PublishedOn: "2023-09-30",
	})
	if err != nil {
		return err
	}
	n.pause()
	if err := n.staff(ctx, article); err != nil {
		return err
	}
	for _, s := range scenes {
		if err := n.playScene(ctx, article.ID, s); err != nil {
			return err
		}
	}
	return nil
}

func (n *newsroom) staff(ctx context.Context, a factcheck.Article) error {
	defer n.pause()
	people := []factcheck.UserID{n.people[Olena].ID, n.people[Taras].ID}
	deadline := n.now.Add(48 * time.Hour).Truncate(time.Hour)
	return n.desk.StaffArticle(ctx, n.people[Iryna], a.ID, a.RowVersion, desk.Staffing{People: people, Deadline: deadline})
}

// importFresh imports an article in another script, on which the work has hardly begun.
func (n *newsroom) importFresh(ctx context.Context) error {
	raw := factcheck.Raw{Name: "library.uk.md", MediaType: "text/markdown; charset=utf-8", Bytes: cityLibrary}
	article, err := n.desk.ImportArticle(ctx, n.people[Taras], desk.Arrival{Raw: raw}, desk.Particulars{
		Title: "У Кленовому відкрили нову міську бібліотеку", URL: "https://example.org/kurier/library", Publisher: "Sample Courier",
		Language: "uk", PublishedOn: "2023-10-02",
	})
	if err != nil {
		return err
	}
	n.pause()
	return n.playScene(ctx, article.ID, untouched)
}
