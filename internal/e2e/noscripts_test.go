package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// TestEverythingAroundTheMainJobWithoutScripts: languages and keys, finding, borders, splitting, merging, undoing, returning and
// deciding are plain pages and forms.
func TestEverythingAroundTheMainJobWithoutScripts(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{NoScript: true})
	v.signIn("Olena Bondar")
	v.choosesItsLanguage()
	v.findsByWords()
	id := v.importText("forum.txt", forum)
	v.claimsByQuote(id, "250 firms from 30")
	v.reshapes(id)
	v.undoesWithoutScripts(id)
}

// claimsByQuote makes a claim of a pasted quote.
func (v *visitor) claimsByQuote(article, quote string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + article + "/sentences")
	v.Fill("#f-quote", quote)
	v.press("button", "Find it in the text")
	v.WaitText("main blockquote mark", quote)
	v.press("button", "Make the claim")
	v.WaitText(".card.open blockquote", quote)
}

func (v *visitor) choosesItsLanguage() {
	v.t.Helper()
	v.Go(v.site.URL + "/me/preferences")
	v.Click("[name=language][value=uk]")
	v.press("main button", "Save")
	v.WaitFor(`html[lang="uk"]`)
	v.Go(v.site.URL + "/me/preferences")
	v.Click("[name=language][value=en]")
	v.press("main button", "Зберегти")
	v.WaitFor(`html[lang="en"]`)
	v.Fill("#f-key-claim-next", "z")
	v.press(".own-keys .actions button", "Save the keys")
	v.WaitText("#notices", "Your keys are saved.")
	v.press(".me a", "?")
	v.WaitUntil(`location.pathname === '/keys'`)
	v.WaitUntil(`[...document.querySelectorAll('main dl > div')].some((d) => d.textContent.includes('Next claim') && d.querySelector('kbd').textContent === 'z')`)
}

func (v *visitor) findsByWords() {
	v.t.Helper()
	v.press(".me a", "Find")
	v.WaitUntil(`location.pathname === '/find'`)
	v.Fill("#f-q", "new era")
	v.press("main button", "Find")
	v.press("main .found a", "new era")
	v.WaitText(".card.open blockquote", "new era")
}

// reshapes changes a claim's borders, splits it, and merges the two again.
func (v *visitor) reshapes(article string) {
	v.t.Helper()
	v.press(".card.open a", "Change borders")
	v.Fill("#f-quote", "words that stand nowhere")
	v.press("main button", "Save borders")
	v.WaitFor("#problems")
	if typed := v.Value("#f-quote"); typed != "words that stand nowhere" {
		v.t.Errorf("the refused form holds %q", typed)
	}
	v.Fill("#f-quote", quote)
	v.press("main button", "Save borders")
	v.WaitText(".card.open blockquote", quote)
	v.press(".card.open a", "Split")
	v.Fill("#f-quote", "over 250 firms")
	v.Fill("#f-other_quote", "from 30 countries")
	v.Fill("#f-statement", "They came from 30 countries.")
	v.press("main button", "Split")
	v.WaitText(".card.open blockquote", "from 30 countries")
	v.checkStored(article, "over 250 firms", "from 30 countries")
	v.press(".card.open a", "Merge")
	v.Fill("#f-statement", "Over 250 firms came from 30 countries.")
	v.press("main button", "Merge")
	v.WaitText(".card.open blockquote", quote)
	v.checkStored(article, quote)
}

// undoesWithoutScripts takes the merging back from its notice, and does it again from the frame.
func (v *visitor) undoesWithoutScripts(article string) {
	v.t.Helper()
	v.press("#notices button", "Undo")
	v.WaitText("#notices", "Undone")
	v.checkStored(article, "over 250 firms", "from 30 countries")
	v.Click("#redo-button")
	v.WaitText("#notices", "Done again")
	v.checkStored(article, quote)
	v.press("#notices button", "Undo")
	v.WaitText("#notices", "Undone")
	v.checkStored(article, "over 250 firms", "from 30 countries")
}

// TestDecidingWithoutScripts: what comes into the queue is returned with a comment, worked on again, and approved.
func TestDecidingWithoutScripts(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{NoScript: true})
	v.signIn("Iryna Kovalenko")
	v.Go(s.URL + "/approvals")
	rows := browsertest.Eval[int](v.Page, `document.querySelectorAll('tbody tr').length`)
	v.press("main .table a", "")
	v.WaitFor(".decision")
	v.press("main summary", "Return")
	v.press(`form[action$="/return"] button`, "Return")
	v.WaitFor(".problems")
	v.Fill(`form[action$="/return"] [name=comment]`, "Count the firms again.")
	v.press(`form[action$="/return"] button`, "Return")
	v.WaitText("#notices", "Returned")
	v.press("#notices button", "Undo")
	v.WaitText("#notices", "Undone")
	v.Go(s.URL + "/approvals")
	if now := browsertest.Eval[int](v.Page, `document.querySelectorAll('tbody tr').length`); now != rows {
		t.Errorf("%d claims wait after the return was undone, and %d before", now, rows)
	}
	v.press("main .table a", "")
	v.press("main button", "Approve")
	v.WaitText("#notices", "Approved.")
}
