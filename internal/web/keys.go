package web

import (
	"net/http"
	"strings"

	"stet/internal/commands"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/accounts"
)

// asPreferred lets the pages of this request speak the person's language and show their own keys.
func asPreferred(r *http.Request, p factcheck.Preferences) *http.Request {
	keyboard := commands.Of(p)
	keyboard.Mac = strings.Contains(r.UserAgent(), "Mac OS X")
	ctx := commands.With(r.Context(), keyboard)
	if p.Language != "" {
		ctx = locale.With(ctx, locale.Choose(p.Language))
	}
	return r.WithContext(ctx)
}

// keys lists the keys.
func (s *Server) keys(w http.ResponseWriter, v *visit) error {
	page := accounts.NewKeys(commands.From(v.Context()), v.Actor)
	return s.page(w, v, http.StatusOK, locale.M("Keys"), accounts.KeysView(page))
}
