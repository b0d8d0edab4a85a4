package web

import (
	"net/http"
	"slices"
	"strconv"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
	"stet/views/versions"
)

// placesOf is where a claim stands in every version of its article. The query may name the number of the version that its passage
// is shown in; one that has no place now is shown where it was last seen.
func (s *Server) placesOf(v *visit, subject claims.Subject) (claims.Standing, error) {
	found, err := s.desk.Places(v.Context(), v.Actor, subject.File.Claim.ID)
	if err != nil {
		return claims.Standing{}, err
	}
	standing := claims.Standing{Article: found.Article, Versions: found.Versions, Places: found.Places, People: subject.Dossier.People}
	shown := found.Article.Current
	if last, ok := standing.Last(); ok && !subject.File.Claim.Withdrawn() {
		shown = last.VersionID
	}
	if asked := v.URL.Query().Get("version"); asked != "" {
		known, err := versionNumbered(found.Versions, asked)
		if err != nil {
			return standing, err
		}
		shown = known.ID
	}
	if shown != found.Article.Current {
		standing.Shown, _, err = s.desk.Version(v.Context(), v.Actor, shown)
	}
	return standing, err
}

// versionNumbered finds the version with a number as it stands in an address.
func versionNumbered(versions []factcheck.Version, number string) (factcheck.Version, error) {
	for _, known := range versions {
		if strconv.Itoa(known.Number) == number {
			return known, nil
		}
	}
	return factcheck.Version{}, factcheck.Errorf(factcheck.NotFound, "There is no such version of this article.")
}

// placements is one decision a screen about where a claim stands; the query names the claim.
func (s *Server) placements(w http.ResponseWriter, v *visit) error {
	return s.showPlacement(w, v, http.StatusOK, articleID(v), factcheck.ClaimID(v.URL.Query().Get("claim")), ui.Form{})
}

func (s *Server) showPlacement(w http.ResponseWriter, v *visit, status int, article factcheck.ArticleID, claim factcheck.ClaimID, form ui.Form) error {
	found, err := s.desk.Decisions(v.Context(), v.Actor, article)
	if err != nil {
		return err
	}
	at := max(0, slices.IndexFunc(found.Claims, func(c desk.ToPlace) bool { return c.Claim.ID == claim }))
	page := versions.NewDecision(found.Article, v.Actor, toPlace(found, found.Claims), at, form).WithLeft(v.Actor, toPlace(found, found.Left))
	return s.page(w, v, status, locale.M("Places of claims"), versions.DecisionView(page))
}

// toPlace are claims as the page shows them, with the versions they come from and go to.
func toPlace(found desk.Decisions, claims []desk.ToPlace) []versions.ToPlace {
	all := make([]versions.ToPlace, len(claims))
	for i, c := range claims {
		all[i] = versions.ToPlace{Claim: c.Claim, Was: c.Was, Now: c.Now, Old: found.Versions[c.Was.VersionID], New: found.Versions[c.Now.VersionID]}
	}
	return all
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
	if v.PostForm.Get("hash") != "" { // which the text has in which it was picked, and no other form
		return s.showPick(w, v, status, claim.ID, form)
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
		in, err := s.picked(v, id)
		if err != nil {
			return err
		}
		return s.desk.PickPlace(v.Context(), v.Actor, id, row, in)
	}
	return factcheck.Errorf(factcheck.NotFound, "There is no such page.")
}

// picked is the place that was selected in the text, chosen from the list of its sentences, or typed as words of it.
func (s *Server) picked(v *visit, id factcheck.ClaimID) (in desk.Borders, err error) {
	if in, err = decode[desk.Borders](v); err != nil {
		return in, err
	}
	if sentence := v.PostForm.Get("sentence"); sentence != "" {
		return in, s.ofSentence(v, id, sentence, &in)
	}
	return in, s.locate(v, "quote", &in)
}

// ofSentence reads the choice of a sentence of the text that the person saw.
func (s *Server) ofSentence(v *visit, id factcheck.ClaimID, sentence string, in *desk.Borders) error {
	claim, err := s.desk.Claim(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	version, _, err := s.desk.Sentences(v.Context(), v.Actor, claim.ArticleID)
	if err != nil {
		return err
	}
	r, ok := versions.ParseSentence(sentence)
	quote, there := version.Text.Slice(r)
	if !ok || !there {
		return factcheck.Errorf(factcheck.Invalid, "This sentence is not in the text. Choose it again.")
	}
	in.Start, in.End, in.Quote = r.Start, r.End, quote
	return nil
}

// pickPlace is the current text, to select a claim's place in or to pick a sentence of.
func (s *Server) pickPlace(w http.ResponseWriter, v *visit) error {
	return s.showPick(w, v, http.StatusOK, claimID(v), ui.Form{})
}

func (s *Server) showPick(w http.ResponseWriter, v *visit, status int, id factcheck.ClaimID, form ui.Form) error {
	subject, err := s.subjectOf(v, id, claims.OnClaim)
	if err != nil {
		return err
	}
	_, sentences, err := s.desk.Sentences(v.Context(), v.Actor, subject.Dossier.Article.ID)
	if err != nil {
		return err
	}
	standing, err := s.placesOf(v, subject)
	if err != nil {
		return err
	}
	now, ok := standing.On(subject.Dossier.Article.Current)
	if (!ok || now.Placed()) && form.Message == "" {
		return s.done(w, v, paths.Placements(subject.Dossier.Article.ID), locale.M("The place of this claim has been decided by now."))
	}
	if !ok || now.Placed() {
		return s.showPlacement(w, v, status, subject.Dossier.Article.ID, id, form)
	}
	page := versions.NewPick(subject.Dossier, subject.File.Claim, now, sentences, form)
	if last, ok := standing.Last(); ok {
		page.Was = claims.NewContext(standing.Shown.Text, last.Passage)
	}
	return s.page(w, v, status, locale.M("Pick a place"), versions.PickView(page))
}

// acceptTypography keeps every place of which only the typography changed.
func (s *Server) acceptTypography(w http.ResponseWriter, v *visit) error {
	n, err := s.desk.AcceptTypography(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	return s.toPlacements(w, v, articleID(v), locale.Count(n, "1 place was kept.", "%d places were kept."))
}
