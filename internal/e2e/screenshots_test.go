package e2e

import (
	"flag"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

var (
	pictures = flag.Bool("screenshots", false, "write pictures of the pages to docs/screenshots")
	only     = flag.String("pages", "", "look at those pages only whose names match the `regexp`")
)

// look is a window that pages are looked at in.
type look struct {
	name    string
	o       browsertest.Options
	doubled bool // text at twice its size
	kept    bool // its pictures are
}

// looks are the windows that every page is looked at in.
var looks = []look{
	{name: "light", o: browsertest.Options{Width: 1440, Height: 1000}, kept: true},
	{name: "dark", o: browsertest.Options{Width: 1440, Height: 1000, Dark: true}, kept: true},
	{name: "phone", o: browsertest.Options{Width: 390, Height: 844}, kept: true},
	{name: "narrow", o: browsertest.Options{Width: 320, Height: 640, Dark: true}},
	{name: "doubled", o: browsertest.Options{Width: 1280, Height: 900}, doubled: true},
}

// TestEveryPageIsOpenToEverybodyScreenshots looks at every page in light, dark, on a phone, in the narrowest window and with text
// of twice its size: no barrier that axe-core finds, nothing to scroll sideways for, nothing on the console. With -screenshots it
// keeps the pictures.
func TestEveryPageIsOpenToEverybodyScreenshots(t *testing.T) {
	wanted := regexp.MustCompile(*only)
	for _, look := range looks {
		t.Run(look.name, func(t *testing.T) {
			s := try(t) // of its own, since some sights leave something behind
			for _, party := range parties {
				t.Run(party.name(), func(t *testing.T) { s.tour(t, look, party, wanted) })
			}
		})
	}
}

// tour leads a party through the pages that are wanted.
func (s *site) tour(t *testing.T, l look, p party, wanted *regexp.Regexp) {
	var v *visitor
	for _, sight := range p.sights {
		if !wanted.MatchString(sight.name) {
			continue
		}
		if v == nil {
			v = s.visit(t, l, p.who)
		}
		sight.open(v)
		if l.doubled {
			browsertest.Eval[bool](v.Page, doubleJS)
		}
		v.lookAt(t, sight.name, l.name)
		if *pictures && l.kept {
			v.keepPicture(t, sight.name, l)
		}
	}
}

// visit opens a browser as a look has it, for one person or for nobody.
func (s *site) visit(t *testing.T, l look, who string) *visitor {
	t.Helper()
	v := s.page(t, l.o)
	if who != "" {
		v.signIn(who)
	}
	return v
}

// lookAt finds what keeps somebody from using the page as it is now.
func (v *visitor) lookAt(t *testing.T, page, look string) {
	t.Helper()
	if problems := v.Axe(); len(problems) > 0 {
		t.Errorf("%s, %s: barriers:\n%s", page, look, strings.Join(problems, "\n"))
	}
	if wide := browsertest.Eval[[]string](v.Page, wideJS); len(wide) > 0 {
		t.Errorf("%s, %s: the page is wider than the window: %s", page, look, strings.Join(wide, "; "))
	}
}

// keepPicture writes down how the window looks.
func (v *visitor) keepPicture(t *testing.T, page string, l look) {
	t.Helper()
	v.WaitUntil(`document.fonts.status === 'loaded'`)
	write(t, filepath.Join(screenshots, page+"-"+l.name+".png"), fewColours(t, v.Window()))
}

// doubleJS doubles the size of the text, as a reader's settings do. A style sheet made by a script is no inline style.
const doubleJS = `(() => {
  const larger = new CSSStyleSheet();
  larger.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets = [larger];
  return true;
})()`

// wideJS lists the innermost elements that make the page wider than the window, each with by how much.
const wideJS = `(() => {
  const width = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > width + 1);
  const innermost = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
  return [over + ' pixels', ...innermost.slice(0, 5).map((e) => e.parentElement.tagName + '.' + e.parentElement.className + ' > ' + e.tagName + '.' + e.className)];
})()`
