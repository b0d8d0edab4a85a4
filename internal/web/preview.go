package web

import (
	"net/http"

	"github.com/a-h/templ"

	"stet/internal/factcheck"
	"stet/views/claims"
)

// preview shows a rationale as it will read, while it is typed. Where the claim is named, [n] leads to its citations.
func (s *Server) preview(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	rationale := values.Get("rationale")
	if err := factcheck.TooLong("rationale", rationale, factcheck.MaxRationale); err != nil {
		return err
	}
	evidence, err := s.evidenceFor(v, factcheck.ClaimID(values.Get("claim")))
	if err != nil {
		return err
	}
	return s.fragment(w, v, templ.Raw(claims.Rationale{Text: rationale, Evidence: evidence}.In(v.Context())))
}

// evidenceFor is a claim's evidence as far as this person may see it; none where no claim is named.
func (s *Server) evidenceFor(v *visit, id factcheck.ClaimID) ([]factcheck.Citation, error) {
	if id == "" {
		return nil, nil
	}
	return s.desk.Evidence(v.Context(), v.Actor, id)
}
