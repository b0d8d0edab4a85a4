package locale_test

import (
	"testing"
	"time"

	"stet/internal/locale"
)

func ukrainian() *locale.Printer { return locale.Choose("uk") }

func TestUkrainianCountsThingsInItsThreeForms(t *testing.T) {
	ctx := locale.With(t.Context(), ukrainian())
	for n, want := range map[int]string{
		0: "0 тверджень у вашій роботі", 1: "1 твердження у вашій роботі", 2: "2 твердження у вашій роботі", 4: "4 твердження у вашій роботі", 5: "5 тверджень у вашій роботі", 11: "11 тверджень у вашій роботі", 12: "12 тверджень у вашій роботі",
		21: "21 твердження у вашій роботі", 22: "22 твердження у вашій роботі", 25: "25 тверджень у вашій роботі", 111: "111 тверджень у вашій роботі", 1001: "1\u00a0001 твердження у вашій роботі",
	} {
		if got := locale.N(ctx, n, "1 claim is yours", "%d claims are yours"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestEnglishCountsThingsInItsTwoForms(t *testing.T) {
	for n, want := range map[int]string{0: "0 claims are yours", 1: "1 claim is yours", 2: "2 claims are yours", 21: "21 claims are yours", 1001: "1,001 claims are yours"} {
		if got := locale.N(t.Context(), n, "1 claim is yours", "%d claims are yours"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

type State string

func TestWordsOfTheSubjectAreTranslatedAndWhatPeopleWroteIsNot(t *testing.T) {
	uk := ukrainian()
	if got := uk.Text("%s: %s", State("approved"), "approved"); got != "схвалено: approved" {
		t.Errorf("got %q", got)
	}
	if got := locale.Of(State("approved")).String(); got != "approved" {
		t.Errorf("got %q", got)
	}
	if got := locale.Plain("100 %d Sign in").In(locale.With(t.Context(), uk)); got != "100 %d Sign in" {
		t.Errorf("got %q", got)
	}
}

func TestAListLeavesOutWhatSaysNothing(t *testing.T) {
	ctx := locale.With(t.Context(), ukrainian())
	list := locale.List(locale.Plain("Газета, 100 %"), locale.Plain(""), locale.Day("2024-06-01"), locale.Day(""), locale.Of(State("approved")))
	if got := list.In(ctx); got != "Газета, 100 %, 1 червня 2024, схвалено" {
		t.Errorf("got %q", got)
	}
	if !locale.List(locale.Plain(""), locale.Day("")).Empty() {
		t.Error("a list of nothing says something")
	}
}

func TestLanguageIsTheFirstWishThatCanBeMet(t *testing.T) {
	for name, c := range map[string]struct {
		wishes []string
		want   string
	}{
		"nothing said":                  {nil, "en"},
		"a person's choice":             {[]string{"uk", "en-US,en;q=0.9", "en"}, "uk"},
		"the browser's":                 {[]string{"", "uk-UA,uk;q=0.9,en;q=0.8", "en"}, "uk"},
		"the browser's second best":     {[]string{"", "de-AT,uk;q=0.5", "en"}, "uk"},
		"the newsroom's":                {[]string{"", "ja", "uk"}, "uk"},
		"no way from Russian":           {[]string{"", "ru", ""}, "en"},
		"a header of nonsense":          {[]string{"", "%%%;;q=x", "uk"}, "uk"},
		"English as somebody writes it": {[]string{"en-GB", "uk"}, "en"},
	} {
		if got := locale.Choose(c.wishes...).Language().Code; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestTimesAreShownInUTCToTheMinute(t *testing.T) {
	at := time.Date(2023, 9, 30, 17, 5, 59, 0, time.FixedZone("Kyiv", 3*60*60))
	for code, want := range map[string]string{"en": "30 Sept 2023, 14:05 UTC", "uk": "30 вересня 2023, 14:05 UTC"} {
		if got := locale.Choose(code).Time(at); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := locale.Choose(code).Time(time.Time{}); got != "" {
			t.Errorf("no time is shown as %q", got)
		}
	}
}

func TestDaysAreShownInWordsAndOtherTextAsItIs(t *testing.T) {
	for date, want := range map[string]string{"2024-06-01": "1 червня 2024", "": "", "навесні 2024": "навесні 2024"} {
		if got := ukrainian().Day(date); got != want {
			t.Errorf("%q is shown as %q, want %q", date, got, want)
		}
	}
}
