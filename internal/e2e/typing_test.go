package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// TestKeysActWhereTheyAreShown: a verdict by its digit, proposing, taking, closing, adding a source and editing by letter; none of
// them while somebody types or chooses.
func TestKeysActWhereTheyAreShown(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.openMine()
	v.Press("p")
	v.WaitUntil(`document.activeElement.matches('.card.open .problems')`)
	v.WaitUntil(`(() => { const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`)
	v.Press("5")
	v.WaitUntil(`document.querySelector('.card.open [name=verdict]:checked').dataset.command === 'verdict.5'`)
	v.WaitText(".card.open .chosen", "True.")

	v.Fill(".card.open [name=rationale]", "See [1]")
	for _, key := range []string{"p", "s", "e", "x", "j"} {
		v.Press(key)
	}
	v.WaitUntil(`document.querySelector('.card.open [name=rationale]').value === 'See [1]psexj'`)
	v.WaitText(".card.open .preview", "See [1]psexj")

	v.Press("Escape")
	browsertest.Eval[bool](v.Page, `(document.activeElement.blur(), true)`)
	v.Press("x")
	v.WaitUntil(`document.activeElement.matches('.card.open details[open] select[name=reason]')`)
	v.Press("p")
	v.WaitUntil(`document.querySelector('.card.open [name=rationale]') !== null && document.activeElement.matches('select')`)

	browsertest.Eval[bool](v.Page, `(document.activeElement.blur(), true)`)
	v.Press("p")
	v.WaitText(".card.open", "In approval")
}

// TestATypedRationaleStaysWithItsClaim: opening another claim shows its own form, and the words are back with the first.
func TestATypedRationaleStaysWithItsClaim(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	id := v.importText("uk.txt", cyrillic)
	v.claim(id, "понад 250 компаній")
	v.claim(id, "сказали організатори")
	v.Fill(".card.open [name=rationale]", "of the **second**")
	v.WaitText(".card.open .preview", "of the second")
	v.WaitUntil(`Object.keys(localStorage).some((k) => k.endsWith(':propose'))`)
	browsertest.Eval[bool](v.Page, `(document.activeElement.blur(), true)`)
	v.Press("k")
	v.WaitText(".card.open blockquote", "понад 250 компаній")
	if words := v.Value(".card.open [name=rationale]"); words != "" {
		t.Errorf("the first claim's form holds the words of the second: %q", words)
	}
	v.Fill(".card.open [name=rationale]", "of the *first*")
	v.WaitText(".card.open .preview", "of the first")
	v.WaitUntil(`Object.keys(localStorage).filter((k) => k.endsWith(':propose')).length === 2`)
	browsertest.Eval[bool](v.Page, `(document.activeElement.blur(), true)`)
	v.Press("j")
	v.WaitText(".card.open blockquote", "сказали організатори")
	v.WaitText(".card.open .draft-note", "is back")
	if words := v.Value(".card.open [name=rationale]"); words != "of the **second**" {
		t.Errorf("what was typed is not back: %q", words)
	}
	v.WaitText(".card.open .preview", "of the second")
}

// TestChoosingASourceOfTheLibraryPutsTheNewOneAway: the fields of a new source are there only while one is described; and what the
// library was searched for stays when the form is refused.
func TestChoosingASourceOfTheLibraryPutsTheNewOneAway(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.openMine()
	v.press(".card.open a", "Add source")
	v.Fill("#f-q", "exhibitors")
	v.press("button", "Search")
	v.WaitUntil(`document.querySelectorAll('[name=source]').length === 2`)
	v.WaitFor("[name=source_title]")
	v.Click(`[name=source]:not([value=""])`)
	v.WaitUntil(`!document.querySelector('[name=source_title]').checkVisibility()`)
	v.press("main .form button", "Save")
	v.WaitFor("#problems")
	v.WaitUntil(`document.querySelector('[name=source]:not([value=""])').checked`)
	v.Click(`[name=stance][value="context"]`)
	v.press("main .form button", "Save")
	v.WaitText(".card.open .evidence", "exhibitors")
}

// TestWhatIsTypedOfANewClaimComesBack after the page was left.
func TestWhatIsTypedOfANewClaimComesBack(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	id := v.importText("uk.txt", cyrillic)
	v.Go(v.site.URL + "/articles/" + id)
	v.DragOver("#text", "30 країн")
	v.press("#selection-bar button", "Make claim")
	v.Fill("#f-notes", "ask the organisers")
	v.WaitUntil(`Object.keys(localStorage).length === 1`)
	form := v.Path()
	v.Go(v.site.URL)
	v.Go(v.site.URL + form)
	v.WaitUntil(`document.querySelector('#f-notes').value === 'ask the organisers'`)
	v.press("button", "Make the claim")
	v.WaitText(".card.open", "ask the organisers")
	v.Go(v.site.URL + form)
	v.WaitUntil(`document.querySelector('#f-notes').value === '' && document.querySelector('.draft-note') === null && Object.keys(localStorage).length === 0`)
}
