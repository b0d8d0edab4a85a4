package exporter

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
)

func TestPageIsValid(t *testing.T) {
	for name, d := range map[string]factcheck.Dossier{"full": sampleDossier(t), "minimal": minimalDossier(t)} {
		t.Run(name, func(t *testing.T) {
			source := export(t, "html", d)
			elements := readPage(t, source)
			checkNothingIsMended(t, source)
			checkTargets(t, elements)
			checkHeadings(t, elements)
			checkAttributes(t, elements)
		})
	}
}

func TestPageAllowsItsOwnStyleSheetOnly(t *testing.T) {
	source := export(t, "html", minimalDossier(t))
	sheet := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindAllStringSubmatch(source, -1)
	if len(sheet) != 1 {
		t.Fatalf("%d style sheets", len(sheet))
	}
	sum := sha256.Sum256([]byte(sheet[0][1]))
	want := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
	for _, e := range readPage(t, source) {
		if equiv, _ := e.attr("http-equiv"); equiv == "Content-Security-Policy" {
			if got, _ := e.attr("content"); got != want {
				t.Errorf("policy %q, want %q", got, want)
			}
			return
		}
	}
	t.Error("there is no policy")
}

func TestStyleSheetLoadsNothing(t *testing.T) {
	for _, word := range []string{"url(", "@import", "@font-face", "</"} {
		if strings.Contains(styleSheet, word) {
			t.Errorf("%s is in the style sheet", word)
		}
	}
}

// textOf is what a reader sees within the element of that id.
func textOf(t *testing.T, source, id string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return strings.Join(strings.Fields(words(n)), " ")
			}
		}
	}
	t.Fatalf("there is no element %q", id)
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return b.String()
}

func TestCardTellsWhatWasFoundAndByWhom(t *testing.T) {
	source := export(t, "html", sampleDossier(t))
	for id, sentences := range map[string][]string{
		"card-claim-1": {
			"Claim 1", "Approved.", "over 40 ferries", "More than 40 ferries will call", "the harbour office", "✓ True", "5 of 5",
			"nothing significant is missing", "44 ferries [1] ; a witness agrees [withheld].", "+ Supports the claim", "44 ferries are registered for the season",
			"Register of ferries, March 2026", "Harbour Office", "N. Clerk", "published 1 Mar 2026", "seen 9 Mar 2026", "table 2", "primary record",
			"Checked by Olena Bondar , 9 Mar 2026, 10:30 UTC", "Approved by Iryna Koval , 9 Mar 2026, 13:30 UTC",
		},
		"card-claim-2": {"Waits for an editor’s approval. Not yet approved.", "Proposed verdict Not yet approved", "Mostly true", "− Refutes the claim"},
		"card-claim-3": {"Being checked. Not yet approved."},
		"card-claim-4": {"A verdict is proposed. Not yet approved.", "◇ Misattributed", "± Gives context"},
		"card-claim-6": {"Not checked yet."},
		"card-claim-7": {"Not checkable: opinion."},
	} {
		card := textOf(t, source, id)
		for _, sentence := range sentences {
			if !strings.Contains(card, sentence) {
				t.Errorf("%s does not say %q: %s", id, sentence, card)
			}
		}
	}
}

func TestUnapprovedVerdictIsNeverShownAsApproved(t *testing.T) {
	for _, state := range factcheck.States {
		d := sampleDossier(t)
		d.Claims[0].Claim.State = state
		card := textOf(t, export(t, "html", d), "card-claim-1")
		approved := strings.Contains(card, "Approved by") && !strings.Contains(card, "Proposed verdict")
		if approved != (state == factcheck.Approved) {
			t.Errorf("%s: %s", state, card)
		}
	}
}

func TestReturnedVerdictIsNotShownToReaders(t *testing.T) {
	d := sampleDossier(t)
	c := &d.Claims[1].Claim
	c.State = factcheck.Researching
	source := export(t, "html", d)
	card := textOf(t, source, cardID(c.ID))
	if strings.Contains(card, "Mostly true") || strings.Contains(card, "Proposed verdict") || strings.Contains(card, "Checked by") {
		t.Errorf("the card tells a verdict that was sent back: %s", card)
	}
	if !strings.Contains(card, "Being checked.") || strings.Contains(source, "Mostly true, being checked") {
		t.Errorf("the claim is not told to be in research: %s", card)
	}
}

func TestNotesForColleaguesAreNotOnThePage(t *testing.T) {
	d := sampleDossier(t)
	for i := range d.Claims {
		d.Claims[i].Claim.Notes = "between you and me"
	}
	for name, want := range map[string]bool{"html": false, "csv": false, "json": true} {
		if got := strings.Contains(export(t, name, d), "between you and me"); got != want {
			t.Errorf("%s: notes told: %v, want %v", name, got, want)
		}
	}
}

func TestSummaryCountsApprovedVerdictsOnly(t *testing.T) {
	p := newPage(t.Context(), public(sampleDossier(t), "[withheld]"))
	want := []count{
		{"✕", "false", locale.M("False"), 1}, {"✓", "true", locale.M("True"), 1}, {"–", "none", locale.M("Not checkable"), 1},
	}
	if !slices.EqualFunc(p.Counts, want, func(a, b count) bool {
		return a.Tone == b.Tone && a.Sign == b.Sign && a.Number == b.Number && a.Name.Equal(b.Name)
	}) || p.Total != 7 || p.Unsettled != 4 {
		t.Errorf("%v, %d of %d not settled", p.Counts, p.Unsettled, p.Total)
	}
}

func TestPageSpeaksTheLanguageOfTheArticle(t *testing.T) {
	for tag, want := range map[string]string{"uk": "uk", "": "en", "zh-Hant-TW": "zh-Hant-TW", `"><script>`: "en"} {
		d := minimalDossier(t)
		d.Article.Language = tag
		if got, _ := readPage(t, export(t, "html", d))[0].attr("lang"); got != want {
			t.Errorf("language %q is written %q, want %q", tag, got, want)
		}
	}
}

// TestTheWordsOfThePageAreInTheLanguageOfTheArticleOrTheOneAskedFor reads both parts of pages: what the export says, and what
// people wrote, each told apart by its language.
func TestTheWordsOfThePageAreInTheLanguageOfTheArticleOrTheOneAskedFor(t *testing.T) {
	for _, c := range []struct{ article, newsroom, wish, page, words, says string }{
		{"uk", "", "", "uk", "uk", "Перевірка: Olena Bondar , 9 березня 2026, 10:30 UTC"},
		{"uk", "", "en", "uk", "en", "Checked by Olena Bondar"},
		{"en", "uk", "", "en", "en", "Checked by Olena Bondar"},
		{"en", "", "uk", "en", "uk", "44 ferries [1] ; a witness agrees [не названо]."},
		{"pl", "uk", "", "pl", "uk", "Правда"},
		{"pl", "", "", "pl", "en", "True"},
		{"", "uk", "", "uk", "uk", "Підтверджує твердження"},
		{"", "", "xx", "en", "en", "Supports the claim"},
	} {
		d := sampleDossier(t)
		d.Article.Language, d.Newsroom.Language = c.article, c.newsroom
		source := exportIn(t, "html", d, c.wish)
		checkNothingIsMended(t, source)
		if got := textOf(t, source, "card-claim-1"); !strings.Contains(got, c.says) {
			t.Errorf("%+v: the card does not say %q: %s", c, c.says, got)
		}
		if diff := cmp.Diff([]string{c.page, c.words, c.article, c.words}, languagesOf(t, source)); diff != "" {
			t.Errorf("%+v: of the page, the brand, the heading and the claims: %s", c, diff)
		}
	}
}

// languagesOf are those of the page, the brand, the heading and the claims.
func languagesOf(t *testing.T, source string) []string {
	t.Helper()
	var languages []string
	for _, e := range readPage(t, source) {
		class, _ := e.attr("class")
		if e.Data == "html" || e.Data == "h1" || class == "brand" || class == "claims" {
			language, _ := e.attr("lang")
			languages = append(languages, language)
		}
	}
	return languages
}

func TestTablesAndRecordsAreTheSameInEveryLanguage(t *testing.T) {
	for _, name := range []string{"csv", "json"} {
		if exportIn(t, name, sampleDossier(t), "en") != exportIn(t, name, sampleDossier(t), "uk") {
			t.Errorf("%s depends on the language asked for", name)
		}
	}
}

// TestHostileWordsStayWords puts markup into every field that anybody can type.
func TestHostileWordsStayWords(t *testing.T) {
	const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>javascript:alert(1)`
	d := sampleDossier(t)
	d.Newsroom.Name = hostile
	a := &d.Article
	a.Title, a.URL, a.Publisher, a.Byline, a.Language, a.PublishedOn = hostile, "javascript:alert(1)//"+hostile, hostile, hostile, hostile, hostile
	for id, u := range d.People {
		u.Name = hostile
		d.People[id] = u
	}
	for i := range d.Claims {
		c := &d.Claims[i].Claim
		c.Statement, c.Claimant, c.Kind, c.CloseReason = hostile, hostile, hostile, hostile
		c.Verdict.Rationale = hostile + " [1] [x](javascript:alert(1))"
		for j := range d.Claims[i].Evidence {
			e := &d.Claims[i].Evidence[j]
			e.Excerpt, e.Locator, e.Note, e.Stance = hostile, hostile, hostile, hostile
			s := &e.Source
			s.Title, s.Publisher, s.Author, s.URL, s.Kind, s.PublishedOn, s.SeenOn = hostile, hostile, hostile, "javascript:alert(1)", hostile, hostile, hostile
		}
	}
	source := export(t, "html", d)
	elements := readPage(t, source)
	checkNothingIsMended(t, source)
	checkTargets(t, elements)
	checkAttributes(t, elements)
}

func TestPassageOutsideTheTextIsAnError(t *testing.T) {
	d := sampleDossier(t)
	d.Claims[0].Claim.Passage = document.Range{Start: 5, End: 1 << 20}
	f, err := ByName("html")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&bytes.Buffer{}, d, Words(d, "")); err == nil {
		t.Error("the page was written without a claim's highlight")
	}
}
