package e2e

import (
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// windows are how every state is looked at: nothing is opened again for them, so that what is open has to stand it.
var windows = []struct {
	name string
	o    browsertest.Options
	text string // the size of text in per cent
}{
	{"light", browsertest.Options{Width: 1280, Height: 900}, ""},
	{"dark", browsertest.Options{Width: 1280, Height: 900, Dark: true}, ""},
	{"text twice as large", browsertest.Options{Width: 1280, Height: 900}, "200%"},
	{"narrow", browsertest.Options{Width: 320, Height: 640}, ""},
}

// state is something a page can show, and how a person comes to see it.
type state struct {
	name, who string
	open      func(v *visitor)
}

// states are all that pages show besides the ways they are first seen, which are in the tour.
var states = []state{
	{"a claim that waits for approval", "Iryna Kovalenko", func(v *visitor) { v.openSample(); v.openWaiting() }},
	{"every form of a claim open", "Olena Bondar", func(v *visitor) { v.openSample(); v.openMine(); v.unfold() }},
	{"problems beside the text", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.openMine()
		v.Press("p")
		v.WaitFor(".card.open .problems")
	}},
	{"problems of a new claim", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.Go(v.here() + "/sentences")
		v.press(".sentences a", "")
		v.Fill("#f-statement", "")
		v.press("main .form button", "Make the claim")
		v.WaitFor("#problems")
	}},
	{"somebody was quicker", "Olena Bondar", func(v *visitor) {
		claim := v.claimOfMine()
		v.Go(claim + "/edit")
		v.elsewhere("Iryna Kovalenko", func(other *visitor) {
			other.Go(claim + "/edit")
			other.saveStatement("The editor's words for it.")
		})
		v.Fill("[name=statement]", "The reviewer's words for it.")
		v.press("main button", "Save")
		v.WaitFor(".compared")
	}},
	{"the palette with results", "Olena Bondar", func(v *visitor) {
		v.Press("Control+k")
		v.focused("dialog.palette [role=combobox]")
		v.typeIn("forum")
		v.WaitFor("dialog.palette [role=option]")
		v.Press("ArrowDown")
		v.WaitFor("dialog.palette [aria-selected=true]")
	}},
	{"the palette without any", "Olena Bondar", func(v *visitor) {
		v.Press("Control+k")
		v.focused("dialog.palette [role=combobox]")
		v.typeIn("zebra zebra")
		v.WaitText("dialog.palette", "Nothing has these words.")
	}},
	{"the list of keys over the page", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.Press("?")
		v.WaitText("dialog.help[open]", "Previous claim")
	}},
	{"a caret in the text", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.Press("i")
		v.WaitFor("#text[data-caret]")
		v.Press("Shift+Control+ArrowRight")
		v.WaitFor("#selection-bar [data-quote]")
	}},
	{"a selection", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.DragOver("#text", "drew over 250 firms")
		v.WaitText("#selection-bar [data-quote]", "drew over 250 firms")
	}},
	{"a selection that is claimed already", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.DragOver("#text", "including €1 billion of firm orders")
		v.WaitFor("#selection-bar .join")
	}},
	{"the claims at one place", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.bringIntoView("including")
		v.clickOn("including")
		v.WaitFor(".card.open")
		v.Press("l")
		v.WaitFor("#claims-here li")
	}},
	{"borders being changed", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.openMine()
		v.press(".card.open a", "Change borders")
		v.WaitText("#selection-bar", "Save borders")
	}},
	{"highlights dimmed", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.Press("h")
		v.WaitFor(`main[data-marks="dim"]`)
	}},
	{"news that wait", "Olena Bondar", func(v *visitor) {
		id := v.importText("news.txt", forum)
		v.Go(v.site.URL + "/articles/" + id)
		v.listens()
		v.elsewhere("Iryna Kovalenko", func(other *visitor) { other.highlights(id, "30 countries") })
		v.WaitText("#live-news", "1 new by Iryna Kovalenko.")
	}},
	{"company at a claim", "Olena Bondar", func(v *visitor) {
		claim := v.claimOfMine()
		v.elsewhere("Iryna Kovalenko", func(other *visitor) {
			other.Go(claim)
			v.Go(claim)
			v.WaitText("#live-claim", "Iryna Kovalenko has this claim open too.")
		})
	}},
	{"what can be undone, and done again", "Taras Melnyk", func(v *visitor) {
		id := v.importText("undone.txt", forum)
		v.claim(id, "30 countries")
		v.Press("u")
		v.WaitText("#notices", "Undone")
		v.rests()
	}},
	{"a draft that came back", "Olena Bondar", func(v *visitor) {
		claim := v.typeVerdictOn()
		v.Go(v.site.URL + claim)
		v.WaitText(".draft-note", "is back")
	}},
	{"what is left unfinished", "Olena Bondar", func(v *visitor) {
		v.typeVerdictOn()
		v.Go(v.site.URL + "/drafts")
		v.WaitFor(".list.drafts")
	}},
	{"a search that finds nothing", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/find?q=zebra") }},
	{"a search that finds all kinds", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/find?q=forum") }},
	{"no article like this", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/articles?q=zebra") }},
	{"no source like this", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/sources?q=zebra") }},
	{"an article without claims", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/articles/" + v.importText("empty.txt", forum)) }},
	{"an article from right to left", "Olena Bondar", func(v *visitor) {
		id := v.importText("he.txt", hebrew)
		v.claim(id, "מ־30 מדינות")
	}},
	{"an import to look over", "Olena Bondar", func(v *visitor) {
		v.Go(v.site.URL + "/articles/new")
		v.Fill("textarea", forum)
		v.press("main form button", "Go on")
		v.WaitUntil(`location.pathname.startsWith('/imports/')`)
	}},
	{"borders on a page of their own", "Olena Bondar", func(v *visitor) { v.Go(v.claimOfMine() + "/borders") }},
	{"a claim being split", "Olena Bondar", func(v *visitor) { v.Go(v.claimOfMine() + "/split") }},
	{"a claim being merged", "Olena Bondar", func(v *visitor) { v.Go(v.claimOfMine() + "/merge") }},
	{"the words of a claim", "Olena Bondar", func(v *visitor) { v.Go(v.claimOfMine() + "/edit") }},
	{"a new source", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/sources/new") }},
	{"preferences, and a key that is taken", "Olena Bondar", func(v *visitor) {
		v.Go(v.site.URL + "/me/preferences")
		v.Fill("#f-key-claim-next", "k")
		v.press(".own-keys .actions button", "Save the keys")
		v.WaitFor("#problems")
	}},
	{"a decision to return", "Iryna Kovalenko", func(v *visitor) {
		v.Go(v.site.URL + "/approvals")
		v.press("main .table a", "")
		v.press("main summary", "Return")
		v.WaitFor(`form[action$="/return"] [name=comment]`)
	}},
	{"not theirs to see", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/admin/users") }},
	{"a session that has ended", "", func(v *visitor) { v.Go(v.site.URL + "/sign-in?next=%2Farticles") }},
}

// TestEveryStateIsOpenToEverybody looks at all that pages can show in light, dark, with text twice as large and at 320 pixels: no
// barrier that axe-core finds, and nothing to scroll sideways for.
func TestEveryStateIsOpenToEverybody(t *testing.T) {
	s := try(t)
	for _, st := range states {
		t.Run(st.name, func(t *testing.T) { st.look(t, s, browsertest.Options{}) })
	}
}

func (st state) look(t *testing.T, s *site, o browsertest.Options) {
	t.Helper()
	v := s.page(t, o)
	if st.who != "" {
		v.signIn(st.who)
	}
	st.open(v)
	v.WaitFor("main h1")
	v.inEveryWindow(st.name)
}

// inEveryWindow looks at the page as it is in all of the windows.
func (v *visitor) inEveryWindow(name string) {
	v.t.Helper()
	for _, w := range windows {
		v.Look(w.o)
		browsertest.Eval[bool](v.Page, `(document.documentElement.style.fontSize = `+quoted(w.text)+`, true)`)
		v.lookAt(v.t, strings.ReplaceAll(name, " ", "-"), w.name)
		v.headings(name)
	}
}

// headings fails unless the page has one heading of the first level, and one main part.
func (v *visitor) headings(name string) {
	v.t.Helper()
	if n := browsertest.Eval[int](v.Page, `document.querySelectorAll('main').length`); n != 1 {
		v.t.Errorf("%s: %d main parts", name, n)
	}
	if n := browsertest.Eval[int](v.Page, `[...document.querySelectorAll('h1')].filter((h) => h.checkVisibility() && !h.closest('dialog')).length`); n != 1 {
		v.t.Errorf("%s: %d headings of the first level", name, n)
	}
}

// openWaiting opens a claim that waits for this person's decision.
func (v *visitor) openWaiting() {
	v.t.Helper()
	v.press(".card:has(.state.waits) a[data-claim-card]", "")
	v.WaitFor(".card.open")
}

// unfold opens whatever is folded on the page.
func (v *visitor) unfold() {
	v.t.Helper()
	v.WaitUntil(`[...document.querySelectorAll('main details')].every((d) => (d.open = true))`)
}

// claimOfMine is the address of a claim that waits for this person's verdict.
func (v *visitor) claimOfMine() string {
	v.t.Helper()
	v.openSample()
	v.openMine()
	return browsertest.Eval[string](v.Page, `location.origin + '/claims/' + new URLSearchParams(location.search).get('claim')`)
}

// elsewhere has somebody do something in a browser of their own.
func (v *visitor) elsewhere(who string, do func(other *visitor)) {
	v.t.Helper()
	other := v.site.page(v.t, browsertest.Options{})
	other.signIn(who)
	do(other)
}

// TestStatesInUkrainianAreOpenToEverybody looks at what is shown over and beside pages, in a language with longer words.
func TestStatesInUkrainianAreOpenToEverybody(t *testing.T) {
	s := try(t)
	for _, st := range []state{
		{"problems", "Olena Bondar", func(v *visitor) { v.openSample(); v.openWorked(); v.Press("p"); v.WaitFor(".card.open .problems") }},
		{"palette", "Olena Bondar", func(v *visitor) {
			v.Press("Control+k")
			v.typeIn("forum")
			v.WaitFor("dialog.palette [role=option]")
		}},
		{"keys", "Olena Bondar", func(v *visitor) { v.Press("?"); v.WaitFor("dialog.help[open] h2") }},
		{"selection", "Olena Bondar", func(v *visitor) {
			v.openSample()
			v.DragOver("#text", "drew over 250 firms")
			v.WaitFor("#selection-bar [data-quote]")
		}},
		{"missing", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/nothing-here") }},
		{"preferences", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/me/preferences") }},
	} {
		t.Run(st.name, func(t *testing.T) { st.look(t, s, browsertest.Options{Language: "uk"}) })
	}
}

// openWorked opens a claim on which this person proposes a verdict, in whatever language.
func (v *visitor) openWorked() {
	v.t.Helper()
	addresses := browsertest.Eval[[]string](v.Page, `[...document.querySelectorAll('.card a[data-claim-card]')].map((a) => a.href)`)
	for _, address := range addresses {
		v.Go(address)
		v.WaitFor(".card.open")
		if v.Has(".card.open [name=rationale]") {
			return
		}
	}
	v.t.Fatal("no claim waits for a verdict")
}
