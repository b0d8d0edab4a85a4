package ui

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/locale"
)

func TestOnlyFieldsThatDifferAreCompared(t *testing.T) {
	stored := Form{Values: url.Values{"title": {"Forum"}, "byline": {""}, "notes": {"one\ntwo"}, "people": {"a", "b"}}}
	typed := Form{Values: url.Values{"title": {"A forum"}, "notes": {" one\r\ntwo "}, "people": {"b", "a"}}}
	fields := []Comparing{{Field: "title"}, {Field: "byline"}, {Field: "notes"}, {Field: "people"}}
	got := Compare(stored, typed, fields).Fields
	if len(got) != 1 || got[0].Field != "title" || got[0].Values != `["Forum"]` {
		t.Errorf("got %+v", got)
	}
}

func TestChoicesAreComparedByTheirNames(t *testing.T) {
	kinds := []Choice{{Value: "", Name: locale.M("Choose one")}, {Value: "news", Name: locale.Plain("News")}}
	people := []Choice{{Value: "a", Name: locale.Plain("Ada")}, {Value: "b", Name: locale.Plain("Ben")}}
	stored := Form{Values: url.Values{"kind": {"news"}, "people": {"a", "b"}}}
	got := Compare(stored, Form{Values: url.Values{"kind": {""}}}, []Comparing{
		{Field: "kind", Words: ByChoice("kind", kinds)}, {Field: "people", Words: ByPeople("people", people)},
	}).Fields
	for i, want := range []string{"News", "Ada, Ben"} {
		if got[i].Stored.String() != want || got[i].Typed.String() != "" {
			t.Errorf("got %q and %q", got[i].Stored, got[i].Typed)
		}
	}
}

func TestTextsAreCutWhereTheirWordsDiffer(t *testing.T) {
	for _, c := range []struct {
		stored, typed string
		before, after []Piece
	}{
		{
			"Over 250 firms came.", "About 250 firms came there.",
			[]Piece{{"Over", true}, {" 250 firms came.", false}},
			[]Piece{{"About", true}, {" 250 firms came", false}, {" there", true}, {".", false}},
		},
		{
			"The minister said that orders are firm.", "A ministry claimed the orders were signed.",
			[]Piece{{"The minister said that orders are firm", true}, {".", false}},
			[]Piece{{"A ministry claimed the orders were signed", true}, {".", false}},
		},
		{
			"Some 250 firms came.", "Only 250 people came.",
			[]Piece{{"Some", true}, {" 250 ", false}, {"firms", true}, {" came.", false}},
			[]Piece{{"Only", true}, {" 250 ", false}, {"people", true}, {" came.", false}},
		},
		{"", "Said.", nil, []Piece{{"Said.", true}}},
		{"250 фірм", "252 фірми", []Piece{{"250 фірм", true}}, []Piece{{"252 фірми", true}}},
	} {
		before, after := pieces(c.stored, c.typed)
		if d := cmp.Diff(c.before, before) + cmp.Diff(c.after, after); d != "" {
			t.Errorf("%q and %q: %s", c.stored, c.typed, d)
		}
	}
}

func TestVeryLongTextsAreComparedAsAWhole(t *testing.T) {
	long := strings.Repeat("word ", longestCompared)
	before, after := pieces(long, long+"more")
	if len(before) != 1 || len(after) != 1 || !after[0].Only {
		t.Errorf("%d and %d pieces", len(before), len(after))
	}
}
