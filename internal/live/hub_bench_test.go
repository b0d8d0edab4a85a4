package live_test

import (
	"fmt"
	"runtime"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/live"
)

// BenchmarkFanOut tells 5,000 pages on one article of one happening, and reports what a page costs while it waits.
func BenchmarkFanOut(b *testing.B) {
	const pages = 5000
	h := live.NewHub()
	before := heap()
	listeners := make([]*live.Listener, pages)
	for i := range listeners {
		l, err := h.Listen(live.Listening{
			Person: factcheck.UserID(fmt.Sprint("person ", i)), Topics: []live.Topic{live.Article("a")}, Article: "a",
		})
		if err != nil {
			b.Fatal(err)
		}
		l.Take()
		listeners[i] = l
	}
	cost := float64(heap()-before) / pages
	seq := int64(0)
	for b.Loop() {
		seq++
		h.Publish([]factcheck.Happening{{Seq: seq, By: "ada", Article: "a", Claim: "c"}})
		for _, l := range listeners {
			l.Take()
		}
	}
	b.ReportMetric(cost, "bytes/page")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/pages, "ns/page")
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
