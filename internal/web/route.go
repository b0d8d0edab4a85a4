package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/views/ui"
)

// handler answers a request, or says why not: an error becomes a page in one place.
type handler func(w http.ResponseWriter, r *visit) error

// route is one row of the route table.
type route struct {
	Pattern string // method and path, as http.ServeMux has it
	Open    bool   // for visitors who are not signed in as well
	Handler handler
}

// table is every page and action of the site.
func (s *Server) table() []route {
	return slices.Concat(s.accountRoutes(), s.newsroomRoutes(), s.articleRoutes(), s.versionRoutes(), s.claimRoutes(), s.sourceRoutes(), s.proposedRoutes(), s.annotationRoutes(), s.captureRoutes(), s.approvalRoutes(), s.draftRoutes(), s.undoRoutes(), s.liveRoutes(), s.galleryRoutes())
}

// handle resolves the visitor, asks for a sign-in where the route needs one, and runs the route's handler.
func (s *Server) handle(route route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(w, r)
		if err == nil && v.Actor.SignedIn() && r.Method == http.MethodGet {
			v.seen, err = s.desk.Newest(r.Context(), v.Actor)
		}
		if err == nil {
			ctx, receipt := desk.WithReceipt(desk.Sending(v.Context(), v.sentDraft))
			v.Request, v.receipt = v.WithContext(ui.ForPerson(ctx, string(v.Actor.ID))), receipt
			err = s.answer(w, v, route)
		}
		if err != nil {
			s.fail(w, r, err)
		}
	})
}

// answer runs the route's handler, for whoever may come there.
func (s *Server) answer(w http.ResponseWriter, v *visit, route route) error {
	if !route.Open && !v.Actor.SignedIn() {
		return s.askToSignIn(w, v)
	}
	return route.Handler(w, v)
}

// takesUpload says whether a request may bring a whole article.
func takesUpload(r *http.Request) bool {
	return r.Method == http.MethodPost && (r.URL.Path == paths.Imports || strings.HasSuffix(r.URL.Path, "/captures") || strings.HasSuffix(r.URL.Path, "/annotations") || strings.HasSuffix(r.URL.Path, "/versions") || strings.HasSuffix(r.URL.Path, "/versions/edit"))
}

// orNoSuchPage answers what no route takes with our own pages for 404 and 405.
func (s *Server) orNoSuchPage(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		probe := &statusProbe{header: http.Header{}}
		h.ServeHTTP(probe, r)
		if probe.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", probe.header.Get("Allow"))
			s.failWith(w, r, http.StatusMethodNotAllowed, factcheck.Errorf(factcheck.Invalid, "This address does not take %s requests.", r.Method))
			return
		}
		s.fail(w, r, factcheck.Errorf(factcheck.NotFound, "There is no such page."))
	})
}

// statusProbe learns what the mux would answer.
type statusProbe struct {
	header http.Header
	status int
}

func (p *statusProbe) Header() http.Header         { return p.header }
func (p *statusProbe) Write(b []byte) (int, error) { return len(b), nil }
func (p *statusProbe) WriteHeader(status int)      { p.status = status }

// logPath is a path for the log: without the query, and without the secret of a one-time link.
func logPath(u *url.URL) string {
	for _, prefix := range []string{paths.SetUp(""), paths.Invitation("")} {
		if strings.HasPrefix(u.Path, prefix) {
			return prefix + "…"
		}
	}
	return u.Path
}
