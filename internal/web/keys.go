package web

import (
	"net/http"
	"time"

	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/accounts"
)

// keysCookie remembers in a browser that its person has switched the single keys off. It belongs to the keyboard and not
// to the account.
const (
	keysCookie = "stet-keys"
	keysOff    = "off"
)

func areKeysOff(r *http.Request) bool {
	cookie, err := r.Cookie(keysCookie)
	return err == nil && cookie.Value == keysOff
}

// keys lists the keys.
func (s *Server) keys(w http.ResponseWriter, v *visit) error {
	return s.page(w, v, http.StatusOK, locale.M("Keys"), accounts.KeysView(accounts.NewKeys(areKeysOff(v.Request))))
}

// switchKeys switches the single keys off or on in this browser.
func (s *Server) switchKeys(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	cookie := &http.Cookie{Name: keysCookie, Path: "/", HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode, MaxAge: -1}
	notice := locale.M("Single keys are on.")
	if values.Get("keys") == keysOff {
		cookie.Value, cookie.MaxAge, notice = keysOff, int(365*24*time.Hour/time.Second), locale.M("Single keys are off in this browser.")
	}
	http.SetCookie(w, cookie)
	return s.done(w, v, paths.Keys, notice)
}
