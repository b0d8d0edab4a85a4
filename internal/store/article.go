package store

import (
	"context"

	"stet/internal/factcheck"
)

// Articles are read with the number of their current version.
const (
	articleColumns = `a.id, a.title, a.url, a.publisher, a.byline, a.language, a.published_on, a.deadline, a.current,
		coalesce(n.number, 0), a.created_by, a.created_at, a.updated_at, a.withdrawn_at, a.row_version`
	currentVersion = ` LEFT JOIN versions n ON n.id = a.current`
	fromArticles   = ` FROM articles a` + currentVersion
)

func articleInto(a *factcheck.Article) []any {
	return []any{
		&a.ID, &a.Title, &a.URL, &a.Publisher, &a.Byline, &a.Language, &a.PublishedOn,
		moment{&a.Deadline},
		&a.Current,
		&a.Number, &a.CreatedBy,
		moment{&a.CreatedAt},
		moment{&a.UpdatedAt},
		moment{&a.WithdrawnAt},
		&a.RowVersion,
	}
}

func scanArticle(r row) (a factcheck.Article, err error) {
	err = r.Scan(articleInto(&a)...)
	return a, err
}

// AddArticle adds an article. Its current version may be added after it.
func (s *Store) AddArticle(ctx context.Context, a factcheck.Article) error {
	return s.run(ctx, `
		INSERT INTO articles (id, title, title_folded, url, publisher, byline, language, published_on, deadline, current,
			created_by, created_at, updated_at, row_version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)`,
		a.ID, a.Title, folded(a.Title), a.URL, a.Publisher, a.Byline, a.Language, a.PublishedOn, micros(a.Deadline), a.Current,
		a.CreatedBy, micros(a.CreatedAt), micros(a.UpdatedAt))
}

// SaveArticle changes an article's particulars, deadline and current version, if a.RowVersion is still the stored one.
func (s *Store) SaveArticle(ctx context.Context, a factcheck.Article) error {
	return s.save(ctx, "article", `SELECT 1 FROM articles WHERE id = $1`, `
		UPDATE articles SET title = $3, title_folded = $4, url = $5, publisher = $6, byline = $7, language = $8,
			published_on = $9, deadline = $10, current = $11, updated_at = $12, withdrawn_at = $13,
			row_version = row_version + 1
		WHERE id = $1 AND row_version = $2`,
		a.ID, a.RowVersion, a.Title, folded(a.Title), a.URL, a.Publisher, a.Byline, a.Language,
		a.PublishedOn, micros(a.Deadline), a.Current, micros(a.UpdatedAt), micros(a.WithdrawnAt))
}

// Article finds an article, withdrawn ones as well.
func (s *Store) Article(ctx context.Context, id factcheck.ArticleID) (factcheck.Article, error) {
	return one(ctx, s.reading(ctx), scanArticle, "article", `SELECT `+articleColumns+fromArticles+` WHERE a.id = $1`, id)
}

// AssignedTo lists the people on the article itself, by name.
func (s *Store) AssignedTo(ctx context.Context, id factcheck.ArticleID) ([]factcheck.UserID, error) {
	people, err := all(ctx, s.reading(ctx), scanPerson, `
		SELECT s.article_id, u.id, u.name FROM assignments s JOIN users u ON u.id = s.user_id WHERE s.article_id = $1`, id)
	return byArticle(people)[id], err
}

// Assign puts exactly these people on the article.
func (s *Store) Assign(ctx context.Context, id factcheck.ArticleID, people []factcheck.UserID) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		if _, err := s.Article(ctx, id); err != nil {
			return err
		}
		if err := s.run(ctx, `DELETE FROM assignments WHERE article_id = $1`, id); err != nil {
			return err
		}
		for _, person := range people {
			if err := s.run(ctx, `INSERT INTO assignments (article_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, id, person); err != nil {
				return err
			}
		}
		return nil
	})
}
