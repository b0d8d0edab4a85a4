package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

// keep sends what is typed as the scripts do.
func (b *browser) keep(key factcheck.DraftKey, form string, values map[string][]string) *page {
	b.t.Helper()
	body, err := json.Marshal(keptDraft{Form: form, Typed: b.site.clock.Now().UnixMilli(), Values: values})
	if err != nil {
		b.t.Fatal(err)
	}
	return b.send(b.request(http.MethodPut, paths.Drafts+"/"+url.PathEscape(string(key)), strings.NewReader(string(body))))
}

// kept is what the server keeps under the key, as the scripts read it.
func (b *browser) kept(key factcheck.DraftKey) keptDraft {
	b.t.Helper()
	p := b.get(paths.Drafts + "/kept?" + url.Values{"key": {string(key)}}.Encode())
	found := map[factcheck.DraftKey]keptDraft{}
	if err := json.Unmarshal([]byte(p.Body), &found); err != nil {
		b.t.Fatalf("%v: %s", err, p.Body)
	}
	return found[key]
}

func TestADraftIsKeptForAllDevicesOfItsPerson(t *testing.T) {
	s := newSite(t)
	c := s.researched(t, s.article(t), quoted)
	key := factcheck.ClaimDraft(c.ID, "propose")
	typed := map[string][]string{"rationale": {"Both lists <give> 250.\nSee [1]."}, "verdict": {"true"}}
	s.as(t, factcheck.Reviewer).keep(key, "f1", typed).want(http.StatusOK)
	phone := s.as(t, factcheck.Reviewer)
	if got := phone.kept(key); got.Form != "f1" || got.Values["rationale"][0] != typed["rationale"][0] || got.Saved {
		t.Errorf("another device is given %+v", got)
	}
	phone.get(paths.Drafts).says("Verdict", c.Statement, "Both lists <give> 250.")
	if got := s.as(t, second).kept(key); got.Form != "" {
		t.Errorf("somebody else is given %+v", got)
	}
	s.as(t, factcheck.Admin).get(paths.Drafts).says("Nothing is left unfinished.")
}

func TestADraftEndsWhenItsFormIsSaved(t *testing.T) {
	s := newSite(t)
	c, b := s.researched(t, s.article(t), quoted), s.as(t, factcheck.Reviewer)
	key := factcheck.ClaimDraft(c.ID, "words")
	b.keep(key, "f1", map[string][]string{"statement": {"Said anew."}})
	values := url.Values{"statement": {""}, "kind": {"other"}, "row_version": {itoa(c.RowVersion)}, "draft": {string(key)}, "draft_form": {"f1"}}
	b.post(paths.EditClaim(c.ID), values).want(http.StatusUnprocessableEntity)
	if b.kept(key).Saved {
		t.Fatal("a refused form ended its draft")
	}
	values.Set("statement", "Said anew.")
	b.post(paths.EditClaim(c.ID), values).want(http.StatusOK)
	if got := b.kept(key); !got.Saved || len(got.Values) != 0 {
		t.Errorf("after the save %+v is kept", got)
	}
	if p := b.keep(key, "f1", map[string][]string{"statement": {"late"}}); !strings.Contains(p.Body, `"saved"`) {
		t.Errorf("what arrives late is answered with %s", p.Body)
	}
}

func TestAFormWithoutScriptsEndsItsDraft(t *testing.T) {
	s := newSite(t)
	c, b := s.researched(t, s.article(t), quoted), s.as(t, factcheck.Reviewer)
	key := factcheck.ClaimDraft(c.ID, "words")
	b.keep(key, "f1", map[string][]string{"statement": {"Said anew."}})
	b.get(paths.EditClaim(c.ID))
	b.submit(paths.EditClaim(c.ID), url.Values{"statement": {"Said another way."}}).want(http.StatusOK)
	if !b.kept(key).Saved {
		t.Error("the draft is left")
	}
}

func TestWhatIsNoDraftIsRefused(t *testing.T) {
	b := newSite(t).as(t, factcheck.Reviewer)
	for body, status := range map[string]int{
		"":                             http.StatusUnprocessableEntity,
		"{":                            http.StatusUnprocessableEntity,
		`{"values":7}`:                 http.StatusUnprocessableEntity,
		`{"values":{"paste":["a"]}}`:   http.StatusUnprocessableEntity, // of no form
		strings.Repeat(" ", maxBody+1): http.StatusRequestEntityTooLarge,
		`{"form":"f","values":{"paste":["` + strings.Repeat("a", factcheck.MaxDraftBytes) + `"]}}`: http.StatusRequestEntityTooLarge,
	} {
		b.send(b.request(http.MethodPut, paths.Drafts+"/import", strings.NewReader(body))).want(status)
	}
}

func TestADraftIsDiscardedFromTheListOfThem(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.keep(factcheck.ImportDraft, "f1", map[string][]string{"paste": {"Over 250 firms came."}})
	b.get(paths.Drafts).says("Import", "Over 250 firms came.")
	b.submit(paths.DiscardDraft(factcheck.ImportDraft), nil).at(paths.Drafts).says("Discarded.", "Nothing is left unfinished.")
}
