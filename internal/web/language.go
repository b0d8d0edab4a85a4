package web

import (
	"net/http"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// withLanguage has pages speak the visitor's language: as their browser asks for as long as nobody has signed in.
func (s *Server) withLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		printer := locale.Choose(r.Header.Get("Accept-Language"))
		next.ServeHTTP(w, r.WithContext(locale.With(r.Context(), printer)))
	})
}

// say is a sentence in the visitor's language.
func (v *visit) say(sentence factcheck.Sentence) string {
	return locale.T(v.Context(), "%s", sentence)
}

// T is a message in the visitor's language.
func (v *visit) T(key string, args ...any) string { return locale.T(v.Context(), key, args...) }
