package web

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"
	"github.com/gorilla/sessions"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/layout"
)

// visit is a request with who makes it.
type visit struct {
	*http.Request
	Actor   factcheck.Actor
	session *sessions.Session
	stored  factcheck.Session
	receipt *desk.Receipt // what this request did, if that can be undone
	seen    int64         // the last that had happened before anything was read
	whole   string        // where the page is that needs no scripts; empty where it is this one
	watched watch         // what the page is about, if others change it while it is open
}

func (s *Server) visit(_ http.ResponseWriter, r *http.Request) (*visit, error) {
	session, err := s.sessions.Get(r, s.sessions.name())
	if err != nil {
		return nil, err
	}
	v := &visit{Request: r, session: session}
	if user, ok := session.Values[userKey{}].(factcheck.User); ok {
		v.stored, _ = session.Values[sessionKey{}].(factcheck.Session)
		v.Actor = user.Actor()
		v.Actor.Session = v.stored.ID
		v.Request = asPreferred(v.Request, user.Preferences)
	}
	return v, nil
}

// page answers with a whole page. It is rendered before anything is sent, so that a fault in it is still a failure page.
func (s *Server) page(w http.ResponseWriter, v *visit, status int, title locale.Message, body templ.Component) error {
	frame, err := s.frame(v, title)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := layout.Page(frame, body).Render(v.Context(), &b); err != nil {
		return err
	}
	return write(w, status, &b)
}

// fragment answers with a part of a page.
func (s *Server) fragment(w http.ResponseWriter, v *visit, part templ.Component) error {
	var b bytes.Buffer
	if err := part.Render(v.Context(), &b); err != nil {
		return err
	}
	return write(w, http.StatusOK, &b)
}

func write(w http.ResponseWriter, status int, b *bytes.Buffer) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // the visitor may be gone; there is nobody to tell
	return nil
}

func (s *Server) frame(v *visit, title locale.Message) (layout.Frame, error) {
	waiting := 0
	if factcheck.May(v.Actor, factcheck.SeeApprovalQueue) == nil {
		var err error
		if waiting, err = s.desk.WaitingForApproval(v.Context(), v.Actor); err != nil {
			return layout.Frame{}, err
		}
	}
	frame := layout.NewFrame(title, v.URL.Path, v.Actor, waiting, s.TryOut)
	frame.Here, frame.Whole = v.URL.RequestURI(), v.whole
	frame.Live = s.region(v)
	frame.Notices = s.takeNotices(v)
	if v.Actor.SignedIn() {
		steps, err := s.desk.Steps(v.Context(), v.Actor)
		if err != nil {
			return frame, err
		}
		frame.Turns = layout.NewTurns(steps)
	}
	return frame, nil
}

// done leads on to another page after a change, with a notice there, from which it can be undone if that is possible.
func (s *Server) done(w http.ResponseWriter, v *visit, to string, notice locale.Message) error {
	return s.doneWith(w, v, to, layout.Notice{Text: notice.In(v.Context()), Tone: "good", Undo: string(v.receipt.Step)})
}

// doneWith is done with a notice of any kind; an empty one says nothing.
func (s *Server) doneWith(w http.ResponseWriter, v *visit, to string, n layout.Notice) error {
	if n.Text != "" {
		if err := s.notice(v, n); err != nil {
			return err
		}
	}
	http.Redirect(w, v.Request, to, http.StatusSeeOther)
	return nil
}
