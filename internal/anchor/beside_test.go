package anchor_test

import (
	"strings"
	"testing"

	"stet/internal/anchor"
	"stet/internal/document"
)

const beside = "Понад 250 компаній 🇺🇦 із 30 країн, сказали організатори.\nThe minister agreed."

// at is where the words stand in the text, in code points.
func at(t *testing.T, words string) document.Range {
	t.Helper()
	i := strings.Index(beside, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	start := len([]rune(beside[:i]))
	return document.Range{Start: start, End: start + len([]rune(words))}
}

func TestPassagesAdjoinWhereNoWordStandsBetweenThem(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"250 компаній", "компаній 🇺🇦 із 30", true}, // overlapping
		{"Понад 250", "250", true},                  // one in the other
		{"Понад", "250", true},                      // parted by a space
		{"250 компаній", "із 30 країн", true},       // parted by a flag, which is no word
		{"організатори.", "The minister", true},     // parted by the end of a paragraph
		{"Понад 250", "із 30 країн", false},
		{"Понад", "agreed.", false},
	} {
		a, b := at(t, c.a), at(t, c.b)
		if anchor.Adjoin(beside, a, b) != c.want || anchor.Adjoin(beside, b, a) != c.want {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.want)
		}
	}
}

func TestPassagesAreTheSameGiveOrTakeAWord(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"250 компаній", "250 компаній", true},
		{"Понад 250 компаній", "250 компаній", true},
		{"250 компаній 🇺🇦 із", "250 компаній", true},
		{"з 30 країн", "30 країн, сказали", false}, // a piece of a word on one side, a word on the other
		{"із 30 країн", "30 країн", true},
		{"30 країн,", "30 країн", true}, // a comma is no word
		{"Понад 250 компаній", "250", false},
		{"Понад 250", "компаній", false}, // beside each other, nothing shared
		{"The minister agreed.", "agreed", false},
	} {
		a, b := at(t, c.a), at(t, c.b)
		if anchor.SameButAWord(beside, a, b) != c.want || anchor.SameButAWord(beside, b, a) != c.want {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.want)
		}
	}
}

func TestPassagesBeyondTheTextAdjoinNothingByAccident(t *testing.T) {
	far := document.Range{Start: 4000, End: 4010}
	if anchor.SameButAWord(beside, far, at(t, "250")) {
		t.Error("a passage beyond the text is the same as one in it")
	}
	if anchor.Adjoin(beside, at(t, "250"), far) {
		t.Error("words stand between the passage and the end of the text")
	}
}
