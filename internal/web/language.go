package web

import (
	"net/http"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// languageCookie remembers in a browser which language its visitor chose on the sign-in page.
const languageCookie = "stet-language"

// withLanguage has pages speak the visitor's language: as chosen in this browser, else as the browser asks, else the
// newsroom's. Whoever is signed in can have another preference.
func (s *Server) withLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(locale.With(r.Context(), s.printer(r))))
	})
}

func (s *Server) printer(r *http.Request) *locale.Printer {
	chosen := ""
	if cookie, err := r.Cookie(languageCookie); err == nil {
		chosen = cookie.Value
	}
	if printer, ok := locale.Match(chosen, r.Header.Get("Accept-Language")); ok {
		return printer
	}
	language, err := s.desk.Language(r.Context())
	if err != nil {
		s.Log.ErrorContext(r.Context(), "the newsroom's language is not known", "err", err)
	}
	return locale.Choose(language)
}

// chooseLanguage remembers the language that somebody chose before signing in.
func (s *Server) chooseLanguage(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	code := values.Get("language")
	if !locale.Speaks(code) {
		return factcheck.InvalidField("language", "Choose one of the list.")
	}
	http.SetCookie(w, &http.Cookie{
		Name: languageCookie, Value: code, Path: "/", HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode,
		MaxAge: int(365 * 24 * time.Hour / time.Second),
	})
	http.Redirect(w, v.Request, localNext(values.Get("next")), http.StatusSeeOther)
	return nil
}

// say is a sentence in the visitor's language.
func (v *visit) say(sentence factcheck.Sentence) string {
	return locale.T(v.Context(), "%s", sentence)
}

// T is a message in the visitor's language.
func (v *visit) T(key string, args ...any) string { return locale.T(v.Context(), key, args...) }
