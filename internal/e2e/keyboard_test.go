package e2e

import (
	"strings"
	"testing"

	"stet/internal/browsertest"
)

const forum = "The forum in Kyiv\n\nLast week the forum drew over 250 firms from 30 countries. Others stayed at home.\n"

// TestTheWholeJobByKeyboardAlone goes from signing in to the export without the mouse: everything is reached by Tab, by a key of
// its own, or by the caret in the text.
func TestTheWholeJobByKeyboardAlone(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signInByKey("Olena Bondar")
	id := v.importText("forum.txt", forum)
	v.claimByKey()
	v.attachByKey("List of participants", "252 firms signed in")
	v.attachByKey("Programme of the forum", "firms of 30 countries")
	v.proposeByKey()
	v.leaveByKey()
	v.signInByKey("Iryna Kovalenko")
	v.approveByKey()
	v.exportByKey(id)
}

// tabTo goes on with Tab until the focus is on something that matches and carries the words.
func (v *visitor) tabTo(css, words string) {
	v.t.Helper()
	v.WaitUntil(`[...document.querySelectorAll(` + quoted(css) + `)].some((e) => e.textContent.includes(` + quoted(words) + `))`)
	there := `document.activeElement.matches(` + quoted(css) + `) && document.activeElement.textContent.includes(` + quoted(words) + `)`
	for range 200 {
		if browsertest.Eval[bool](v.Page, there) {
			return
		}
		v.Press("Tab")
	}
	v.t.Fatalf("Tab never comes to %s with %q", css, words)
}

func (v *visitor) signInByKey(name string) {
	v.t.Helper()
	v.tabTo("button", name)
	v.Press("Enter")
	v.WaitText(".me", name)
}

func (v *visitor) leaveByKey() {
	v.t.Helper()
	v.tabTo(".me button", "Sign out")
	v.Press("Enter")
	v.WaitUntil(`location.pathname === '/sign-in'`)
}

// claimByKey opens the article and makes a claim with the caret.
func (v *visitor) claimByKey() {
	v.t.Helper()
	v.Press("g")
	v.Press("a")
	v.tabTo("main a", "forum.txt")
	v.Press("Enter")
	v.WaitFor("#text[data-parity=kept]")
	v.Press("i")
	v.WaitUntil(caretAt("The forum"))
	v.Press("Control+ArrowDown")
	for range 5 {
		v.Press("Control+ArrowRight") // Last week the forum drew
	}
	v.WaitUntil(caretAt(" over 250"))
	for range 6 {
		v.Press("Shift+Control+ArrowRight")
	}
	v.WaitText("#selection-bar [data-quote]", quote)
	v.Press("Enter")
	v.WaitText("main blockquote mark", quote)
	v.tabTo("textarea[name=statement]", quote)
	v.Press("Control+Enter")
	v.WaitText(".card.open blockquote", quote)
	v.Press("Escape") // back to where the caret was
	v.WaitUntil(caretAt(". Others stayed"))
	v.Press("Escape")
	v.WaitUntil(`document.querySelector('.text-caret').hidden`)
}

// caretAt is true once the caret in the text stands before the words.
func caretAt(words string) string {
	return `(() => {
    const at = document.querySelector('#text').dataset.caret;
    const blocks = [...document.querySelectorAll('#text [data-block]')];
    const block = blocks.findLast((b) => Number(b.dataset.start) <= Number(at));
    const text = [...block.cloneNode(true).childNodes].map(function plain(n) {
      return n.nodeType === 3 ? n.data : n.matches('[data-ui]') ? '' : [...n.childNodes].map(plain).join('');
    }).join('');
    return at !== undefined && text.slice(Number(at) - Number(block.dataset.start)).startsWith(` + quoted(words) + `);
  })()`
}

func (v *visitor) attachByKey(title, excerpt string) {
	v.t.Helper()
	v.Press("s")
	v.WaitFor("[name=source_title]")
	v.typeInto("[name=source_title]", title)
	v.tabTo("[name=source_kind]", "")
	v.Press("n") // News
	v.tabTo("[name=stance]", "")
	v.Press(" ") // the first one: it supports the claim
	v.typeInto("[name=excerpt]", excerpt)
	v.Press("Control+Enter")
	v.WaitText(".card.open .evidence", excerpt)
}

func (v *visitor) typeInto(css, text string) {
	v.t.Helper()
	v.tabTo(css, "")
	v.Type(text)
}

func (v *visitor) proposeByKey() {
	v.t.Helper()
	v.Press("5")
	v.WaitUntil(`document.querySelector('[name=verdict][value="true"]').checked`)
	v.typeInto("[name=rationale]", "252 firms signed in [1], of 30 countries [2].")
	v.Press("Control+Enter")
	v.WaitText(".card.open", "In approval")
}

func (v *visitor) approveByKey() {
	v.t.Helper()
	v.Press("g")
	v.Press("q")
	v.tabTo("main .table a", quote)
	v.Press("Enter")
	v.WaitText("main .evidence", "252 firms signed in")
	v.Press("a")
	v.WaitText("#notices", "Approved")
}

func (v *visitor) exportByKey(id string) {
	v.t.Helper()
	v.Press("g")
	v.Press("a")
	v.tabTo("main a", "forum.txt")
	v.Press("Enter")
	v.WaitText("#text mark.approved", quote)
	v.tabTo("main a", "Export")
	v.Press("Enter")
	v.WaitUntil(`location.pathname.endsWith('/export')`)
	v.tabTo("main form[method=post] button", "Export")
	if out := v.site.stet("export", id, "--format", "json"); !strings.Contains(out, "252 firms signed in") {
		v.t.Errorf("the export does not hold the source:\n%.400s", out)
	}
	v.exportedText(quote)
}

// exportedText sends the form of the page, and finds the words in the file that comes back.
func (v *visitor) exportedText(words string) {
	v.t.Helper()
	answer := browsertest.Eval[string](v.Page, `(() => {
    const form = document.activeElement.form;
    return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then((r) => r.text());
  })()`)
	if !strings.Contains(answer, words) {
		v.t.Errorf("the file has no %q:\n%.400s", words, answer)
	}
}
