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

func TestAnAdminNamesTheNewsroomAndExportsSayWhoChecked(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	admin := s.as(t, factcheck.Admin)
	admin.get(paths.Newsroom)
	admin.submit(paths.Newsroom, url.Values{"name": {"Газета <b>«На набережній»</b>"}}).at(paths.Newsroom).says("The newsroom is saved.", "changed the newsroom")
	export := admin.post(paths.Export(a.ID), url.Values{"format": {"html"}})
	if !strings.Contains(export.Body, "Газета &lt;b&gt;«На набережній»") {
		t.Error("the export does not say who checked the article")
	}
	admin.get(paths.Newsroom)
	admin.submit(paths.Newsroom, url.Values{"name": {strings.Repeat("x", 201)}}).want(http.StatusUnprocessableEntity).says("Name: At most 200 characters fit here.")
}

func TestAPolicyIsShownBeforeItIsSavedAndThenWhereItBites(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	c := s.inApproval(t, a, "30 countries")
	admin := s.as(t, factcheck.Admin)
	admin.get(paths.Newsroom).says("At least 1 source")
	admin.follow(`a[href="` + paths.Policy + `"]`)
	admin.submit(paths.Policy, url.Values{"minimum_sources": {"2"}, "independent_sources": {"2"}}).want(http.StatusOK).
		says("1 claim would be stopped that nothing stops now.", "30 countries", "number of sources, independent sources")
	if got := s.newsroom(t).Policy.MinimumSources; got != 1 {
		t.Fatalf("looking at a policy set it: %d", got)
	}
	admin.submit("#trial form", nil).at(paths.Newsroom).says("The policy is saved.", "At least 2 sources", "changed the policy")
	editor := s.as(t, factcheck.Editor)
	editor.get(paths.Approvals).says("Attach one more source")
	p := editor.get(paths.Approval(c.ID)).says("Attach one more source", "independent of one another; there are 1 here")
	if !p.has(`form[action="`+paths.ClaimStep(c.ID, "approve")+`"] button[disabled]`) || !p.has(`.hindrance a[href="`+paths.NewCitation(c.ID)+`"]`) {
		t.Error("the button is not off, or nothing leads to where it is mended")
	}
	editor.post(paths.ClaimStep(c.ID, "approve"), url.Values{"row_version": {itoa(c.RowVersion)}, "place": {"approval"}}).want(http.StatusUnprocessableEntity)
}

func TestASourceWithoutWordsIsALinkToItsCitationUnlessItIsConfidential(t *testing.T) {
	s := newSite(t)
	c := s.researched(t, s.article(t), "30 countries")
	me := s.actor(factcheck.Reviewer)
	s.do(t, s.desk.AttachNew(t.Context(), me, c.ID, desk.SourceWords{Title: "A call", Kind: factcheck.Interview}, desk.CitationWords{Stance: factcheck.Context}))
	s.do(t, s.desk.AttachNew(t.Context(), s.actor(factcheck.Editor), c.ID, desk.SourceWords{Title: "Somebody", Kind: factcheck.Interview, Confidential: true}, desk.CitationWords{Stance: factcheck.Context}))
	s.do(t, s.desk.SetPolicy(t.Context(), s.actor(factcheck.Admin), 0, desk.PolicyWords{Pinpoint: true}))
	evidence, err := s.store.EvidenceOf(t.Context(), c.ID)
	s.do(t, err)
	p := s.as(t, factcheck.Reviewer).get(paths.Claim(c.ID)).says("Say of [2] which words of it count", "Say of [3] which words of it count")
	if !p.has(`.hindrance a[href="`+paths.Citation(evidence[1].ID)+`"]`) || p.has(`.hindrance a[href="`+paths.Citation(evidence[2].ID)+`"]`) {
		t.Error("the links are not those that the reviewer can follow")
	}
}

func TestAPolicyThatSomebodyElseChangedMeanwhileIsTriedAgainAsItIsNow(t *testing.T) {
	s := newSite(t)
	s.inApproval(t, s.article(t), "30 countries")
	admin := s.as(t, factcheck.Admin)
	admin.get(paths.Policy + "?minimum_sources=2")
	s.do(t, s.desk.SetPolicy(t.Context(), s.actor(factcheck.Admin), 0, desk.PolicyWords{MinimumSources: 4}))
	p := admin.submit("#trial form", nil).want(http.StatusConflict).says("changed by somebody else meanwhile", "1 claim is not far enough")
	if got := p.attr(`#f-minimum_sources`, "value"); got != "2" {
		t.Errorf("what was typed is %q by now", got)
	}
	admin.submit("#trial form", nil).at(paths.Newsroom)
	if got := s.newsroom(t).Policy.MinimumSources; got != 2 {
		t.Errorf("the policy asks for %d sources", got)
	}
	admin.get(paths.Policy + "?minimum_sources=lots&independent_sources=99").want(http.StatusUnprocessableEntity).says("Sources, at least: This is not right.")
	admin.get(paths.Policy + "?minimum_sources=2&independent_sources=99").want(http.StatusUnprocessableEntity).says("Independent sources, at least: At most 20.")
}

func (s *site) newsroom(t *testing.T) factcheck.Newsroom {
	t.Helper()
	n, err := s.store.Newsroom(t.Context())
	s.do(t, err)
	return n
}
