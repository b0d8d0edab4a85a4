package anchor

import (
	"testing"

	"stet/internal/document"

	"golang.org/x/text/unicode/norm"
)

func TestKeyLeavesTypographyOut(t *testing.T) {
	for name, c := range map[string]struct{ text, key string }{
		"curly quotes":             {"“Go,” she said, ‘now’", `"go," she said, 'now'`},
		"guillemets and low":       {"«Так» „ні“", `"так" "ні"`},
		"apostrophes of Ukrainian": {"з’їзд зʼїзд з'їзд", "з'їзд з'їзд з'їзд"},
		"dashes":                   {"a–b — c‑d − e", "a-b - c-d - e"},
		"spaces":                   {"30 000\u2009км\n\tтут\u202fй там", "30 000 км тут й там"},
		"ellipsis and ligature":    {"eﬃcient…", "efficient..."},
		"sharp s and final sigma":  {"Straße ΟΔΟΣ", "strasse οδοσ"},
		"full width":               {"ＮＡＴＯ　１２％", "nato 12%"},
		"zero width":               {"co\u00adop\u200ber\u2060ate\ufeff \u2067שלום\u2069", "cooperate שלום"},
		"image":                    {"see\ufffcthe \ufffc chart", "seethe chart"},
		"decomposed":               {"cafe\u0301", "café"},
		"Hangul jamo":              {"\u1112\u1161\u11ab", "한"},
		"acute as apostrophe":      {"об´єкт", "об'єкт"},
		"variation selector":       {"❤\ufe0f", "❤"},
		"empty":                    {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := NewKey(c.text).String(); got != c.key {
				t.Errorf("key of %q is %q, want %q", c.text, got, c.key)
			}
		})
	}
}

func TestKeyMapsBothWays(t *testing.T) {
	const text = "“Eﬃ\u00adcient…”\n\n👩\u200d👩 — fin"
	key := NewKey(text)
	for _, c := range []struct{ key, text document.Range }{
		{document.Range{Start: 0, End: 1}, document.Range{Start: 0, End: 1}},
		{document.Range{Start: 2, End: 5}, document.Range{Start: 2, End: 3}},     // ffi
		{document.Range{Start: 10, End: 13}, document.Range{Start: 9, End: 10}},  // ...
		{document.Range{Start: 14, End: 15}, document.Range{Start: 11, End: 13}}, // two line ends
		{document.Range{Start: 15, End: 17}, document.Range{Start: 13, End: 16}},
	} {
		if got := key.ToText(c.key); got != c.text {
			t.Errorf("ToText(%v) = %v, want %v", c.key, got, c.text)
		}
		if got := key.FromText(c.text); got != c.key {
			t.Errorf("FromText(%v) = %v, want %v", c.text, got, c.key)
		}
	}
}

func TestPartOfAnExpansionIsTheWholeOfIt(t *testing.T) {
	key := NewKey("a…b")
	if got := key.ToText(document.Range{Start: 2, End: 3}); got != (document.Range{Start: 1, End: 2}) {
		t.Errorf("the second dot came from %v", got)
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"", " a\u0301\ufffc…", "ﬃ\u00ad 👩\u200d👩", "ﷺ ǆ İstanbul ß", "\u1112\u1161\u11ab ै क्षि", "\xff\xfe"} {
		f.Add(s, 0, 3)
	}
	f.Fuzz(func(t *testing.T, s string, from, length int) {
		s = norm.NFC.String(s)
		runes, key := []rune(s), NewKey(s)
		for i := range key.Len() {
			if key.from[i] >= key.until[i] || int(key.until[i]) > len(runes) {
				t.Fatalf("code point %d of the key came from [%d,%d) of %d", i, key.from[i], key.until[i], len(runes))
			}
			if i > 0 && (key.from[i] < key.from[i-1] || key.until[i] < key.until[i-1]) {
				t.Fatalf("the map steps back at %d", i)
			}
		}
		if n := len([]rune(key.String())); n != key.Len() {
			t.Fatalf("the key has %d code points and %d in its map", n, key.Len())
		}
		p := within(from, length, key.Len())
		if there := key.FromText(key.ToText(p)); p.Len() > 0 && !there.Contains(p) {
			t.Fatalf("%v to the text and back is %v", p, there)
		}
	})
}

// within makes any two numbers a range of a text of n code points.
func within(from, length, n int) document.Range {
	start := int(uint(from) % uint(n+1))
	return document.Range{Start: start, End: start + int(uint(length)%uint(n-start+1))}
}
