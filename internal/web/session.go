package web

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/gorilla/sessions"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/views/layout"
)

// sessionStore keeps gorilla sessions in the desk's database. The cookie holds a random token and nothing else; a token
// the database does not know is never adopted.
type sessionStore struct {
	desk   *desk.Desk
	secure bool
}

func newSessionStore(d *desk.Desk, secure bool) *sessionStore {
	return &sessionStore{desk: d, secure: secure}
}

// name of the cookie. The __Host- prefix makes browsers refuse one that was planted from another path or subdomain; it
// needs https.
func (st *sessionStore) name() string {
	if st.secure {
		return "__Host-stet"
	}
	return "stet"
}

func (st *sessionStore) options() *sessions.Options {
	return &sessions.Options{
		Path: "/", HttpOnly: true, Secure: st.secure, SameSite: http.SameSiteLaxMode,
		MaxAge: int(factcheck.SessionAbsolute / time.Second),
	}
}

// The keys of a session's values.
type (
	sessionKey struct{} // factcheck.Session
	userKey    struct{} // factcheck.User
)

// Get returns the request's session, resolving it once a request.
func (st *sessionStore) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(st, name)
}

// New finds the session of the request's cookie. Without a live one the session is new and empty, which is no error.
func (st *sessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	session := sessions.NewSession(st, name)
	session.Options, session.IsNew = st.options(), true
	cookie, err := r.Cookie(name)
	if err != nil || cookie.Value == "" {
		return session, nil
	}
	stored, user, err := st.desk.Resume(r.Context(), cookie.Value)
	if factcheck.Is(err, factcheck.Unauthenticated) {
		return session, nil
	}
	if err != nil {
		return session, err
	}
	session.IsNew, session.ID = false, cookie.Value
	session.Values[sessionKey{}], session.Values[userKey{}] = stored, user
	return session, nil
}

// Save writes the cookie for the session's token. A session without one, or with a negative MaxAge, loses its cookie.
func (st *sessionStore) Save(_ *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	if session.ID == "" {
		session.Options.MaxAge = -1
	}
	http.SetCookie(w, sessions.NewCookie(session.Name(), session.ID, session.Options))
	return nil
}

// signedIn gives the browser the cookie of a fresh session, whatever it had before.
func (s *Server) signedIn(w http.ResponseWriter, v *visit, token string) error {
	if v.Actor.SignedIn() {
		if err := s.desk.SignOut(v.Context(), v.Actor); err != nil && !factcheck.Is(err, factcheck.NotFound) {
			return err
		}
	}
	v.session.ID, v.session.Options = token, s.sessions.options()
	return v.session.Save(v.Request, w)
}

// signedOut takes the cookie away.
func (s *Server) signedOut(w http.ResponseWriter, v *visit) error {
	v.session.ID = ""
	return v.session.Save(v.Request, w)
}

const noticesKey = "notices"

// notice leaves a message for the next page this person sees.
func (s *Server) notice(v *visit, n layout.Notice) error {
	if v.stored.ID == "" {
		return nil
	}
	waiting := append(readNotices(v.stored), n)
	encoded, err := json.Marshal(waiting)
	if err != nil {
		return err
	}
	v.stored.Data = map[string]string{noticesKey: string(encoded)}
	return s.desk.KeepSessionData(v.Context(), v.stored)
}

// takeNotices gives the messages left for this page and forgets them.
func (s *Server) takeNotices(v *visit) []layout.Notice {
	notices := readNotices(v.stored)
	if len(notices) == 0 {
		return nil
	}
	v.stored.Data = nil
	if err := s.desk.KeepSessionData(v.Context(), v.stored); err != nil {
		s.Log.ErrorContext(v.Context(), "notices stay", "id", requestID(v.Context()), "err", err)
	}
	return notices
}

func readNotices(stored factcheck.Session) []layout.Notice {
	var notices []layout.Notice
	if text := stored.Data[noticesKey]; text != "" {
		_ = json.Unmarshal([]byte(text), &notices) // what cannot be read is not shown
	}
	return notices
}
