package ui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

func TestMeterDividesItsWidthAmongTheClaims(t *testing.T) {
	p := factcheck.Progress{factcheck.Open: 2, factcheck.Researching: 1, factcheck.Proposed: 1, factcheck.InApproval: 1, factcheck.Approved: 2, factcheck.Closed: 1}
	want := []bar{{"done", 0, 37.5}, {"waits", 37.5, 12.5}, {"work", 50, 25}}
	if diff := cmp.Diff(want, bars(p), cmp.AllowUnexported(bar{})); diff != "" {
		t.Error(diff)
	}
}

func TestMeterWithoutClaimsSaysSo(t *testing.T) {
	var b strings.Builder
	if err := Meter(nil).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "No claims yet") || strings.Contains(got, "<svg") {
		t.Errorf("got %s", got)
	}
}

func TestProgressNamesTheStatesThereAre(t *testing.T) {
	for want, p := range map[string]factcheck.Progress{
		"1 of 3 settled, 2 open": {factcheck.Approved: 1, factcheck.Open: 2},
		"2 of 2 settled":         {factcheck.Approved: 1, factcheck.Closed: 1},
		"0 of 5 settled, 1 in approval, 3 in work, 1 open": {factcheck.InApproval: 1, factcheck.Proposed: 1, factcheck.Researching: 2, factcheck.Open: 1},
	} {
		if got := ProgressText(p).String(); got != want {
			t.Errorf("%v: got %q, want %q", p, got, want)
		}
	}
}
