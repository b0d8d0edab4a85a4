package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// inUkrainian are the windows that the pages are looked at in with a browser that asks for Ukrainian.
var inUkrainian = []look{
	{name: "ukrainian", o: browsertest.Options{Width: 1440, Height: 1000, Language: "uk"}},
	{name: "ukrainian-phone", o: browsertest.Options{Width: 390, Height: 844, Language: "uk"}},
}

// shownInUkrainian are those of the tour whose pictures are kept.
var shownInUkrainian = map[string]bool{"desk": true, "decision": true, "open-claim": true}

// ukrainianTour are pages with many words, each with how to get there once signed in.
var ukrainianTour = []struct {
	name, who string
	open      func(v *visitor)
}{
	{"sign-in", "", func(v *visitor) { v.Go(v.site.URL + "/sign-in") }},
	{"desk", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/") }},
	{"articles", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/articles") }},
	{"new-article", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/articles/new") }},
	{"particulars", "Iryna Kovalenko", func(v *visitor) { v.openSample(); v.Go(v.here() + "/edit") }},
	{"export", "Iryna Kovalenko", func(v *visitor) { v.openSample(); v.Go(v.here() + "/export") }},
	{"decision", "Iryna Kovalenko", func(v *visitor) {
		v.Go(v.site.URL + "/approvals")
		v.press("main .table a", "")
		v.WaitFor(".decision")
	}},
	{"source", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/sources"); v.press("main table a", "") }},
	{"open-claim", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.press(".card:has(.state.waits) a[data-claim-card]", "")
		v.WaitFor(".card.open")
	}},
}

// TestPagesInUkrainianFitTheirWindows looks at pages in Ukrainian, whose words are longer: nothing to scroll sideways for, and no
// barrier that axe-core finds.
func TestPagesInUkrainianFitTheirWindows(t *testing.T) {
	s := try(t)
	for _, look := range inUkrainian {
		t.Run(look.name, func(t *testing.T) {
			who, v := "", s.page(t, look.o)
			for _, stop := range ukrainianTour {
				if stop.who != who {
					v = s.page(t, look.o)
					v.signIn(stop.who)
					who = stop.who
				}
				stop.open(v)
				v.WaitFor(`html[lang="uk"]`)
				v.lookAt(t, stop.name, look.name)
				if *pictures && shownInUkrainian[stop.name] {
					v.keepPicture(t, stop.name, look)
				}
			}
		})
	}
}

// TestAnEditorWorksInUkrainian chooses the language on the sign-in page, keeps it for good among the preferences, and
// approves a verdict.
func TestAnEditorWorksInUkrainian(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.Go(s.URL + "/sign-in")
	v.press(`button[lang="uk"]`, "")
	v.WaitFor(`html[lang="uk"]`)
	v.signIn("Iryna Kovalenko")
	v.Go(s.URL + "/me/preferences")
	v.press(`input[name="language"][value="uk"]`, "")
	v.press(`form[action="/me/preferences"] .btn.main`, "")
	v.WaitFor(".flash.good")
	v.Go(s.URL + "/approvals")
	v.press("main .table a", "")
	v.WaitFor(".decision")
	v.press(`form[action$="/approve"] button`, "")
	v.WaitText("#notices", "Схвалено.")
}
