package web

import (
	"net/http"
	"strings"

	"stet/internal/commands"
	"stet/internal/locale"
	"stet/views/find"
)

// find leads to an action, an article, a claim or a source. The script of the palette asks for the options alone, and says
// which commands can be performed on the page it is on.
func (s *Server) find(w http.ResponseWriter, v *visit) error {
	query := v.URL.Query()
	found, err := s.desk.Find(v.Context(), v.Actor, query.Get("q"))
	if err != nil {
		return err
	}
	page := find.NewPage(find.Wanted{
		Text: query.Get("q"), Actor: v.Actor, Here: strings.Split(query.Get("here"), ","), Found: found,
		Keyboard: commands.From(v.Context()), Reader: locale.From(v.Context()),
	})
	if query.Get("part") == "options" {
		return s.fragment(w, v, find.OptionsView(page))
	}
	return s.page(w, v, http.StatusOK, locale.M("Find"), find.PageView(page))
}
