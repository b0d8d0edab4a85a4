package browserbench

import (
	_ "embed"
	"fmt"
	"testing"

	"stet/internal/browsertest"
)

//go:embed testdata/probe.js
var probe string

// figures are what was measured of a page; times in milliseconds.
type figures struct {
	Ready    float64 // from navigation until the highlights are painted
	Blocked  float64 // by tasks of the main thread: what each takes beyond 50
	Longest  float64 // task
	Answered float64 // from request to the end of the answer
	Bytes    float64 // of HTML
	Sent     float64 // bytes of it as sent
	Elements float64

	CPU, Heap           float64 // of the main thread until at rest; bytes
	Click, ClickOpened  float64 // from the click until its passage is marked, and until its card is there
	Key, KeyOpened      float64 // from a key that leads to the next claim
	Frames, Slow, Worst float64 // while scrolling through: all, those over 50, the longest
}

// subject is a page to measure.
type subject struct {
	name, kind string
	claims     int
	still, url string // a page of the same origin with nothing in it, and the page
	signIn     func(t *testing.T, page *browsertest.Page)
}

// times are those of what an act led to.
type times struct{ Marked, Opened float64 }

// measure loads the page twice in a fresh profile, and measures the second time, when what can be cached is.
func (s subject) measure(t *testing.T) figures {
	t.Helper()
	p := browsertest.NewPage(t, browsertest.Options{})
	p.Forgive("favicon.ico") // which the empty page does not name
	if s.signIn != nil {
		s.signIn(t, p)
	}
	p.Before(probe + fmt.Sprintf("\nif (location.href.startsWith(%q)) void probe.watch(%q);", s.url, s.kind))
	p.Go(s.url)
	browsertest.Eval[figures](p, "probe.rest()")
	p.Go(s.still)
	before := p.MainThread()
	p.Go(s.url)
	f := browsertest.Eval[figures](p, "probe.rest()")
	f.CPU = 1000 * (p.MainThread() - before)
	f.Heap = p.Heap()
	s.act(p, &f)
	s.scroll(p, &f)
	return f
}

func (s subject) act(p *browsertest.Page, f *figures) {
	if s.claims == 0 {
		return
	}
	mark, card := "() => window.marked()", "null"
	if s.kind == "stet" {
		mark, card = hereJS, openedJS
	}
	browsertest.Eval[bool](p, `probe.after("pointerup", `+mark+`, `+card+`)`)
	at := browsertest.Eval[struct{ X, Y float64 }](p, placeJS)
	p.ClickAt(at.X, at.Y)
	done := browsertest.Eval[times](p, "probe.done")
	f.Click, f.ClickOpened = done.Marked, done.Opened
	if s.kind != "stet" {
		return
	}
	browsertest.Eval[bool](p, `probe.after("keydown", `+hereJS+`, `+openedJS+`)`)
	p.Press("j")
	done = browsertest.Eval[times](p, "probe.done")
	f.Key, f.KeyOpened = done.Marked, done.Opened
}

func (s subject) scroll(p *browsertest.Page, f *figures) {
	done := browsertest.Eval[struct{ Frames, Slow, Worst float64 }](p, "probe.scroll()")
	f.Frames, f.Slow, f.Worst = done.Frames, done.Slow, done.Worst
}

// A claim is marked once another than before is, and opened once its form is there.
const (
	hereJS = `((before) => () => {
  const open = document.querySelector("main")?.dataset.open ?? "";
  return open !== before && document.querySelector("#text mark.here") !== null;
})(document.querySelector("main")?.dataset.open ?? "")`
	openedJS = `() => document.querySelector(".card.open .detail") !== null && document.querySelectorAll(".card.open").length === 1 &&
  document.querySelector(".card.open").id === "card-" + document.querySelector("main").dataset.open`
)

// placeJS is the middle of a highlight that is in the window.
const placeJS = `(() => {
  const inWindow = (box) => box && box.width > 20 && box.top > 100 && box.bottom < innerHeight - 100;
  const boxes = [...document.querySelectorAll("#text mark")].map((mark) => mark.getClientRects()[0]);
  const box = boxes.find(inWindow) ?? window.markedAt?.();
  if (!box) throw new Error('no highlight is in the window');
  return { X: box.x + box.width / 2, Y: box.y + box.height / 2 };
})()`
