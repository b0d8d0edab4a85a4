package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// nested are five passages, each in the next.
var nested = []string{
	"250 firms", "over 250 firms", "over 250 firms from 30 countries", "the forum drew over 250 firms from 30 countries",
	"Last week the forum drew over 250 firms from 30 countries.",
}

// TestClaimsThatOverlapFiveDeep are opened one after the other by clicking, the shortest first, and listed by a key; the same
// passage is offered to be joined.
func TestClaimsThatOverlapFiveDeep(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	id := v.importText("forum.txt", forum)
	for _, quote := range nested {
		v.claim(id, quote)
	}
	v.checkStored(id, nested...)
	v.Go(v.site.URL + "/articles/" + id)
	v.WaitFor("#text[data-parity=kept]")
	for _, quote := range append(nested, nested[0]) {
		v.clickOn("250")
		v.WaitText(".card.open blockquote", quote)
		v.WaitUntil(`document.querySelector('.card.open blockquote').textContent === ` + quoted(quote))
	}
	v.listByKey()
	v.joins(id)
}

// listByKey lists the claims at the last click, goes to the third, and opens it.
func (v *visitor) listByKey() {
	v.t.Helper()
	v.Press("l")
	v.WaitText("#claims-here", "5 claims here")
	v.WaitUntil(`document.activeElement.closest('#claims-here li') !== null`)
	v.Press("Escape")
	v.WaitUntil(`document.querySelector('#claims-here').hidden && document.activeElement.closest('.card') !== null`)
	v.Press("l")
	v.WaitUntil(`document.activeElement.closest('#claims-here li') !== null`)
	v.Press("ArrowDown")
	v.Press("ArrowDown")
	v.Press("Enter")
	v.WaitUntil(`document.querySelector('.card.open blockquote')?.textContent === ` + quoted(nested[2]))
}

// joins selects a passage that differs from a claim's by a word, and goes on with that claim instead of making another.
func (v *visitor) joins(id string) {
	v.t.Helper()
	v.DragOver("#text", "firms from 30 countries")
	v.WaitText("#selection-bar [data-quote]", "firms from 30 countries")
	v.Press("[") // one word more at the start
	v.WaitText("#selection-bar [data-quote]", "250 firms from 30 countries")
	v.WaitText("#selection-bar .join", "has this passage already")
	v.Press("Shift+J")
	v.WaitUntil(`document.querySelector('.card.open blockquote')?.textContent === ` + quoted(nested[2]))
	v.checkStored(id, nested...)
}

// TestBordersAreMovedInTheText by the keys of the bar, by its buttons and by dragging, and a claim is split and merged again.
func TestBordersAreMovedInTheText(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	id := v.importText("forum.txt", forum)
	v.claim(id, "250 firms from 30")
	v.press(".card.open a", "Change borders")
	v.WaitText("#selection-bar", "Save borders")
	v.WaitUntil(`!document.querySelector('.handle.end').hidden`)
	v.Press("[")
	v.WaitText("#selection-bar [data-quote]", "over 250 firms from 30")
	v.Press("]")
	v.WaitText("#selection-bar [data-quote]", quote)
	v.Click(`[data-edge="end -1"]`)
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'over 250 firms from 30'`)
	v.dragHandleTo("end", "countries", v.Drag)
	v.WaitText("#selection-bar [data-quote]", quote)
	v.press("#selection-bar button", "Save borders")
	v.WaitText(".card.open blockquote", quote)
	v.checkStored(id, quote)
	v.splitsAndMerges(id)
}

// dragHandleTo drags a border of the passage behind the words, with the mouse or a finger.
func (v *visitor) dragHandleTo(side, words string, drag func(from, to [2]float64)) {
	v.t.Helper()
	ends := browsertest.Eval[[2][2]float64](v.Page, `(() => {
    const words = `+wordsJS+`(`+quoted(words)+`);
    words.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [handle, box] = [document.querySelector('.handle.' + `+quoted(side)+`).getBoundingClientRect(), words.getClientRects()[0]];
    const middle = (handle.top + handle.bottom) / 2;
    return [[(handle.left + handle.right) / 2, middle], [box.right - 1, (box.top + box.bottom) / 2 + 28]];
  })()`)
	drag(ends[0], ends[1])
}

func (v *visitor) splitsAndMerges(id string) {
	v.t.Helper()
	v.press(".card.open a", "Split")
	v.Fill("#f-quote", "over 250 firms")
	v.Fill("#f-other_quote", "30 countries")
	v.Fill("#f-statement", "They came from 30 countries.")
	v.press("main button", "Split")
	v.WaitText(".card.open blockquote", "30 countries")
	v.checkStored(id, "over 250 firms", "30 countries")
	v.press(".card.open a", "Change borders")
	v.WaitText("#selection-bar", "Save borders")
	v.Press("[")
	v.WaitText("#selection-bar [data-quote]", "from 30 countries")
	v.press("#selection-bar button", "Save borders")
	v.WaitText(".card.open blockquote", "from 30 countries")
	v.press(".card.open a", "Merge")
	v.Fill("#f-statement", "Over 250 firms came from 30 countries.")
	v.press("main button", "Merge")
	v.WaitText(".card.open blockquote", quote)
	v.checkStored(id, quote)
}
