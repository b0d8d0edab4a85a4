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

func TestBordersAreChangedByGivingTheWords(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "250 firms")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Borders(c.ID))
	page := b.submit(paths.Borders(c.ID), url.Values{"quote": {"Over 250 firms"}})
	if now := s.now(t, c.ID); now.Quote != "Over 250 firms" {
		t.Errorf("it stands on %q; the page says %s", now.Quote, page.text("main"))
	}
	history := b.get(paths.Claim(c.ID)).text(".history")
	if !strings.Contains(history, "changed its borders") || !strings.Contains(history, "Over 250 firms") {
		t.Errorf("the history says %s", history)
	}
}

func TestWordsThatAreNotInTheArticleComeBackInTheForm(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "250 firms")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Borders(c.ID))
	page := b.submit(paths.Borders(c.ID), url.Values{"quote": {"251 firms"}})
	if page.Status != http.StatusUnprocessableEntity || page.text("#f-quote") != "251 firms" || !page.has("#f-quote-error") {
		t.Errorf("%d, with %q and %q", page.Status, page.text("#f-quote"), page.text("main"))
	}
}

func TestOfWordsThatStandSeveralTimesThoseAtTheClaimAreMeant(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	c := s.claim(t, a, "It was the largest meeting")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Borders(c.ID))
	b.submit(paths.Borders(c.ID), url.Values{"quote": {"the"}}) // it stands in “in the capital” and “the minister” before
	if now := s.now(t, c.ID); !c.Passage.Contains(now.Passage) || now.Quote != "the" {
		t.Errorf("it stands at %v, which is not in %v", now.Passage, c.Passage)
	}
}

func TestAClaimIsSplitByDeletingWordsOfTheTwoParts(t *testing.T) {
	s := newSite(t)
	c := s.researched(t, s.article(t), "Over 250 firms from 30 countries")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Split(c.ID))
	page := b.submit(paths.Split(c.ID), url.Values{"quote": {"Over 250 firms"}, "other_quote": {"30 countries"}, "statement": {"They came from 30 countries."}})
	if got := page.text(".card.open blockquote"); got != "30 countries" {
		t.Errorf("the open claim is on %q", got)
	}
	if now := s.now(t, c.ID); now.Quote != "Over 250 firms" {
		t.Errorf("the claim keeps %q", now.Quote)
	}
	if !page.has(".card.open .evidence") {
		t.Error("the new claim has none of the sources")
	}
}

func TestWordsBeyondTheClaimAreNoPartOfIt(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "Over 250 firms")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Split(c.ID))
	page := b.submit(paths.Split(c.ID), url.Values{"quote": {"Over 250 firms"}, "other_quote": {"30 countries"}, "statement": {"Elsewhere."}})
	if page.Status != http.StatusUnprocessableEntity || !page.has("#f-other_quote-error") || page.text("#f-statement") != "Elsewhere." {
		t.Errorf("%d: %s", page.Status, page.text("main"))
	}
}

func TestAMergedClaimIsATombstoneThatLeadsToTheOther(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	kept, other := s.claim(t, a, "Over 250 firms"), s.claim(t, a, "from 30 countries")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Merge(kept.ID))
	page := b.submit(paths.Merge(kept.ID), url.Values{"statement": {"Over 250 firms came from 30 countries."}})
	if got := page.text(".card.open blockquote"); got != "Over 250 firms from 30 countries" {
		t.Fatalf("the claim is on %q", got)
	}
	page = b.get(paths.OpenClaim(a.ID, other.ID))
	if got := page.text(".card.open blockquote"); got != "Over 250 firms from 30 countries" {
		t.Errorf("the merged claim's address leads to %q", got)
	}
	tombstone := b.get(paths.Claim(other.ID))
	if !strings.Contains(tombstone.text("main"), "has become a part of another one") {
		t.Errorf("the tombstone says %s", tombstone.text("main"))
	}
	if got := b.follow("main .flash a").text(".card.open blockquote"); got != "Over 250 firms from 30 countries" {
		t.Errorf("the tombstone leads to %q", got)
	}
}

func TestWhereNothingCanBeMergedThePageSaysSo(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "Over 250 firms")
	if got := s.as(t, factcheck.Reviewer).get(paths.Merge(c.ID)).text(".empty"); !strings.Contains(got, "No claim to merge with") {
		t.Errorf("got %q", got)
	}
}

func TestThePassageOfAClaimIsOfferedToBeJoined(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	c := s.claim(t, a, "250 firms")
	b := s.as(t, factcheck.Reviewer)
	query := url.Values{"start": {"0"}, "end": {"14"}} // “Over 250 firms”
	for _, address := range []string{paths.ClaimsHere(a.ID) + "?" + query.Encode(), paths.NewClaimAt(a.ID, query)} {
		page := b.get(address)
		if got := page.text(".join"); !strings.Contains(got, "Claim 1 has this passage already") {
			t.Errorf("%s says %q", address, got)
		}
		if got := b.follow(".join a").text(".card.open blockquote"); got != c.Quote {
			t.Errorf("%s leads to %q", address, got)
		}
	}
}

func TestTheSentencesOfTheDataAreThoseOfTheList(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	b := s.as(t, factcheck.Reviewer)
	var data struct{ Sentences [][2]int }
	if err := json.Unmarshal([]byte(b.get(paths.SentenceData(a.ID, a.Current)).Body), &data); err != nil {
		t.Fatal(err)
	}
	version, sentences, err := s.desk.Sentences(t.Context(), s.actor(factcheck.Reviewer), a.ID)
	if err != nil || len(sentences) != len(data.Sentences) {
		t.Fatalf("%d sentences, %d in the data (%v)", len(sentences), len(data.Sentences), err)
	}
	for i, r := range sentences {
		if data.Sentences[i] != [2]int{r.Start, r.End} {
			t.Errorf("%q is at %v in the data", version.Text.Quote(r), data.Sentences[i])
		}
	}
	if page := b.get(paths.SentenceData(a.ID, "another")); page.Status != http.StatusConflict {
		t.Errorf("another version's sentences are answered with %d", page.Status)
	}
}
