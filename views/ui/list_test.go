package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/locale"
)

func TestOnlyFieldsThatDifferAreShownAfterAConflict(t *testing.T) {
	all := Differ(nil, locale.M("Title"), locale.Plain("Firms meet"), locale.Plain("Firms meet"))
	all = Differ(all, locale.M("Publisher"), locale.Plain(""), locale.Plain("Courier"))
	want := []Difference{{locale.M("Publisher"), locale.M("(empty)"), locale.Plain("Courier")}}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}
