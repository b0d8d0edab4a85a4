package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
)

// remarked is an article with a comment on “over 250 firms” and a footnote behind its sentence.
func (s *site) remarked(t *testing.T) factcheck.Article {
	t.Helper()
	raw := factcheck.Raw{Name: "forum.docx", Bytes: []byte(remarkedFile(t))}
	a, err := s.desk.ImportArticle(t.Context(), s.actor(factcheck.Reviewer), desk.Arrival{Raw: raw}, desk.Particulars{Title: "Firms meet"})
	s.do(t, err)
	return a
}

// proposal is the first proposed source of an article, as it stands.
func (s *site) proposal(t *testing.T, id factcheck.ArticleID) factcheck.ProposedSource {
	t.Helper()
	all, err := s.store.ProposedOf(t.Context(), id)
	s.do(t, err)
	return all[0]
}

func (s *site) taking(t *testing.T, confidential string) (claim factcheck.Claim, form url.Values) {
	t.Helper()
	a := s.remarked(t)
	p := s.proposal(t, a.ID)
	form = values(append(citing(""), "proposed", string(p.ID), "proposed_row", itoa(p.RowVersion), "source_confidential", confidential)...)
	return s.claim(t, a, "over 250 firms"), form
}

// decidingProposed is a decision about a proposed source, or about one that became the reviewer's confidential source.
func decidingProposed(path func(factcheck.ProposedID) string, confidential bool) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		a := s.remarked(s.t)
		p := s.proposal(s.t, a.ID)
		if confidential {
			taking := desk.Taking{
				Claim: s.claim(s.t, a, "over 250 firms").ID, How: desk.CitationWords{Stance: factcheck.Supports},
				New: desk.SourceWords{Title: "A witness", Kind: factcheck.Interview, Confidential: true},
			}
			s.do(s.t, s.desk.TakeProposed(s.t.Context(), s.actor(factcheck.Reviewer), p.ID, 1, taking))
		}
		return path(p.ID), values("row_version", itoa(s.proposal(s.t, a.ID).RowVersion))
	}
}

func (s *scene) setAside() (string, url.Values) {
	p := s.proposal(s.t, s.remarked(s.t).ID)
	s.do(s.t, s.desk.SetAsideProposed(s.t.Context(), s.actor(factcheck.Reviewer), p.ID, p.RowVersion))
	return paths.PutBackProposed(p.ID), values("row_version", "2")
}

func (s *scene) takingProposed() (string, url.Values) {
	claim, form := s.taking(s.t, "")
	return paths.Citations(claim.ID), form
}

func (s *scene) takingForm() (string, url.Values) {
	claim, form := s.taking(s.t, "")
	return paths.TakeProposed(claim.ID, factcheck.ProposedID(form.Get("proposed"))), nil
}

func TestTheWritersCommentBecomesASourceOfTheClaimOnItsPassage(t *testing.T) {
	s := newSite(t)
	a := s.remarked(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Article(a.ID)).says("Proposed sources 2", "2 proposed sources")
	b.get(paths.Proposed(a.ID)).says("Proposed by Olena in a comment", "Ministry, press note 12", "Proposed by the writer in a footnote", "Yearbook, p. 7", "Make a claim of this passage")
	claim := s.claim(t, a, "250 firms")
	b.get(paths.OpenClaim(a.ID, claim.ID)).says("Proposed by Olena in a comment", "Take as a source")
	first := s.proposal(t, a.ID) // the footnote, on the whole sentence
	p := b.get(paths.TakeProposed(claim.ID, first.ID)).want(http.StatusOK)
	if title, kind := p.attr(`[name=source_title]`, "value"), p.attr(`[name=source_kind] option[selected]`, "value"); title != "Yearbook, p. 7" || kind != "data set" {
		t.Errorf("the form offers %q, %q", title, kind)
	}
	b.submit(paths.Citations(claim.ID), url.Values{"stance": {"supports"}, "proposed": {string(first.ID)}, "proposed_row": {"1"}, "source_title": {"Yearbook, p. 7"}, "source_kind": {"data set"}})
	b.page.want(http.StatusOK).says("The source is attached.", "[1] Yearbook, p. 7")
	b.get(paths.Proposed(a.ID)).says("Olena Bondar took it as a source", "Claim 1")
	b.get(paths.Claim(claim.ID)).says("took a source that the writer proposed")
	if got := s.proposal(t, a.ID); got.State != factcheck.ProposalTaken || got.ClaimID != claim.ID || got.SourceID == "" {
		t.Errorf("it is %+v", got)
	}
	b.post(paths.Undo, nil)
	if got := s.proposal(t, a.ID); got.State != factcheck.ProposalWaiting || got.ClaimID != "" {
		t.Errorf("undone it is %+v", got)
	}
}

func TestWhoDecidesSecondOnAProposedSourceIsToldAndKeepsTheirWords(t *testing.T) {
	s := newSite(t)
	claim, form := s.taking(t, "")
	b := s.as(t, factcheck.Reviewer)
	s.do(t, s.desk.SetAsideProposed(t.Context(), s.actor(factcheck.Editor), factcheck.ProposedID(form.Get("proposed")), 1))
	form.Set("note", hostile)
	b.get(paths.Article(claim.ArticleID))
	p := b.post(paths.Citations(claim.ID), form).want(http.StatusConflict).says("Somebody has decided on this proposed source meanwhile.")
	if got := p.attr("[name=note]", "value"); got != hostile {
		t.Errorf("the note is now %q", got)
	}
	evidence, err := s.store.EvidenceOf(t.Context(), claim.ID)
	s.do(t, err)
	if len(evidence) > 0 {
		t.Errorf("it is cited all the same: %v", evidence)
	}
}

func TestAConfidentialSourceMadeOfAProposalIsHiddenFromOthers(t *testing.T) {
	s := newSite(t)
	claim, form := s.taking(t, "true")
	s.as(t, factcheck.Reviewer).post(paths.Citations(claim.ID), form).want(http.StatusOK)
	said := s.proposal(t, claim.ArticleID).Text
	for _, path := range []string{paths.Proposed(claim.ArticleID), paths.Claim(claim.ID)} {
		if p := s.as(t, second).get(path).want(http.StatusOK); strings.Contains(p.text("main"), said) {
			t.Errorf("%s tells another reviewer %q", path, said)
		}
	}
	s.as(t, second).get(paths.Proposed(claim.ArticleID)).says("It became a confidential source")
	s.as(t, factcheck.Editor).get(paths.Proposed(claim.ArticleID)).says(said)
}
