package e2e

import (
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/internal/browsertest"
)

// The texts that selections are tried on: each as a file of the kind that its name says.
const (
	cyrillic = "Форум зібрав виробників\n\nУ Києві 🇺🇦 зібралися понад 250 компаній із 30 країн, сказали організатори.\n"
	hebrew   = "הפורום בקייב\n\nבאו 👩‍👩‍👧‍👦 🇺🇦 רבים.\n\nבכנס השתתפו יותר מ־250 חברות 🛡️ מ־30 מדינות, כך אמרו המארגנים.\n"
	parts    = "<h1>Parts</h1><p>The first 🙂 paragraph ends <em>right here</em>.</p><p>The second begins at once and goes on.</p>" +
		"<ul><li>One item</li><li>Another item</li></ul>" +
		"<table><tr><th>Country</th><th>Firms</th></tr><tr><td>Norway</td><td>17 firms</td></tr><tr><td>Poland</td><td>23 firms</td></tr></table><p>After it.</p>"
)

// TestASelectionIsStoredWhereItStands drags over text that browsers and servers count differently, and finds every quote again
// by the offsets of its claim.
func TestASelectionIsStoredWhereItStands(t *testing.T) {
	s := try(t)
	for _, row := range []struct{ name, file, text, drag, quote string }{
		{"cyrillic behind a flag", "uk.txt", cyrillic, "понад 250 компаній із 30 країн", "понад 250 компаній із 30 країн"},
		{"right to left with emoji", "he.txt", hebrew, "250 חברות 🛡️ מ־30 מדינות", "250 חברות 🛡️ מ־30 מדינות"},
		{"an emoji made of several", "family.txt", hebrew, "👩‍👩‍👧‍👦 🇺🇦", "👩‍👩‍👧‍👦 🇺🇦"},
		{"across paragraphs", "across.html", parts, "paragraph ends right here. The second begins", "paragraph ends right here.\nThe second begins"},
		{"across items of a list", "items.html", parts, "One item Another item", "One item\nAnother item"},
		{"within a cell of a table", "cell.html", parts, "23 firms", "23 firms"},
		{"across cells of a table", "cells.html", parts, "Norway 17 firms", "Norway\t17 firms"},
		{"across rows of a table", "rows.html", parts, "17 firms Poland", "17 firms\nPoland"},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := s.page(t, browsertest.Options{})
			v.signIn("Olena Bondar")
			id := v.importText(row.file, row.text)
			v.openText(id)
			v.DragOver("#text", row.drag)
			v.press("#selection-bar button", "Make claim")
			v.press("button", "Make the claim")
			v.WaitFor("#text mark.here")
			v.checkStored(id, row.quote)
		})
	}
}

// TestASelectionOverAHighlightIsCountedWithoutIt selects a passage that holds a claim, its number among the words.
func TestASelectionOverAHighlightIsCountedWithoutIt(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	id := v.importText("uk.txt", cyrillic)
	v.claim(id, "250 компаній")
	v.claim(id, "понад 250 компаній із 30 країн")
	v.claim(id, "250 компаній із 30 країн, сказали організатори")
	v.checkStored(id, "250 компаній", "понад 250 компаній із 30 країн", "250 компаній із 30 країн, сказали організатори")
}

// claim makes a claim of a passage by mouse, with what the form offers.
func (v *visitor) claim(article, quote string) {
	v.t.Helper()
	v.openText(article)
	v.DragOver("#text", quote)
	v.WaitText("#selection-bar [data-quote]", quote)
	v.press("#selection-bar button", "Make claim")
	v.press("button", "Make the claim")
	v.WaitText(".card.open blockquote", quote)
}

// openText opens an article and waits until its text has been checked, after which it is selected in.
func (v *visitor) openText(article string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + article)
	v.WaitFor("#text[data-parity=kept]")
}

// importText imports a text as a file of that name, and gives the article's id.
func (v *visitor) importText(name, text string) string {
	v.t.Helper()
	file := filepath.Join(v.t.TempDir(), name)
	write(v.t, file, []byte(text))
	return strings.TrimSpace(v.site.stet("import", file, "--title", name))
}

// checkStored finds the article's claims, in the order of their starts, where their offsets in code points say, and nowhere else.
func (v *visitor) checkStored(article string, quotes ...string) {
	v.t.Helper()
	var dossier struct {
		Version struct{ Text string }
		Claims  []struct {
			Passage struct{ Start, End int }
			Quote   string
		}
	}
	if err := json.Unmarshal([]byte(v.site.stet("export", article, "--format", "json")), &dossier); err != nil {
		v.t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range dossier.Claims {
		text := []rune(dossier.Version.Text)
		if got := string(text[c.Passage.Start:c.Passage.End]); got != c.Quote {
			v.t.Errorf("%q is stored at [%d, %d), where %q stands", c.Quote, c.Passage.Start, c.Passage.End, got)
		}
		if first := strings.Index(dossier.Version.Text, c.Quote); c.Passage.Start != utf8.RuneCountInString(dossier.Version.Text[:first]) {
			v.t.Errorf("%q is stored at %d and stands at byte %d", c.Quote, c.Passage.Start, first)
		}
		found[c.Quote] = true
	}
	for _, quote := range quotes {
		if !found[quote] || len(found) != len(quotes) {
			v.t.Errorf("the claims are on %s, want one on %s", list(found), strconv.Quote(quote))
		}
	}
}

func list(quotes map[string]bool) string {
	var all []string
	for quote := range quotes {
		all = append(all, strconv.Quote(quote))
	}
	return strings.Join(all, ", ")
}

// TestAnArticleOfAMegabyteIsReadAndSelectedIn opens the largest article that is taken, and makes a claim at its end.
func TestAnArticleOfAMegabyteIsReadAndSelectedIn(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	const paragraph = "In this paragraph over 250 firms from 30 countries came to Kyiv, more than anybody had expected.\n\n"
	last := "At last 13 manufacturers joined.\n"
	id := v.importText("large.txt", strings.Repeat(paragraph, (1<<20-len(last))/len(paragraph))+last)
	v.Go(v.site.URL + "/articles/" + id)
	v.WaitUntil(`document.querySelector('#text')?.dataset.parity === 'kept'`)
	v.claim(id, "13 manufacturers")
	v.checkStored(id, "13 manufacturers")
}
