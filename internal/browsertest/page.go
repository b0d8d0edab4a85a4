package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// How long a journey may take, how long one expectation may, and how often it is looked at.
const (
	pageLimit = 3 * time.Minute
	patience  = 15 * time.Second
	glance    = 20 * time.Millisecond
	reaction  = 80 * time.Millisecond // within which a click that leads elsewhere has begun to
)

// Options say how a page is looked at. The zero value is a window of 1280 by 900 in the light scheme, with scripts.
type Options struct {
	Width, Height int64 // CSS pixels
	Dark          bool
	NoScript      bool
	Touch         bool   // a screen for fingers, with no mouse
	Print         bool   // with the styles for paper
	Language      string // that the browser asks for, such as uk; its own when empty
}

// Page is a tab with a profile of its own. Its methods wait for what they need and fail the test, with a sentence, when it
// does not come.
type Page struct {
	t       testing.TB
	ctx     context.Context
	loading atomic.Bool

	mu         sync.Mutex
	complaints []string
	forgiven   []string
}

// NewPage opens an empty page. It is closed at the end of the test, which fails if the page complained on its console.
func NewPage(t testing.TB, o Options) *Page {
	t.Helper()
	b, err := theBrowser()
	if err != nil {
		t.Fatalf("the browser did not start: %v", err)
	}
	tab, closeTab := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	ctx, cancel := context.WithTimeout(tab, pageLimit)
	p := &Page{t: t, ctx: ctx}
	t.Cleanup(func() {
		p.reportComplaints()
		cancel()
		closeTab()
	})
	p.must(chromedp.Do(tab), "opening a tab")
	p.must(chromedp.Listen(ctx, p.hear), "listening to the page")
	p.emulate(o)
	return p
}

func (p *Page) emulate(o Options) {
	p.t.Helper()
	width, height := o.Width, o.Height
	if width == 0 {
		width = 1280
	}
	if height == 0 {
		height = 900
	}
	scheme, media := "light", "screen"
	if o.Dark {
		scheme = "dark"
	}
	if o.Print {
		media = "print"
	}
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}
	p.must(chromedp.Do(p.ctx, chromedp.EmulateViewport(width, height)), "sizing the window")
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: features})
	p.must(err, "choosing the colour scheme")
	_, err = chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: o.NoScript})
	p.must(err, "switching scripts")
	_, err = chromedp.Call(p.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	p.must(err, "looking at the page") // whichever other page was opened since
	if o.Touch {
		_, err = chromedp.Call(p.ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 5})
		p.must(err, "taking fingers for the mouse")
	}
	if o.Language != "" {
		_, err = chromedp.Call(p.ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": o.Language}})
		p.must(err, "asking for a language")
	}
}

// Go loads the address and waits until it is loaded.
func (p *Page) Go(url string) {
	p.t.Helper()
	p.must(chromedp.Do(p.ctx, chromedp.Navigate(url)), "loading "+url)
}

// Forgive lets a complaint of the page's console that contains the words pass.
func (p *Page) Forgive(words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgiven = append(p.forgiven, words)
}

// Complaints are what the page has said on its console that a page should not: errors, exceptions, violations of the
// content security policy, files that did not load.
func (p *Page) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var left []string
	for _, complaint := range p.complaints {
		if !containsAny(complaint, p.forgiven) {
			left = append(left, complaint)
		}
	}
	return left
}

func (p *Page) reportComplaints() {
	for _, complaint := range p.Complaints() {
		p.t.Errorf("the page complained: %s", complaint)
	}
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// hear runs within the loop that reads the browser's messages, so it only takes notes.
func (p *Page) hear(event any) {
	switch e := event.(type) {
	case *page.EventFrameRequestedNavigation, *page.EventFrameStartedLoading:
		p.loading.Store(true)
	case *page.EventFrameStoppedLoading:
		p.loading.Store(false)
	case *page.EventJavascriptDialogOpening:
		if e.Type != page.DialogTypeBeforeunload {
			p.note("dialog: " + e.Message)
		}
		go p.acceptDialog()
	case *runtime.EventExceptionThrown:
		p.note(fmt.Sprintf("exception: %s %s", e.ExceptionDetails.Text, describe(e.ExceptionDetails.Exception)))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			p.note("console: " + describe(e.Args...))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !isAnswer(e.Entry) && !isStream(e.Entry) {
			p.note(fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	}
}

// acceptDialog lets the page go on, which stands still while a dialog is open; whoever leaves a page with unsaved changes
// means to.
func (p *Page) acceptDialog() {
	_, err := chromedp.Call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	if err != nil && p.ctx.Err() == nil {
		p.note("closing a dialog: " + err.Error())
	}
}

// isAnswer says whether the entry is about a page that the server answered with a refusal, as it should, and not about a
// file that is missing.
func isAnswer(e *log.Entry) bool {
	file := strings.Contains(e.URL, "/static/") || strings.HasSuffix(e.URL, ".ico")
	return e.Source == log.EntrySourceNetwork && strings.Contains(e.Text, "with a status of 4") && !file
}

// isStream says whether the entry is about a stream of events, or what it made the page ask for: they break off when the
// server ends and are begun again until there is one.
func isStream(e *log.Entry) bool {
	return e.Source == log.EntrySourceNetwork && (strings.Contains(e.URL, "/events?") || strings.Contains(e.URL, "/news?"))
}

func describe(objects ...*runtime.RemoteObject) string {
	var words []string
	for _, o := range objects {
		if o == nil {
			continue
		}
		said := o.Description
		if said == "" && json.Unmarshal(o.Value, &said) != nil {
			said = string(o.Value) // a number, a boolean
		}
		words = append(words, said)
	}
	return strings.Join(words, " ")
}

func (p *Page) note(complaint string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.complaints = append(p.complaints, complaint)
}

func (p *Page) must(err error, doing string) {
	p.t.Helper()
	if err != nil {
		p.t.Fatalf("%s: %v", doing, err)
	}
}
