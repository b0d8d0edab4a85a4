// Package articles is about articles as wholes: the list of them, how they come in, their particulars, and how they leave.
package articles

import (
	"context"
	"net/url"
	"strings"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// Row is an article in a list.
type Row struct {
	Title, Href string
	About       locale.Message // publisher and day
	Progress    factcheck.Progress
	Deadline    ui.Deadline
	People      string
}

// NewRows makes the rows of a list of articles as they stand at the given time.
func NewRows(summaries []factcheck.Summary, people factcheck.People, now time.Time) []Row {
	rows := make([]Row, 0, len(summaries))
	for _, s := range summaries {
		rows = append(rows, Row{
			Title: s.Article.Title, Href: paths.Article(s.Article.ID), About: about(s.Article), Progress: s.Progress,
			Deadline: ui.NewDeadline(s.Article.Deadline, now), People: names(s.People, people),
		})
	}
	return rows
}

func about(a factcheck.Article) locale.Message {
	return locale.List(locale.Plain(a.Publisher), locale.Day(a.PublishedOn))
}

func names(ids []factcheck.UserID, people factcheck.People) string {
	all := make([]string, 0, len(ids))
	for _, id := range ids {
		all = append(all, people.Name(id))
	}
	return strings.Join(all, ", ")
}

// Query is what the list's address asks for.
type Query struct {
	Title  string
	Status string // open, settled, or empty for all
	Mine   bool
	Due    bool
	After  string
}

// The names that a query has in the address.
const (
	titleParam  = "q"
	statusParam = "status"
	mineParam   = "mine"
	dueParam    = "due"
	afterParam  = "after"
	yes         = "yes"
)

// ParseQuery reads the query of the list's address.
func ParseQuery(values url.Values) Query {
	return Query{
		Title: strings.TrimSpace(values.Get(titleParam)), Status: values.Get(statusParam), Mine: values.Get(mineParam) == yes,
		Due: values.Get(dueParam) == yes, After: values.Get(afterParam),
	}
}

// Filter is the query as the desk takes it, for the person who asks.
func (q Query) Filter(reader factcheck.UserID) factcheck.ArticleFilter {
	f := factcheck.ArticleFilter{Title: q.Title, Status: q.Status, Due: q.Due, After: q.After}
	if q.Mine {
		f.Person = reader
	}
	return f
}

// href is the list with this query; the page is left out unless it is asked for by After.
func (q Query) href() string {
	values := url.Values{}
	for name, value := range map[string]string{titleParam: q.Title, statusParam: q.Status, mineParam: flag(q.Mine), dueParam: flag(q.Due), afterParam: q.After} {
		if value != "" {
			values.Set(name, value)
		}
	}
	return paths.ArticlesWith(values)
}

func flag(on bool) string {
	if on {
		return yes
	}
	return ""
}

// List is a page of the list of articles.
type List struct {
	Query     Query
	Chips     []ui.Chip
	Rows      []Row
	Pager     ui.Pager
	Unfilter  string // the list of all, where something is filtered; else empty
	NewImport string
}

// NewList makes a page of the list as it stands at the given time.
func NewList(q Query, page factcheck.ArticlePage, people factcheck.People, now time.Time) List {
	l := List{Query: q, Chips: chips(q), Rows: NewRows(page.Articles, people, now), Pager: ui.Pager{NextName: locale.M("Older")}, NewImport: paths.NewArticle}
	if q.Due {
		l.Pager.NextName = locale.M("Later")
	}
	first, next := q, q
	first.After, next.After = "", page.Next
	if page.Next != "" {
		l.Pager.Next = next.href()
	}
	if q.After != "" {
		l.Pager.First = first.href()
	}
	if first != (Query{}) {
		l.Unfilter = paths.Articles
	}
	return l
}

func chips(q Query) []ui.Chip {
	q.After = ""
	status := func(name locale.Message, value string) ui.Chip {
		other := q
		other.Status = value
		return ui.Chip{Name: name, Href: other.href(), Current: q.Status == value}
	}
	mine, due := q, q
	mine.Mine, due.Due = !q.Mine, !q.Due
	return []ui.Chip{
		status(locale.M("All"), ""), status(locale.M("Open"), "open"), status(locale.M("Settled"), "settled"),
		{Name: locale.M("Mine"), Href: mine.href(), Current: q.Mine},
		{Name: locale.M("With a deadline"), Href: due.href(), Current: q.Due},
	}
}

func orNone(ctx context.Context, s string) string {
	if s == "" {
		return locale.T(ctx, "nobody yet")
	}
	return s
}
