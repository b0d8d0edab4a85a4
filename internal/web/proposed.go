package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/internal/suggest"
	"stet/views/claims"
	"stet/views/proposals"
	"stet/views/ui"
)

func (s *Server) proposedRoutes() []route {
	return []route{
		{Pattern: "GET /articles/{id}/proposed-sources", Handler: s.proposedList},
		{Pattern: "POST /proposed-sources/{id}/set-aside", Handler: s.setAsideProposed},
		{Pattern: "POST /proposed-sources/{id}/put-back", Handler: s.putBackProposed},
	}
}

func proposedID(v *visit) factcheck.ProposedID { return factcheck.ProposedID(v.PathValue("id")) }

// proposedList lists what the writer of an article proposed as sources.
func (s *Server) proposedList(w http.ResponseWriter, v *visit) error {
	return s.showProposed(w, v, http.StatusOK, articleID(v), ui.Form{})
}

func (s *Server) showProposed(w http.ResponseWriter, v *visit, status int, id factcheck.ArticleID, form ui.Form) error {
	found, err := s.desk.Proposed(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Proposed sources"), proposals.ListView(proposals.NewList(found, form)))
}

func (s *Server) setAsideProposed(w http.ResponseWriter, v *visit) error {
	return s.decideProposed(w, v, s.desk.SetAsideProposed, locale.M("Set aside. It stays in the list of proposed sources."))
}

func (s *Server) putBackProposed(w http.ResponseWriter, v *visit) error {
	return s.decideProposed(w, v, s.desk.PutBackProposed, locale.M("It waits again."))
}

// decideProposed leads back to the claim it was decided on, or to the list; a refusal is shown on the list.
func (s *Server) decideProposed(w http.ResponseWriter, v *visit, decide func(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID, rowVersion int) error, notice locale.Message) error {
	p, err := s.desk.ProposedSource(v.Context(), v.Actor, proposedID(v))
	if err != nil {
		return err
	}
	version, err := rowVersion(v)
	if err == nil {
		err = decide(v.Context(), v.Actor, p.ID, version)
	}
	if err == nil {
		return s.done(w, v, s.afterProposed(v, p), notice)
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showProposed(w, v, status, p.ArticleID, form)
}

func (s *Server) afterProposed(v *visit, p factcheck.ProposedSource) string {
	claim := factcheck.ClaimID(v.PostForm.Get("claim"))
	switch claims.Place(v.PostForm.Get("place")) {
	case claims.OnWorkbench:
		return paths.OpenClaimAmong(p.ArticleID, claim, v.PostForm.Get("show"))
	case claims.OnClaim:
		return paths.Claim(claim)
	case claims.OnApproval:
		return paths.Approval(claim)
	}
	return paths.Proposed(p.ArticleID)
}

// takeProposed makes a proposed source the one that is attached.
func (s *Server) takeProposed(v *visit, how desk.CitationWords) error {
	row, err := strconv.Atoi(v.PostForm.Get("proposed_row"))
	if err != nil {
		return factcheck.Because(err, factcheck.Invalid, "The form is incomplete. Open the page again, nothing was changed.")
	}
	taking := desk.Taking{Claim: claimID(v), Source: factcheck.SourceID(v.PostForm.Get("source")), How: how}
	if taking.Source == "" {
		if taking.New, err = decode[desk.SourceWords](v); err != nil {
			return err
		}
	}
	return s.desk.TakeProposed(v.Context(), v.Actor, factcheck.ProposedID(v.PostForm.Get("proposed")), row, taking)
}

// offeredSource is what a proposed source says, as far as it can be told, as the form of a source.
func offeredSource(p factcheck.ProposedSource) url.Values {
	title, link := suggest.Source(p.Text, p.Links)
	return url.Values{
		"source_title": {title}, "source_url": {link}, "source_kind": {string(suggest.SourceKind(p.Text))}, "note": {noteOf(p.Text)},
	}
}

// noteOf is what of a remark fits into the note of a citation.
func noteOf(text string) string {
	if runes := []rune(text); len(runes) > factcheck.MaxComment {
		return string(runes[:factcheck.MaxComment])
	}
	return text
}
