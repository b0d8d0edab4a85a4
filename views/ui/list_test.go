package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOnlyFieldsThatDifferAreShownAfterAConflict(t *testing.T) {
	all := Differ(nil, "Title", "Firms meet", "Firms meet")
	all = Differ(all, "Publisher", "", "Courier")
	want := []Difference{{"Publisher", "(empty)", "Courier"}}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}
