// Package web is what the browser talks to: sessions, forms, pages and failures, on the one route table.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"

	"github.com/klauspost/compress/gzhttp"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/live"
	"stet/internal/paths"
	"stet/static"
)

// Config is how the site is reached and what it is.
type Config struct {
	PublicURL *url.URL
	Secure    bool           // cookies only over https
	Proxies   []netip.Prefix // whose word on where a request comes from counts
	TryOut    bool           // anybody signs in as anybody
	Log       *slog.Logger
	Version   string
	Live      *live.Hub // whom pages that are open hear from; the desk has to publish to it
}

// Server answers the browser.
type Server struct {
	Config
	desk     *desk.Desk
	sessions *sessionStore
	drawings *document.Drawings
	pages    *http.ServeMux
	ready    func(context.Context) error
}

// mostDrawn is how many bytes of drawn articles are kept.
const mostDrawn = 64 << 20

// New makes the handler of the whole site. Ready says whether the site can work, for the probe of that name.
func New(c Config, d *desk.Desk, ready func(context.Context) error) (http.Handler, error) {
	if err := static.Check(); err != nil {
		return nil, fmt.Errorf("the styles and scripts are missing: %w", err)
	}
	s := &Server{Config: c, desk: d, sessions: newSessionStore(d, c.Secure), ready: ready, drawings: document.NewDrawings(mostDrawn)}
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.CompressionLevel(5))
	if err != nil {
		return nil, err
	}
	return chain(s.routes(), s.withRequest, s.withLanguage, s.withRecovery, s.withHeaders, s.withHostCheck, s.withOriginCheck, compressed(compress), s.withLimit), nil
}

// chain wraps a handler in middleware, the first one outermost.
func chain(h http.Handler, middleware ...func(http.Handler) http.Handler) http.Handler {
	for i := len(middleware) - 1; i >= 0; i-- {
		h = middleware[i](h)
	}
	return h
}

func compressed(wrap func(http.Handler) http.HandlerFunc) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return wrap(next) }
}

// routes makes the mux of the route table, with the assets and the probes beside it.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, static.Handler())
	mux.HandleFunc("GET "+paths.Health, s.health)
	mux.HandleFunc("GET "+paths.Ready, s.readiness)
	for _, r := range s.table() {
		mux.Handle(r.Pattern, s.handle(r))
	}
	s.pages = mux
	return s.orNoSuchPage(mux)
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	_, _ = fmt.Fprintln(w, "ok")
}

func (s *Server) readiness(w http.ResponseWriter, r *http.Request) {
	if err := s.ready(r.Context()); err != nil {
		s.Log.ErrorContext(r.Context(), "not ready", "err", err)
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	_, _ = fmt.Fprintln(w, "ready")
}
