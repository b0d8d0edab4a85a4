package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/locale"
)

func TestOnlyFieldsThatDifferAreShownAfterAConflict(t *testing.T) {
	all := Differ(nil, locale.M("Title"), "Firms meet", "Firms meet")
	all = Differ(all, locale.M("Publisher"), "", "Courier")
	want := []Difference{{locale.M("Publisher"), locale.M("(empty)"), locale.Plain("Courier")}}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}
