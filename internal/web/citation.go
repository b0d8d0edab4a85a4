package web

import (
	"net/http"
	"slices"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

func citationID(v *visit) factcheck.CitationID { return factcheck.CitationID(v.PathValue("id")) }

// libraryShown is how many sources of the library the form offers at once; the rest is found by searching.
const libraryShown = 10

func (s *Server) newCitation(w http.ResponseWriter, v *visit) error {
	return s.showAttach(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showAttach(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	subject, err := s.subjectOf(v, claimID(v), claims.OnWorkbench)
	if err != nil {
		return err
	}
	search := v.FormValue("q")
	library, err := s.desk.Sources(v.Context(), v.Actor, factcheck.SourceFilter{Text: search, Limit: libraryShown})
	if err != nil {
		return err
	}
	page := claims.NewAttachPage(subject, library.Sources, search, form)
	if id := factcheck.ProposedID(v.FormValue("proposed")); id != "" {
		proposed, err := s.desk.ProposedSource(v.Context(), v.Actor, id)
		if err != nil {
			return err
		}
		page = page.Taking(subject, proposed, offeredSource(proposed))
	}
	return s.page(w, v, status, page.Heading, claims.CitationView(page))
}

// attach cites a source from the library, or a new one described in the same form.
func (s *Server) attach(w http.ResponseWriter, v *visit) error {
	err := s.attachTyped(v)
	if err == nil {
		return s.backToClaim(w, v, claimID(v), locale.M("The source is attached."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showAttach(w, v, status, form)
}

func (s *Server) attachTyped(v *visit) error {
	citation, err := decode[desk.CitationWords](v)
	if err != nil {
		return err
	}
	if v.PostForm.Get("proposed") != "" {
		return s.takeProposed(v, citation)
	}
	if source := v.PostForm.Get("source"); source != "" {
		return s.desk.Attach(v.Context(), v.Actor, claimID(v), factcheck.SourceID(source), citation)
	}
	source, err := decode[desk.SourceWords](v)
	if err != nil {
		return err
	}
	return s.desk.AttachNew(v.Context(), v.Actor, claimID(v), source, citation)
}

func (s *Server) backToClaim(w http.ResponseWriter, v *visit, id factcheck.ClaimID, notice locale.Message) error {
	claim, err := s.desk.Claim(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	return s.done(w, v, paths.OpenClaim(claim.ArticleID, claim.ID), notice)
}

func (s *Server) citation(w http.ResponseWriter, v *visit) error {
	return s.showCitation(w, v, http.StatusOK, ui.Form{}, nil)
}

func (s *Server) showCitation(w http.ResponseWriter, v *visit, status int, form ui.Form, cause error) error {
	citation, err := s.desk.Citation(v.Context(), v.Actor, citationID(v))
	if err != nil {
		return err
	}
	subject, err := s.subjectOf(v, citation.ClaimID, claims.OnWorkbench)
	if err != nil {
		return err
	}
	if err := s.tellMeanwhile(v, &subject, cause); err != nil {
		return err
	}
	subject.Meanwhile = slices.DeleteFunc(subject.Meanwhile, func(e factcheck.Entry) bool { return e.Object.ID != string(citation.ID) })
	page := claims.NewCitationPage(subject, citation, form, factcheck.Is(cause, factcheck.Conflict))
	return s.page(w, v, status, page.Heading, claims.CitationView(page))
}

func (s *Server) reviseCitation(w http.ResponseWriter, v *visit) error {
	return s.changeCitation(w, v, locale.M("Saved."), func(version int) error {
		in, err := decode[desk.CitationWords](v)
		if err != nil {
			return err
		}
		return s.desk.ReviseCitation(v.Context(), v.Actor, citationID(v), version, in)
	})
}

func (s *Server) detach(w http.ResponseWriter, v *visit) error {
	return s.changeCitation(w, v, locale.M("The source is taken off the claim."), func(version int) error {
		return s.desk.Detach(v.Context(), v.Actor, citationID(v), version)
	})
}

func (s *Server) changeCitation(w http.ResponseWriter, v *visit, notice locale.Message, change func(version int) error) error {
	citation, err := s.desk.Citation(v.Context(), v.Actor, citationID(v))
	if err != nil {
		return err
	}
	version, err := rowVersion(v)
	if err == nil {
		err = change(version)
	}
	if err == nil {
		return s.backToClaim(w, v, citation.ClaimID, notice)
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showCitation(w, v, status, form, err)
}
