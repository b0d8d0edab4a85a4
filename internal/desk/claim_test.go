package desk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

func TestAHighlightIsStoredAsItStandsInTheText(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	in := n.passage(article.ID, "Over 250 firms from 30 countries")
	in.Statement, in.Claimant, in.Notes = "  Over 250 firms\u0007 met. ", "Minister", "Who counted?"
	id, err := n.Highlight(t.Context(), n.taras.Actor(), article.ID, in)
	n.must(err)
	want := factcheck.Claim{
		ID: id, ArticleID: article.ID, VersionID: article.Current, Passage: document.Range{Start: 0, End: 32},
		Quote: "Over 250 firms from 30 countries", Statement: "Over 250 firms met.", Claimant: "Minister", Notes: "Who counted?",
		Kind: factcheck.Quantity, State: factcheck.Open, CreatedBy: n.taras.ID, CreatedAt: sample.At, UpdatedAt: sample.At, RowVersion: 1,
	}
	if diff := cmp.Diff(want, n.claim(id)); diff != "" {
		t.Error(diff)
	}
}

func TestAQuoteOverTwoParagraphsIsStoredWithTheLineEndsOfTheText(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	in := n.passage(article.ID, "on Friday.\n“We expect")
	in.Quote = strings.ReplaceAll(in.Quote, "\n", "\r\n") // as a form sends it
	id, err := n.Highlight(t.Context(), n.taras.Actor(), article.ID, in)
	n.must(err)
	version, _, err := n.Sentences(t.Context(), n.taras.Actor(), article.ID)
	n.must(err)
	if c := n.claim(id); c.Quote != version.Text.Quote(c.Passage) {
		t.Errorf("stored %q", c.Quote)
	}
}

func TestAPassageThatDoesNotStandInTheTextIsRefusedAndNothingIsStored(t *testing.T) {
	n := newNewsroom(t)
	article, err := n.ImportArticle(t.Context(), n.taras.Actor(), desk.Arrival{Raw: sample.Raw("The 🇺🇦 flag flew over 250 firms.")}, desk.Particulars{})
	n.must(err)
	other := n.article()
	for name, c := range map[string]struct {
		spoil func(*desk.NewClaim)
		want  factcheck.Code
	}{
		"wrong hash":            {func(in *desk.NewClaim) { in.Hash = strings.Repeat("0", 64) }, factcheck.Conflict},
		"wrong quote":           {func(in *desk.NewClaim) { in.Quote = "251 firms" }, factcheck.Conflict},
		"range one to the left": {func(in *desk.NewClaim) { in.Start--; in.End-- }, factcheck.Conflict},
		"empty range":           {func(in *desk.NewClaim) { in.End = in.Start }, factcheck.Conflict},
		"range turned round":    {func(in *desk.NewClaim) { in.Start, in.End = in.End, in.Start }, factcheck.Conflict},
		"range before the text": {func(in *desk.NewClaim) { in.Start = -1 }, factcheck.Conflict},
		"range beyond the text": {func(in *desk.NewClaim) { in.End = 4000 }, factcheck.Conflict},
		"space at the end":      {func(in *desk.NewClaim) { in.Start--; in.Quote = " " + in.Quote }, factcheck.Conflict},
		"half of a flag":        {func(in *desk.NewClaim) { in.Start, in.End, in.Quote = 4, 5, "🇺" }, factcheck.Conflict},
		"another article's":     {func(in *desk.NewClaim) { in.Version = other.Current }, factcheck.Conflict},
		"no version":            {func(in *desk.NewClaim) { in.Version = "" }, factcheck.Invalid},
		"no quote":              {func(in *desk.NewClaim) { in.Quote = "" }, factcheck.Invalid},
		"no statement":          {func(in *desk.NewClaim) { in.Statement = " \n" }, factcheck.Invalid},
		"no kind":               {func(in *desk.NewClaim) { in.Kind = "rumour" }, factcheck.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			n.t = t
			in := n.passage(article.ID, "250 firms")
			c.spoil(&in)
			n.refused(c.want, func() error {
				_, err := n.Highlight(t.Context(), n.taras.Actor(), article.ID, in)
				return err
			})
		})
	}
}

func TestAPassageOfAnOldVersionIsRefused(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	in := n.passage(article.ID, "250 firms")
	n.newVersion(article.ID)
	n.refused(factcheck.Conflict, func() error {
		_, err := n.Highlight(t.Context(), n.taras.Actor(), article.ID, in)
		return err
	})
}

// newVersion gives the article a second version of the same text.
func (n *newsroom) newVersion(id factcheck.ArticleID) {
	n.t.Helper()
	article, err := n.store.Article(n.t.Context(), id)
	n.must(err)
	article.Current, article.Number = factcheck.VersionID(sample.ID()), 2
	n.must(n.store.AddVersion(n.t.Context(), sample.Version(article, sample.Text), sample.Raw(sample.Text)))
	n.must(n.store.SaveArticle(n.t.Context(), article))
}

func TestAHighlightForOneselfStartsTheWork(t *testing.T) {
	n := newNewsroom(t)
	in := n.passage(n.article().ID, "250 firms")
	in.Assignee = n.taras.ID
	version, err := n.store.Version(t.Context(), in.Version)
	n.must(err)
	var id factcheck.ClaimID
	n.audited(2, func() (err error) {
		id, err = n.Highlight(t.Context(), n.taras.Actor(), version.ArticleID, in)
		return err
	})
	if c := n.claim(id); c.State != factcheck.Researching || c.Assignee != n.taras.ID {
		t.Errorf("got %s with %q", c.State, c.Assignee)
	}
}

func TestAnEditorHighlightsForAColleagueAndAReviewerDoesNot(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	in := n.passage(article.ID, "250 firms")
	in.Assignee = n.olena.ID
	n.refused(factcheck.Forbidden, func() error {
		_, err := n.Highlight(t.Context(), n.taras.Actor(), article.ID, in)
		return err
	})
	id, err := n.Highlight(t.Context(), n.iryna.Actor(), article.ID, in)
	n.must(err)
	if c := n.claim(id); c.State != factcheck.Researching || c.Assignee != n.olena.ID {
		t.Errorf("got %s with %q", c.State, c.Assignee)
	}
}

func TestAClaimIsAssignedToActiveAccountsOnly(t *testing.T) {
	n := newNewsroom(t)
	id := n.open(n.article().ID)
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.petro.ID))
	for _, to := range []factcheck.UserID{"", "nobody", n.petro.ID} {
		n.refused(factcheck.Invalid, func() error {
			err := n.AssignClaim(t.Context(), n.iryna.Actor(), id, 1, to)
			if !shares(err, "assignee") {
				t.Errorf("%q: got %v", to, err)
			}
			return err
		})
	}
	n.must(n.AssignClaim(t.Context(), n.iryna.Actor(), id, 1, n.olena.ID))
	n.must(n.AssignClaim(t.Context(), n.iryna.Actor(), id, 2, n.taras.ID))
	if c := n.claim(id); c.Assignee != n.taras.ID || c.State != factcheck.Researching {
		t.Errorf("got %s with %q", c.State, c.Assignee)
	}
}

func TestAClosedClaimKeepsItsReasonUntilItIsReopened(t *testing.T) {
	n := newNewsroom(t)
	id := n.open(n.article().ID)
	n.refused(factcheck.Invalid, func() error { return n.CloseClaim(t.Context(), n.petro.Actor(), id, 1, "dull") })
	n.must(n.CloseClaim(t.Context(), n.petro.Actor(), id, 1, "prediction"))
	if c := n.claim(id); c.State != factcheck.Closed || c.CloseReason != "prediction" {
		t.Errorf("got %s for %q", c.State, c.CloseReason)
	}
	n.refused(factcheck.Invalid, func() error { return n.Reopen(t.Context(), n.iryna.Actor(), id, 2, " \u0000 ") })
	n.must(n.Reopen(t.Context(), n.iryna.Actor(), id, 2, "It can be checked after all."))
	if c := n.claim(id); c.State != factcheck.Researching || c.CloseReason != "" || c.Assignee != n.iryna.ID {
		t.Errorf("got %s for %q with %q", c.State, c.CloseReason, c.Assignee)
	}
}

func TestAReopenedClaimStaysWithItsAssignee(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Approved)
	n.must(n.Reopen(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, "The list was replaced."))
	if c := n.claim(id); c.Assignee != n.olena.ID {
		t.Errorf("it is with %q", c.Assignee)
	}
}

func TestAWithdrawnClaimIsDrawnNowhereAndCanBeRestoredAsItWas(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id := n.claimIn(article.ID, factcheck.Researching)
	before := n.claim(id)
	n.must(n.Withdraw(t.Context(), n.taras.Actor(), id, before.RowVersion))
	dossier, err := n.Dossier(t.Context(), n.taras.Actor(), article.ID)
	n.must(err)
	if _, drawn := dossier.Claim(id); drawn {
		t.Error("it is still drawn")
	}
	n.must(n.Restore(t.Context(), n.taras.Actor(), id, before.RowVersion+1))
	after := n.claim(id)
	after.RowVersion, after.UpdatedAt = before.RowVersion, before.UpdatedAt
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}

func TestHistoryTellsEveryChangeInOrder(t *testing.T) {
	n := newNewsroom(t)
	id := n.open(n.article().ID)
	n.clock.pass(time.Hour)
	n.must(n.Take(t.Context(), n.olena.Actor(), id, 1))
	n.must(n.Revise(t.Context(), n.olena.Actor(), id, 2, words("Over 250 firms met.")))
	n.must(n.CloseClaim(t.Context(), n.olena.Actor(), id, 3, "duplicate"))
	n.must(n.Reopen(t.Context(), n.iryna.Actor(), id, 4, "It is not one."))
	history, err := n.History(t.Context(), n.petro.Actor(), id)
	n.must(err)
	var told []string
	for _, e := range history {
		told = append(told, e.Action)
	}
	want := []string{"highlight", "take", "edit", "mark not checkable", "reopen"}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Fatal(diff)
	}
	take := factcheck.Entry{
		Seq: history[1].Seq, At: sample.At.Add(time.Hour), Actor: n.olena.ID, Action: "take",
		Object: factcheck.Object{Kind: "claim", ID: string(id)}, Article: history[1].Article, Claim: id,
		Changes: []factcheck.Change{{Field: "state", Before: "open", After: "researching"}, {Field: "assignee", After: string(n.olena.ID)}},
	}
	if diff := cmp.Diff(take, history[1]); diff != "" {
		t.Error(diff)
	}
	if history[4].Comment != "It is not one." {
		t.Errorf("the comment is %q", history[4].Comment)
	}
}

func TestPassagesAreFoundByPastedWordsButForTypography(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	_, matches, err := n.FindQuote(t.Context(), n.taras.Actor(), article.ID, `  "we expect contracts `)
	n.must(err)
	if len(matches) != 1 || matches[0].Exact {
		t.Errorf("got %+v", matches)
	}
	for _, quote := range []string{"", " \n ", "words that stand nowhere", strings.Repeat("x", factcheck.MaxQuote+1)} {
		if _, _, err := n.FindQuote(t.Context(), n.taras.Actor(), article.ID, quote); !factcheck.Is(err, factcheck.Invalid) {
			t.Errorf("%.20q: got %v", quote, err)
		}
	}
}

func TestEverySentenceOfTheListCanBeHighlighted(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	version, sentences, err := n.Sentences(t.Context(), n.taras.Actor(), article.ID)
	n.must(err)
	if len(sentences) < 4 {
		t.Fatalf("got %d sentences", len(sentences))
	}
	for _, r := range sentences {
		quote := version.Text.Quote(r)
		in := desk.NewClaim{Version: version.ID, Hash: version.Hash, Start: r.Start, End: r.End, Quote: quote, Statement: quote, Kind: factcheck.OtherKind}
		if _, err := n.Highlight(t.Context(), n.taras.Actor(), article.ID, in); err != nil {
			t.Errorf("%q: %v", quote, err)
		}
	}
}
