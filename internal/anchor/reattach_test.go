package anchor

import (
	"errors"
	"strings"
	"testing"

	"stet/internal/document"
)

func TestPassagesOfOtherSystemsAreFoundOrRefused(t *testing.T) {
	text := "The forum drew over 250 firms.\nThe fair drew over 250 firms, too.\n“New era”, they said."
	first, second := document.Range{Start: 15, End: 29}, document.Range{Start: 45, End: 59}
	for _, c := range []struct {
		name string
		s    Selector
		want document.Range
		err  error
	}{
		{"by its place", Selector{Quote: "over 250 firms", Start: 45, End: 59}, second, nil},
		{"by what stood before", Selector{Quote: "over 250 firms", Prefix: "The forum drew ", Start: 3, End: 17}, first, nil},
		{"by what stood behind", Selector{Quote: "over 250 firms", Suffix: ", too."}, second, nil},
		{"with another typography", Selector{Quote: "\"new era\""}, document.Range{Start: 66, End: 75}, nil},
		{"standing twice, with nothing to tell", Selector{Quote: "over 250 firms"}, document.Range{}, ErrAmbiguous},
		{"standing twice, with the same around", Selector{Quote: "over 250 firms", Prefix: "drew "}, document.Range{}, ErrAmbiguous},
		{"standing nowhere", Selector{Quote: "over 300 firms", Start: 15, End: 29}, document.Range{}, ErrNotFound},
		{"without words", Selector{Start: 15, End: 29}, document.Range{}, ErrNoQuote},
		{"too long", Selector{Quote: strings.Repeat("a ", MaxQuote)}, document.Range{}, ErrQuoteTooLong},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Reattach(text, c.s)
			if got != c.want || !errors.Is(err, c.err) {
				t.Errorf("%v, %v, want %v, %v", got, err, c.want, c.err)
			}
		})
	}
}

func TestAPassageIsPlacedByItselfOnlyWhereItCanBeNoOther(t *testing.T) {
	text := "The forum drew over 250 firms.\nThe fair drew over 250 firms, too.\n“New era”, they said.\nExports of grain had grown by twelve per cent in the year 2025."
	for _, c := range []struct {
		name      string
		s         Selector
		state     State
		quote     string
		automatic bool
	}{
		{"many words that stand once", Selector{Quote: "Exports of grain had grown"}, Exact, "Exports of grain had grown", true},
		{"few words with what stood before", Selector{Quote: "forum", Prefix: "The "}, Exact, "forum", true},
		{"few words with nothing around", Selector{Quote: "forum"}, Moved, "forum", false},
		{"of two places the one that is told", Selector{Quote: "over 250 firms", Prefix: "The fair drew "}, Exact, "over 250 firms", true},
		{"of two places the one at its position", Selector{Quote: "over 250 firms", Start: 15, End: 29}, Moved, "over 250 firms", false},
		{"of two places none", Selector{Quote: "over 250 firms"}, Orphan, "", false},
		{"another typography", Selector{Quote: "\"new era\""}, Edited, "“New era”", false},
		{"changed words", Selector{Quote: "Exports of grain had grown by eleven per cent in 2025", Prefix: "they said. "}, Edited, "", false},
		{"words that are not there", Selector{Quote: "Nobody had expected this at all"}, Orphan, "", false},
		{"nothing", Selector{}, Orphan, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := NewAttacher(text).Place(c.s)
			stands := string([]rune(text)[got.Range.Start:got.Range.End])
			if got.State != c.state || got.Automatic != c.automatic || c.quote != "" && stands != c.quote {
				t.Errorf("%+v on %q", got, stands)
			}
		})
	}
}

func FuzzReattach(f *testing.F) {
	f.Add("The forum drew over 250 firms.", "over 250 firms", "drew ", "", 15)
	f.Add("aa aa", "aa", "", " a", 0)
	f.Fuzz(func(t *testing.T, content, quote, prefix, suffix string, start int) {
		r, err := Reattach(content, Selector{Quote: quote, Prefix: prefix, Suffix: suffix, Start: start, End: start + 1})
		placed := NewAttacher(content).Place(Selector{Quote: quote, Prefix: prefix, Suffix: suffix, Start: start, End: start + 1})
		if placed.State != Orphan && (placed.Range.Start < 0 || placed.Range.Len() <= 0 || placed.Range.End > len([]rune(content))) {
			t.Fatalf("attached at %v", placed)
		}
		if err == nil && (r.Start < 0 || r.Len() <= 0 || r.End > len([]rune(content))) {
			t.Fatalf("placed at %v", r)
		}
	})
}
