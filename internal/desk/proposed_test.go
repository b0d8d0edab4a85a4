package desk_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// remarked reads plain text as fromPlain does, with a comment on every quote that the file's name lists, and a footnote behind it.
func remarked(raw factcheck.Raw, base string) (factcheck.Extraction, error) {
	x, err := fromPlain(raw, base)
	for quote := range strings.SplitSeq(raw.Name, "|") {
		before, _, found := strings.Cut(x.Text.Content, quote)
		if err != nil || quote == "" || !found {
			continue
		}
		r := document.Range{Start: utf8.RuneCountInString(before)}
		r.End = r.Start + utf8.RuneCountInString(quote)
		x.Remarks = append(
			x.Remarks,
			factcheck.Remark{Passage: r, Origin: factcheck.OriginComment, Author: "Writer\x00", At: "2026-01-02T03:04:05Z", Text: "On " + quote, Links: []string{"https://a.example/1", "https://a.example/1"}},
			factcheck.Remark{Passage: document.Range{Start: r.End, End: r.End}, Origin: factcheck.OriginFootnote, Text: "Yearbook on " + quote},
		)
	}
	return x, err
}

func (n *newsroom) proposals(id factcheck.ArticleID) []factcheck.ProposedSource {
	n.t.Helper()
	found, err := n.Proposed(n.t.Context(), n.petro.Actor(), id)
	n.must(err)
	return found.All
}

func remarkedArrival(text string, quotes ...string) desk.Arrival {
	return desk.Arrival{Raw: factcheck.Raw{Name: strings.Join(quotes, "|"), Bytes: []byte(text)}}
}

func TestTheWritersRemarksAreProposedSourcesOnTheirPassages(t *testing.T) {
	n := newNewsroom(t, desk.Importing(remarked))
	article, err := n.ImportArticle(t.Context(), n.taras.Actor(), remarkedArrival(textBefore, "30 countries"), desk.Particulars{})
	n.must(err)
	all := n.proposals(article.ID)
	if len(all) != 2 {
		t.Fatalf("there are %d", len(all))
	}
	footnote, comment := all[0], all[1]
	if comment.Quote != "30 countries" || comment.Author != "Writer" || len(comment.Links) != 1 || comment.At.Year() != 2026 || !comment.Waits() || !comment.Placed() {
		t.Errorf("the comment is %+v", comment)
	}
	if footnote.Quote != "Over 250 firms from 30 countries" || footnote.Text != "Yearbook on 30 countries" {
		t.Errorf("the footnote is %+v", footnote)
	}
	claim := n.claimOn(article.ID, "Over 250 firms", factcheck.Open)
	near, err := n.ProposedFor(t.Context(), n.petro.Actor(), claim)
	n.must(err)
	far, err := n.ProposedFor(t.Context(), n.petro.Actor(), n.claimOn(article.ID, "12 % in 2025", factcheck.Open))
	n.must(err)
	if len(near) != 2 || len(far) != 0 {
		t.Errorf("%d are offered in the sentence and %d elsewhere", len(near), len(far))
	}
}

func TestANewVersionKeepsWhatWasProposedAndDoublesNothing(t *testing.T) {
	n := newNewsroom(t, desk.Importing(remarked))
	article, err := n.ImportArticle(t.Context(), n.taras.Actor(), remarkedArrival(textBefore, "€1.5 billion", "30 countries", "Exports had grown"), desk.Particulars{})
	n.must(err)
	n.must(n.SetAsideProposed(t.Context(), n.petro.Actor(), n.proposals(article.ID)[0].ID, 1))
	_, err = n.AddVersion(t.Context(), n.taras.Actor(), article.ID, remarkedArrival(textAfter, "30 countries", "old town hall"))
	n.must(err)
	placed, aside := map[string]bool{}, 0
	for _, p := range n.proposals(article.ID) {
		placed[p.Text] = p.Placed()
		if p.State == factcheck.ProposalSetAside {
			aside++
		}
	}
	want := map[string]bool{
		"On 30 countries": true, "Yearbook on 30 countries": true, "On €1.5 billion": true, "Yearbook on €1.5 billion": true,
		"On Exports had grown": false, "Yearbook on Exports had grown": false, "On old town hall": true, "Yearbook on old town hall": true,
	}
	for text, want := range want {
		if got, there := placed[text]; got != want || !there {
			t.Errorf("%q has a place: %v, want %v", text, got, want)
		}
	}
	if len(placed) != len(want) || len(n.proposals(article.ID)) != len(want) || aside != 1 {
		t.Errorf("there are %d, %d of them set aside", len(n.proposals(article.ID)), aside)
	}
	_, err = n.AddVersion(t.Context(), n.taras.Actor(), article.ID, remarkedArrival(textBefore))
	n.must(err)
	for _, p := range n.proposals(article.ID) {
		if p.Text == "On Exports had grown" && !p.Placed() {
			t.Errorf("%q is not found again where its words are back", p.Text)
		}
	}
}

func TestTheSecondToDecideOnAProposedSourceIsTold(t *testing.T) {
	s := newScene(t)
	p := s.proposed["proposed"]
	s.must(s.SetAsideProposed(t.Context(), s.actors["editor"], p.ID, p.RowVersion))
	taking := desk.Taking{Claim: s.claims["open"].ID, New: sourceWords("Yearbook"), How: cites("253 companies")}
	s.refused(factcheck.Conflict, func() error { return s.TakeProposed(t.Context(), s.actors["reviewer"], p.ID, p.RowVersion, taking) })
}

func TestAProposedSourceIsTakenForAClaimOfItsOwnArticleOnly(t *testing.T) {
	s := newScene(t)
	other, err := s.ImportArticle(t.Context(), s.taras.Actor(), arrival(textBefore), desk.Particulars{})
	s.must(err)
	taking := desk.Taking{Claim: s.claimOn(other.ID, "30 countries", factcheck.Open), New: sourceWords("Yearbook"), How: cites("253 companies")}
	p := s.proposed["proposed"]
	s.refused(factcheck.NotFound, func() error { return s.TakeProposed(t.Context(), s.actors["editor"], p.ID, p.RowVersion, taking) })
}

func TestWhatBecameAConfidentialSourceTellsOthersNothing(t *testing.T) {
	s := newScene(t)
	found, err := s.Proposed(t.Context(), s.petro.Actor(), s.articleID)
	s.must(err)
	for _, p := range found.All {
		if strings.Contains(p.Text, "confidential") || p.ID == s.proposed["confidential"].ID && !p.Withheld {
			t.Errorf("a reviewer reads %+v", p)
		}
	}
}
