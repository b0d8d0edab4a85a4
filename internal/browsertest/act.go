package browsertest

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

type point struct{ X, Y float64 }

// Click clicks the middle of the element with the mouse, once it is there and nothing covers it, and waits for the page that
// the click may lead to.
func (p *Page) Click(css string) {
	p.t.Helper()
	at := await[point](p, "clicking "+css, `(`+reachJS+`)(`+quoted(css)+`)`)
	p.ClickAt(at.X, at.Y)
}

// ClickAt clicks at a place of the window, in CSS pixels.
func (p *Page) ClickAt(x, y float64) {
	p.t.Helper()
	p.mouse(input.DispatchMouseEventTypeMouseMoved, point{x, y}, 0)
	p.mouse(input.DispatchMouseEventTypeMousePressed, point{x, y}, 1)
	p.mouse(input.DispatchMouseEventTypeMouseReleased, point{x, y}, 1)
	p.settle()
}

// Tap touches the middle of the element with a finger, once it is there and nothing covers it, and waits for the page that
// the tap may lead to.
func (p *Page) Tap(css string) {
	p.t.Helper()
	at := await[point](p, "tapping "+css, `(`+reachJS+`)(`+quoted(css)+`)`)
	p.TapAt(at.X, at.Y)
}

// TapAt touches a place of the window with a finger, in CSS pixels.
func (p *Page) TapAt(x, y float64) {
	p.t.Helper()
	p.touch(input.DispatchTouchEventTypeTouchStart, []*input.TouchPoint{{X: x, Y: y}})
	p.touch(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
	p.settle()
}

// Swipe scrolls the page with a finger, by about so many CSS pixels towards its end, or towards its beginning if they are negative,
// and by half of the window at most. The browser foresees where a finger goes, so it may be a little more or less.
func (p *Page) Swipe(by float64) {
	p.t.Helper()
	middle := Eval[point](p, `({ X: innerWidth / 2, Y: innerHeight / 2 })`)
	way := max(-middle.Y, min(by, middle.Y))
	const steps = 8
	at := func(step float64) []*input.TouchPoint {
		return []*input.TouchPoint{{X: middle.X, Y: middle.Y + way/2 - way*step/steps}}
	}
	p.touch(input.DispatchTouchEventTypeTouchStart, at(0))
	for step := range steps {
		p.touch(input.DispatchTouchEventTypeTouchMove, at(float64(step+1)))
	}
	p.settle() // a finger that rests before it is lifted does not leave the page rolling on
	p.touch(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
	p.settle()
}

// Drag takes what is at one place of the window to another with the mouse; places are in CSS pixels, from the left and the top.
func (p *Page) Drag(from, to [2]float64) {
	p.t.Helper()
	at := [3]point{{from[0], from[1]}, {(from[0] + to[0]) / 2, (from[1] + to[1]) / 2}, {to[0], to[1]}}
	p.mouse(input.DispatchMouseEventTypeMouseMoved, at[0], 0)
	p.mouse(input.DispatchMouseEventTypeMousePressed, at[0], 1)
	p.mouse(input.DispatchMouseEventTypeMouseMoved, at[1], 1)
	p.mouse(input.DispatchMouseEventTypeMouseMoved, at[2], 1)
	p.mouse(input.DispatchMouseEventTypeMouseReleased, at[2], 1)
	p.settle()
}

// DragByFinger does the same with a finger.
func (p *Page) DragByFinger(from, to [2]float64) {
	p.t.Helper()
	p.touch(input.DispatchTouchEventTypeTouchStart, []*input.TouchPoint{{X: from[0], Y: from[1]}})
	p.touch(input.DispatchTouchEventTypeTouchMove, []*input.TouchPoint{{X: (from[0] + to[0]) / 2, Y: (from[1] + to[1]) / 2}})
	p.touch(input.DispatchTouchEventTypeTouchMove, []*input.TouchPoint{{X: to[0], Y: to[1]}})
	p.touch(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
	p.settle()
}

func (p *Page) touch(kind input.DispatchTouchEventType, points []*input.TouchPoint) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	p.must(err, "touching the screen")
}

// TripleClick clicks the element three times in a row, which selects its paragraph.
func (p *Page) TripleClick(css string) {
	p.t.Helper()
	at := await[point](p, "clicking "+css, `(`+reachJS+`)(`+quoted(css)+`)`)
	for clicks := int64(1); clicks <= 3; clicks++ {
		p.mouse(input.DispatchMouseEventTypeMousePressed, at, clicks)
		p.mouse(input.DispatchMouseEventTypeMouseReleased, at, clicks)
	}
	p.settle()
}

// Hover moves the mouse over the middle of the element.
func (p *Page) Hover(css string) {
	p.t.Helper()
	p.mouse(input.DispatchMouseEventTypeMouseMoved, await[point](p, "pointing at "+css, `(`+reachJS+`)(`+quoted(css)+`)`), 0)
}

// DragOver selects the first occurrence of the quote in the element with the mouse, from its first character to its last, as
// a person does. White space in the quote stands for any, or none, such as a line break or the border of two paragraphs.
func (p *Page) DragOver(css, quote string) {
	p.t.Helper()
	ends := await[[]point](p, "dragging over “"+quote+"” in "+css, `(`+endsJS+`)(`+quoted(css)+`, `+quoted(quote)+`)`)
	from, to := ends[0], ends[1]
	p.mouse(input.DispatchMouseEventTypeMouseMoved, from, 0)
	p.mouse(input.DispatchMouseEventTypeMousePressed, from, 1)
	p.mouse(input.DispatchMouseEventTypeMouseMoved, point{(from.X + to.X) / 2, (from.Y + to.Y) / 2}, 1)
	p.mouse(input.DispatchMouseEventTypeMouseMoved, to, 1)
	p.mouse(input.DispatchMouseEventTypeMouseReleased, to, 1)
	p.settle()
}

func (p *Page) mouse(kind input.DispatchMouseEventType, at point, clicks int64) {
	p.t.Helper()
	event := input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, ClickCount: clicks}
	if clicks > 0 {
		event.Button, event.Buttons = input.MouseButtonLeft, 1
	}
	_, err := chromedp.Call(p.ctx, input.DispatchMouseEvent, event)
	p.must(err, "moving the mouse")
}

// Fill replaces what stands in a field by typing the text; in a select it chooses the option of that value.
func (p *Page) Fill(css, text string) {
	p.t.Helper()
	typed := await[bool](p, "filling in "+css, `(`+focusJS+`)(`+quoted(css)+`, `+quoted(text)+`)`)
	if typed {
		return
	}
	_, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text})
	p.must(err, "typing into "+css)
}

// Type writes the text where the focus is, as a keyboard does.
func (p *Page) Type(text string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text})
	p.must(err, "typing “"+text+"”")
}

// Upload chooses a file of this machine in a file field.
func (p *Page) Upload(css, path string) {
	p.t.Helper()
	p.must(chromedp.Do(p.ctx, chromedp.SetUploadFiles(chromedp.CSS(css), []string{path})), "choosing a file in "+css)
}

// Press presses a key: a character, or Enter, Escape, Tab, Backspace, ArrowLeft …, with Shift+, Alt+ or Control+ before it.
func (p *Page) Press(key string) {
	p.t.Helper()
	parts := strings.Split(key, "+")
	var held []chromedp.Modifier
	for _, name := range parts[:len(parts)-1] {
		held = append(held, modifiers[name])
	}
	code := parts[len(parts)-1]
	if named, ok := namedKeys[code]; ok {
		code = named
	}
	p.must(chromedp.Do(p.ctx, chromedp.KeyEvent(code, chromedp.KeyModifiers(held...))), "pressing "+key)
	p.settle()
}

var modifiers = map[string]chromedp.Modifier{
	"Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt, "Control": chromedp.ModifierCtrl,
}

var namedKeys = map[string]string{
	"Enter": kb.Enter, "Escape": kb.Escape, "Tab": kb.Tab, "Backspace": kb.Backspace, "End": kb.End, "Home": kb.Home,
	"ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown,
}

// settle waits for a page that has begun to load within a short reaction time.
func (p *Page) settle() {
	p.t.Helper()
	begun := time.Now()
	for time.Since(begun) < reaction || (p.loading.Load() && time.Since(begun) < patience) {
		p.pause()
	}
}

func (p *Page) pause() {
	p.t.Helper()
	select {
	case <-p.ctx.Done():
		p.t.Fatalf("the journey took longer than %v, or the browser has gone: %v", pageLimit, p.ctx.Err())
	case <-time.After(glance):
	}
}

func quoted(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}

// reachJS gives the middle of an element that can be clicked, or null while it is hidden, disabled or covered.
const reachJS = `css => {
  const element = document.querySelector(css);
  if (!element || element.matches(':disabled') || document.fonts.status === 'loading') return null; // lines move with their font
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = [...element.getClientRects()].find((r) => r.width > 0 && r.height > 0);
  if (!box) return null;
  const at = { X: box.x + box.width / 2, Y: box.y + box.height / 2 };
  const hit = document.elementFromPoint(at.X, at.Y);
  const label = hit?.closest('label');
  return hit && (element.contains(hit) || hit.contains(element) && label?.control === element) ? at : null;
}`

// focusJS focuses a field and selects what stands in it. It says whether that was all, which it is for fields that one
// chooses in instead of typing.
const focusJS = `(css, text) => {
  const field = document.querySelector(css);
  if (!field || field.matches(':disabled') || !field.checkVisibility()) return null;
  field.focus();
  if (field.matches('select, input[type=date], input[type=datetime-local], input[type=time]')) {
    if (field.matches('select') && ![...field.options].some((o) => o.value === text)) return null;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }
  field.select();
  if (text !== '') return false;
  document.execCommand('delete');
  return true;
}`

// endsJS gives the places where the mouse goes down and up to select a quote.
const endsJS = `(css, quote) => {
  const root = document.querySelector(css);
  if (!root || document.fonts.status === 'loading') return null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); // no callback: scripts may be off
  const nodes = [], extras = []; // an extra, such as a highlight's number, is drawn within the text and no part of it
  let text = '';
  while (walker.nextNode()) {
    const here = { node: walker.currentNode, start: text.length };
    if (here.node.parentElement.closest('[data-ui]')) {
      extras.push(here);
      continue;
    }
    nodes.push(here);
    text += here.node.data;
  }
  const words = quote.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(words.join('\\s*'), 'u').exec(text);
  if (!found) return null;
  const from = found.index, to = from + found[0].length;
  const place = (at, side) => {
    const { node, start } = nodes.findLast((n) => (side === 'end' ? n.start < at : n.start <= at));
    return [node, at - start];
  };
  const range = document.createRange();
  range.setStart(...place(from, 'start'));
  range.setEnd(...place(to, 'end'));
  range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  const boxes = [...range.getClientRects()].filter((r) => r.width > 0);
  if (boxes.length === 0 || boxes[0].top < 0 || boxes.at(-1).bottom > innerHeight) return null;
  // Which side of a character's box the caret before or behind it stands on depends on the direction it is written in.
  const edge = (at, box) => {
    const sides = [box.left + 0.5, box.right - 0.5].map((X) => ({ X, Y: (box.top + box.bottom) / 2 }));
    const there = ({ X, Y }) => {
      const caret = document.caretPositionFromPoint(X, Y);
      const of = ({ node }) => node === caret?.offsetNode;
      const here = nodes.find(of);
      return here ? here.start + caret.offset === at : extras.find(of)?.start === at;
    };
    return sides.find(there) ?? null;
  };
  const start = boxes.map((box) => edge(from, box)).find(Boolean);
  const end = boxes.map((box) => edge(to, box)).findLast(Boolean);
  if (!start || !end) return null;
  return [start, end];
}`
