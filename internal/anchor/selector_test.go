package anchor

import (
	"errors"
	"strings"
	"testing"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestDescribeKeepsWordsAndPlace(t *testing.T) {
	text := "👩‍👩‍👧‍👦 The Forum brought together over 250 firms\ufffc from 30 countries – more than the organisers expected."
	got, err := Describe(text, document.Range{Start: 35, End: 50})
	want := Selector{
		Quote: "over 250 firms", Prefix: "👩‍👩‍👧‍👦 The Forum brought together ", Suffix: " from 30 countries – more than t",
		Start: 35, End: 50,
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

func TestDescribeRefusesWhatCannotBeAPassage(t *testing.T) {
	text := "e\u0323\u0301 👩‍👧"
	for _, c := range []struct {
		r    document.Range
		want error
	}{
		{document.Range{Start: 0, End: 0}, ErrOutOfRange},
		{document.Range{Start: -1, End: 2}, ErrOutOfRange},
		{document.Range{Start: 3, End: 1}, ErrOutOfRange},
		{document.Range{Start: 0, End: 99}, ErrOutOfRange},
		{document.Range{Start: 1, End: 3}, ErrInsideGrapheme},
		{document.Range{Start: 4, End: 5}, ErrInsideGrapheme},
		{document.Range{Start: 4, End: 7}, nil},
	} {
		if _, err := Describe(text, c.r); !errors.Is(err, c.want) {
			t.Errorf("Describe %v gave %v, want %v", c.r, err, c.want)
		}
	}
}

func TestVerifyRefusesWhatDoesNotStandThere(t *testing.T) {
	text := document.Text{Content: "Kyiv: over 250\nfirms \ufffc 🇺🇦"}
	for name, c := range map[string]struct {
		hash       string
		start, end int
		quote      string
		want       error
	}{
		"right":               {text.Hash(), 6, 20, "over 250\nfirms", nil},
		"right, from a form":  {text.Hash(), 6, 20, "over 250\r\nfirms", nil},
		"image left out":      {text.Hash(), 15, 25, "firms  🇺🇦", nil},
		"an image":            {text.Hash(), 21, 22, "", nil},
		"another version":     {document.Text{Content: "x"}.Hash(), 6, 14, "over 250", ErrOtherText},
		"no hash":             {"", 6, 14, "over 250", ErrOtherText},
		"beyond the end":      {text.Hash(), 6, 99, "over 250", ErrOutOfRange},
		"negative":            {text.Hash(), -1, 4, "Kyiv", ErrOutOfRange},
		"empty":               {text.Hash(), 4, 4, "", ErrOutOfRange},
		"half a flag":         {text.Hash(), 21, 24, "\ufffc 🇺", ErrInsideGrapheme},
		"space before":        {text.Hash(), 5, 14, " over 250", ErrBlankEdge},
		"space behind":        {text.Hash(), 6, 15, "over 250\n", ErrBlankEdge},
		"other words":         {text.Hash(), 6, 14, "over 350", ErrQuoteDiffers},
		"one letter shifted":  {text.Hash(), 7, 14, "over 25", ErrQuoteDiffers},
		"other letters' case": {text.Hash(), 6, 14, "Over 250", ErrQuoteDiffers},
	} {
		t.Run(name, func(t *testing.T) {
			if err := Verify(text, c.hash, document.Range{Start: c.start, End: c.end}, c.quote); !errors.Is(err, c.want) || c.want == nil && err != nil {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestTrimTakesWhiteSpaceOff(t *testing.T) {
	text := " \u00a0one \n \u0301x"
	if got := Trim(text, document.Range{Start: 0, End: 7}); got != (document.Range{Start: 2, End: 5}) {
		t.Errorf("got %v", got)
	}
	if got := Trim(text, document.Range{Start: 5, End: 9}); got != (document.Range{Start: 7, End: 9}) {
		t.Errorf("a space with an accent was trimmed: %v", got)
	}
	if got := Trim("  \n", document.Range{Start: 0, End: 3}); got.Len() != 0 {
		t.Errorf("white space alone gave %v", got)
	}
}

func FuzzDescribe(f *testing.F) {
	f.Add("over 250 firms from 30 countries", 5, 9)
	f.Add("👩‍👩‍👧‍👦🇺🇦 क्षि e\u0323\u0301\ufffc", 2, 4)
	f.Fuzz(func(t *testing.T, text string, from, length int) {
		text = strings.ReplaceAll(norm.NFC.String(strings.ToValidUTF8(text, "")), "\r", "") // a canonical text has line feeds alone
		ruler := newRuler(text)
		p := within(from, length, len(ruler.runes))
		if _, err := Describe(text, p); err != nil && ruler.border[p.Start] && ruler.border[p.End] && p.Len() > 0 {
			t.Fatalf("%v of %q: %v", p, text, err)
		}
		if p = ruler.trim(ruler.snap(p)); p.Len() == 0 {
			return
		}
		s, err := Describe(text, p)
		if err != nil || !strings.Contains(spoken(text), s.Prefix+s.Quote+s.Suffix) {
			t.Fatalf("%v of %q: %+v %v", p, text, s, err)
		}
		if err := Verify(document.Text{Content: text}, document.Text{Content: text}.Hash(), p, s.Quote); err != nil {
			t.Fatalf("the passage described is refused: %v", err)
		}
	})
}
