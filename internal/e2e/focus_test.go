package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// stop is where the focus is after a press of Tab.
type stop struct {
	What   string // the element, as a person would look for it
	Behind bool   // it stands after the stop before it
	Shown  bool   // something about it looks different from before it had the focus
	Clear  bool   // at least a part of it is in the window with nothing over it
	End    bool   // the focus has left the page, or is where it began
}

// looksJS remembers how every stop looks without the focus, and what can be stopped at.
const looksJS = `(() => {
  const css = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const isStop = (e) => e.matches(css) && e.tabIndex >= 0 && !e.matches(':disabled') && e.checkVisibility({ visibilityProperty: true }) &&
    !(e.type === 'radio' && [...document.getElementsByName(e.name)].some((r) => r.form === e.form && (r.checked ? r !== e : false))) &&
    !(e.type === 'radio' && [...document.getElementsByName(e.name)].every((r) => r.form !== e.form || !r.checked) && [...document.getElementsByName(e.name)].find((r) => r.form === e.form) !== e);
  const around = (e) => [e, e.parentElement, e.parentElement?.parentElement, e.parentElement?.parentElement?.parentElement].filter(Boolean);
  const look = (e) => around(e).map((a) => { const s = getComputedStyle(a); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.clipPath].join(' '); }).join('|');
  window.tabs = { look, looks: new Map([...document.querySelectorAll(css)].map((e) => [e, look(e)])), left: new Set([...document.querySelectorAll(css)].filter(isStop)), first: null, last: null };
  window.tabs.name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' “' + (e.ariaLabel || e.name || e.textContent).trim().replace(/\s+/g, ' ').slice(0, 40) + '”' + (e.closest('.card') ? ' in ' + e.closest('.card').className : '');
  return true;
})()`

const stopJS = `(() => {
  const { look, looks, left, first, last, name } = window.tabs;
  const e = document.activeElement;
  if (e === document.body || e === first) return { What: '', End: true };
  window.tabs.first ??= e;
  window.tabs.last = e;
  left.delete(e);
  const boxes = [...(e.closest('label') ?? e).getClientRects()];
  const clear = boxes.some((b) => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
    const hit = document.elementFromPoint(b.left + b.width * x, b.top + b.height * y);
    return hit && (e.contains(hit) || hit.contains(e) && hit !== document.documentElement && hit !== document.body || hit.closest('label')?.control === e);
  }));
  return {
    What: name(e), End: false, Clear: clear, Shown: look(e) !== looks.get(e),
    Behind: last === null || (last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  };
})()`

// mostStops is more than any of the pages has.
const mostStops = 400

// walks goes through the whole page with Tab: in the order of the page, seeing where it is, past everything, and out at the end.
func (v *visitor) walks() {
	v.t.Helper()
	browsertest.Eval[bool](v.Page, `(document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute('tabindex'), true)`)
	browsertest.Eval[bool](v.Page, looksJS)
	for n := 0; ; n++ {
		if n == mostStops {
			v.t.Fatalf("after %d presses the end of the page is not reached", n)
		}
		v.Press("Tab")
		at := browsertest.Eval[stop](v.Page, stopJS)
		if at.End && n > 0 {
			break
		}
		v.checkStop(at)
	}
	if missed := browsertest.Eval[[]string](v.Page, `[...window.tabs.left].filter((e) => e.isConnected).map(window.tabs.name)`); len(missed) > 0 {
		v.t.Errorf("Tab never comes to %q", missed)
	}
}

func (v *visitor) checkStop(at stop) {
	v.t.Helper()
	if !at.Behind {
		v.t.Errorf("Tab goes back to %s", at.What)
	}
	if !at.Shown {
		v.t.Errorf("nothing shows that the focus is on %s", at.What)
	}
	if !at.Clear {
		v.t.Errorf("the focus is on %s, out of sight", at.What)
	}
}

// TestTabGoesThroughThePagesInOrder and shows where it is.
func TestTabGoesThroughThePagesInOrder(t *testing.T) {
	s := try(t)
	for _, page := range []struct {
		name, who string
		o         browsertest.Options
		open      func(v *visitor)
	}{
		{"sign-in", "", browsertest.Options{}, func(v *visitor) { v.Go(s.URL + "/sign-in") }},
		{"workbench with an open claim", "Olena Bondar", browsertest.Options{}, func(v *visitor) { v.openSample(); v.openMine() }},
		{"workbench on a phone", "Olena Bondar", browsertest.Options{Width: 390, Height: 844}, func(v *visitor) { v.openSample(); v.openMine() }},
		{"claim", "Olena Bondar", browsertest.Options{}, func(v *visitor) { v.Go(v.claimOfMine()) }},
		{"decision", "Iryna Kovalenko", browsertest.Options{}, func(v *visitor) {
			v.Go(s.URL + "/approvals")
			v.press("main .table a", "")
			v.WaitFor(".decision")
		}},
	} {
		t.Run(page.name, func(t *testing.T) {
			v := s.page(t, page.o)
			if page.who != "" {
				v.signIn(page.who)
			}
			page.open(v)
			v.walks()
		})
	}
}

// TestTheCaretInTheTextTrapsNobody: Tab leads on from it to what is in the text, and Shift back over it.
func TestTheCaretInTheTextTrapsNobody(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.Press("i")
	v.WaitFor("#text[data-caret]")
	v.Press("Tab")
	v.WaitUntil(`document.activeElement.matches('#text a')`)
	v.Press("Shift+Tab")
	v.focused("#text")
	v.Press("Shift+Tab")
	v.WaitUntil(`document.querySelector('#text').compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_PRECEDING`)
}
