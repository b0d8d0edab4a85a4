package factcheck_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/internal/document"
	"stet/internal/document/fixtures"
	"stet/internal/factcheck"
)

// texts are the canonical texts of all fixtures.
func texts(t *testing.T) map[string]document.Text {
	t.Helper()
	all := map[string]document.Text{}
	for _, f := range fixtures.All() {
		parsed, err := html.Parse(strings.NewReader(f.HTML))
		if err != nil {
			t.Fatal(err)
		}
		text, err := document.FromHTML(parsed, nil)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = text
	}
	return all
}

func TestEveryPassageOfEveryFixtureIsFoundAsAnExcerptOfIt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, text := range texts(t) {
		x, runes := document.NewIndex(text), []rune(text.Content)
		for range 40 {
			start := r.IntN(len(runes))
			end := start + 1 + r.IntN(min(80, len(runes)-start))
			words := strings.TrimSpace(string(runes[start:end]))
			found := factcheck.FindExcerpt(text, words)
			if quote := x.Quote(found.Place); found.State != factcheck.ExcerptMissing && quote != found.Quote {
				t.Fatalf("%s: %q: the place cuts %q and not %q", name, words, quote, found.Quote)
			}
			if found.State == factcheck.ExcerptExact && found.Quote != words {
				t.Fatalf("%s: %q was found as %q", name, words, found.Quote)
			}
			if around := found.Before + found.Quote + found.After; !strings.Contains(text.Content, around) {
				t.Fatalf("%s: %q: what stands around it does not stand in the text: %q", name, words, around)
			}
		}
	}
}

func TestAnExcerptOfWholeWordsStands(t *testing.T) {
	text, err := document.FromPlain("He said: “We expect contracts — worth €1.5 billion.”\n\nNobody asked.")
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]factcheck.ExcerptState{
		"We expect contracts — worth €1.5 billion.":   factcheck.ExcerptExact,
		`"we expect contracts - worth €1.5 billion."`: factcheck.ExcerptTypography,
		"We expected contracts, worth €1.6 billion":   factcheck.ExcerptClose,
		"The weather was fine on that day":            factcheck.ExcerptMissing,
		"   ":                                         factcheck.ExcerptMissing,
		strings.Repeat("much too long ", 1000):        factcheck.ExcerptMissing,
	} {
		if got := factcheck.FindExcerpt(text, words); got.State != want || got.Words != words {
			t.Errorf("%q: %s, %q", words[:min(len(words), 40)], got.State, got.Quote)
		}
	}
}
