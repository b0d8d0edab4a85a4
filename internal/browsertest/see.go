package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// Eval evaluates a JavaScript expression in the page and waits for it if it is a promise.
func Eval[T any](p *Page, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	p.must(err, "evaluating "+expression)
	return v
}

// Text waits for the element and gives its text as it is shown.
func (p *Page) Text(css string) string {
	p.t.Helper()
	return await[string](p, "reading "+css, `document.querySelector(`+quoted(css)+`)?.innerText ?? null`)
}

// Value waits for the field and gives what stands in it.
func (p *Page) Value(css string) string {
	p.t.Helper()
	return await[string](p, "reading the field "+css, `document.querySelector(`+quoted(css)+`)?.value ?? null`)
}

// Has says whether the element is on the page now, seen or not.
func (p *Page) Has(css string) bool {
	p.t.Helper()
	return Eval[bool](p, `document.querySelector(`+quoted(css)+`) !== null`)
}

// WaitFor waits until the element is there and shown.
func (p *Page) WaitFor(css string) {
	p.t.Helper()
	await[bool](p, "waiting for "+css, `document.querySelector(`+quoted(css)+`)?.checkVisibility() || null`)
}

// WaitText waits until the element's text contains the words.
func (p *Page) WaitText(css, words string) {
	p.t.Helper()
	await[bool](p, "waiting for “"+words+"” in "+css,
		`document.querySelector(`+quoted(css)+`)?.innerText.includes(`+quoted(words)+`) || null`)
}

// WaitUntil waits until a JavaScript expression is true.
func (p *Page) WaitUntil(expression string) {
	p.t.Helper()
	await[bool](p, "waiting until "+expression, `(`+expression+`) || null`)
}

// Path is the page's address without its origin.
func (p *Page) Path() string {
	p.t.Helper()
	return Eval[string](p, `location.pathname + location.search + location.hash`)
}

// Screenshot is a picture of the whole page in PNG.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	p.must(err, "taking a picture")
	return picture
}

// Window is a picture in PNG of what is in the window, as a person sees it.
func (p *Page) Window() []byte {
	p.t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	p.must(err, "taking a picture")
	return picture
}

// Axe checks the page for barriers to people with disabilities (axe-core: WCAG 2.2 A and AA, and good practice). Each is told
// as rule, help and the element.
func (p *Page) Axe() []string {
	p.t.Helper()
	if !Eval[bool](p, `'axe' in window`) {
		script, err := os.ReadFile(filepath.Join(root(), "static", "node_modules", "axe-core", "axe.min.js"))
		p.must(err, "reading axe-core, which `make static` fetches")
		p.must(chromedp.Do(p.ctx, chromedp.Evaluate[chromedp.Void](string(script))), "starting axe-core")
	}
	return Eval[[]string](p, `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) =>
	  v.nodes.map((n) => v.id + ': ' + v.help + ': ' + n.target.join(' ') + ' ' + (n.any[0]?.message ?? ''))))`)
}

// root is the module's root folder: the nearest above with a go.mod.
func root() string {
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	return "."
}

// await evaluates the expression until it is not null. A page that is being replaced answers with an error, which is waited
// out as well.
func await[T any](p *Page, what, expression string) T {
	p.t.Helper()
	var last error
	for begun := time.Now(); time.Since(begun) < patience; p.pause() {
		v, err := chromedp.Run(p.ctx, chromedp.Evaluate[*T](expression))
		if err == nil && v != nil {
			return *v
		}
		last = err
	}
	p.t.Fatalf("%s: not within %v%s\n%s", what, patience, because(last), p.glimpse())
	panic("unreachable")
}

func because(err error) string {
	if err == nil {
		return ""
	}
	return fmt.Sprintf(" (%v)", err)
}

// glimpse is where the page stands, for the message of a test that failed.
func (p *Page) glimpse() string {
	seen, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`location.href + '\n' + (document.body?.innerText ?? '')`))
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(seen, "\n")
	return strings.Join(lines[:min(len(lines), 25)], "\n")
}
