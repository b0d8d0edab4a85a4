package web

import (
	"bytes"
	"errors"
	"net/http"
	"net/url"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/failures"
	"stet/views/layout"
)

var statusOf = map[factcheck.Code]int{
	factcheck.Invalid:         http.StatusUnprocessableEntity,
	factcheck.Unauthenticated: http.StatusUnauthorized,
	factcheck.Forbidden:       http.StatusForbidden,
	factcheck.NotFound:        http.StatusNotFound,
	factcheck.Conflict:        http.StatusConflict,
	factcheck.TooLarge:        http.StatusRequestEntityTooLarge,
	factcheck.RateLimited:     http.StatusTooManyRequests,
	factcheck.Unavailable:     http.StatusServiceUnavailable,
}

var headings = map[int]locale.Message{
	http.StatusUnprocessableEntity:   locale.M("This could not be done"),
	http.StatusUnauthorized:          locale.M("Sign in to go on"),
	http.StatusForbidden:             locale.M("This is not yours to do"),
	http.StatusNotFound:              locale.M("Nothing here"),
	http.StatusMethodNotAllowed:      locale.M("Not like this"),
	http.StatusConflict:              locale.M("Somebody was quicker"),
	http.StatusRequestEntityTooLarge: locale.M("Too large"),
	http.StatusTooManyRequests:       locale.M("Too fast"),
	http.StatusServiceUnavailable:    locale.M("Not right now"),
	http.StatusInternalServerError:   locale.M("Something went wrong here"),
}

// fail answers with the failure: the person gets a sentence and a way on, the log gets the cause once.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, known := statusOf[factcheck.CodeOf(err)]
	if !known {
		status = http.StatusInternalServerError
	}
	asksForPage := r.Method == http.MethodGet && !wantsEvents(r) || r.Header.Get("HX-Request") != ""
	if status == http.StatusUnauthorized && asksForPage {
		s.toSignIn(w, r)
		return
	}
	s.failWith(w, r, status, err)
}

// toSignIn asks for a sign-in and leads back to the page afterwards.
func (s *Server) toSignIn(w http.ResponseWriter, r *http.Request) {
	to := paths.SignInFor(s.pageOf(r))
	if r.Header.Get("HX-Request") != "" {
		w.Header().Set("HX-Redirect", to)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// pageOf is the page that the person was on or on the way to when the browser sent this request: the request's own
// address, unless it asked for a part of a page or posted a form.
func (s *Server) pageOf(r *http.Request) string {
	part := r.Header.Get("HX-Request") != "" && r.Header.Get("HX-Boosted") == ""
	if r.Method == http.MethodGet && !part {
		return r.URL.RequestURI()
	}
	for _, header := range []string{"HX-Current-URL", "Referer"} {
		u, err := url.Parse(r.Header.Get(header))
		if err == nil && u.Host != "" && (u.Host == r.Host || s.PublicURL != nil && u.Host == s.PublicURL.Host) {
			return localNext(u.RequestURI())
		}
	}
	return paths.Desk
}

func (s *Server) failWith(w http.ResponseWriter, r *http.Request, status int, err error) {
	s.logFailure(r, status, err)
	f := failures.Failure{
		Status: status, Heading: headings[status], Sentence: sentenceOf(err), Way: paths.Desk, WayName: locale.M("To the desk"), RequestID: requestID(r.Context()),
	}
	if status == http.StatusUnauthorized {
		f.Way, f.WayName = paths.SignInFor(s.pageOf(r)), locale.M("Sign in")
	}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "30")
	}
	frame := layout.Frame{Title: f.Heading}
	if v, visitErr := s.visit(w, r); visitErr == nil {
		r = v.Request // in the language of who visits
		frame = layout.NewFrame(f.Heading, r.URL.Path, v.Actor, 0, s.TryOut)
	}
	var b bytes.Buffer
	if renderErr := layout.Page(frame, failures.Page(f)).Render(r.Context(), &b); renderErr != nil {
		http.Error(w, f.Sentence.In(r.Context()), status)
		return
	}
	_ = write(w, status, &b)
}

func (s *Server) logFailure(r *http.Request, status int, err error) {
	log := s.Log.InfoContext
	if status >= http.StatusInternalServerError {
		log = s.Log.ErrorContext
	}
	log(r.Context(), "failed", "id", requestID(r.Context()), "method", r.Method, "path", logPath(r.URL), "status", status, "err", err)
}

// sentenceOf is what the person reads. What is not for people stays in the log.
func sentenceOf(err error) locale.Message {
	var e *factcheck.Error
	if errors.As(err, &e) && e.Code != "" {
		return locale.M("%s", e.Message)
	}
	return locale.M("The fault is ours and has been written to the log. Nothing was changed by this request; try it again, and if it happens again, tell whoever runs this installation the request number below.")
}
