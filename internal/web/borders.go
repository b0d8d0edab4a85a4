package web

import (
	"net/http"
	"strings"

	"stet/internal/anchor"
	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// borders is the form in which a claim's words are made longer or shorter, where they are not dragged in the text.
func (s *Server) borders(w http.ResponseWriter, v *visit) error {
	return s.showBorders(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showBorders(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	subject, err := s.subjectOf(v, claimID(v), claims.OnWorkbench)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Change borders"), claims.BordersView(claims.NewBordersPage(subject, form)))
}

// moveBorders takes the passage as a script counted it, or as words that are looked for where the claim stands.
func (s *Server) moveBorders(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.Borders
	if err == nil {
		in, err = decode[desk.Borders](v)
	}
	if err == nil {
		err = s.locate(v, "quote", &in)
	}
	if err == nil {
		err = s.desk.MoveBorders(v.Context(), v.Actor, claimID(v), version, in)
	}
	if err == nil {
		return s.backToClaim(w, v, claimID(v), locale.M("The borders are changed."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showBorders(w, v, status, form)
}

// locate finds the words of the field in the claim's article, nearest to where the claim stands, unless a script said where.
func (s *Server) locate(v *visit, field string, in *desk.Borders) error {
	if v.PostForm.Get("start") != "" && v.PostForm.Get("hash") != "" {
		return nil
	}
	claim, err := s.desk.Claim(v.Context(), v.Actor, claimID(v))
	if err != nil {
		return err
	}
	quote := strings.ReplaceAll(in.Quote, "\r\n", "\n")
	version, matches, err := s.desk.FindQuote(v.Context(), v.Actor, claim.ArticleID, quote)
	if err != nil {
		return under(err, field)
	}
	found := nearest(matches, claim.Passage)
	in.Version, in.Hash, in.Start, in.End, in.Quote = version.ID, version.Hash, found.Start, found.End, version.Text.Quote(found)
	return nil
}

// under is an error about a quote as one about the field that it was typed in.
func under(err error, field string) error {
	e, ok := err.(*factcheck.Error)
	if !ok || e.Code != factcheck.Invalid {
		return err
	}
	return &factcheck.Error{Code: e.Code, Message: e.Message, Fields: map[string]factcheck.Sentence{field: e.Message}, Err: err}
}

// nearest is the match that has most of the passage, or else stands nearest to it.
func nearest(matches []anchor.Match, to document.Range) document.Range {
	best := matches[0].Range
	for _, m := range matches[1:] {
		if distance(m.Range, to) < distance(best, to) {
			best = m.Range
		}
	}
	return best
}

// distance is how many characters lie between two ranges; it is negative, the more so, the more they share.
func distance(a, b document.Range) int {
	return max(a.Start, b.Start) - min(a.End, b.End)
}

// splitForm is the form that makes two claims of one.
func (s *Server) splitForm(w http.ResponseWriter, v *visit) error {
	return s.showSplit(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showSplit(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	subject, err := s.subjectOf(v, claimID(v), claims.OnWorkbench)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Split the claim"), claims.SplitView(claims.NewSplitPage(subject, form)))
}

func (s *Server) split(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.NewSplit
	if err == nil {
		in, err = s.typedSplit(v)
	}
	var id factcheck.ClaimID
	if err == nil {
		id, err = s.desk.Split(v.Context(), v.Actor, claimID(v), version, in)
	}
	if err == nil {
		return s.backToClaim(w, v, id, locale.M("The claim is split; this is the new one."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showSplit(w, v, status, form)
}

// typedSplit finds the words of both parts in the text.
func (s *Server) typedSplit(v *visit) (in desk.NewSplit, err error) {
	if in, err = decode[desk.NewSplit](v); err != nil {
		return in, err
	}
	kept, other := desk.Borders{Quote: in.Quote}, desk.Borders{Quote: in.OtherQuote}
	if err := s.locate(v, "quote", &kept); err != nil {
		return in, err
	}
	if err := s.locate(v, "other_quote", &other); err != nil {
		return in, err
	}
	in.Version, in.Hash = kept.Version, kept.Hash
	in.Start, in.End, in.Quote = kept.Start, kept.End, kept.Quote
	in.OtherStart, in.OtherEnd, in.OtherQuote = other.Start, other.End, other.Quote
	return in, nil
}

// mergeForm is the form that makes one claim of two.
func (s *Server) mergeForm(w http.ResponseWriter, v *visit) error {
	return s.showMerge(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showMerge(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	subject, err := s.subjectOf(v, claimID(v), claims.OnWorkbench)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Merge claims"), claims.MergeView(claims.NewMergePage(subject, form)))
}

func (s *Server) merge(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.Merging
	if err == nil {
		in, err = typedMerge(v)
	}
	if err == nil {
		err = s.desk.Merge(v.Context(), v.Actor, claimID(v), version, in)
	}
	if err == nil {
		return s.backToClaim(w, v, claimID(v), locale.M("The two claims are one."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showMerge(w, v, status, form)
}

// typedMerge reads the choice of the other claim, whose value is its id with the version of it that the person saw.
func typedMerge(v *visit) (desk.Merging, error) {
	in, err := decode[desk.Merging](v)
	if err != nil {
		return in, err
	}
	in.Other, in.OtherRow = claims.ParseOther(string(in.Other))
	return in, nil
}

// mergedInto is the claim that a merged one became a part of, in the end; empty for any other.
func (s *Server) mergedInto(v *visit, c factcheck.Claim) factcheck.Claim {
	for seen := map[factcheck.ClaimID]bool{}; c.Withdrawn() && c.MergedInto != "" && !seen[c.ID]; {
		seen[c.ID] = true
		next, err := s.desk.Claim(v.Context(), v.Actor, c.MergedInto)
		if err != nil {
			return factcheck.Claim{}
		}
		c = next
	}
	if c.Withdrawn() {
		return factcheck.Claim{}
	}
	return c
}

// toMerged leads from a merged claim's place beside the text to the claim that it became a part of. It says whether it did.
func (s *Server) toMerged(w http.ResponseWriter, v *visit, id factcheck.ClaimID) bool {
	claim, err := s.desk.Claim(v.Context(), v.Actor, id)
	if err != nil || claim.MergedInto == "" || !claim.Withdrawn() {
		return false
	}
	kept := s.mergedInto(v, claim)
	if kept.ID == "" {
		return false
	}
	http.Redirect(w, v.Request, paths.OpenClaim(kept.ArticleID, kept.ID), http.StatusSeeOther)
	return true
}
