package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/claims"
)

// sentenceData tells where the sentences of an article's current version stand, so that scripts never cut them otherwise than
// the list of sentences does. The address names the version, whose sentences never change.
func (s *Server) sentenceData(w http.ResponseWriter, v *visit) error {
	version, sentences, err := s.desk.Sentences(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	if asked := v.URL.Query().Get("version"); asked != string(version.ID) {
		return factcheck.Errorf(factcheck.Conflict, "The article has a newer version now. Open it and highlight the passage there.")
	}
	places := make([][2]int, len(sentences))
	for i, r := range sentences {
		places[i] = [2]int{r.Start, r.End}
	}
	data, err := json.Marshal(map[string]any{"sentences": places})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
	_, _ = w.Write(data) // the visitor may be gone; there is nobody to tell
	return nil
}

// claimsHere lists the claims on a passage, the shortest first: as a page, or as the part of one that scripts show.
func (s *Server) claimsHere(w http.ResponseWriter, v *visit) error {
	passage, err := askedPassage(v)
	if err != nil {
		return err
	}
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	here := claims.NewHere(dossier, v.Actor, passage)
	if v.Header.Get("HX-Request") != "" {
		return s.fragment(w, v, claims.HereList(here))
	}
	return s.page(w, v, http.StatusOK, locale.M("Claims here"), claims.HereView(here))
}

// askedPassage is the passage that an address names by its start and end.
func askedPassage(v *visit) (document.Range, error) {
	start, errStart := strconv.Atoi(v.URL.Query().Get("start"))
	end, errEnd := strconv.Atoi(v.URL.Query().Get("end"))
	for _, err := range []error{errStart, errEnd} {
		if err != nil {
			return document.Range{}, factcheck.Because(err, factcheck.Invalid, "This passage is not one. Select the words again.")
		}
	}
	return document.Range{Start: start, End: end}, nil
}
