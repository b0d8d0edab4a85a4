package web

import (
	"net/http"

	"stet/internal/factcheck"
	"stet/internal/live"
	"stet/internal/locale"
	views "stet/views/desk"
)

// How much of the lists the desk shows; the rest is a link away.
const (
	latestShown = 6
	dueShown    = 5
	draftsShown = 3
)

// deskPage is the first page after signing in.
func (s *Server) deskPage(w http.ResponseWriter, v *visit) error {
	v.watches(watch{list: live.Articles})
	holdings := views.Holdings{Actor: v.Actor, Now: s.desk.Now(), Decides: factcheck.May(v.Actor, factcheck.SeeApprovalQueue) == nil}
	if err := s.fillWork(v, &holdings); err != nil {
		return err
	}
	if err := s.fillArticles(v, &holdings); err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.M("Desk"), views.PageView(views.NewPage(holdings)))
}

func (s *Server) fillWork(v *visit, h *views.Holdings) (err error) {
	if h.Drafts, err = s.desk.Drafts(v.Context(), v.Actor, draftsShown); err != nil {
		return err
	}
	if h.Alarms, err = s.desk.MyAlarms(v.Context(), v.Actor); err != nil {
		return err
	}
	if h.Work, err = s.desk.MyWork(v.Context(), v.Actor); err != nil || !h.Decides {
		return err
	}
	h.Queue, err = s.desk.ApprovalQueue(v.Context(), v.Actor)
	return err
}

func (s *Server) fillArticles(v *visit, h *views.Holdings) (err error) {
	if h.People, err = s.desk.People(v.Context(), v.Actor); err != nil {
		return err
	}
	latest, err := s.desk.Articles(v.Context(), v.Actor, factcheck.ArticleFilter{Limit: latestShown})
	if err != nil {
		return err
	}
	due, err := s.desk.Articles(v.Context(), v.Actor, factcheck.ArticleFilter{Status: "open", Due: true, Limit: dueShown})
	h.Latest, h.Due = latest.Articles, due.Articles
	return err
}
