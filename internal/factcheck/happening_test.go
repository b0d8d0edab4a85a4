package factcheck

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAHappeningSaysThatAndNotWhat(t *testing.T) {
	entry := Entry{
		Seq: 7, Actor: "ada", Action: "propose verdict", Object: Object{Kind: "claim", ID: "c"}, Article: "a", Claim: "c",
		Source: "a confidential source", Comment: "words", Changes: []Change{{Field: "verdict", After: "False"}, {Field: "rationale", After: "words"}},
	}
	if diff := cmp.Diff(Happening{Seq: 7, By: "ada", Article: "a", Claim: "c"}, entry.Happened()); diff != "" {
		t.Error(diff)
	}
}

func TestAHappeningTellsWhomItConcerns(t *testing.T) {
	state := func(before, after State) []Change {
		return []Change{{Field: "state", Before: string(before), After: string(after)}}
	}
	for name, c := range map[string]struct {
		entry Entry
		want  Happening
	}{
		"an export changes no page":    {Entry{Action: "export", Article: "a"}, Happening{}},
		"a claim comes into the queue": {Entry{Article: "a", Claim: "c", Changes: state(Proposed, InApproval)}, Happening{Article: "a", Claim: "c", Queue: true}},
		"a claim leaves the queue":     {Entry{Article: "a", Claim: "c", Changes: state(InApproval, Approved)}, Happening{Article: "a", Claim: "c", Queue: true}},
		"a claim is taken":             {Entry{Article: "a", Claim: "c", Changes: state(Open, Researching)}, Happening{Article: "a", Claim: "c"}},
		"an account is disabled":       {Entry{Actor: "maks", Object: Object{Kind: "user", ID: "ada"}}, Happening{By: "maks", Account: "ada"}},
		"somebody ends their session":  {Entry{Actor: "ada", Object: Object{Kind: "session", ID: "s"}}, Happening{By: "ada", Account: "ada"}},
		"a source is changed":          {Entry{Object: Object{Kind: "source", ID: "s"}, Source: "s"}, Happening{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.entry.Happened()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPageHearsOfItsOwnArticleAndAListOfAll(t *testing.T) {
	on := Happening{Article: "a"}
	if !on.On("a") || !on.On("") || on.On("b") || (Happening{Queue: true}).On("") {
		t.Error("a happening is news on the wrong pages")
	}
}
