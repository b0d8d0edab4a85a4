package desk

import (
	"context"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// Articles lists articles.
func (d *Desk) Articles(ctx context.Context, actor factcheck.Actor, f factcheck.ArticleFilter) (factcheck.ArticlePage, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.ArticlePage{}, err
	}
	return d.store.Articles(ctx, f)
}

// EditArticle changes an article's particulars. The expected row version guards against overwriting somebody else's.
func (d *Desk) EditArticle(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, rowVersion int, in Particulars) error {
	if err := factcheck.May(actor, factcheck.EditArticle); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.changeArticle(ctx, actor, id, rowVersion, "edit particulars", in.applyTo)
}

func (d *Desk) changeArticle(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, rowVersion int, action string, change func(*factcheck.Article)) error {
	return d.atomically(ctx, func(ctx context.Context) error {
		before, err := d.article(ctx, id)
		if err != nil {
			return err
		}
		after := before
		change(&after)
		after.RowVersion, after.UpdatedAt = rowVersion, d.now()
		if err := d.store.SaveArticle(ctx, after); err != nil {
			return err
		}
		return d.record(ctx, actor, after.UpdatedAt, factcheck.Entry{
			Action: action, Object: articleObject(id), Article: id, Changes: factcheck.ArticleChanges(before, after),
		})
	})
}

// Staffing is who works on an article and by when.
type Staffing struct {
	People   []factcheck.UserID `form:"people" validate:"max=100"`
	Deadline time.Time          `form:"-"` // zero for none
}

// StaffArticle sets the people on an article and its deadline.
func (d *Desk) StaffArticle(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, rowVersion int, in Staffing) error {
	if err := factcheck.May(actor, factcheck.AssignArticle); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		if err := d.activeUsers(ctx, in.People); err != nil {
			return err
		}
		setDeadline := func(a *factcheck.Article) { a.Deadline = in.Deadline.UTC() }
		if err := d.changeArticle(ctx, actor, id, rowVersion, "set deadline", setDeadline); err != nil {
			return err
		}
		return d.assignArticle(ctx, actor, id, in.People)
	})
}

func (d *Desk) activeUsers(ctx context.Context, ids []factcheck.UserID) error {
	for _, id := range ids {
		user, err := d.store.User(ctx, id)
		if err != nil || user.Disabled() {
			return factcheck.InvalidField("people", "One of these people has no active account.")
		}
	}
	return nil
}

func (d *Desk) assignArticle(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, people []factcheck.UserID) error {
	before, err := d.store.AssignedTo(ctx, id)
	if err != nil {
		return err
	}
	after := slices.Compact(slices.Sorted(slices.Values(people)))
	if slices.Equal(slices.Sorted(slices.Values(before)), after) {
		return nil
	}
	if err := d.store.Assign(ctx, id, after); err != nil {
		return err
	}
	return d.record(ctx, actor, d.now(), factcheck.Entry{
		Action: "assign people", Object: articleObject(id), Article: id, Changes: peopleChange(before, after),
	})
}

func peopleChange(before, after []factcheck.UserID) []factcheck.Change {
	if joinIDs(before) == joinIDs(after) {
		return nil
	}
	return []factcheck.Change{{Field: "people", Before: joinIDs(before), After: joinIDs(after)}}
}

func joinIDs(ids []factcheck.UserID) string {
	text := ""
	for _, id := range ids {
		text += string(id) + "\n"
	}
	return text
}

// Article gives one article's particulars.
func (d *Desk) Article(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Article, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Article{}, err
	}
	return d.article(ctx, id)
}

// article finds an article that was not taken out again.
func (d *Desk) article(ctx context.Context, id factcheck.ArticleID) (factcheck.Article, error) {
	article, err := d.store.Article(ctx, id)
	if err == nil && article.Withdrawn() {
		err = factcheck.Errorf(factcheck.NotFound, "This article has been taken out again: its import was undone.")
	}
	return article, err
}

// ArticleHistory is what was done to an article's particulars and people, the earliest first, with the names of who did it.
func (d *Desk) ArticleHistory(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) ([]factcheck.Entry, factcheck.People, error) {
	if _, err := d.Article(ctx, actor, id); err != nil {
		return nil, nil, err
	}
	entries, err := d.store.EntriesOfArticle(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	people, err := d.people(ctx)
	return slices.DeleteFunc(entries, func(e factcheck.Entry) bool { return e.Object.Kind != "article" }), people, err
}
