package e2e

import (
	"strconv"
	"testing"

	"stet/internal/browsertest"
)

// TestClickingWhereClaimsOverlapGoesThroughThem: the shortest first, again the next, and round.
func TestClickingWhereClaimsOverlapGoesThroughThem(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	const shorter, longer = "including €1 billion of firm orders", "€2.4 billion for key ammunition, including €1 billion of firm orders"
	v.bringIntoView("including")
	for _, quote := range []string{shorter, longer, shorter} {
		v.clickOn("including")
		v.WaitUntil(`document.querySelector('.card.open blockquote')?.innerText === ` + quoted(quote))
	}
}

// TestOpeningAClaimMovesNothing: by click and by key, the text stays where it was, the open card comes into view, and the focus is
// on it.
func TestOpeningAClaimMovesNothing(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 700})
	v.signIn("Olena Bondar")
	v.openSample()
	v.bringIntoView("Wendy Gilmour")
	at := v.scrolled()
	for _, act := range []func(){
		func() { v.clickOn("Wendy Gilmour") },
		func() { v.Press("k") },
		func() { v.Press("j") },
		func() { v.Press("j") },
		func() { v.clickOn("a “new era” for") },
		func() { v.clickOn("September") },
	} {
		before := v.openCard()
		act()
		v.WaitUntil(`document.querySelector('.card.open') !== null && document.querySelector('.card.open').id !== ` + quoted(before))
		v.WaitUntil(`document.activeElement.closest('.card.open') !== null`)
		v.WaitUntil(`(() => { const top = document.querySelector('.card.open').getBoundingClientRect().top; return top >= 0 && top < innerHeight / 2; })()`)
		if now := v.scrolled(); now != at {
			t.Errorf("the page has moved from %d to %d", at, now)
		}
	}
}

// TestAClaimOutOfSightIsShown: stepping to a claim whose passage is not in view brings the passage into view.
func TestAClaimOutOfSightIsShown(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 600})
	v.signIn("Olena Bondar")
	v.openSample()
	v.Press("k")
	v.WaitText(".card.open blockquote", "new era")
	v.WaitUntil(`(() => { const r = document.querySelector('#text mark.here').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`)
	v.WaitUntil(`(() => { const r = document.querySelector('.card.open').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight / 2; })()`)
}

// TestOnAPhoneAClaimIsShownBelowTheText: the card comes into view, and leads back to the very place in the text.
func TestOnAPhoneAClaimIsShownBelowTheText(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 390, Height: 844})
	v.signIn("Olena Bondar")
	v.openSample()
	v.bringIntoView("Wendy Gilmour")
	at := v.scrolled()
	v.clickOn("Wendy Gilmour")
	v.WaitUntil(`(() => { const r = document.querySelector('.card.open')?.getBoundingClientRect(); return r && r.top >= 0 && r.top < innerHeight / 2; })()`)
	v.Click(".partbar [data-back-to-text]")
	v.WaitUntil(`Math.round(scrollY) === ` + strconv.Itoa(at))
	first := v.openCard()
	v.Click(".partbar [data-command='claim.next']")
	v.WaitUntil(`document.querySelector('.card.open') !== null && document.querySelector('.card.open').id !== ` + quoted(first))
	v.press(".card.open a", "Back to the text")
	v.WaitUntil(`(() => { const r = document.querySelector('#text mark.here').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`)
}

// TestBackLeadsToWhereOneWas: the browser's back button closes the claim again, and the text stands as it did.
func TestBackLeadsToWhereOneWas(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 700})
	v.signIn("Olena Bondar")
	v.openSample()
	v.bringIntoView("13 major")
	at := v.scrolled()
	v.clickOn("13 major")
	v.WaitText(".card.open blockquote", "13 major")
	browsertest.Eval[bool](v.Page, `(history.back(), true)`)
	v.WaitUntil(`document.querySelector('.card.open') === null`)
	v.WaitUntil(`Math.round(scrollY) === ` + strconv.Itoa(at))
}

// openCard is the id of the open card; empty when none is.
func (v *visitor) openCard() string {
	v.t.Helper()
	return browsertest.Eval[string](v.Page, `document.querySelector('.card.open')?.id ?? ''`)
}

func (v *visitor) scrolled() int {
	v.t.Helper()
	return browsertest.Eval[int](v.Page, `Math.round(scrollY)`)
}

// wordsJS gives the range of the words in the article's text.
const wordsJS = `((words) => {
  const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const from = walker.currentNode.data.indexOf(words);
    if (from < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, from);
    range.setEnd(walker.currentNode, from + words.length);
    return range;
  }
})`

// bringIntoView scrolls the article so that the words stand in the middle of the window.
func (v *visitor) bringIntoView(words string) {
	v.t.Helper()
	v.WaitUntil(`(` + wordsJS + `(` + quoted(words) + `).startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' }), true)`)
}

// clickOn clicks on the words in the article's text, which have to be in view.
func (v *visitor) clickOn(words string) {
	v.t.Helper()
	at := browsertest.Eval[struct{ X, Y float64 }](v.Page, `(() => {
	  const box = `+wordsJS+`(`+quoted(words)+`).getClientRects()[0];
	  return { X: box.x + box.width / 2, Y: box.y + box.height / 2 };
	})()`)
	v.ClickAt(at.X, at.Y)
}

// TestAFilterStays while claims are opened, stepped through and worked on.
func TestAFilterStays(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.press(".chips a", "Mine")
	v.WaitText(".chip[aria-current]", "Mine")
	v.openMine()
	v.Click(`.scale [name=verdict][value="true"]`)
	v.Fill(".card.open [name=rationale]", "See [1].")
	v.press(".card.open button", "Propose and send")
	v.WaitText(".card.open", "In approval")
	v.WaitText(".chip[aria-current]", "Mine")
	v.press(".chips a", "All")
	v.WaitText(".chip[aria-current]", "All")
	v.WaitText(".card.open", "In approval")
}
