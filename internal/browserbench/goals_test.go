package browserbench

import (
	"fmt"
	"strings"
)

// goal is what the workbench has to keep: a figure at most so large, as such or as a ratio to another page's.
type goal struct {
	says   string
	claims int
	most   float64
	got    func(r results, claims int) float64
}

func ready(f figures) float64 { return f.Ready }
func cpu(f figures) float64   { return f.CPU }

// toLibrary is the ratio to the library with as many claims, toPlain that to the bare text.
func toLibrary(name string, of func(figures) float64) func(results, int) float64 {
	return func(r results, claims int) float64 { return r.ratio(claims, measured{name, claims}, of) }
}

func toPlain(of func(figures) float64) func(results, int) float64 {
	return func(r results, claims int) float64 { return r.ratio(claims, measured{plain, 0}, of) }
}

func itself(of func(figures) float64) func(results, int) float64 {
	return func(r results, claims int) float64 { return r.median(workbench, claims, of) }
}

// heapOverPlain is in megabytes.
func heapOverPlain(r results, claims int) float64 {
	heap := func(f figures) float64 { return f.Heap / 1e6 }
	return r.median(workbench, claims, heap) - r.median(plain, 0, heap)
}

var goals = []goal{
	{"ready, to Recogito SPANS", 10000, 1. / 3, toLibrary(spans, ready)},
	{"ready, to Recogito CSS_HIGHLIGHTS", 10000, 1 / 1.8, toLibrary(highlights, ready)},
	{"CPU of the main thread, to Recogito SPANS", 10000, 1. / 5, toLibrary(spans, cpu)},
	{"ready, to the plain text", 10000, 3, toPlain(ready)},
	{"ready, to the plain text", 1000, 1.2, toPlain(ready)},
	{"blocking time, ms", 10000, 50, itself(func(f figures) float64 { return f.Blocked })},
	{"heap over that of the plain text, MB", 10000, 0.5, heapOverPlain},
	{"click to painted, ms", 1000, 34, itself(func(f figures) float64 { return f.Click })},
	{"click to painted, ms", 10000, 50, itself(func(f figures) float64 { return f.Click })},
}

// judge tells of every goal whether it is kept.
func (r results) judge(b *strings.Builder) {
	b.WriteString("\n| goal | claims | at most | measured | kept |\n| --- | ---: | ---: | ---: | --- |\n")
	missed, open := 0, 1
	for _, g := range goals {
		got, kept := g.got(r, g.claims), "yes"
		switch {
		case len(r[measured{workbench, g.claims}]) == 0:
			kept = "not measured"
			open++
		case got > g.most:
			kept = "**no**"
			missed++
		}
		fmt.Fprintf(b, "| %s | %d | %.2f | %.2f | %s |\n", g.says, g.claims, g.most, got, kept)
	}
	b.WriteString("| ready, to Hypothesis' anchoring | 4000 | 0.02 | – | not measured |\n")
	fmt.Fprintf(b, "\nOf these %d goals %d are missed in this run, and %d not measured.\n", len(goals)+1, missed, open)
}
