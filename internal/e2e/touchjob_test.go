package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

var phone = browsertest.Options{Width: 390, Height: 844, Touch: true}

// TestTheWholeJobOnATouchScreen goes from signing in to the exported file on a phone, with fingers alone: whatever is tapped was
// swiped into the window, is covered by nothing and large enough.
func TestTheWholeJobOnATouchScreen(t *testing.T) {
	s := try(t)
	s.importFile(t, "forum.txt", forum)
	v := s.page(t, phone)
	v.signInByFinger("Olena Bondar")
	v.claimByFinger()
	v.attachByFinger("List of participants", "252 firms signed in")
	v.attachByFinger("Programme of the forum", "firms of 30 countries")
	v.proposeByFinger()
	v.finger(".me button", "Sign out")
	v.WaitUntil(`location.pathname === '/sign-in'`)
	v.signInByFinger("Iryna Kovalenko")
	v.approveByFinger()
	v.exportByFinger()
}

// TestTargetsAreLargeEnoughForFingers measures everything that can be tapped on the pages of the daily work.
func TestTargetsAreLargeEnoughForFingers(t *testing.T) {
	s := try(t)
	v := s.page(t, phone)
	v.signIn("Olena Bondar")
	v.allLargeEnough("desk")
	v.Go(s.URL + "/articles")
	v.allLargeEnough("articles")
	v.openSample()
	v.allLargeEnough("workbench")
	article := v.here()
	v.openMine()
	v.allLargeEnough("open claim")
	claim := s.URL + "/claims/" + strings.TrimPrefix(v.openCard(), "card-")
	for _, address := range []string{
		claim, claim + "/edit", claim + "/citations/new", article + "/sentences", article + "/edit", article + "/export", s.URL + "/sources",
		s.URL + "/account", s.URL + "/me/preferences",
	} {
		v.Go(address)
		v.allLargeEnough(strings.TrimPrefix(address, s.URL))
	}
	v.signIn("Iryna Kovalenko")
	v.allLargeEnough("editor's desk")
	v.Go(s.URL + "/approvals")
	v.allLargeEnough("approvals")
	v.openDecision()
	v.allLargeEnough("decision")
}

// importFile brings an article in by the command line.
func (s *site) importFile(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	write(t, file, []byte(text))
	s.stet("import", file, "--title", name)
}

func (v *visitor) allLargeEnough(page string) {
	v.t.Helper()
	v.WaitUntil(`document.fonts.status === 'loaded'`)
	if small := browsertest.Eval[[]string](v.Page, smallJS); len(small) > 0 {
		v.t.Errorf("%s: too small for a finger:\n%s", page, strings.Join(small, "\n"))
	}
	v.fits()
}

// fits fails if the page scrolls sideways.
func (v *visitor) fits() {
	v.t.Helper()
	if wide := browsertest.Eval[[]string](v.Page, wideJS); len(wide) > 0 {
		v.t.Errorf("%s is wider than the window: %s", v.Path(), strings.Join(wide, "; "))
	}
}

// finger taps the first thing that matches css and carries the words, after swiping it into the window.
func (v *visitor) finger(css, words string) {
	v.t.Helper()
	v.WaitUntil(fmt.Sprintf(tagJS, quoted(css), quoted(words)))
	v.fits()
	for range 40 {
		v.WaitUntil(stillJS)
		at := browsertest.Eval[tapped](v.Page, underFingerJS)
		switch {
		case at.Away != 0:
			v.Swipe(at.Away)
		case at.Covered != "":
			v.t.Fatalf("%s: a finger cannot come to %s with %q: %s", v.Path(), css, words, at.Covered)
		default:
			v.TapAt(at.X, at.Y)
			return
		}
	}
	v.t.Fatalf("%s: swiping never brings %s with %q into the window", v.Path(), css, words)
}

// tapped is where a finger goes: to a place, or by how much the page has to be scrolled, or what is in the way.
type tapped struct {
	X, Y, Away float64
	Covered    string
}

// types taps a field and types into it.
func (v *visitor) types(css, text string) {
	v.t.Helper()
	v.finger(css, "")
	v.WaitUntil(`document.activeElement.matches(` + quoted(css) + `)`)
	v.Type(text)
}

func (v *visitor) signInByFinger(name string) {
	v.t.Helper()
	v.finger("button", name)
	v.WaitText(".me", name)
}

// openByFinger opens the article from the list.
func (v *visitor) openByFinger() {
	v.t.Helper()
	v.finger(".top nav a", "Articles")
	v.WaitUntil(`location.pathname === '/articles'`)
	v.finger("main table a", "forum.txt")
	v.WaitFor("#text[data-parity=kept]")
}

func (v *visitor) claimByFinger() {
	v.t.Helper()
	v.openByFinger()
	v.longPress(quote)
	v.WaitText("#selection-bar [data-quote]", quote)
	v.checkBar()
	v.finger("#selection-bar [data-claim-form] button", "")
	v.WaitText("main blockquote mark", quote)
	v.finger("main .actions button", "Make the claim")
	v.WaitText(".card.open blockquote", quote)
}

// attachByFinger leaves the kind of the source as it is offered: a phone chooses in a window of its own, which no page sees.
func (v *visitor) attachByFinger(title, excerpt string) {
	v.t.Helper()
	v.finger(".card.open a", "Add source")
	v.WaitFor("[name=source_title]")
	v.types("[name=source_title]", title)
	v.Fill("[name=source_kind]", "news")
	v.finger("label:has([name=stance][value=supports])", "")
	v.WaitUntil(`document.querySelector('[name=stance][value=supports]').checked`)
	v.types("[name=excerpt]", excerpt)
	v.finger("main .actions button", "Save")
	v.WaitText(".card.open .evidence", excerpt)
}

func (v *visitor) proposeByFinger() {
	v.t.Helper()
	v.finger(`.card.open .scale label:has([name=verdict][value="true"])`, "")
	v.WaitUntil(`document.querySelector('[name=verdict][value="true"]').checked`)
	v.types(".card.open [name=rationale]", "252 firms signed in [1], of 30 countries [2].")
	v.finger(".card.open button", "Propose and send for approval")
	v.WaitText(".card.open", "In approval")
}

func (v *visitor) approveByFinger() {
	v.t.Helper()
	v.finger(".top nav a", "Approvals")
	v.WaitUntil(`location.pathname === '/approvals'`)
	v.finger("main .table a", quote)
	v.WaitText("main .evidence", "252 firms signed in")
	v.finger("main button", "Approve")
	v.WaitText("#notices", "Approved.")
}

func (v *visitor) exportByFinger() {
	v.t.Helper()
	v.openByFinger()
	v.WaitText("#text mark.approved", quote)
	v.finger("main a", "Export")
	v.WaitUntil(`location.pathname.endsWith('/export')`)
	v.WaitText("main", "approved")
	downloads := v.Downloads()
	v.finger("main form[method=post] button", "Export")
	file, err := os.ReadFile(downloads())
	if err != nil {
		v.t.Fatal(err)
	}
	if !strings.Contains(string(file), quote) {
		v.t.Errorf("the file has no %q:\n%.400s", quote, file)
	}
}

// tagJS tags what a finger goes to; it is true once there is one.
const tagJS = `(() => {
  document.querySelectorAll('[data-fingered]').forEach((e) => e.removeAttribute('data-fingered'));
  const found = [...document.querySelectorAll(%s)].find((e) => e.textContent.includes(%s) && e.checkVisibility() && !e.matches(':disabled'));
  found?.setAttribute('data-fingered', '');
  return found !== undefined && document.fonts.status === 'loaded';
})()`

// stillJS is true once what is tagged stands where it stood two frames before.
const stillJS = `(() => {
  const y = document.querySelector('[data-fingered]').getBoundingClientRect().y;
  const before = window.fingered;
  window.fingered = y;
  return before === y;
})()`

// underFingerJS says where the middle of the tagged thing is, and what keeps a finger from it.
const underFingerJS = `(() => {
  const element = document.querySelector('[data-fingered]');
  const box = [...element.getClientRects()].find((r) => r.width > 0 && r.height > 0);
  if (!box) return { Covered: 'it has no size' };
  const at = { X: box.x + box.width / 2, Y: box.y + box.height / 2 };
  const hit = document.elementFromPoint(at.X, at.Y);
  if (hit && element.contains(hit)) {
    const small = (box.width < 24 || box.height < 43.5) && getComputedStyle(element).display !== 'inline';
    return small ? { Covered: 'it is ' + box.width + ' by ' + box.height + ' pixels' } : at;
  }
  const room = document.documentElement.scrollHeight - innerHeight - scrollY;
  const away = at.Y - innerHeight / 2;
  const can = away > 0 ? Math.min(away, room) : Math.max(away, -scrollY);
  return Math.abs(can) > 1 ? { Away: can } : { Covered: hit ? hit.outerHTML.slice(0, 200) : 'it is outside of the window' };
})()`

// smallJS lists what is shown and can be tapped, but is under 44 by 44 pixels: unless it stands in running text, or is narrower only
// and has a circle of 44 pixels around its middle to itself. A card that its link covers is the target of its link.
const smallJS = `(() => {
  const tapped = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=option]';
  const label = (e) => e.matches('[type=radio], [type=checkbox], [type=file]') ? e.labels?.[0] ?? e : e;
  const shown = [...new Set([...document.querySelectorAll(tapped)].map(label))]
    .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest('[data-ui] *, [inert]') && getComputedStyle(e).clipPath === 'none');
  const whole = (e) => e.matches('.card .cover') && getComputedStyle(e, '::after').content !== 'none' ? e.closest('.card') : e;
  const targets = shown.map((e) => ({ e, box: whole(e).getBoundingClientRect() })).filter(({ box }) => box.right > 0 && box.bottom + scrollY > 0 && box.width > 1);
  const running = (e) => {
    if (!e.matches('a') || getComputedStyle(e).display !== 'inline') return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const plain = [...block.childNodes].filter((n) => !n.contains(e)).map((n) => n.textContent).join('');
    return /\p{L}/u.test(plain);
  };
  const alone = ({ e, box }) => {
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    return box.height >= 43.5 && box.width >= 24 && !targets.some((o) => o.e !== e && !o.e.contains(e) && !e.contains(o.e)
      && Math.hypot(Math.max(o.box.left - x, 0, x - o.box.right), Math.max(o.box.top - y, 0, y - o.box.bottom)) < 22);
  };
  return targets.filter((t) => (t.box.width < 43.5 || t.box.height < 43.5) && !running(t.e) && !alone(t))
    .map(({ e, box }) => Math.round(box.width) + '×' + Math.round(box.height) + ' ' + (e.closest('[class]')?.className ?? '') + ' > ' + e.outerHTML.slice(0, 160).replaceAll(/\s+/g, ' '));
})()`
