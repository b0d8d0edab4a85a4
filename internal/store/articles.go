package store

import (
	"context"
	"strconv"

	"stet/internal/factcheck"
)

// The claims of article a that count, and those of them that need more work.
const (
	anyClaim       = `EXISTS (SELECT 1 FROM claims c WHERE c.article_id = a.id AND c.withdrawn_at = 0)`
	unsettledClaim = `EXISTS (SELECT 1 FROM claims c WHERE c.article_id = a.id AND c.withdrawn_at = 0 AND c.state NOT IN ('approved', 'closed'))`
)

// Articles gives a page of the articles that the filter chooses, with their progress and people, without
// withdrawn ones. A cursor that is none is invalid input.
func (s *Store) Articles(ctx context.Context, f factcheck.ArticleFilter) (page factcheck.ArticlePage, err error) {
	where, err := articleConditions(f)
	if err != nil {
		return page, err
	}
	err = s.Consistently(ctx, func(ctx context.Context) error {
		q := s.reading(ctx)
		page, err = articlePage(ctx, q, f, where)
		if err != nil || len(page.Articles) == 0 {
			return err
		}
		return summarise(ctx, q, page.Articles)
	})
	return page, err
}

// articleOrder is one way to list articles.
type articleOrder struct {
	name, columns, direction, by string
	key                          func(a factcheck.Article) string // the cursor behind this article
}

func orderOf(f factcheck.ArticleFilter) articleOrder {
	if f.Due {
		return articleOrder{
			"due", "a.deadline, a.id", ">", " ORDER BY a.deadline, a.id",
			func(a factcheck.Article) string { return cursorOf("due", a.Deadline, string(a.ID)) },
		}
	}
	return articleOrder{
		"newest", "a.created_at, a.id", "<", " ORDER BY a.created_at DESC, a.id DESC",
		func(a factcheck.Article) string { return cursorOf("newest", a.CreatedAt, string(a.ID)) },
	}
}

func articleConditions(f factcheck.ArticleFilter) (*conditions, error) {
	c := &conditions{}
	c.and(`a.withdrawn_at = 0`)
	if err := factcheck.TooLong("title", f.Title, factcheck.MaxTitle); err != nil {
		return nil, err
	}
	if f.Title != "" {
		c.and(`a.title_folded LIKE ` + c.arg(containing(f.Title)) + ` ESCAPE '\'`)
	}
	if f.Person != "" {
		person := c.arg(f.Person)
		c.and(`a.id IN (SELECT article_id FROM assignments WHERE user_id = ` + person +
			` UNION SELECT article_id FROM claims WHERE assignee = ` + person + ` AND withdrawn_at = 0)`)
	}
	if f.Due {
		c.and(`a.deadline > 0`)
	}
	if err := statusCondition(c, f.Status); err != nil || f.After == "" {
		return c, err
	}
	order := orderOf(f)
	after, err := parseCursor(order.name, f.After)
	c.behind(after, order.columns, order.direction)
	return c, err
}

// statusCondition: an article nobody has made a claim of yet is open, since its work has not begun.
func statusCondition(c *conditions, status string) error {
	switch status {
	case "":
	case "open":
		c.and(`(` + unsettledClaim + ` OR NOT ` + anyClaim + `)`)
	case "settled":
		c.and(anyClaim + ` AND NOT ` + unsettledClaim)
	default:
		return factcheck.InvalidField("status", "Choose open or settled articles, or all.")
	}
	return nil
}

// articlePage reads one article more than the page holds, to know whether there is another page.
func articlePage(ctx context.Context, q querier, f factcheck.ArticleFilter, c *conditions) (page factcheck.ArticlePage, err error) {
	order, length := orderOf(f), pageLength(f.Limit)
	articles, err := all(ctx, q, scanArticle,
		`SELECT `+articleColumns+fromArticles+c.where()+order.by+` LIMIT `+strconv.Itoa(length+1), c.args...)
	if len(articles) > length {
		articles = articles[:length]
		page.Next = order.key(articles[length-1])
	}
	for _, a := range articles {
		page.Articles = append(page.Articles, factcheck.Summary{Article: a, Progress: factcheck.Progress{}})
	}
	return page, err
}

// summarise fills in progress and people, with one query each for the whole page.
func summarise(ctx context.Context, q querier, page []factcheck.Summary) error {
	var ids []factcheck.ArticleID
	at := map[factcheck.ArticleID]int{}
	for i, summary := range page {
		ids = append(ids, summary.Article.ID)
		at[summary.Article.ID] = i
	}
	counts, err := claimCounts(ctx, q, ids)
	if err != nil {
		return err
	}
	for _, c := range counts {
		page[at[c.article]].Progress[c.state] = c.claims
	}
	people, err := peopleOn(ctx, q, ids)
	for id, names := range byArticle(people) {
		page[at[id]].People = names
	}
	return err
}

// count is how many claims of an article are in a state.
type count struct {
	article factcheck.ArticleID
	state   factcheck.State
	claims  int
}

func claimCounts(ctx context.Context, q querier, ids []factcheck.ArticleID) ([]count, error) {
	c := &conditions{}
	scan := func(r row) (n count, err error) {
		err = r.Scan(&n.article, &n.state, &n.claims)
		return n, err
	}
	return all(ctx, q, scan, `
		SELECT article_id, state, count(*) FROM claims
		WHERE article_id IN `+listed(c, ids)+` AND withdrawn_at = 0 GROUP BY article_id, state`, c.args...)
}

// person is somebody on an article.
type person struct {
	article factcheck.ArticleID
	user    factcheck.UserID
	name    string
}

func scanPerson(r row) (p person, err error) {
	err = r.Scan(&p.article, &p.user, &p.name)
	return p, err
}

func peopleOn(ctx context.Context, q querier, ids []factcheck.ArticleID) ([]person, error) {
	c := &conditions{}
	list := listed(c, ids)
	return all(ctx, q, scanPerson, `
		SELECT x.article_id, u.id, u.name FROM (
			SELECT article_id, user_id FROM assignments WHERE article_id IN `+list+`
			UNION
			SELECT article_id, assignee FROM claims WHERE article_id IN `+list+` AND assignee IS NOT NULL AND withdrawn_at = 0
		) x JOIN users u ON u.id = x.user_id`, c.args...)
}

// byArticle gives each article's people in order of name.
func byArticle(people []person) map[factcheck.ArticleID][]factcheck.UserID {
	sortByName(people, func(p person) (string, string) { return p.name, string(p.user) })
	on := map[factcheck.ArticleID][]factcheck.UserID{}
	for _, p := range people {
		on[p.article] = append(on[p.article], p.user)
	}
	return on
}
