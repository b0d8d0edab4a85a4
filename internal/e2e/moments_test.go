package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// moments are sights that take two people, an empty house or paper. They are checked elsewhere, so that here is only their picture.
var moments = []struct {
	name, who string
	in        look
	open      func(v *visitor)
}{
	{"news", "Olena Bondar", looks[0], func(v *visitor) {
		v.openSample()
		v.openMine()
		v.listens()
		v.elsewhere("Iryna Kovalenko", func(other *visitor) {
			other.Go(v.here())
			other.DragOver("#text", "heroism stops no missiles")
			other.press("#selection-bar button", "Make claim")
			other.press("main .form button", "Make the claim")
			other.WaitFor(".card.open")
		})
		v.WaitText("#live-news", "new by Iryna Kovalenko")
	}},
	{"presence", "Olena Bondar", looks[0], func(v *visitor) {
		v.openSample()
		for who, number := range map[string]string{"Iryna Kovalenko": "2", "Taras Melnyk": "4"} {
			v.elsewhere(who, func(other *visitor) {
				other.Go(v.here())
				other.press(`.card a[data-claim-card]`, number)
				other.WaitFor(".card.open")
				other.listens()
			})
		}
		v.listens()
		v.WaitText("#live-here", "Iryna Kovalenko and Taras Melnyk are here too.")
		v.WaitUntil(`document.querySelectorAll('.card > .at').length === 2`)
	}},
	{"paper", "Olena Bondar", look{name: "light", o: browsertest.Options{Width: 794, Height: 1123, Print: true}}, func(v *visitor) {
		v.openSample()
		v.press(".card a", "")
		v.WaitFor(".card.open")
	}},
}

// TestScreenshotsOfMoments keeps pictures of what takes more than one person to see.
func TestScreenshotsOfMoments(t *testing.T) {
	if !*pictures {
		t.Skip("these are pictures only: make screenshots")
	}
	for _, m := range moments {
		t.Run(m.name, func(t *testing.T) {
			v := try(t).visit(t, m.in, m.who)
			m.open(v)
			v.Look(m.in.o)
			if m.in.o.Print {
				browsertest.Eval[bool](v.Page, `(scrollTo(0, 0), true)`)
			}
			v.keepPicture(t, m.name, m.in)
		})
	}
}

// TestANewHouseSaysWhatToDoFirst follows the link of the first run to the desk of somebody who has nothing yet.
func TestANewHouseSaysWhatToDoFirst(t *testing.T) {
	s := newHouse(t)
	v := &visitor{Page: browsertest.NewPage(t, looks[0].o), t: t, site: s}
	v.Go(s.link)
	v.Fill("[name=name]", "Olena Bondar")
	v.Fill("[name=email]", "olena@courier.example")
	v.Fill("[name=password]", "a long enough password 17")
	v.press("main button", "")
	v.WaitText("main", "No articles yet. Import the text that has to be checked")
	v.lookAt(t, "empty-desk", "light")
	if *pictures {
		v.keepPicture(t, "empty-desk", looks[0])
	}
	for _, path := range []string{"/articles", "/approvals", "/sources", "/drafts", "/find?q=anything"} {
		v.Go(s.URL + path)
		v.WaitFor("main :is(.empty, form, .lede)")
		v.lookAt(t, path, "light")
	}
}
