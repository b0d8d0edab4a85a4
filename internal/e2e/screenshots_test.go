package e2e

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

var pictures = flag.Bool("screenshots", false, "write pictures of the pages to docs/screenshots")

// looks are the windows that every page is looked at in.
var looks = []struct {
	name string
	o    browsertest.Options
}{
	{"light", browsertest.Options{Width: 1440, Height: 1000}},
	{"dark", browsertest.Options{Width: 1440, Height: 1000, Dark: true}},
	{"phone", browsertest.Options{Width: 390, Height: 844}},
	{"narrow", browsertest.Options{Width: 320, Height: 640, Dark: true}},
}

// tour is every kind of page, each with how to get there once signed in.
var tour = []struct {
	name, who string
	open      func(v *visitor)
}{
	{"sign-in", "", func(v *visitor) { v.Go(v.site.URL + "/sign-in") }},
	{"desk", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/") }},
	{"articles", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/articles") }},
	{"new-article", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/articles/new") }},
	{"workbench", "Olena Bondar", func(v *visitor) { v.openSample() }},
	{"open-claim", "Olena Bondar", func(v *visitor) { v.openSample(); v.press(".card a", ""); v.WaitFor(".card.open") }},
	{"research", "Olena Bondar", func(v *visitor) { v.openSample(); v.openMine() }},
	{"sentences", "Olena Bondar", func(v *visitor) { v.openSample(); v.Go(v.here() + "/sentences") }},
	{"new-claim", "Olena Bondar", func(v *visitor) { v.openSample(); v.Go(v.here() + "/sentences"); v.press(".sentences a", "") }},
	{"particulars", "Iryna Kovalenko", func(v *visitor) { v.openSample(); v.Go(v.here() + "/edit") }},
	{"export", "Olena Bondar", func(v *visitor) { v.openSample(); v.Go(v.here() + "/export") }},
	{"claim", "Iryna Kovalenko", func(v *visitor) {
		v.Go(v.site.URL + "/approvals")
		v.press("main .table a", "")
		v.press("main a", "History")
		v.WaitFor(".history")
	}},
	{"approvals", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/approvals") }},
	{"decision", "Iryna Kovalenko", func(v *visitor) {
		v.Go(v.site.URL + "/approvals")
		v.press("main .table a", "")
		v.WaitFor(".decision")
	}},
	{"sources", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/sources") }},
	{"source", "Iryna Kovalenko", func(v *visitor) { v.Go(v.site.URL + "/sources"); v.press("main table a", "") }},
	{"attach", "Olena Bondar", func(v *visitor) {
		v.openSample()
		v.openMine()
		v.press(".card.open a", "Add source")
		v.WaitFor("[name=source_title]")
	}},
	{"account", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/account") }},
	{"keys", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/keys") }},
	{"people", "Marko Shevchuk", func(v *visitor) { v.Go(v.site.URL + "/admin/users") }},
	{"gallery", "Olena Bondar", func(v *visitor) { v.Go(v.site.URL + "/gallery") }},
	{"missing", "Olena Bondar", func(v *visitor) {
		v.Forgive("404")
		v.Go(v.site.URL + "/nothing-here")
	}},
}

// TestEveryPageIsOpenToEverybodyScreenshots looks at every page in light, dark and on a phone: no barrier that axe-core finds, nothing to
// scroll sideways for, nothing on the console. With -screenshots it keeps the pictures.
func TestEveryPageIsOpenToEverybodyScreenshots(t *testing.T) {
	s := try(t)
	for _, look := range looks {
		t.Run(look.name, func(t *testing.T) {
			v := s.page(t, inFull(look.o))
			who := ""
			for _, stop := range tour {
				if stop.who != who && stop.who != "" {
					v.signIn(stop.who)
					who = stop.who
				}
				stop.open(v)
				v.lookAt(t, stop.name, look.name)
			}
		})
	}
}

// inFull makes a desktop's window as high as the pages for pictures of them, since the outline and the claims stay in view where
// they are in the window.
func inFull(o browsertest.Options) browsertest.Options {
	if *pictures && o.Width > 1000 {
		o.Height = 1720
	}
	return o
}

func (v *visitor) lookAt(t *testing.T, page, look string) {
	t.Helper()
	if problems := v.Axe(); len(problems) > 0 {
		t.Errorf("%s, %s: barriers:\n%s", page, look, strings.Join(problems, "\n"))
	}
	if wide := browsertest.Eval[[]string](v.Page, wideJS); len(wide) > 0 {
		t.Errorf("%s, %s: the page is wider than the window: %s", page, look, strings.Join(wide, "; "))
	}
	if *pictures && look != "narrow" {
		write(t, filepath.Join("..", "..", "docs", "screenshots", page+"-"+look+".png"), v.Screenshot())
	}
}

// wideJS lists the innermost elements that make the page wider than the window, each with by how much.
const wideJS = `(() => {
  const width = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > width + 1);
  const innermost = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
  return [over + ' pixels', ...innermost.slice(0, 5).map((e) => e.parentElement.tagName + '.' + e.parentElement.className + ' > ' + e.tagName + '.' + e.className)];
})()`

// openSample opens the try-out mode's article in the middle of being checked.
func (v *visitor) openSample() {
	v.t.Helper()
	v.Go(v.site.URL + "/articles")
	v.press("main table a", "Forum")
	v.WaitFor("#text mark")
}

// openMine opens a claim that waits for this person's verdict.
func (v *visitor) openMine() {
	v.t.Helper()
	v.WaitUntil(`(() => {
    const card = [...document.querySelectorAll('.card')].find((c) => /Waits for your verdict|Returned to you/.test(c.textContent));
    card?.querySelector('a[data-claim-card]').setAttribute('data-picked', '');
    return card !== undefined;
  })()`)
	v.Click("[data-picked]")
	v.WaitFor(".card.open [name=rationale]")
}

// here is the address of the open article, without what is open in it.
func (v *visitor) here() string {
	return browsertest.Eval[string](v.Page, `location.origin + location.pathname`)
}
