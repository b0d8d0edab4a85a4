package e2e

import (
	"os/exec"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// hebrewName and its like stand for all that people type: found again by their script, since the pages themselves have none of it.
const (
	hebrewName    = "דנה לוי 7"
	hebrewArticle = "הפורום בקייב 2023\n\nבכנס השתתפו יותר מ־250 חברות, כולל Rheinmetall ו־Saab, מ־30 מדינות.\n\nAt the end שלום 42 they left.\n"
	hebrewQuote   = "250 חברות, כולל Rheinmetall ו־Saab, מ־30 מדינות"
)

// undirectedJS lists the texts in Hebrew that nothing around them gives a direction of their own.
const undirectedJS = `(() => {
  const foreign = /\p{Script=Hebrew}/u;
  const given = (e) => e.closest('[dir]:not(html), bdi') !== null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (foreign.test(walker.currentNode.data) && !e.closest('script, option') && !given(e)) found.push(e);
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]), textarea')) {
    if (foreign.test(field.value) && !field.matches('[type=url], [type=email], [type=radio]') && !given(field)) found.push(field);
  }
  return found.map((e) => e.outerHTML.slice(0, 120));
})()`

// TestTextFromRightToLeftKeepsItsDirectionEverywhere walks through every page on which Hebrew with numbers and Latin names stands.
func TestTextFromRightToLeftKeepsItsDirectionEverywhere(t *testing.T) {
	s := try(t)
	s.employs(hebrewName, "dana@example.org", "editor")
	v := s.page(t, browsertest.Options{})
	v.signIn(hebrewName)
	id := v.importText("he.txt", hebrewArticle)
	v.particularsInHebrew(id)
	v.claim(id, hebrewQuote)
	v.checkStored(id, hebrewQuote)
	v.directed("open claim")
	v.worksInHebrew()
	claim := browsertest.Eval[string](v.Page, `location.origin + '/claims/' + new URLSearchParams(location.search).get('claim')`)
	for _, path := range []string{claim, claim + "/edit", claim + "/split", claim + "/merge", claim + "/borders", claim + "/citations/new"} {
		v.Go(path)
		v.directed(path)
	}
	for _, path := range []string{
		"/", "/articles", "/articles/" + id, "/articles/" + id + "/edit", "/articles/" + id + "/sentences", "/articles/" + id + "/export", "/sources",
		"/find?q=250", "/drafts", "/account", "/me/preferences", "/approvals", "/articles?q=%D7%94%D7%A4",
	} {
		v.Go(s.URL + path)
		v.directed(path)
	}
	v.showsMarksInPlace(id)
}

// employs gives somebody of this name an account.
func (s *site) employs(name, email, role string) {
	s.t.Helper()
	add := exec.Command(program, "user", "add", "--email", email, "--name", name, "--role", role, "--password-file", "-", "--data", s.Data)
	add.Stdin = strings.NewReader("correct horse battery staple\n")
	if out, err := add.CombinedOutput(); err != nil {
		s.t.Fatalf("adding an account: %v\n%s", err, out)
	}
}

func (v *visitor) directed(page string) {
	v.t.Helper()
	v.WaitFor("main h1")
	for _, e := range browsertest.Eval[[]string](v.Page, undirectedJS) {
		v.t.Errorf("%s: nothing gives this a direction of its own: %s", page, e)
	}
}

func (v *visitor) particularsInHebrew(article string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + article + "/edit")
	v.Fill("[name=title]", "הפורום")
	v.Fill("[name=publisher]", "הארץ")
	v.Fill("[name=byline]", "משה כהן")
	v.press("main button", "Save")
	v.WaitFor("#text")
}

// worksInHebrew adds a source and begins a verdict, and leaves the notice of an action on the page.
func (v *visitor) worksInHebrew() {
	v.t.Helper()
	v.press(".card.open a", "Add source")
	v.Fill("[name=source_title]", "רשימת המשתתפים")
	v.Fill("[name=source_kind]", "news")
	v.Click(`[name=stance][value=supports]`)
	v.Fill("[name=excerpt]", "252 חברות נרשמו")
	v.press("main button", "Save")
	v.WaitText(".card.open .evidence", "252")
	v.directed("evidence")
	v.Press("u")
	v.WaitText("#notices", "Undone")
	v.rests()
	v.directed("undone")
	v.Press("Shift+U")
	v.WaitText("#notices", "Done again")
	v.rests()
	v.Fill(".card.open [name=rationale]", "נכון, 252 [1]")
	v.WaitText(".card.open .draft-state", "Draft saved")
	v.directed("draft")
}

// showsMarksInPlace reads the text from right to left: the highlight's first word is to the right of its last, its Latin names are
// in one piece, and the caret steps to the left by the left arrow.
func (v *visitor) showsMarksInPlace(id string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + id)
	v.WaitFor("#text[data-parity=kept] mark")
	v.WaitUntil(`getComputedStyle(document.querySelector('#text mark').closest('[data-block]')).direction === 'rtl'`)
	v.WaitUntil(`(() => {
    const place = (words) => ` + wordsJS + `(words).getClientRects()[0];
    const before = (one, other, way) => place(one).bottom <= place(other).top || way * (place(one).left - place(other).left) > 0;
    return before('חברות', 'Rheinmetall', 1) && before('Rheinmetall', 'Saab', 1) && before('Saab', 'מדינות', 1) && before('At the end', 'they left', -1);
  })()`)
	v.Press("i")
	v.WaitFor("#text[data-caret]")
	at := `Number(document.querySelector('#text').dataset.caret)`
	before := browsertest.Eval[int](v.Page, at)
	v.Press("ArrowLeft")
	v.Press("ArrowLeft")
	if now := browsertest.Eval[int](v.Page, at); now != before+2 {
		v.t.Errorf("two steps to the left led from %d to %d", before, now)
	}
	v.Press("Shift+Control+ArrowLeft")
	v.WaitUntil(`document.querySelector('#selection-bar [data-quote]').textContent.length >= 2`)
	v.directed("caret")
}
