package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// TestAClaimOnAPhone is made on a screen of 390 pixels with a finger. Neither touch events nor a tap gesture of a second make
// a long press of Chromium's where it runs without a window, so that it is told by what it leaves behind: a selection, and the
// event contextmenu.
func TestAClaimOnAPhone(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{Width: 390, Height: 844, Touch: true})
	v.signIn("Olena Bondar")
	id := v.importText("forum.txt", forum)
	v.Go(s.URL + "/articles/" + id)
	v.WaitFor("#text[data-parity=kept]")
	v.longPress("250 firms")
	v.WaitText("#selection-bar [data-quote]", "250 firms")
	v.checkBar()
	v.Tap(`[data-edge="start -1"]`)
	v.WaitText("#selection-bar [data-quote]", "over 250 firms")
	v.Tap("#selection-bar [data-sentence]")
	v.WaitText("#selection-bar [data-quote]", "Last week the forum drew over 250 firms from 30 countries.")
	v.Tap("#selection-bar [data-sentence]")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'over 250 firms'`)
	v.Tap("#selection-bar [data-claim-form] button")
	v.WaitText("main blockquote mark", "over 250 firms")
	v.Tap("main .actions button")
	v.WaitText(".card.open blockquote", "over 250 firms")
	v.checkStored(id, "over 250 firms")
	v.press(".card.open a", "Change borders")
	v.WaitUntil(`document.querySelector('.handle.end')?.hidden === false`)
	v.dragHandleTo("end", "countries", v.DragByFinger)
	v.WaitText("#selection-bar [data-quote]", quote)
	v.press("#selection-bar button", "Save borders")
	v.WaitText(".card.open blockquote", quote)
	v.checkStored(id, quote)
}

// longPress selects the words as a finger that rests on them does.
func (v *visitor) longPress(words string) {
	v.t.Helper()
	v.WaitUntil(`(() => {
    const range = ` + wordsJS + `(` + quoted(words) + `);
    const selected = document.getSelection();
    selected.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    return range.startContainer.parentElement.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }));
  })()`)
}

// checkBar fails unless the bar stands at the foot of the window, and everything to tap in it is large enough for a finger.
func (v *visitor) checkBar() {
	v.t.Helper()
	v.WaitUntil(`Math.abs(document.querySelector('#selection-bar').getBoundingClientRect().bottom - innerHeight) < 2`)
	small := browsertest.Eval[string](v.Page, `[...document.querySelectorAll('#selection-bar button')].filter((b) => b.checkVisibility())
    .filter((b) => { const box = b.getBoundingClientRect(); return box.height < 44 || box.width < 44; }).map((b) => b.outerHTML).join(', ')`)
	if small != "" {
		v.t.Errorf("too small for a finger: %s", small)
	}
	if wide := browsertest.Eval[int](v.Page, `document.documentElement.scrollWidth`); wide > 390 {
		v.t.Errorf("the page is %d pixels wide", wide)
	}
}
