package web

import (
	"net/http"

	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/gallery"
)

// galleryRoutes lead to the parts of the pages in all their states, in the try-out only.
func (s *Server) galleryRoutes() []route {
	if !s.TryOut {
		return nil
	}
	return []route{{Pattern: "GET " + paths.Gallery, Open: true, Handler: s.gallery}}
}

func (s *Server) gallery(w http.ResponseWriter, v *visit) error {
	return s.page(w, v, http.StatusOK, locale.Plain("Gallery"), gallery.PageView(gallery.Sections()))
}
