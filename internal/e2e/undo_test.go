package e2e

import (
	"fmt"
	"math"
	"testing"

	"stet/internal/browsertest"
)

// TestEachKindOfActionIsUndoneAndDoneAgain walks through a claim's life and takes every action of it back and forth, from
// its notice and by key.
func TestEachKindOfActionIsUndoneAndDoneAgain(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.importArticle(sharedArticle(t))
	v.press("#notices button", "Undo")
	v.WaitUntil(`location.pathname === '/articles'`)
	v.WaitText("#notices", "Undone: import")
	v.press("#notices button", "Do again")
	v.WaitText("main", "Defence Industries Forum in Kyiv")
	v.press("main a", "Defence Industries Forum in Kyiv")
	v.DragOver("#text", quote)
	v.press("#selection-bar button", "Make claim")
	v.makeClaim()
	v.thereAndBack(no(".card.open"), has(".card.open blockquote", quote))
	v.attachSources()
	v.thereAndBack(no(".card.open .evidence > li:nth-of-type(2)"), has(".card.open .evidence", "Agency report"))
	v.editsTheStatement()
	v.thereAndBack(has(".card.open", "More than 250 companies"), has(".card.open", "At least 250 companies"))
	v.proposeVerdict()
	v.thereAndBack(has(".card.open", "Propose and send for approval"), has(".card.open", "In approval"))
	v.decisionsOfAnEditor()
}

func (v *visitor) editsTheStatement() {
	v.t.Helper()
	v.press(".card.open a", "Edit words")
	v.Fill("#f-statement", "At least 250 companies took part.")
	v.press("main button", "Save")
	v.WaitText(".card.open", "At least 250 companies took part.")
}

func (v *visitor) decisionsOfAnEditor() {
	v.t.Helper()
	v.approveAsEditor()
	v.Go(v.URL("Defence Industries Forum in Kyiv"))
	v.WaitFor("#text[data-parity=kept]") // then the scripts listen to keys
	before := v.textAt()
	v.thereAndBackByKey(has(".card.open", "Waits for your approval"), has(".card.open", "Approved by"))
	if now := v.textAt(); now != before {
		v.t.Errorf("a notice moved the text from %v to %v", before, now)
	}
	v.Click("#notices [data-close-notice]")
	v.WaitUntil(`document.querySelector('#notices .flash') === null`)
	v.press(".card.open summary", "Reopen")
	v.Fill(".card.open [name=comment]", "The list was replaced.")
	v.press(".card.open button", "Reopen")
	v.WaitText("#notices", "Opened again.")
	v.thereAndBack(has(".card.open", "Approved by"), has(".card.open", "In research"))
}

// textAt is where the article's text stands in the window.
func (v *visitor) textAt() float64 {
	v.t.Helper()
	return browsertest.Eval[float64](v.Page, `document.querySelector('#text').getBoundingClientRect().top`)
}

// URL is the workbench of the article with its first claim open.
func (v *visitor) URL(title string) string {
	v.t.Helper()
	address := v.site.URL + "/articles/" + v.articleID(title)
	v.Go(address)
	return browsertest.Eval[string](v.Page, `document.querySelector('a[data-claim-card]').href`)
}

// thereAndBack undoes the last action and does it again, from the notices and by key.
func (v *visitor) thereAndBack(before, after string) {
	v.t.Helper()
	v.press("#notices button", "Undo")
	v.turned("Undone", before)
	v.press("#notices button", "Do again")
	v.turned("Done again", after)
	v.thereAndBackByKey(before, after)
}

func (v *visitor) thereAndBackByKey(before, after string) {
	v.t.Helper()
	v.Press("u")
	v.turned("Undone", before)
	v.Press("Shift+U")
	v.turned("Done again", after)
}

// turned waits until the notice says so, the page shows it.
func (v *visitor) turned(notice, shows string) {
	v.t.Helper()
	v.WaitText("#notices", notice)
	v.WaitUntil(shows)
	v.rests()
}

// rests waits until nothing on the page is on its way any more.
func (v *visitor) rests() {
	v.t.Helper()
	v.WaitUntil(no(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"))
}

func has(css, words string) string {
	return fmt.Sprintf(`document.querySelector(%s)?.textContent.includes(%s) === true`, quoted(css), quoted(words))
}

func no(css string) string {
	return fmt.Sprintf(`document.querySelector(%s) === null`, quoted(css))
}

// TestUndoingByKeyLeavesTheFocusAndTheTextWhereTheyAre presses the key in the middle of reading.
func TestUndoingByKeyLeavesTheFocusAndTheTextWhereTheyAre(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.importArticle(sharedArticle(t))
	v.DragOver("#text", quote)
	v.press("#selection-bar button", "Make claim")
	v.makeClaim()
	v.press(".card.open summary", "Not checkable")
	v.Fill(".card.open [name=reason]", "opinion")
	v.press(".card.open button", "Not checkable")
	v.WaitText("#notices", "Closed: it is not checked.")
	v.rests()
	const where = `JSON.stringify([document.activeElement?.closest('.card')?.id, document.activeElement?.className])`
	const top = `document.querySelector('mark.here').getBoundingClientRect().top`
	browsertest.Eval[bool](v.Page, `(document.querySelector('.card.open a[data-claim-card]').focus({ preventScroll: true }), true)`)
	here, line := browsertest.Eval[string](v.Page, where), browsertest.Eval[float64](v.Page, top)
	v.Press("u")
	v.turned("Undone: mark not checkable", has(".card.open", "Propose and send for approval"))
	if now := browsertest.Eval[string](v.Page, where); now != here {
		t.Errorf("one is at %s, and was at %s", now, here)
	}
	if moved := browsertest.Eval[float64](v.Page, top) - line; math.Abs(moved) > aLine {
		t.Errorf("the text has moved by %.0f pixels", moved)
	}
	title := browsertest.Eval[string](v.Page, `document.getElementById('redo-button').title`)
	if want := "Do again: mark not checkable, “" + quote + "”"; title != want {
		t.Errorf("the frame offers %q, want %q", title, want)
	}
	v.typesAnUndoneLetter()
}

// aLine is by how much another notice above it may move the text, in pixels.
const aLine = 32

// typesAnUndoneLetter types the key into a field, where it is a letter.
func (v *visitor) typesAnUndoneLetter() {
	v.t.Helper()
	v.Click(".card.open [name=rationale]")
	v.Press("u")
	if typed := v.Value(".card.open [name=rationale]"); typed != "u" {
		v.t.Errorf("the field holds %q", typed)
	}
	if !v.Has(".card.open [name=rationale]") || !v.Has("#redo-button:not([disabled])") {
		v.t.Error("typing undid something")
	}
}
