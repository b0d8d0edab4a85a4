package ui

import (
	"testing"
	"time"
)

func TestTimesAreShownInUTCToTheMinute(t *testing.T) {
	kyiv := time.FixedZone("Kyiv", 3*60*60)
	if got, want := TimeText(time.Date(2023, 9, 30, 17, 5, 59, 0, kyiv)), "30 Sept 2023, 14:05 UTC"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := TimeText(time.Time{}); got != "" {
		t.Errorf("no time is shown as %q", got)
	}
}

func TestDaysAreShownInWordsAndOtherTextAsItIs(t *testing.T) {
	for date, want := range map[string]string{"2024-06-01": "1 June 2024", "": "", "spring 2024": "spring 2024"} {
		if got := DayText(date); got != want {
			t.Errorf("%q is shown as %q, want %q", date, got, want)
		}
	}
}
