package e2e

import (
	"fmt"
	"testing"

	"stet/internal/browsertest"
)

// TestWhatIsDoneToAPassageIsUndoneAndDoneAgain: its borders, a split, a merge, a withdrawal.
func TestWhatIsDoneToAPassageIsUndoneAndDoneAgain(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	id := v.importText("forum.txt", forum)
	v.claim(id, "250 firms from 30 countries")
	v.press(".card.open a", "Change borders")
	v.WaitText("#selection-bar", "Save borders")
	v.Press("[")
	v.WaitText("#selection-bar [data-quote]", quote)
	v.press("#selection-bar button", "Save borders")
	v.thereAndBack(is(".card.open blockquote", "250 firms from 30 countries"), is(".card.open blockquote", quote))
	v.checkStored(id, quote)
	v.press(".card.open a", "Split")
	v.Fill("#f-quote", "over 250 firms")
	v.Fill("#f-other_quote", "from 30 countries")
	v.Fill("#f-statement", "They came from 30 countries.")
	v.press("main button", "Split")
	v.thereAndBack(count(".card", 1), count(".card", 2))
	v.checkStored(id, "over 250 firms", "from 30 countries")
	v.press(".card a[data-claim-card]", "1")
	v.WaitUntil(is(".card.open blockquote", "over 250 firms"))
	v.press(".card.open a", "Merge")
	v.Fill("#f-statement", "Over 250 firms came from 30 countries.")
	v.press("main button", "Merge")
	v.thereAndBack(count(".card", 2), count(".card", 1))
	v.checkStored(id, quote)
	v.press(".card.open button", "Withdraw the claim")
	v.thereAndBack(count(".card", 1), count(".card", 0))
	v.checkStored(id)
}

// TestWhatIsDoneToAClaimIsUndoneAndDoneAgain: assigning, taking, closing, and taking a source off it.
func TestWhatIsDoneToAClaimIsUndoneAndDoneAgain(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	v.claim(v.importText("forum.txt", forum), quote)
	v.attach("The organisers’ list", "official statement", "supports", "252 firms signed in")
	v.press(".card.open .evidence a", "Edit")
	v.press("main button", "Take this source off the claim")
	v.thereAndBack(has(".card.open .evidence", "252 firms"), no(".card.open .evidence li"))
	v.press(".card.open summary", "Assign")
	v.choose(".card.open [name=assignee]", "Taras Melnyk")
	v.press(".card.open details[open] button", "Assign")
	v.thereAndBack(has(".card.open", "Waits for your verdict"), has(".card.open", "Taras Melnyk"))
	v.press(".card.open summary", "Not checkable")
	v.Fill(".card.open [name=reason]", "opinion")
	v.press(".card.open button", "Not checkable")
	v.thereAndBack(has(".card.open .state", "research"), has(".card.open .state", "Closed"))
}

// TestADecisionThatReturnsAClaimIsUndoneAndDoneAgain on the workbench, where the editor has read it.
func TestADecisionThatReturnsAClaimIsUndoneAndDoneAgain(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	v.openSample()
	v.press(".card:has(.state.waits) a[data-claim-card]", "")
	v.WaitText(".card.open", "Waits for your approval")
	v.press(".card.open summary", "Return")
	v.Fill(".card.open [name=comment]", "A primary source, please.")
	v.press(".card.open details[open] button", "Return")
	v.thereAndBack(has(".card.open", "Waits for your approval"), has(".card.open", "Returned"))
}

// TestWhatIsDoneToArticlesAndSourcesIsUndoneAndDoneAgain: particulars, who is on it, and a source's words.
func TestWhatIsDoneToArticlesAndSourcesIsUndoneAndDoneAgain(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	article := v.site.URL + "/articles/" + v.importText("forum.txt", forum)
	v.Go(article + "/edit")
	v.Fill("#f-title", "Firms meet in Kyiv")
	v.press("main button", "Save")
	v.thereAndBack(has(".sheet h1", "forum.txt"), has(".sheet h1", "Firms meet in Kyiv"))
	v.Go(article + "/edit")
	v.press("#f-people label", "Olena Bondar")
	v.press("#staff ~ form button", "Assign")
	v.thereAndBack(`!document.querySelector('.outline').textContent.includes('Olena Bondar')`, has(".outline", "Olena Bondar"))
	v.Go(v.site.URL + "/sources/new")
	v.Fill("[name=source_title]", "A list")
	v.Fill("[name=source_kind]", "news")
	v.press("main button", "Save")
	v.press("main a", "Edit")
	v.Fill("[name=source_title]", "A longer list")
	v.press("main button", "Save")
	v.thereAndBack(is("main h1", "A list"), is("main h1", "A longer list"))
}

// TestKeysPressedFasterThanTheServerAnswersAreNotLost: the second press undoes one step more, and as many presses do both again.
func TestKeysPressedFasterThanTheServerAnswersAreNotLost(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	v.claim(v.importText("forum.txt", forum), quote)
	v.press(".card.open summary", "Not checkable")
	v.Fill(".card.open [name=reason]", "opinion")
	v.press(".card.open button", "Not checkable")
	v.WaitText("#notices", "Closed")
	v.rests()
	v.pressTwice("u", false)
	v.WaitUntil(count(".card", 0))
	v.rests()
	v.pressTwice("U", true)
	v.WaitUntil(has(".card .state", "Closed"))
}

// pressTwice presses a letter twice before the page can do anything else.
func (v *visitor) pressTwice(letter string, shift bool) {
	v.t.Helper()
	browsertest.Eval[bool](v.Page, fmt.Sprintf(`(() => {
    const press = { key: %q, code: 'KeyU', shiftKey: %v, bubbles: true, cancelable: true };
    for (let i = 0; i < 2; i++) document.body.dispatchEvent(new KeyboardEvent('keydown', press));
    return true;
  })()`, letter, shift))
}

// choose takes the option with the words.
func (v *visitor) choose(css, words string) {
	v.t.Helper()
	v.Fill(css, browsertest.Eval[string](v.Page, `[...document.querySelector(`+quoted(css)+`).options].find((o) => o.textContent.includes(`+quoted(words)+`)).value`))
}

// is is true where an element has the very words.
func is(css, words string) string {
	return `document.querySelector(` + quoted(css) + `)?.textContent.trim() === ` + quoted(words)
}

// count is true where there are so many.
func count(css string, n int) string {
	return fmt.Sprintf(`document.querySelectorAll(%s).length === %d`, quoted(css), n)
}
