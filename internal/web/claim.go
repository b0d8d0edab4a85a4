package web

import (
	"net/http"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

func (s *Server) claimRoutes() []route {
	return []route{
		{Pattern: "GET /articles/{id}", Handler: s.workbench},
		{Pattern: "GET /articles/{id}/sentences", Handler: s.sentences},
		{Pattern: "GET /articles/{id}/sentences.json", Handler: s.sentenceData},
		{Pattern: "GET /articles/{id}/drawings/{name}", Handler: s.restOfDrawing},
		{Pattern: "GET /articles/{id}/claims/here", Handler: s.claimsHere},
		{Pattern: "GET /articles/{id}/claims/new", Handler: s.newClaim},
		{Pattern: "POST /articles/{id}/claims", Handler: s.highlight},
		{Pattern: "GET /claims/{id}", Handler: s.claim},
		{Pattern: "GET /claims/{id}/edit", Handler: s.editClaim},
		{Pattern: "POST /claims/{id}/edit", Handler: s.revise},
		{Pattern: "GET /claims/{id}/borders", Handler: s.borders},
		{Pattern: "POST /claims/{id}/borders", Handler: s.moveBorders},
		{Pattern: "GET /claims/{id}/split", Handler: s.splitForm},
		{Pattern: "POST /claims/{id}/split", Handler: s.split},
		{Pattern: "GET /claims/{id}/merge", Handler: s.mergeForm},
		{Pattern: "POST /claims/{id}/merge", Handler: s.merge},
		{Pattern: "POST /claims/{id}/{step}", Handler: s.step},
		{Pattern: "GET /claims/{id}/citations/new", Handler: s.newCitation},
		{Pattern: "POST /claims/{id}/citations", Handler: s.attach},
		{Pattern: "GET /citations/{id}", Handler: s.citation},
		{Pattern: "POST /citations/{id}", Handler: s.reviseCitation},
		{Pattern: "POST /citations/{id}/detach", Handler: s.detach},
	}
}

func (s *Server) claim(w http.ResponseWriter, v *visit) error {
	subject, err := s.subjectOf(v, claimID(v), claims.OnClaim)
	if err != nil {
		return err
	}
	return s.showClaim(w, v, http.StatusOK, subject)
}

func (s *Server) showClaim(w http.ResponseWriter, v *visit, status int, subject claims.Subject) error {
	history, err := s.desk.History(v.Context(), v.Actor, subject.File.Claim.ID)
	if err != nil {
		return err
	}
	standing, err := s.placesOf(v, subject)
	if err != nil {
		return err
	}
	v.watches(watch{article: subject.Dossier.Article.ID, claim: subject.File.Claim.ID})
	page := claims.NewPage(subject, history).In(standing, subject.File)
	return s.page(w, v, status, page.Title(), claims.PageView(page))
}

func claimID(v *visit) factcheck.ClaimID { return factcheck.ClaimID(v.PathValue("id")) }

// steps are the actions on a claim, by the last word of their address, each with what is said when it is done.
var steps = map[string]struct {
	do     func(s *Server, v *visit, id factcheck.ClaimID, rowVersion int) error
	notice locale.Message
}{
	"take":      {(*Server).take, locale.M("The claim is yours.")},
	"assign":    {(*Server).assign, locale.M("Assigned.")},
	"close":     {(*Server).closeClaim, locale.M("Closed: it is not checked.")},
	"reopen":    {(*Server).reopen, locale.M("Opened again.")},
	"propose":   {(*Server).propose, locale.M("Your verdict is proposed.")},
	"submit":    {(*Server).submit, locale.M("Sent for approval.")},
	"take-back": {(*Server).takeBack, locale.M("Taken back to research.")},
	"approve":   {(*Server).approve, locale.M("Approved.")},
	"return":    {(*Server).returnForChanges, locale.M("Returned to its assignee.")},
	"withdraw":  {(*Server).withdraw, locale.M("The claim is withdrawn.")},
	"restore":   {(*Server).restore, locale.M("The claim is back.")},
}

// step performs one action on a claim and leads back to the page it was taken on.
func (s *Server) step(w http.ResponseWriter, v *visit) error {
	name, id := v.PathValue("step"), claimID(v)
	step, known := steps[name]
	if !known {
		return factcheck.Errorf(factcheck.NotFound, "There is no such page.")
	}
	version, err := rowVersion(v)
	next := s.nextDecision(v, id)
	if err == nil {
		err = step.do(s, v, id, version)
	}
	if err != nil {
		return s.refusedStep(w, v, id, name, err)
	}
	claim, err := s.desk.Claim(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	return s.done(w, v, s.after(v, claim, next), step.notice)
}

// after is where a step on a claim leads: back to where it was taken; from the queue to the next decision, as it was before this one.
func (s *Server) after(v *visit, claim factcheck.Claim, next string) string {
	switch claims.Place(v.PostForm.Get("place")) {
	case claims.OnClaim:
		return paths.Claim(claim.ID)
	case claims.OnApproval:
		return next
	}
	if claim.Withdrawn() {
		return paths.Article(claim.ArticleID)
	}
	return paths.OpenClaimAmong(claim.ArticleID, claim.ID, v.PostForm.Get("show"))
}

func (s *Server) take(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.Take(v.Context(), v.Actor, id, rowVersion)
}

func (s *Server) assign(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.AssignClaim(v.Context(), v.Actor, id, rowVersion, factcheck.UserID(v.PostForm.Get("assignee")))
}

func (s *Server) closeClaim(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.CloseClaim(v.Context(), v.Actor, id, rowVersion, factcheck.CloseReason(v.PostForm.Get("reason")))
}

func (s *Server) reopen(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.Reopen(v.Context(), v.Actor, id, rowVersion, v.PostForm.Get("comment"))
}

func (s *Server) propose(v *visit, id factcheck.ClaimID, rowVersion int) error {
	in, err := decode[desk.NewVerdict](v)
	if err != nil {
		return err
	}
	return s.desk.Propose(v.Context(), v.Actor, id, rowVersion, in)
}

func (s *Server) submit(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.Submit(v.Context(), v.Actor, id, rowVersion)
}

func (s *Server) takeBack(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.TakeBack(v.Context(), v.Actor, id, rowVersion)
}

func (s *Server) approve(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.Approve(v.Context(), v.Actor, id, rowVersion, v.PostForm.Get("comment"))
}

func (s *Server) returnForChanges(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.ReturnForChanges(v.Context(), v.Actor, id, rowVersion, v.PostForm.Get("comment"))
}

func (s *Server) withdraw(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.Withdraw(v.Context(), v.Actor, id, rowVersion)
}

func (s *Server) restore(v *visit, id factcheck.ClaimID, rowVersion int) error {
	return s.desk.Restore(v.Context(), v.Actor, id, rowVersion)
}

// editClaim is the form of a claim's words.
func (s *Server) editClaim(w http.ResponseWriter, v *visit) error {
	return s.showEdit(w, v, http.StatusOK, ui.Form{}, nil)
}

func (s *Server) showEdit(w http.ResponseWriter, v *visit, status int, form ui.Form, cause error) error {
	subject, err := s.subjectOf(v, claimID(v), claims.OnWorkbench)
	if err != nil {
		return err
	}
	if err := s.tellMeanwhile(v, &subject, cause); err != nil {
		return err
	}
	page := claims.NewEditPage(subject, form, factcheck.Is(cause, factcheck.Conflict))
	return s.page(w, v, status, locale.M("Edit claim %s", page.Detail.Number), claims.EditView(page))
}

func (s *Server) revise(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.ClaimWords
	if err == nil {
		in, err = decode[desk.ClaimWords](v)
	}
	if err == nil {
		err = s.desk.Revise(v.Context(), v.Actor, claimID(v), version, in)
	}
	if err != nil {
		form, status, ok := refused(v, err)
		if !ok {
			return err
		}
		return s.showEdit(w, v, status, form, err)
	}
	claim, err := s.desk.Claim(v.Context(), v.Actor, claimID(v))
	if err != nil {
		return err
	}
	return s.done(w, v, paths.OpenClaim(claim.ArticleID, claim.ID), locale.M("Saved."))
}
