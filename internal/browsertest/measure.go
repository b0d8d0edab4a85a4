package browsertest

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// Before runs a script in every page that is loaded from now on, before the page's own.
func (p *Page) Before(script string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	p.must(err, "adding a script to the pages to come")
}

// MainThread is the time of a processor, in seconds, that the page's main thread has taken for its tasks since it began. It goes
// on from page to page of one origin, so two readings tell what was between.
func (p *Page) MainThread() float64 {
	p.t.Helper()
	return p.metric("TaskDuration")
}

// Heap is how many bytes the page's scripts hold, once what they hold no longer was collected.
func (p *Page) Heap() float64 {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, heapprofiler.CollectGarbage, cdp.Empty{})
	p.must(err, "collecting garbage")
	return p.metric("JSHeapUsedSize")
}

func (p *Page) metric(name string) float64 {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	p.must(err, "asking for figures of the page")
	got, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
	p.must(err, "reading figures of the page")
	for _, m := range got.Metrics {
		if m.Name == name {
			return m.Value
		}
	}
	p.t.Fatalf("the browser has no figure named %s", name)
	return 0
}
