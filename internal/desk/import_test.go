package desk_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

func (n *newsroom) stage(text string) factcheck.ImportID {
	n.t.Helper()
	id, err := n.StageImport(n.t.Context(), n.taras.Actor(), desk.Arrival{Raw: sample.Raw(text), URL: "https://news.example/firms"})
	n.must(err)
	return id
}

func TestAStagedImportIsNoArticleYet(t *testing.T) {
	n := newNewsroom(t)
	id := n.stage(sample.Text)
	page, err := n.Articles(t.Context(), n.taras.Actor(), factcheck.ArticleFilter{})
	n.must(err)
	if len(page.Articles) != 0 {
		t.Errorf("got %+v", page.Articles)
	}
	staged, x, err := n.StagedImport(t.Context(), n.taras.Actor(), id)
	n.must(err)
	want, err := document.FromPlain(sample.Text)
	n.must(err)
	if staged.Offered.Title != "Over 250 firms from 30 countries met in the capital on Friday." || x.Text.Hash() != want.Hash() {
		t.Errorf("got %q, %q", staged.Offered.Title, x.Text.Content)
	}
}

func TestAnArrivalWithoutTextIsNotStaged(t *testing.T) {
	n := newNewsroom(t)
	n.refused(factcheck.Invalid, func() error {
		_, err := n.StageImport(t.Context(), n.taras.Actor(), desk.Arrival{Raw: sample.Raw(" \n\n ")})
		return err
	})
}

func TestAConfirmedImportHasTheParticularsThatWereChosen(t *testing.T) {
	n := newNewsroom(t)
	id := n.stage(sample.Text)
	chosen := desk.Particulars{
		Title: " Firms meet ", URL: "https://news.example/other", Publisher: "The Example", Byline: "Newsdesk", Language: "en-GB", PublishedOn: "2026-01-04",
	}
	article, err := n.ConfirmImport(t.Context(), n.taras.Actor(), id, chosen)
	n.must(err)
	got, err := n.Article(t.Context(), n.olena.Actor(), article)
	n.must(err)
	want := factcheck.Article{
		ID: article, Title: "Firms meet", URL: chosen.URL, Publisher: chosen.Publisher, Byline: chosen.Byline, Language: chosen.Language,
		PublishedOn: chosen.PublishedOn, Current: got.Current, Number: 1, CreatedBy: n.taras.ID, CreatedAt: sample.At, UpdatedAt: sample.At, RowVersion: 1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	n.refused(factcheck.NotFound, func() error { _, _, err := n.StagedImport(t.Context(), n.taras.Actor(), id); return err })
}

func TestAConfirmationWithoutATitleLeavesTheImportStaged(t *testing.T) {
	n := newNewsroom(t)
	id := n.stage(sample.Text)
	for field, in := range map[string]desk.Particulars{
		"title":        {Title: " "},
		"url":          {Title: "Firms", URL: "javascript:alert(1)"},
		"language":     {Title: "Firms", Language: "English, please"},
		"published_on": {Title: "Firms", PublishedOn: "30.9.2023"},
	} {
		n.refused(factcheck.Invalid, func() error {
			_, err := n.ConfirmImport(t.Context(), n.taras.Actor(), id, in)
			if !shares(err, field) {
				t.Errorf("%s: got %v", field, err)
			}
			return err
		})
	}
}

func TestAnImportConfirmedTwiceAtOnceIsOneArticle(t *testing.T) {
	n := newNewsroom(t)
	id := n.stage(sample.Text)
	if won := n.race(8, func(i int) error {
		_, err := n.ConfirmImport(t.Context(), n.taras.Actor(), id, desk.Particulars{Title: fmt.Sprint("Firms ", i)})
		return err
	}); won != 1 {
		t.Errorf("%d articles were made", won)
	}
}

func TestADiscardedImportIsForgotten(t *testing.T) {
	n := newNewsroom(t)
	id := n.stage(sample.Text)
	n.must(n.DiscardImport(t.Context(), n.taras.Actor(), id))
	n.refused(factcheck.NotFound, func() error { return n.DiscardImport(t.Context(), n.taras.Actor(), id) })
	n.refused(factcheck.NotFound, func() error {
		_, err := n.ConfirmImport(t.Context(), n.taras.Actor(), id, desk.Particulars{Title: "Firms"})
		return err
	})
}

func TestAnImportThatNobodyConfirmsIsForgottenAfterAWeek(t *testing.T) {
	n := newNewsroom(t)
	forgotten := n.stage(sample.Text)
	n.clock.pass(factcheck.ImportLife)
	waiting := n.stage(sample.Text)
	_, _, err := n.StagedImport(t.Context(), n.taras.Actor(), forgotten)
	n.must(err)
	n.clock.pass(time.Second)
	n.stage(sample.Text)
	n.refused(factcheck.NotFound, func() error { _, _, err := n.StagedImport(t.Context(), n.taras.Actor(), forgotten); return err })
	_, _, err = n.StagedImport(t.Context(), n.taras.Actor(), waiting)
	n.must(err)
}

func TestAnImportAtOnceTakesWhatIsNotGivenFromTheContent(t *testing.T) {
	n := newNewsroom(t)
	in := desk.Arrival{Raw: sample.Raw(sample.Text), URL: "https://news.example/firms"}
	article, err := n.ImportArticle(t.Context(), n.taras.Actor(), in, desk.Particulars{Title: "Firms meet", URL: "  ", Byline: "Newsdesk"})
	n.must(err)
	if article.Title != "Firms meet" || article.Byline != "Newsdesk" || article.URL != in.URL || article.Language != "en" {
		t.Errorf("got %+v", article)
	}
}

func TestParticularsAreChangedWithWhatTheyWereInTheAudit(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	n.clock.pass(time.Hour)
	in := desk.ParticularsOf(article)
	in.Title = "Firms meet"
	n.must(n.EditArticle(t.Context(), n.olena.Actor(), article.ID, 1, in))
	entries, err := n.store.EntriesOfArticle(t.Context(), article.ID)
	n.must(err)
	want := []factcheck.Change{{Field: "title", Before: article.Title, After: "Firms meet"}}
	if diff := cmp.Diff(want, entries[len(entries)-1].Changes); diff != "" {
		t.Error(diff)
	}
	n.refused(factcheck.Conflict, func() error { return n.EditArticle(t.Context(), n.petro.Actor(), article.ID, 1, in) })
}

func TestAnArticleIsStaffedWithActivePeopleAndADeadline(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.petro.ID))
	for _, id := range []factcheck.UserID{"nobody", n.petro.ID} {
		n.refused(factcheck.Invalid, func() error {
			return n.StaffArticle(t.Context(), n.iryna.Actor(), article.ID, 1, desk.Staffing{People: []factcheck.UserID{n.olena.ID, id}})
		})
	}
	deadline := sample.At.AddDate(0, 0, 2).In(time.FixedZone("Kyiv", 2*60*60))
	staffing := desk.Staffing{People: []factcheck.UserID{n.taras.ID, n.olena.ID, n.taras.ID}, Deadline: deadline}
	n.audited(2, func() error { return n.StaffArticle(t.Context(), n.iryna.Actor(), article.ID, 1, staffing) })
	dossier, err := n.Dossier(t.Context(), n.olena.Actor(), article.ID)
	n.must(err)
	if len(dossier.AssignedTo) != 2 || !dossier.Article.Deadline.Equal(deadline) {
		t.Errorf("got %v by %v", dossier.AssignedTo, dossier.Article.Deadline)
	}
	n.refused(factcheck.Conflict, func() error { return n.StaffArticle(t.Context(), n.ivan.Actor(), article.ID, 1, desk.Staffing{}) })
	n.must(n.StaffArticle(t.Context(), n.ivan.Actor(), article.ID, 2, desk.Staffing{}))
}
