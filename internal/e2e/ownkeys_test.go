package e2e

import (
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// TestTheBordersAndTheCaretFollowOnesOwnKeys: what is delivered for them does nothing any more, and the bar shows what does.
func TestTheBordersAndTheCaretFollowOnesOwnKeys(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.Go(v.site.URL + "/me/preferences")
	v.Fill("#f-key-start-earlier", "q")
	v.Fill("#f-key-caret-start", "Alt+i")
	v.press(".own-keys .actions button", "Save the keys")
	v.WaitText("#notices", "Your keys are saved.")
	id := v.importText("forum.txt", forum)
	v.Go(v.site.URL + "/articles/" + id)
	v.WaitFor("#text[data-parity=kept]")
	browsertest.Eval[bool](v.Page, `(document.querySelector('#text').focus(), true)`)
	v.Press("i")
	if !browsertest.Eval[bool](v.Page, `document.querySelector('.text-caret').hidden`) {
		t.Error("the key that was given up still begins the caret")
	}
	v.Press("Alt+i")
	v.WaitUntil(`!document.querySelector('.text-caret').hidden`)
	v.DragOver("#text", "250 firms")
	v.WaitText("#selection-bar [data-edge='start -1'] kbd", "q")
	v.Press("[")
	v.Press("q")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'over 250 firms'`)
	v.Press("Alt+}")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'over 250 firm'`)
	v.Press("Shift+ArrowRight")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'over 250 firms'`)
}

// TestTheCaretTakesWholeWordsOrCharacters: by sentence from within a word the whole word, by character the very characters, and
// a key changes over. The form that follows is typed into at once.
func TestTheCaretTakesWholeWordsOrCharacters(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	id := v.importText("forum.txt", forum)
	v.Go(v.site.URL + "/articles/" + id)
	v.WaitFor("#text[data-parity=kept]")
	v.Press("i")
	v.Press("Control+ArrowDown")
	v.Press("Control+ArrowRight") // Last
	for range 3 {
		v.Press("ArrowRight") // within “week”
	}
	v.WaitUntil(caretAt("ek the forum"))
	v.Press("Shift+Alt+ArrowDown")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'week the forum drew over 250 firms from 30 countries.'`)
	v.Press("Shift+X")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'ek the forum drew over 250 firms from 30 countries.'`)
	v.Press("Shift+ArrowLeft")
	v.WaitUntil(`document.querySelector('[data-quote]').textContent === 'ek the forum drew over 250 firms from 30 countries'`)
	v.Press("Enter")
	v.focused("textarea[name=statement]")
	v.Type(" were counted")
	v.Press("Control+Enter")
	v.WaitText(".card.open", "were counted")
	v.checkStored(id, "ek the forum drew over 250 firms from 30 countries")
}

// TestFiltersAndStatesAreWalkedByKey, back as well as forth; what does nothing here leaves the key to the browser.
func TestFiltersAndStatesAreWalkedByKey(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.Press("w")
	v.WaitText(".card.open .state", "Waits")
	first := v.openCard()
	v.Press("w")
	v.WaitUntil(`document.querySelector('.card.open') !== null && document.querySelector('.card.open').id !== ` + quoted(first))
	v.Press("Shift+W")
	v.WaitUntil(`document.querySelector('.card.open').id === ` + quoted(first))
	v.Press("f")
	v.Press("m")
	v.WaitUntil(`location.search.includes('show=mine') && document.querySelector('.chip[aria-current]').textContent.includes('Mine')`)
	v.Press("f")
	v.Press("a")
	v.WaitUntil(`!location.search.includes('show=')`)
	browsertest.Eval[bool](v.Page, `(window.left = [], addEventListener('keydown', (e) => left.push(e.defaultPrevented)), true)`)
	v.Press("Shift+ArrowRight")
	if browsertest.Eval[bool](v.Page, `left.at(-1)`) {
		t.Error("the key is taken though nothing is selected")
	}
	v.Press("?")
	v.WaitText("dialog.help[open]", "The caret in the text")
	if shown := v.Text("dialog.help"); !strings.Contains(shown, "Begin the passage one word earlier") || !strings.Contains(shown, "Choose the tenth verdict") {
		t.Errorf("the list of keys leaves some out:\n%s", shown)
	}
}
