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

// TestBackAndForthKeepThePlace: each step back opens what was open there, with text, list and focus as they were left.
func TestBackAndForthKeepThePlace(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 600})
	v.signIn("Olena Bondar")
	v.openSample()
	v.bringIntoView("Wendy Gilmour")
	v.clickOn("Wendy Gilmour")
	v.WaitUntil(`document.activeElement.closest('.card.open') !== null`)
	at, card := v.scrolled(), v.openCard()
	list := browsertest.Eval[int](v.Page, `document.querySelector('#claims').scrollTop`)
	v.Press("k")
	v.WaitUntil(`document.querySelector('.card.open').id !== ` + quoted(card) + ` && document.activeElement.closest('.card.open') !== null`)
	earlier := v.openCard()
	browsertest.Eval[bool](v.Page, `(history.back(), true)`)
	v.WaitUntil(`document.querySelector('.card.open')?.id === ` + quoted(card))
	v.WaitUntil(`Math.round(scrollY) === ` + strconv.Itoa(at))
	v.WaitUntil(`Math.abs(document.querySelector('#claims').scrollTop - ` + strconv.Itoa(list) + `) <= 1`)
	v.WaitUntil(`document.activeElement.closest('.card')?.id === ` + quoted(card))
	browsertest.Eval[bool](v.Page, `(history.forward(), true)`)
	v.WaitUntil(`document.querySelector('.card.open')?.id === ` + quoted(earlier))
}

// TestReloadingKeepsThePlace.
func TestReloadingKeepsThePlace(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 600})
	v.signIn("Olena Bondar")
	v.openSample()
	v.bringIntoView("Wendy Gilmour")
	v.clickOn("Wendy Gilmour")
	v.WaitFor(".card.open")
	v.bringIntoView("Sending weapons")
	at := v.scrolled()
	v.reload()
	v.WaitFor(".card.open")
	v.WaitUntil(`Math.round(scrollY) === ` + strconv.Itoa(at))
}

// TestChipsCombineAndTheTextStays: the list changes, the address says how, and not one element of the text is drawn again.
func TestChipsCombineAndTheTextStays(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	browsertest.Eval[bool](v.Page, `(window.before = document.querySelector('#text mark'), true)`)
	v.press(".chip", "In work")
	v.WaitText(".chip[aria-current]", "In work")
	v.press("summary", "Filter and view")
	v.press(".chip", "No verdict")
	v.WaitUntil(`location.search === '?show=work.found-none'`)
	v.WaitUntil(`[...document.querySelectorAll('.card')].every((c) => /verdict|research|Returned/.test(c.textContent) && !c.querySelector('.verdict'))`)
	v.WaitUntil(`document.querySelector('#claims details.more').open && before.isConnected`)
	cards := browsertest.Eval[int](v.Page, `document.querySelectorAll('.card').length`)
	v.press(".chips .chip", "In work")
	v.WaitUntil(`location.search === '?show=found-none' && document.querySelectorAll('.card').length > ` + strconv.Itoa(cards))
	browsertest.Eval[bool](v.Page, `(history.back(), true)`)
	v.WaitUntil(`document.querySelectorAll('.card').length === ` + strconv.Itoa(cards))
}

// TestTheNextClaimByState: n goes to what is to be worked on, w to what waits, and round.
func TestTheNextClaimByState(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.Press("n")
	v.WaitText(".card.open .state", "Open")
	v.Press("w")
	v.WaitText(".card.open .state", "Waits")
	v.Press("w")
	v.WaitText(".card.open .state", "Waits to be sent")
	v.Press("w")
	v.WaitText(".card.open .state", "Waits for your verdict")
}

// TestTheMapLeadsIntoTheText: its box is what is in view, a press scrolls there, a tick opens its claim.
func TestTheMapLeadsIntoTheText(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1400, Height: 500})
	v.signIn("Olena Bondar")
	v.openSample()
	const box = `(+document.querySelector('#map [data-view]').getAttribute('y'))`
	v.WaitUntil(box + ` === 0 && +document.querySelector('#map [data-view]').getAttribute('height') > 10`)
	at := browsertest.Eval[struct{ X, Y float64 }](v.Page, `(() => {
	  const r = document.querySelector('#map').getBoundingClientRect();
	  return { X: r.x + r.width / 2, Y: r.bottom - 4 };
	})()`)
	v.ClickAt(at.X, at.Y)
	v.WaitUntil(`scrollY > 0 && ` + box + ` > 20`)
	href := browsertest.Eval[string](v.Page, `document.querySelector('#map a').getAttribute('data-claim')`)
	tick := browsertest.Eval[struct{ X, Y float64 }](v.Page, `(() => {
	  const r = document.querySelector('#map a .tick').getBoundingClientRect();
	  return { X: r.x + r.width / 2, Y: r.y + r.height / 2 };
	})()`)
	v.ClickAt(tick.X, tick.Y)
	v.WaitUntil(`document.querySelector('.card.open')?.id === 'card-' + ` + quoted(href))
}

// TestCardsOfWhatIsOnTheScreen are all that the list shows once it is asked to, after a reload as well.
func TestCardsOfWhatIsOnTheScreen(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 900})
	v.signIn("Olena Bondar")
	v.openSample()
	const shown = `[...document.querySelectorAll('.card')].filter((c) => c.checkVisibility()).map((c) => c.querySelector('.no').textContent).join()`
	v.Press("o")
	v.WaitUntil(shown + `.startsWith('Claim 1') && !` + shown + `.includes('Claim 11')`)
	v.WaitText("[data-said]", "Only the claims in view are listed.")
	v.bringIntoView("“new era”")
	v.WaitUntil(shown + `.endsWith('Claim 11') && !` + shown + `.includes('Claim 1,')`)
	v.reload()
	v.WaitUntil(shown + `.endsWith('Claim 11') && !` + shown + `.includes('Claim 1,')`)
	v.Press("o")
	v.WaitUntil(shown + `.split(',').length === 11`)
}

// TestCardsBesideTheirLines: the open one at the height of its passage, none over another.
func TestCardsBesideTheirLines(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1400, Height: 900})
	v.signIn("Olena Bondar")
	v.openSample()
	v.Press("b")
	v.bringIntoView("Wendy Gilmour")
	at := v.scrolled()
	v.clickOn("Wendy Gilmour")
	const level = `(() => {
	  const card = document.querySelector('.card.open'), mark = document.querySelector('#text mark.here');
	  return card && Math.abs(card.getBoundingClientRect().top - mark.getBoundingClientRect().top) < 2;
	})()`
	const apart = `(() => {
	  const boxes = [...document.querySelectorAll('.card')].map((c) => c.getBoundingClientRect()).sort((a, b) => a.top - b.top);
	  return boxes.every((box, i) => i === 0 || box.top >= boxes[i - 1].bottom);
	})()`
	v.WaitUntil(level + ` && ` + apart)
	if now := v.scrolled(); now != at {
		t.Errorf("the page has moved from %d to %d", at, now)
	}
	v.reload()
	v.WaitUntil(level + ` && ` + apart)
	v.Press("b")
	v.WaitUntil(`getComputedStyle(document.querySelector('.card.open')).position === 'relative'`)
}

// TestHighlightsStepBack: paler, gone, or one's own only, by key; the open claim stays drawn.
func TestHighlightsStepBack(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	const drawn = `[...document.querySelectorAll('#text mark[data-c]')].filter((m) => getComputedStyle(m).textDecorationLine === 'underline').length`
	all := browsertest.Eval[int](v.Page, drawn)
	v.Press("Shift+h")
	v.WaitUntil(drawn + ` === 0`)
	v.Press("m")
	v.WaitUntil(drawn + ` > 0 && ` + drawn + ` < ` + strconv.Itoa(all))
	v.WaitText("[data-said]", "Only your own claims are highlighted.")
	v.reload()
	v.WaitUntil(drawn + ` > 0 && ` + drawn + ` < ` + strconv.Itoa(all))
	v.Press("h")
	v.WaitUntil(drawn + ` === ` + strconv.Itoa(all) + ` && document.querySelector('main').dataset.marks === 'dim'`)
	v.Press("h")
	v.WaitUntil(`document.querySelector('main').dataset.marks === ''`)
}

// TestNothingInTheTextShiftsWhileClaimsAreOpenedAndTypedIn, as the browser itself counts shifts.
func TestNothingInTheTextShiftsWhileClaimsAreOpenedAndTypedIn(t *testing.T) {
	v := try(t).page(t, browsertest.Options{Width: 1280, Height: 800})
	v.signIn("Olena Bondar")
	v.openSample()
	browsertest.Eval[bool](v.Page, `(window.shifted = [], new PerformanceObserver((list) => {
	  for (const { sources } of list.getEntries()) for (const { node } of sources) if (node && document.querySelector('#text').contains(node)) shifted.push(node.nodeName);
	}).observe({ type: 'layout-shift' }), true)`)
	v.openMine()
	v.Fill(".card.open [name=rationale]", "One line.\n\nAnother line, which is long enough to wrap in the narrow column of the card.\n\nA third.")
	v.Press("Tab")
	v.Press("j")
	v.Press("j")
	v.WaitUntil(`document.activeElement.closest('.card.open') !== null`)
	if shifted := browsertest.Eval[[]string](v.Page, `shifted`); len(shifted) > 0 {
		t.Errorf("shifted: %v", shifted)
	}
}

// TestTenThousandHighlights are read like ten: the page comes, a claim opens, a held key runs through them, and the text is never drawn again.
func TestTenThousandHighlights(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{Width: 1400, Height: 900})
	v.signIn("Olena Bondar")
	address := s.manyClaims(10_000)
	v.Go(address)
	v.WaitFor("#text[data-parity=kept]")
	if drawn := browsertest.Eval[int](v.Page, `document.querySelectorAll('#text mark[data-c]').length`); drawn == 0 || drawn > 3000 {
		t.Errorf("%d highlights were drawn before anybody came near them", drawn)
	}
	if cards := browsertest.Eval[int](v.Page, `document.querySelectorAll('.card').length`); cards != 50 {
		t.Errorf("%d cards, want 50", cards)
	}
	v.Press("j")
	v.WaitUntil(`document.querySelector('.card.open .no')?.textContent === 'Claim 1'`)
	browsertest.Eval[bool](v.Page, `(window.before = document.querySelector('#text mark'), true)`)
	for range 60 {
		browsertest.Eval[bool](v.Page, `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true, cancelable: true, repeat: true }))`)
	}
	v.WaitUntil(`document.querySelector('.card.open .no')?.textContent === 'Claim 61' && before.isConnected`)
	v.WaitUntil(`document.querySelectorAll('.card.open').length === 1`)
	v.takesAmongMany()
	v.Press("b")
	v.WaitUntil(`([...document.querySelectorAll('#text [data-block]')].at(-1).scrollIntoView({ block: 'end', behavior: 'instant' }), true)`)
	v.WaitUntil(`[...document.querySelectorAll('#claims > .card')].at(-1).querySelector('.no').textContent === 'Claim 10000'`)
	v.WaitFor(`#text mark[data-c~="10000"]`)
	v.WaitFor("#text[data-parity=kept]")
	v.printsAllHighlights()
	plain := s.page(t, browsertest.Options{NoScript: true})
	plain.signIn("Olena Bondar")
	plain.Go(address)
	plain.WaitFor(`#text mark[data-c~="10000"]`)
}

// takesAmongMany sends a form of the open claim: its highlight changes, and the rest of the text is not drawn again.
func (v *visitor) takesAmongMany() {
	v.t.Helper()
	v.Press("n")
	v.WaitUntil(`document.querySelector('.card.open form[action$="/take"] button') !== null`)
	bare := `document.querySelectorAll('#text [data-rest]').length`
	before := browsertest.Eval[int](v.Page, `(window.open = document.querySelector('#text mark.here').closest('[data-block]'), window.first = document.querySelector('#text [data-block]'), `+bare+`)`)
	v.Click(`.card.open form[action$="/take"] button`)
	v.WaitText("#notices", "The claim is yours.")
	v.WaitUntil(`document.querySelector('#text mark.here.waits') !== null && !window.open.isConnected`)
	if after := browsertest.Eval[int](v.Page, bare); after < before-10 || after > before {
		v.t.Errorf("%d blocks were bare and %d are", before, after)
	}
	v.WaitFor("#text[data-parity=kept]")
}

// printsAllHighlights looks at the page as it is about to be printed, and at a far claim that an address leads to.
func (v *visitor) printsAllHighlights() {
	v.t.Helper()
	browsertest.Eval[bool](v.Page, `dispatchEvent(new Event('beforeprint'))`)
	v.WaitUntil(`document.querySelectorAll('#text mark[data-c]').length >= 10000 && document.querySelector('#text [data-rest]') === null`)
}

// reload loads the page again, as the browser does on request.
func (v *visitor) reload() {
	v.t.Helper()
	browsertest.Eval[bool](v.Page, `(window.stale = true, setTimeout(() => location.reload(), 0), true)`)
	v.WaitUntil(`!window.stale && document.readyState === 'complete'`)
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
