package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func TestASourceIsKeptAsItWasDescribedAndItsHistoryTellsWhatChanged(t *testing.T) {
	n := newNewsroom(t)
	in := desk.SourceWords{
		Title: " List of participants ", Publisher: "Ministry", Author: "Press office", URL: "https://ministry.example/list", Kind: factcheck.DataSet,
		IndependenceGroup: "ministry", PublishedOn: "2026-01-02", SeenOn: "2026-01-05",
	}
	id, err := n.AddSource(t.Context(), n.taras.Actor(), in)
	n.must(err)
	in.Title = "List of participants"
	file, err := n.Source(t.Context(), n.petro.Actor(), id)
	n.must(err)
	if diff := cmp.Diff(in, desk.SourceWordsOf(file.Source)); diff != "" {
		t.Error(diff)
	}
	in.Author = "Protocol"
	n.must(n.EditSource(t.Context(), n.iryna.Actor(), id, 1, in))
	n.refused(factcheck.Conflict, func() error { return n.EditSource(t.Context(), n.taras.Actor(), id, 1, in) })
	file, err = n.Source(t.Context(), n.petro.Actor(), id)
	n.must(err)
	want := []factcheck.Change{{Field: "author", Before: "Press office", After: "Protocol"}}
	if diff := cmp.Diff(want, file.History[1].Changes); diff != "" {
		t.Error(diff)
	}
}

func TestASourceTellsWhichClaimsCiteIt(t *testing.T) {
	n := newNewsroom(t)
	article, source := n.article(), n.library(false)
	first, second := n.open(article.ID), n.open(article.ID)
	n.must(n.Attach(t.Context(), n.olena.Actor(), first, source, cites("")))
	n.must(n.Attach(t.Context(), n.olena.Actor(), second, source, cites("")))
	n.must(n.Detach(t.Context(), n.olena.Actor(), n.evidence(first)[0].ID, 1))
	file, err := n.Source(t.Context(), n.petro.Actor(), source)
	n.must(err)
	if len(file.Uses) != 1 || file.Uses[0].Claim.ID != second || file.Uses[0].Article.ID != article.ID {
		t.Errorf("got %+v", file.Uses)
	}
}

// secret stands in every field of the confidential source and of its citation that a person can type into.
const secret = "Deep Throat"

// confide is a claim with an open source and, as [2], with a confidential one that Taras added, all of it full of secret.
func (n *newsroom) confide(article factcheck.ArticleID) (factcheck.ClaimID, factcheck.SourceID) {
	n.t.Helper()
	id := n.open(article)
	n.must(n.AttachNew(n.t.Context(), n.taras.Actor(), id, sourceWords("List"), cites("253 companies")))
	words := desk.SourceWords{
		Title: secret, Publisher: secret, Author: secret, URL: "https://deep-throat.example/" + strings.ReplaceAll(secret, " ", ""),
		Kind: factcheck.Interview, IndependenceGroup: secret, Confidential: true,
	}
	citation := desk.CitationWords{Stance: factcheck.Refutes, Excerpt: secret, Locator: secret, Note: secret}
	n.must(n.AttachNew(n.t.Context(), n.taras.Actor(), id, words, citation))
	cited := n.evidence(id)[1]
	citation.Note = secret + " again"
	n.must(n.ReviseCitation(n.t.Context(), n.taras.Actor(), cited.ID, 1, citation))
	return id, cited.Source.ID
}

// silentOn fails when anything in the value tells of the confidential source.
func (n *newsroom) silentOn(source factcheck.SourceID, value any) {
	n.t.Helper()
	text := strings.ToLower(fmt.Sprintf("%+v", value))
	for _, word := range []string{strings.ToLower(secret), "deepthroat", "deep-throat", string(source)} {
		if strings.Contains(text, word) {
			n.t.Errorf("%q stands in %s", word, text)
		}
	}
}

func TestAConfidentialSourceIsSeenByWhoAddedItAndEditorsOnly(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id, source := n.confide(article.ID)
	for name, c := range map[string]struct {
		user factcheck.User
		sees bool
	}{"who added it": {n.taras, true}, "another reviewer": {n.petro, false}, "editor": {n.iryna, true}, "admin": {n.maks, true}} {
		page, err := n.Sources(t.Context(), c.user.Actor(), factcheck.SourceFilter{Text: "deep"})
		n.must(err)
		if sees := len(page.Sources) == 1; sees != c.sees {
			t.Errorf("%s: listed %v", name, sees)
		}
		dossier, err := n.Dossier(t.Context(), c.user.Actor(), article.ID)
		n.must(err)
		history, err := n.History(t.Context(), c.user.Actor(), id)
		n.must(err)
		file, _ := dossier.Claim(id)
		if len(file.Evidence) != 2 || file.Evidence[1].Withheld == c.sees {
			t.Errorf("%s: got %+v", name, file.Evidence)
		}
		if told := strings.Contains(fmt.Sprint(history), secret); told != c.sees {
			t.Errorf("%s: the history tells of it: %v", name, told)
		}
		if !c.sees {
			n.silentOn(source, dossier)
			n.silentOn(source, history)
			n.silentOn(source, page)
		}
	}
}

func TestASourceThatBecomesConfidentialIsWithheldFromThenOn(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id, source := n.confide(article.ID)
	words := sourceWords(secret)
	n.must(n.EditSource(t.Context(), n.taras.Actor(), source, 1, words))
	if history, err := n.History(t.Context(), n.petro.Actor(), id); err != nil || !strings.Contains(fmt.Sprint(history), secret) {
		t.Fatalf("it is withheld without being confidential: %v", err)
	}
	words.Confidential = true
	n.must(n.EditSource(t.Context(), n.taras.Actor(), source, 2, words))
	history, err := n.History(t.Context(), n.petro.Actor(), id)
	n.must(err)
	n.silentOn(source, history)
}

func TestAnExportHoldsNothingOfAConfidentialSourceWhoeverAsks(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id, source := n.confide(article.ID)
	for _, user := range []factcheck.User{n.taras, n.petro, n.iryna, n.maks} {
		dossier, err := n.ExportArticle(t.Context(), user.Actor(), article.ID, "json")
		n.must(err)
		n.silentOn(source, dossier)
		file, _ := dossier.Claim(id)
		want := factcheck.Citation{Number: 2, Withheld: true}
		if len(file.Evidence) != 2 || file.Evidence[0].Withheld {
			t.Fatalf("got %+v", file.Evidence)
		}
		if diff := cmp.Diff(want, file.Evidence[1]); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAnExportHasTheWholeHistoryAndIsRecorded(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id := n.claimIn(article.ID, factcheck.Approved)
	var dossier factcheck.Dossier
	n.audited(1, func() (err error) {
		dossier, err = n.ExportArticle(t.Context(), n.petro.Actor(), article.ID, "csv")
		return err
	})
	file, _ := dossier.Claim(id)
	var told []string
	for _, e := range file.History {
		told = append(told, e.Action)
	}
	if diff := cmp.Diff([]string{"highlight", "take", "attach source", "propose verdict", "submit", "approve"}, told); diff != "" {
		t.Error(diff)
	}
	if _, approved := file.Approval(); !approved || len(file.Verdicts) != 1 {
		t.Errorf("got %+v, %+v", file.Approvals, file.Verdicts)
	}
	entries, err := n.store.EntriesOfArticle(t.Context(), article.ID)
	n.must(err)
	last := entries[len(entries)-1]
	if last.Action != "export" || last.Comment != "csv" || last.Actor != n.petro.ID {
		t.Errorf("got %+v", last)
	}
}

func TestADossierHoldsNoPasswords(t *testing.T) {
	n := newNewsroom(t)
	dossier, err := n.Dossier(t.Context(), n.petro.Actor(), n.article().ID)
	n.must(err)
	hash, _ := n.passwords.Hash(t.Context(), theirPassword)
	if len(dossier.People) != 6 || strings.Contains(fmt.Sprint(dossier), hash) {
		t.Errorf("got %+v", dossier.People)
	}
}
