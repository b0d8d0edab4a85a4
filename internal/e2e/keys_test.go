package e2e

import (
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// focused waits until what has the focus fits the selector.
func (v *visitor) focused(css string) {
	v.t.Helper()
	v.WaitUntil(`document.activeElement.matches(` + quoted(css) + `)`)
}

// TestAKeyIsChangedAndUsed: the own key acts, the one delivered no longer does, and the hint on the button says which.
func TestAKeyIsChangedAndUsed(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.Go(v.site.URL + "/me/preferences")
	v.Fill("#f-key-claim-next", "z")
	v.Fill("#f-key-claim-attach", "g z")
	v.press(".own-keys .actions button", "Save the keys")
	v.WaitText("#notices", "Your keys are saved.")
	v.openSample()
	v.Press("z")
	v.WaitFor(".card.open")
	first := v.openCard()
	v.Press("j")
	v.Press("z")
	v.WaitUntil(`document.querySelector('.card.open').id !== ` + quoted(first))
	second := v.openCard()
	v.Press("k")
	v.WaitUntil(`document.querySelector('.card.open').id === ` + quoted(first))
	if second == first {
		t.Error("the key goes nowhere")
	}
	v.openMine()
	v.WaitUntil(`[...document.querySelectorAll(".card.open [data-command='claim.attach'] kbd")].map((k) => k.innerText).join(" ") === "g z"`)
	v.Press("g")
	v.Press("z")
	v.WaitUntil(`location.pathname.endsWith("/citations/new")`)
}

// TestSingleKeysThatAreOffDoNothing while those with Ctrl go on working, and the hints are gone.
func TestSingleKeysThatAreOffDoNothing(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.Go(v.site.URL + "/me/preferences")
	v.Click("#f-single_keys")
	v.press("main button", "Save")
	v.WaitText("#notices", "saved")
	v.openSample()
	v.openMine()
	before := v.openCard()
	for _, key := range []string{"j", "k", "?", "t", "g", "d", "/"} {
		v.Press(key)
	}
	if now := v.openCard(); now != before || v.Has("dialog[open]") {
		t.Errorf("a key that is off did something: %s became %s", before, now)
	}
	if v.Has(".card.open kbd") {
		t.Error("keys that are off are shown")
	}
	v.Press("Control+k")
	v.WaitFor("dialog.palette[open]")
	v.Press("Escape")
	v.WaitUntil(`document.querySelector('dialog[open]') === null`)
	v.Fill(".card.open [name=rationale]", "See [1].")
	v.Click(`.card.open .scale [name=verdict][value="true"]`)
	v.Fill(".card.open [name=rationale]", "See [1] again.")
	v.Press("Control+Enter")
	v.WaitText(".card.open", "In approval")
}

// TestThePaletteLeadsToAnArticleAClaimAndAnAction by keys alone, and gives the focus back.
func TestThePaletteLeadsToAnArticleAClaimAndAnAction(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.Press("/")
	v.focused("dialog.palette [role=combobox]")
	if problems := v.Axe(); len(problems) > 0 {
		t.Errorf("the palette has barriers:\n%s", strings.Join(problems, "\n"))
	}
	v.typeIn("forum")
	v.WaitUntil(`[...document.querySelectorAll('[role=option]')].some((o) => o.dataset.href?.startsWith('/articles/'))`)
	v.pick(`[data-href^="/articles/"]:not([data-href*="claim="])`)
	v.WaitFor(".sheet h1")

	v.Press("Control+k")
	v.focused("dialog.palette [role=combobox]")
	v.typeIn("new era")
	v.pick(`[data-href*="claim="]`)
	v.WaitText(".card.open blockquote", "new era")

	v.WaitUntil(`document.activeElement.closest('.card.open') !== null`)
	before := v.openCard()
	v.Press("/")
	v.typeIn("previous claim")
	v.pick(`[data-run="claim.previous"]`)
	v.WaitUntil(`document.querySelector('.card.open').id !== ` + quoted(before))
	v.WaitUntil(`document.activeElement.closest('.card.open') !== null`)

	v.Press("Control+k")
	v.typeIn("preferences language")
	v.typeIn("zebra")
	v.WaitText("dialog.palette", "Nothing has these words.")
	v.Press("Escape")
	v.WaitUntil(`document.activeElement.closest('.card.open') !== null`)
}

// typeIn types into the palette in place of what stands there.
func (v *visitor) typeIn(text string) {
	v.t.Helper()
	v.Fill("dialog.palette [role=combobox]", text)
}

// pick moves down to the option by the arrow key and takes it.
func (v *visitor) pick(css string) {
	v.t.Helper()
	option := `dialog.palette [role=option]` + css
	v.WaitFor(`dialog.palette [aria-busy=false] [role=option]` + css)
	for range 40 {
		if v.Has(option + `[aria-selected=true]`) {
			v.Press("Enter")
			return
		}
		v.Press("ArrowDown")
	}
	v.t.Fatalf("%s is not reached", option)
}

// TestTheListOfKeysOpensOverThePage, shows the person's own keys, and closes with the same key.
func TestTheListOfKeysOpensOverThePage(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.Press("?")
	v.WaitText("dialog.help[open]", "Previous claim")
	v.Press("j")
	v.Press("?")
	v.WaitUntil(`document.querySelector('dialog[open]') === null`)
	if v.Has(".card.open") {
		t.Error("a key went through the window to the page under it")
	}
	v.Press("g")
	v.Press("a")
	v.WaitUntil(`location.pathname === '/articles'`)
}

// TestThreeApprovalsAreDecidedByKeysAlone: one is gone past, one returned with its reason, the others approved; the statement of
// the next one has the focus each time, and the queue says when it is empty.
func TestThreeApprovalsAreDecidedByKeysAlone(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	v.Press("g")
	v.Press("q")
	v.WaitUntil(`location.pathname === '/approvals'`)
	waiting := browsertest.Eval[int](v.Page, `document.querySelectorAll('main tbody tr').length`)
	v.Press("n")
	v.focused("main h1")
	first := v.Path()
	v.Press("n")
	v.WaitUntil(`location.pathname !== ` + quoted(first))
	v.focused("main h1")
	v.Press("k")
	v.WaitUntil(`location.pathname === ` + quoted(first))
	v.focused("main h1")

	v.Press("r")
	v.focused("main textarea[name=comment]")
	v.Fill("main textarea[name=comment]", "A second source, please: a primary one. ana")
	v.Press("Control+Enter")
	v.WaitText("#notices", "Returned")
	for left := waiting - 1; left > 0; left-- {
		v.WaitUntil(`location.pathname !== ` + quoted(first))
		v.focused("main h1")
		at := v.Path()
		v.Press("a")
		v.WaitText("#notices", "Approved.")
		v.WaitUntil(`location.pathname !== ` + quoted(at))
	}
	v.WaitText("main", "Nothing waits for approval.")
}
