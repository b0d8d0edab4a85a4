package web

import (
	"net/http"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/ui"
	"stet/views/versions"
)

// placements is one decision a screen about where a claim stands; the query names the claim.
func (s *Server) placements(w http.ResponseWriter, v *visit) error {
	return s.showPlacement(w, v, http.StatusOK, articleID(v), factcheck.ClaimID(v.URL.Query().Get("claim")), ui.Form{})
}

func (s *Server) showPlacement(w http.ResponseWriter, v *visit, status int, article factcheck.ArticleID, claim factcheck.ClaimID, form ui.Form) error {
	found, err := s.desk.Decisions(v.Context(), v.Actor, article)
	if err != nil {
		return err
	}
	at, waiting := 0, make([]versions.ToPlace, len(found.Claims))
	for i, c := range found.Claims {
		waiting[i] = versions.ToPlace{Claim: c.Claim, Was: c.Was, Now: c.Now, Old: found.Versions[c.Was.VersionID], New: found.Versions[c.Now.VersionID]}
		if c.Claim.ID == claim {
			at = i
		}
	}
	page := versions.NewDecision(found.Article, v.Actor, waiting, at, form)
	return s.page(w, v, status, locale.M("Places of claims"), versions.DecisionView(page))
}

// decidePlacement does what was decided about a claim's place, and leads on to the next.
func (s *Server) decidePlacement(w http.ResponseWriter, v *visit) error {
	claim, err := s.desk.Claim(v.Context(), v.Actor, claimID(v))
	if err != nil {
		return err
	}
	row, err := rowVersion(v)
	if err == nil {
		err = s.decideAs(v, v.PostForm.Get("decision"), claim.ID, row)
	}
	if err == nil {
		return s.toPlacements(w, v, claim.ArticleID, locale.M("Decided."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showPlacement(w, v, status, claim.ArticleID, claim.ID, form)
}

func (s *Server) decideAs(v *visit, decision string, id factcheck.ClaimID, row int) error {
	switch decision {
	case "keep":
		return s.desk.KeepPlace(v.Context(), v.Actor, id, row)
	case "recheck":
		return s.desk.Recheck(v.Context(), v.Actor, id, row)
	case "leave":
		return s.desk.LeaveUnplaced(v.Context(), v.Actor, id, row)
	case "pick":
		in := desk.Borders{Quote: v.PostForm.Get("quote")}
		if err := s.locate(v, "quote", &in); err != nil {
			return err
		}
		return s.desk.PickPlace(v.Context(), v.Actor, id, row, in)
	}
	return factcheck.Errorf(factcheck.NotFound, "There is no such page.")
}

// acceptTypography keeps every place of which only the typography changed.
func (s *Server) acceptTypography(w http.ResponseWriter, v *visit) error {
	n, err := s.desk.AcceptTypography(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	return s.toPlacements(w, v, articleID(v), locale.Count(n, "1 place was kept.", "%d places were kept."))
}
