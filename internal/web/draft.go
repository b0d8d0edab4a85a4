package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/drafts"
)

func (s *Server) draftRoutes() []route {
	return []route{
		{Pattern: "GET /drafts", Handler: s.drafts},
		{Pattern: "GET /drafts/kept", Handler: s.keptDrafts},
		{Pattern: "PUT /drafts/{key}", Handler: s.keepDraft},
		{Pattern: "DELETE /drafts/{key}", Handler: s.dropDraft},
		{Pattern: "GET /drafts/{key}/send", Handler: s.heldDraft},
		{Pattern: "POST /drafts/{key}/discard", Handler: s.discardDraft},
	}
}

func draftKey(v *visit) factcheck.DraftKey { return factcheck.DraftKey(v.PathValue("key")) }

// drafts is the list of what a person has begun and not saved.
func (s *Server) drafts(w http.ResponseWriter, v *visit) error {
	unfinished, err := s.desk.Drafts(v.Context(), v.Actor, 0)
	if err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.M("Unfinished"), drafts.ListView(drafts.NewList(unfinished)))
}

// keptDraft is a draft as the scripts read and write it.
type keptDraft struct {
	Form   string              `json:"form"`
	Typed  int64               `json:"typed"` // milliseconds since 1970
	Saved  bool                `json:"saved,omitempty"`
	Values map[string][]string `json:"values"`
}

// maxDraftKeys is how many forms a page can ask about at once.
const maxDraftKeys = 50

// keptDrafts gives the drafts of the forms on a page, by their keys.
func (s *Server) keptDrafts(w http.ResponseWriter, v *visit) error {
	var keys []factcheck.DraftKey
	for _, key := range v.URL.Query()["key"] {
		keys = append(keys, factcheck.DraftKey(key))
	}
	kept, err := s.desk.KeptDrafts(v.Context(), v.Actor, keys[:min(len(keys), maxDraftKeys)])
	if err != nil {
		return err
	}
	byKey := map[factcheck.DraftKey]keptDraft{}
	for _, d := range kept {
		byKey[d.Key] = keptDraft{Form: d.Form, Typed: d.TypedAt.UnixMilli(), Saved: d.Saved, Values: d.Values}
	}
	return writeJSON(w, byKey)
}

// keepDraft keeps what is typed, and says what became of it.
func (s *Server) keepDraft(w http.ResponseWriter, v *visit) error {
	var sent keptDraft
	if err := readJSON(v, &sent); err != nil {
		return err
	}
	fate, err := s.desk.KeepDraft(v.Context(), v.Actor, desk.NewDraft{
		Key: draftKey(v), Form: sent.Form, TypedAt: time.UnixMilli(sent.Typed), Values: sent.Values,
	})
	if err != nil {
		return err
	}
	return writeJSON(w, map[string]factcheck.DraftFate{"fate": fate})
}

func (s *Server) dropDraft(w http.ResponseWriter, v *visit) error {
	if err := s.desk.DropDraft(v.Context(), v.Actor, draftKey(v)); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// discardDraft is dropDraft for a button.
func (s *Server) discardDraft(w http.ResponseWriter, v *visit) error {
	if err := s.desk.DropDraft(v.Context(), v.Actor, draftKey(v)); err != nil {
		return err
	}
	return s.done(w, v, paths.Drafts, locale.M("Discarded."))
}

// sentDraft is the draft that a posted form was typed as, as far as the form has been read.
func (v *visit) sentDraft() factcheck.SentDraft {
	return factcheck.SentDraft{User: v.Actor.ID, Key: factcheck.DraftKey(v.PostForm.Get("draft")), Form: v.PostForm.Get("draft_form")}
}

func readJSON(v *visit, into any) error {
	decoder := json.NewDecoder(v.Body)
	err := decoder.Decode(into)
	if err == nil {
		_, err = io.Copy(io.Discard, v.Body)
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &kind) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return factcheck.Because(err, factcheck.Invalid, "This could not be read. Nothing was changed.")
	}
	return bodyError(err)
}

func writeJSON(w http.ResponseWriter, value any) error {
	encoded, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(encoded) // the visitor may be gone; there is nobody to tell
	return nil
}
