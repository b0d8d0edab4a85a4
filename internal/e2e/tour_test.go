package e2e

import (
	"path/filepath"
	"strings"

	"stet/internal/browsertest"
)

// party is one person, or nobody, on a tour through pages, each in the state it is looked at in.
type party struct {
	who    string
	sights []sight
}

type sight struct {
	name string
	open func(v *visitor)
}

func (p party) name() string {
	if p.who == "" {
		return "nobody"
	}
	return p.who
}

// at opens a page by its address.
func at(path string) func(v *visitor) {
	return func(v *visitor) { v.Go(v.site.URL + path) }
}

// parties see every page, and the states of pages that one does not meet by opening them.
var parties = []party{
	{"", []sight{{"sign-in", at("/sign-in")}}},
	{"Olena Bondar", []sight{
		{"desk", at("/")},
		{"articles", at("/articles")},
		{"no-articles", at("/articles?q=zeppelin")},
		{"new-article", at("/articles/new")},
		{"workbench", (*visitor).openSample},
		{"open-claim", func(v *visitor) { v.openSample(); v.press(".card a", ""); v.WaitFor(".card.open") }},
		{"research", func(v *visitor) { v.openSample(); v.openMine() }},
		{"caret", (*visitor).walkInText},
		{"selection", (*visitor).selectWords},
		{"sentences", func(v *visitor) { v.openSample(); v.Go(v.here() + "/sentences") }},
		{"new-claim", func(v *visitor) { v.openSample(); v.Go(v.here() + "/sentences"); v.press(".sentences a", "") }},
		{"export", func(v *visitor) { v.openSample(); v.Go(v.here() + "/export") }},
	}},
	{"Taras Melnyk", []sight{
		{"edit-claim", func(v *visitor) { v.openMyClaim("/edit") }},
		{"stale-save", (*visitor).saveTooLate},
		{"borders", func(v *visitor) { v.openMyClaim("/borders") }},
		{"split", func(v *visitor) { v.openMyClaim("/split") }},
		{"merge", func(v *visitor) { v.openMyClaim("/merge") }},
		{"attach", func(v *visitor) { v.openMyClaim("/citations/new"); v.WaitFor("[name=source_title]") }},
		{"problems", func(v *visitor) {
			v.openMyClaim("/citations/new")
			v.press("main .actions button", "")
			v.WaitFor(".problems")
		}},
		{"draft", (*visitor).leaveADraft},
		{"unfinished", at("/drafts")},
		{"undone", (*visitor).takeAndUndo},
	}},
	{"Iryna Kovalenko", []sight{
		{"editors-desk", at("/")},
		{"approvals", at("/approvals")},
		{"decision", (*visitor).openDecision},
		{"claim", func(v *visitor) { v.openDecision(); v.press("main a", "History"); v.WaitFor(".history") }},
		{"particulars", func(v *visitor) { v.openSample(); v.Go(v.here() + "/edit") }},
		{"sources", at("/sources")},
		{"no-sources", at("/sources?q=zeppelin")},
		{"source", func(v *visitor) { v.Go(v.site.URL + "/sources"); v.press("main table a", "") }},
		{"new-source", at("/sources/new")},
		{"found", at("/find?q=forum")},
	}},
	{"Marko Shevchuk", []sight{
		{"people", at("/admin/users")},
		{"newsroom", at("/admin/newsroom")},
		{"policy", at("/admin/newsroom/policy?minimum_sources=3&primary_source=true")},
		{"account", at("/account")},
		{"preferences", at("/me/preferences")},
		{"keys", at("/keys")},
		{"palette", func(v *visitor) { v.openSample(); v.Press("Control+k"); v.WaitFor("dialog.palette [role=option]") }},
		{"keys-window", func(v *visitor) {
			v.openSample()
			v.Press("?")
			v.WaitUntil(`document.querySelector('dialog.help[open] h1, main > .head > h1')?.textContent === 'Keys'`)
		}},
		{"gallery", at("/gallery")},
		{"missing", func(v *visitor) { v.Forgive("404"); v.Go(v.site.URL + "/nothing-here") }},
	}},
	{"Olena Bondar", []sight{
		{"forbidden", func(v *visitor) { v.Forgive("403"); v.Go(v.site.URL + "/admin/users") }},
		{"right-to-left", (*visitor).openArabic},
	}},
}

// openSample opens the try-out mode's article in the middle of being checked.
func (v *visitor) openSample() {
	v.t.Helper()
	v.Go(v.site.URL + "/articles")
	v.press("main table a", "Forum")
	v.WaitFor("#text mark")
}

// openMine opens a claim that waits for this person's verdict.
func (v *visitor) openMine() {
	v.t.Helper()
	v.WaitUntil(`(() => {
    const card = [...document.querySelectorAll('.card')].find((c) => /Waits for your verdict|Returned to you/.test(c.textContent));
    card?.querySelector('a[data-claim-card]').setAttribute('data-picked', '');
    return card !== undefined;
  })()`)
	v.Click("[data-picked]")
	v.WaitFor(".card.open [name=rationale]")
}

// here is the address of the open article, without what is open in it.
func (v *visitor) here() string {
	return browsertest.Eval[string](v.Page, `location.origin + location.pathname`)
}

// openMyClaim opens a form of a claim that waits for this person.
func (v *visitor) openMyClaim(form string) {
	v.t.Helper()
	v.openSample()
	card := browsertest.Eval[string](v.Page, `[...document.querySelectorAll('.card')].find((c) => /In research|Waits for your verdict|Returned to you/.test(c.textContent) && c.textContent.includes('Taras Melnyk')).id`)
	v.Go(v.site.URL + "/claims/" + card[len("card-"):] + form)
}

// openDecision opens the first claim that waits for an editor.
func (v *visitor) openDecision() {
	v.t.Helper()
	v.Go(v.site.URL + "/approvals")
	v.press("main .table a", "")
	v.WaitFor(".decision")
}

// walkInText moves the caret of the keyboard into the text.
func (v *visitor) walkInText() {
	v.t.Helper()
	v.openSample()
	v.WaitFor("#text[data-parity=kept]")
	v.Press("i")
	v.WaitFor(".text-caret")
	v.Press("ArrowDown")
}

// selectWords selects what no claim has yet.
func (v *visitor) selectWords() {
	v.t.Helper()
	v.openSample()
	v.WaitFor("#text[data-parity=kept]")
	v.DragOver("#text", "heroism stops no missiles")
	v.WaitFor("#selection-bar [data-quote]")
}

// saveTooLate saves a form that was opened before somebody else's save.
func (v *visitor) saveTooLate() {
	v.t.Helper()
	v.openMyClaim("/edit")
	v.Fill("[name=statement]", "Orders worth a billion euros are firm.")
	browsertest.Eval[bool](v.Page, `(document.querySelector('main [name=row_version]').value = '1', true)`)
	v.press("main .actions button", "Save")
	v.WaitFor(".compared")
}

// leaveADraft types a note, and comes back to it later.
func (v *visitor) leaveADraft() {
	v.t.Helper()
	v.openMyClaim("/edit")
	v.Fill("[name=notes]", "Ask the ministry for the list.")
	v.WaitText(".draft-state", "Draft saved")
	v.openMyClaim("/edit")
	v.WaitText(".draft-note", "is back")
}

// takeAndUndo takes the open claim and gives it back, so that the next one to look finds it open.
func (v *visitor) takeAndUndo() {
	v.t.Helper()
	v.openSample()
	v.press(".card:has(.state.open) a[data-claim-card]", "")
	v.press(".card.open button", "Take it")
	v.press("#notices button", "Undo")
	v.WaitFor("#notices .flash button")
}

// openArabic opens an article that is written from right to left.
func (v *visitor) openArabic() {
	v.t.Helper()
	file := filepath.Join(v.t.TempDir(), "forum.txt")
	write(v.t, file, []byte(arabic))
	id := strings.TrimSpace(v.site.stet("import", file, "--title", "منتدى الصناعات الدفاعية في كييف"))
	v.Go(v.site.URL + "/articles/" + id)
	v.WaitFor("#text[data-parity=kept]")
}

const arabic = "اجتمعت أكثر من 250 شركة من 30 دولة في كييف يوم الجمعة.\n\nوقال الوزير إن العقود تبلغ 1.5 مليار يورو، وإن NATO شريك في المنتدى."
