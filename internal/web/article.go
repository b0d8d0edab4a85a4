package web

import (
	"net/http"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/live"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/articles"
)

func (s *Server) articleRoutes() []route {
	return []route{
		{Pattern: "GET /{$}", Handler: s.deskPage},
		{Pattern: "GET /articles", Handler: s.articleList},
		{Pattern: "GET /articles/new", Handler: s.newArticle},
		{Pattern: "POST /imports", Handler: s.stageImport},
		{Pattern: "GET /imports/{id}", Handler: s.stagedImport},
		{Pattern: "POST /imports/{id}", Handler: s.confirmImport},
		{Pattern: "POST /imports/{id}/blocks", Handler: s.putBlockBack},
		{Pattern: "POST /imports/{id}/discard", Handler: s.discardImport},
		{Pattern: "GET /articles/{id}/edit", Handler: s.editArticle},
		{Pattern: "POST /articles/{id}/edit", Handler: s.saveArticle},
		{Pattern: "POST /articles/{id}/staff", Handler: s.staffArticle},
		{Pattern: "GET /articles/{id}/export", Handler: s.chooseExport},
		{Pattern: "POST /articles/{id}/export", Handler: s.exportArticle},
	}
}

// articleList is the list of articles, filtered and paged by its address.
func (s *Server) articleList(w http.ResponseWriter, v *visit) error {
	v.watches(watch{list: live.Articles})
	query := articles.ParseQuery(v.URL.Query())
	page, err := s.desk.Articles(v.Context(), v.Actor, query.Filter(v.Actor.ID))
	if err != nil {
		return err
	}
	people, err := s.desk.People(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.M("Articles"), articles.ListView(articles.NewList(query, page, people, s.desk.Now())))
}

// editArticle is the page of an article's particulars; for editors of its people and deadline as well.
func (s *Server) editArticle(w http.ResponseWriter, v *visit) error {
	return s.showArticleForms(w, v, http.StatusOK, nil)
}

func (s *Server) showArticleForms(w http.ResponseWriter, v *visit, status int, refused *articles.Attempt) error {
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	article := dossier.Article
	page := articles.NewEdit(article, formOf(desk.ParticularsOf(article)), refused)
	if factcheck.May(v.Actor, factcheck.AssignArticle) == nil {
		colleagues, err := s.desk.Colleagues(v.Context(), v.Actor)
		if err != nil {
			return err
		}
		page = page.WithStaff(article, dossier.AssignedTo, colleagues, refused)
	}
	return s.page(w, v, status, locale.M("Particulars: %s", article.Title), articles.EditView(page))
}

// saveArticle changes the particulars.
func (s *Server) saveArticle(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.Particulars
	if err == nil {
		in, err = decode[desk.Particulars](v)
	}
	if err == nil {
		err = s.desk.EditArticle(v.Context(), v.Actor, articleID(v), version, in)
	}
	if err == nil {
		return s.done(w, v, paths.Article(articleID(v)), locale.M("The particulars are saved."))
	}
	return s.refusedArticle(w, v, err, articles.Attempt{})
}

// staffArticle sets the people on the article and its deadline.
func (s *Server) staffArticle(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.Staffing
	if err == nil {
		in, err = staffing(v)
	}
	if err == nil {
		err = s.desk.StaffArticle(v.Context(), v.Actor, articleID(v), version, in)
	}
	if err == nil {
		return s.done(w, v, paths.Article(articleID(v)), locale.M("People and deadline are set."))
	}
	return s.refusedArticle(w, v, err, articles.Attempt{Staffing: true})
}

// staffing reads the people, and the deadline, which the form has in UTC.
func staffing(v *visit) (desk.Staffing, error) {
	in, err := decode[desk.Staffing](v)
	typed := v.PostForm.Get("deadline")
	if err != nil || typed == "" {
		return in, err
	}
	in.Deadline, err = time.Parse(articles.DeadlineLayout, typed)
	if err != nil {
		return in, factcheck.InvalidField("deadline", "Write the deadline as a date and a time, for example 2023-09-30T14:00.")
	}
	return in, nil
}

// refusedArticle shows the page again with the form that was refused, as it was typed.
func (s *Server) refusedArticle(w http.ResponseWriter, v *visit, cause error, attempt articles.Attempt) error {
	form, status, ok := refused(v, cause)
	if !ok {
		return cause
	}
	attempt.Form, attempt.Conflict = form, factcheck.Is(cause, factcheck.Conflict)
	if attempt.Conflict {
		history, people, err := s.desk.ArticleHistory(v.Context(), v.Actor, articleID(v))
		if err != nil {
			return err
		}
		attempt.By, attempt.At = people.Name(lastOf(history).Actor), lastOf(history).At
	}
	return s.showArticleForms(w, v, status, &attempt)
}
