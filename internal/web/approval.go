package web

import (
	"net/http"
	"slices"

	"stet/internal/factcheck"
	"stet/internal/live"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/approvals"
	"stet/views/claims"
)

func (s *Server) approvalRoutes() []route {
	return []route{
		{Pattern: "GET /approvals", Handler: s.approvals},
		{Pattern: "GET /approvals/{id}", Handler: s.decision},
	}
}

func (s *Server) approvals(w http.ResponseWriter, v *visit) error {
	waiting, err := s.desk.ApprovalQueue(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	people, err := s.desk.People(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	v.watches(watch{list: live.Queue})
	queue := approvals.NewQueue(waiting, people, s.desk.Now())
	return s.page(w, v, http.StatusOK, locale.M("Approvals"), approvals.QueueView(queue))
}

func (s *Server) decision(w http.ResponseWriter, v *visit) error {
	if err := factcheck.May(v.Actor, factcheck.SeeApprovalQueue); err != nil {
		return err
	}
	subject, err := s.subjectOf(v, claimID(v), claims.OnApproval)
	if err != nil {
		return err
	}
	return s.showDecision(w, v, http.StatusOK, subject)
}

func (s *Server) showDecision(w http.ResponseWriter, v *visit, status int, subject claims.Subject) error {
	queue, err := s.desk.ApprovalQueue(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	history, err := s.desk.History(v.Context(), v.Actor, subject.File.Claim.ID)
	if err != nil {
		return err
	}
	v.watches(watch{article: subject.Dossier.Article.ID, claim: subject.File.Claim.ID})
	page := approvals.NewDecision(subject, history, queue)
	return s.page(w, v, status, locale.M("Approve claim %s", page.Page.Detail.Number), approvals.DecisionView(page))
}

// nextDecision is the claim behind this one in the queue that this editor can decide on, round to the ones they went past, or the
// queue when there is none. It is empty for a form that stands elsewhere.
func (s *Server) nextDecision(v *visit, deciding factcheck.ClaimID) string {
	if claims.Place(v.PostForm.Get("place")) != claims.OnApproval {
		return ""
	}
	queue, err := s.desk.ApprovalQueue(v.Context(), v.Actor)
	if err != nil {
		return paths.Approvals
	}
	at := slices.IndexFunc(queue, func(w factcheck.Waiting) bool { return w.Claim.ID == deciding })
	for _, w := range append(slices.Clone(queue[at+1:]), queue[:max(at, 0)]...) {
		if w.Hindered == nil {
			return paths.Approval(w.Claim.ID)
		}
	}
	return paths.Approvals
}
