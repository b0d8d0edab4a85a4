package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// takes a claim on the workbench, in the browser.
func (b *browser) takes(c factcheck.Claim) *page {
	b.t.Helper()
	return b.post(paths.ClaimStep(c.ID, "take"), url.Values{"row_version": {itoa(c.RowVersion)}, "place": {"workbench"}})
}

func TestAnActionIsUndoneFromItsNoticeAndDoneAgainFromTheNoticeOfThat(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), quoted)
	b := s.as(t, factcheck.Reviewer)
	b.takes(c).says("The claim is yours.")
	b.submit("#notices form", nil).says("Undone: take, “Over 250 firms”.").at(openedOn(c))
	if got := s.now(t, c.ID); got.State != factcheck.Open || got.Assignee != "" {
		t.Errorf("the claim is %s, with %q", got.State, got.Assignee)
	}
	b.submit("#notices form", nil).says("Done again: take").at(openedOn(c))
	if got := s.now(t, c.ID); got.State != factcheck.Researching || got.Assignee != s.people[factcheck.Reviewer].ID {
		t.Errorf("the claim is %s, with %q", got.State, got.Assignee)
	}
}

// openedOn is the workbench with the claim open.
func openedOn(c factcheck.Claim) string {
	return paths.Article(c.ArticleID) + "?claim=" + string(c.ID)
}

func TestTheFrameUndoesTheLastActionFromEveryPage(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), quoted)
	b := s.as(t, factcheck.Reviewer)
	first := b.get(paths.Desk)
	if !first.has("#undo-button[disabled]") || !first.has("#redo-button[disabled]") || !strings.Contains(first.text("#undo"), "Nothing to undo") {
		t.Error("there is something to undo before anything was done")
	}
	b.takes(c)
	sources := b.get(paths.Sources)
	if got := sources.attr("#undo-button", "title"); got != "Undo: take, “Over 250 firms”" {
		t.Errorf("the button says %q", got)
	}
	b.submit("#undo form", nil).at(paths.Sources).says("Undone: take")
	if !b.page.has("#undo-button[disabled]") || b.page.attr("#redo-button", "title") != "Do again: take, “Over 250 firms”" {
		t.Error("the frame does not offer to do it again")
	}
	s.now(t, c.ID)
}

func TestWhatCannotBeUndoneIsSaidWhereOneIs(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), quoted)
	b := s.as(t, factcheck.Reviewer)
	b.takes(c)
	s.do(t, s.desk.AssignClaim(t.Context(), s.actor(factcheck.Editor), c.ID, s.now(t, c.ID).RowVersion, s.people[second].ID))
	b.submit("#notices form", nil).at(openedOn(c)).says("Iryna Koval has changed the same thing since (assign)")
	if !b.page.has("#notices .bad") || b.page.has("#notices form") {
		t.Error("the refusal is no refusal")
	}
	if got := s.now(t, c.ID); got.Assignee != s.people[second].ID {
		t.Errorf("the claim is with %q", got.Assignee)
	}
}

func TestAfterUndoingOneIsNotLeftOnAPageThatHasGone(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewSource)
	b.submit("main form", url.Values{"source_title": {"Statistics"}, "source_kind": {"data set"}})
	b.submit("#notices form", nil).want(http.StatusOK).at(paths.Sources).says("Undone: add source.")
	b.get(paths.NewArticle)
	b.submit("main form", url.Values{"paste": {"Firms meet."}})
	b.submit("main form", url.Values{"title": {"Firms meet"}})
	b.submit("#notices form", nil).want(http.StatusOK).at(paths.Articles).says("Undone: import, “Firms meet”.")
	b.get(paths.Article(a.ID))
	c := s.claim(t, a, quoted)
	b.get(paths.OpenClaim(a.ID, c.ID))
	b.post(paths.ClaimStep(c.ID, "withdraw"), url.Values{"row_version": {itoa(c.RowVersion)}, "place": {"workbench"}})
	b.submit("#notices form", nil).at(openedOn(c)).says("Undone: withdraw")
	b.submit("#notices form", nil).at(paths.Article(a.ID)).says("Done again: withdraw")
}

func TestAnApprovalIsUndoneInTheQueueAndDecidedAnew(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	c, other := s.inApproval(t, a, quoted), s.inApproval(t, a, "30 countries")
	b := s.as(t, factcheck.Editor)
	b.get(paths.Approval(c.ID))
	b.post(paths.ClaimStep(c.ID, "approve"), url.Values{"row_version": {itoa(c.RowVersion)}, "place": {"approval"}}).at(paths.Approval(other.ID))
	b.submit("#notices form", nil).at(paths.Approval(c.ID)).says("Undone: approve")
	if got := s.now(t, c.ID); got.State != factcheck.InApproval {
		t.Errorf("the claim is %s", got.State)
	}
}

func TestTheHistoryOfAClaimTellsOfUndoing(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), quoted)
	b := s.as(t, factcheck.Reviewer)
	b.takes(c)
	b.submit("#notices form", nil)
	b.get(paths.Claim(c.ID)).says("undid: take")
}

func TestEveryActionThatCanBeUndoneHasAWordInUkrainian(t *testing.T) {
	uk := locale.Choose("uk")
	actions := []string{"restore", "split off", "copy source", "attach source", "revise citation", "detach source", "add source", "edit source", "edit particulars", "set deadline", "assign people", "import", "new version", "undo", "redo"}
	for _, row := range factcheck.Transitions {
		actions = append(actions, string(row.Event))
	}
	for _, action := range actions {
		if got := uk.Text("%s", factcheck.Doing(action)); got == action {
			t.Errorf("%q has none", action)
		}
	}
	refusal := uk.Text("%s %s has changed the same thing since (%s). Look at it as it is now.", factcheck.Say("This cannot be undone any more."), "Ірина", factcheck.Doing("take"))
	if !strings.Contains(refusal, "взяття в роботу") || !strings.Contains(refusal, "Ірина") {
		t.Errorf("the refusal says %q", refusal)
	}
}
