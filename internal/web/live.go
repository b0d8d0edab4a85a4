package web

import (
	"net/http"
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/live"
	"stet/internal/paths"
	views "stet/views/live"
)

func (s *Server) liveRoutes() []route {
	return []route{
		{Pattern: "GET /events", Handler: s.events},
		{Pattern: "GET /news", Handler: s.news},
	}
}

// watch is what a page is about: an article with its open claim, or a list.
type watch struct {
	article factcheck.ArticleID
	claim   factcheck.ClaimID
	list    live.Topic // live.Articles, live.Queue, or empty
}

// watches says what the page is about, so that it hears of others' work while it is open.
func (v *visit) watches(w watch) { v.watched = w }

// region is where the page listens from. A page that answers a form does not listen: it stands where no address leads.
func (s *Server) region(v *visit) *views.Region {
	if v.watched == (watch{}) || v.Method != http.MethodGet {
		return nil
	}
	w := v.watched
	at := func(of string) string { return paths.Watched(of, w.article, w.claim, string(w.list)) }
	return &views.Region{Events: at(paths.Events), News: at(paths.News), Since: v.seen}
}

// watched reads what a stream or its news are about, and whether this visitor may hear of it.
func (s *Server) watched(v *visit) (watch, error) {
	query := v.URL.Query()
	w := watch{
		article: factcheck.ArticleID(query.Get("article")), claim: factcheck.ClaimID(query.Get("claim")), list: live.Topic(query.Get("list")),
	}
	switch {
	case w.list == live.Queue:
		return w, factcheck.May(v.Actor, factcheck.SeeApprovalQueue)
	case w.list == live.Articles && w.article == "" && w.claim == "":
		return w, factcheck.May(v.Actor, factcheck.ReadArticles)
	case w.list != "" || w.article == "":
		return w, factcheck.Errorf(factcheck.NotFound, "There is no such page.")
	}
	_, err := s.desk.Article(v.Context(), v.Actor, w.article)
	if err != nil || w.claim == "" {
		return w, err
	}
	claim, err := s.desk.Claim(v.Context(), v.Actor, w.claim)
	if err == nil && claim.ArticleID != w.article {
		err = factcheck.Errorf(factcheck.NotFound, "There is no such claim in this article.")
	}
	return w, err
}

// news tells in words what others did since the page was read, and who is here. It is asked for when the stream says that
// there is something: what may be told is decided here, each time.
func (s *Server) news(rw http.ResponseWriter, v *visit) error {
	w, err := s.watched(v)
	if err != nil {
		return err
	}
	happened, err := s.missed(v, w, since(v))
	if err != nil {
		return err
	}
	people, err := s.desk.People(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	news := views.NewNews(happened, w.claim, numberOf(v, "opened"), people)
	news.Here = s.here(v, w)
	if news.Decides = factcheck.May(v.Actor, factcheck.SeeApprovalQueue) == nil; news.Decides {
		if news.Waiting, err = s.desk.WaitingForApproval(v.Context(), v.Actor); err != nil {
			return err
		}
	}
	return s.fragment(rw, v, views.NewsView(news))
}

// missed is what others did to what is watched since the entry that is known.
func (s *Server) missed(v *visit, w watch, since int64) ([]factcheck.Happening, error) {
	happened, err := s.desk.Happenings(v.Context(), v.Actor, w.article, since)
	if w.list != live.Queue {
		return happened, err
	}
	var moved []factcheck.Happening
	for _, h := range happened {
		if h.Queue {
			moved = append(moved, h)
		}
	}
	return moved, err
}

// since is the last that the page knows of: what a stream told before it broke off, or what had happened when it was read.
func since(v *visit) int64 {
	told, _ := strconv.ParseInt(v.Header.Get("Last-Event-ID"), 10, 64)
	return max(numberOf(v, "since"), told)
}

// numberOf is an entry's number in the query; what is no number knows of nothing.
func numberOf(v *visit, name string) int64 {
	n, _ := strconv.ParseInt(v.URL.Query().Get(name), 10, 64)
	return n
}

// here is who else has the article open.
func (s *Server) here(v *visit, w watch) (people []views.Person) {
	if w.article == "" {
		return nil
	}
	for _, p := range s.Live.Here(w.article, v.Actor.ID) {
		people = append(people, views.Person{Name: p.Name, Claim: w.claim != "" && p.At(w.claim), Claims: p.Claims})
	}
	return people
}
