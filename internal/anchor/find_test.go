package anchor

import (
	"errors"
	"strings"
	"testing"
	"time"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestFindPlacesAQuote(t *testing.T) {
	for name, c := range map[string]struct {
		text, quote string
		want        []Match
	}{
		"to the letter":              {"over 250 firms from 30 countries", "250 firms", []Match{{document.Range{Start: 5, End: 14}, true}}},
		"behind an emoji":            {"👩‍👩‍👧‍👦 250 firms", " 250 firms\n", []Match{{document.Range{Start: 8, End: 17}, true}}},
		"twice":                      {"новини і новини", "новини", []Match{{document.Range{Start: 0, End: 6}, true}, {document.Range{Start: 9, End: 15}, true}}},
		"exact before typographic":   {"“A” \"A\"", "\"A\"", []Match{{document.Range{Start: 4, End: 7}, true}}},
		"quotes and dashes":          {"Він сказав: «Так — ні»", "\"так - ні\"", []Match{{document.Range{Start: 12, End: 22}, false}}},
		"across blocks":              {"one\ntwo", "one\r\n\r\ntwo", []Match{{document.Range{Start: 0, End: 7}, false}}},
		"with an image left out":     {"see \ufffc here", "see here", []Match{{document.Range{Start: 0, End: 10}, false}}},
		"decomposed":                 {"le café noir", "cafe\u0301", []Match{{document.Range{Start: 3, End: 7}, true}}},
		"never half a character":     {"x e\u0323\u0301\u0302 y", "x", []Match{{document.Range{Start: 0, End: 1}, true}}},
		"an emoji is not its part":   {"👩‍👧 and 👧", "👧", []Match{{document.Range{Start: 8, End: 9}, true}}},
		"one flag is not two halves": {"🇺🇦🇦🇺", "🇦🇦", nil},
		"right to left":              {"אמר \u2067שלום\u2069 לכולם", "שלום", []Match{{document.Range{Start: 5, End: 9}, true}}},
		"dots are an ellipsis":       {"so…", "So...", []Match{{document.Range{Start: 0, End: 3}, false}}},
		"a dot is no ellipsis":       {"so…", "so.", nil},
		"a letter is not its accent": {"e\u0323\u0302\u0301", "E", nil},
		"absent":                     {"over 250 firms", "over 250 farms", nil},
		"longer than the text":       {"a", "ab", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Find(c.text, c.quote)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Find(%q, %q) (-want +got):\n%s", c.text, c.quote, diff)
			}
		})
	}
}

func TestFindRefusesWhatIsNoQuote(t *testing.T) {
	for _, quote := range []string{"", " \n\t", "\u200b", "\ufffc"} {
		if _, err := Find("text", quote); !errors.Is(err, ErrNoQuote) {
			t.Errorf("Find of %q gave %v", quote, err)
		}
	}
	if _, err := Find("text", strings.Repeat("ї", MaxQuote+1)); !errors.Is(err, ErrQuoteTooLong) {
		t.Errorf("a quote too long gave %v", err)
	}
	if _, err := Find("text", strings.Repeat("ї", MaxQuote)); err != nil {
		t.Errorf("the longest quote gave %v", err)
	}
}

func TestFindIsQuickOnALongText(t *testing.T) {
	text := strings.Repeat("的", 300_000) + strings.Repeat("aé", 100_000) + strings.Repeat("\u0301", 100_000)
	start := time.Now()
	for _, quote := range []string{"的", strings.Repeat("的", MaxQuote), strings.Repeat("a", MaxQuote), "É"} {
		if _, err := Find(text, quote); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("four searches of 600,000 code points took %v", took)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“Go” — now", "\"go\" - now")
	f.Add("👩‍👩‍👧‍👦🇺🇦🇺🇦 e\u0323\u0301", "🇺🇦")
	f.Add("see \ufffc here…", "see here.")
	f.Fuzz(func(t *testing.T, text, quote string) {
		text = norm.NFC.String(strings.ToValidUTF8(text, ""))
		quote = trimmed(norm.NFC.String(strings.ToValidUTF8(quote, "")))
		found, err := Find(text, quote)
		if err != nil {
			return
		}
		ruler, last := newRuler(text), 0
		for _, m := range found {
			if err := ruler.check(m.Range); err != nil || m.Range.Start < last {
				t.Fatalf("%v after %d: %v", m.Range, last, err)
			}
			last = m.Range.End
			if here := ruler.slice(m.Range); m.Exact && here != quote {
				t.Fatalf("%q is said to be exactly %q", here, quote)
			}
			if m.Exact {
				continue // a unit of the key can be wider than a character that stands there to the letter
			}
			key := NewKey(text)
			wanted := strings.TrimSpace(NewKey(quote).String())
			if p := key.FromText(m.Range); string([]rune(key.String())[p.Start:p.End]) != wanted {
				t.Fatalf("the key at %v is not %q", m.Range, wanted)
			}
		}
	})
}

func FuzzFindFindsWhatStandsThere(f *testing.F) {
	f.Add("over 250 firms from 30 countries", 5, 9)
	f.Add("👩‍👩‍👧‍👦 क्षि \u1112\u1161\u11ab", 3, 9)
	f.Fuzz(func(t *testing.T, text string, from, length int) {
		text = norm.NFC.String(strings.ToValidUTF8(text, ""))
		ruler := newRuler(text)
		p := ruler.trim(ruler.snap(within(from, min(length, 500), len(ruler.runes))))
		quote := ruler.slice(p)
		found, err := Find(text, quote)
		if errors.Is(err, ErrNoQuote) || errors.Is(err, ErrQuoteTooLong) {
			return
		}
		if err != nil || len(found) == 0 {
			t.Fatalf("%q is not found in %q: %v", quote, text, err)
		}
	})
}
