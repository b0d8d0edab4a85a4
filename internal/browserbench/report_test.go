package browserbench

import (
	"fmt"
	"slices"
	"strings"
)

// The names of what is measured, as the report has them.
const (
	plain      = "plain text"
	workbench  = "the workbench"
	spans      = "Recogito, SPANS"
	highlights = "Recogito, CSS_HIGHLIGHTS"
)

// measured names what was measured.
type measured struct {
	name   string
	claims int
}

// results are the figures of every round.
type results map[measured][]figures

func (r results) add(name string, claims int, f figures) {
	of := measured{name, claims}
	r[of] = append(r[of], f)
}

// median of what one figure was in the rounds.
func (r results) median(name string, claims int, of func(figures) float64) float64 {
	var all []float64
	for _, f := range r[measured{name, claims}] {
		all = append(all, of(f))
	}
	return median(all)
}

func median(all []float64) float64 {
	slices.Sort(all)
	middle := len(all) / 2
	switch {
	case len(all) == 0:
		return 0
	case len(all)%2 == 0:
		return (all[middle-1] + all[middle]) / 2
	}
	return all[middle]
}

// ratio of a figure of the workbench to that of another page, round by round, and of these the median.
func (r results) ratio(claims int, to measured, of func(figures) float64) float64 {
	var all []float64
	other := r[to]
	for i, f := range r[measured{workbench, claims}] {
		if i < len(other) && of(other[i]) > 0 {
			all = append(all, of(f)/of(other[i]))
		}
	}
	return median(all)
}

// rows are the pages of a table with so many claims.
func rows(claims int) []measured {
	return []measured{{plain, 0}, {workbench, 0}, {workbench, claims}, {spans, claims}, {highlights, claims}}
}

func (m measured) String() string {
	if m.claims == 0 && m.name == workbench {
		return m.name + " without claims"
	}
	return m.name
}

// column is one figure of a table.
type column struct {
	head, form string
	of         func(figures) float64
}

// cell writes a figure. Nothing is clicked or pressed on a page where that leads nowhere; no time is exactly nothing.
func (c column) cell(figure float64) string {
	if figure == 0 && strings.HasPrefix(c.form, "?") {
		return "–"
	}
	return fmt.Sprintf(strings.TrimPrefix(c.form, "?"), figure)
}

var columns = []column{
	{"ready ms", "%.0f", func(f figures) float64 { return f.Ready }},
	{"CPU ms", "%.0f", func(f figures) float64 { return f.CPU }},
	{"blocking ms", "%.0f", func(f figures) float64 { return f.Blocked }},
	{"heap MB", "%.1f", func(f figures) float64 { return f.Heap / 1e6 }},
	{"answer ms", "%.0f", func(f figures) float64 { return f.Answered }},
	{"HTML kB", "%.0f", func(f figures) float64 { return f.Bytes / 1e3 }},
	{"click ms", "?%.0f", func(f figures) float64 { return f.Click }},
	{"to card ms", "?%.0f", func(f figures) float64 { return f.ClickOpened }},
	{"key ms", "?%.0f", func(f figures) float64 { return f.Key }},
	{"to card ms", "?%.0f", func(f figures) float64 { return f.KeyOpened }},
	{"slow frames", "%.0f", func(f figures) float64 { return f.Slow }},
	{"worst frame ms", "%.0f", func(f figures) float64 { return f.Worst }},
}

func (r results) table(b *strings.Builder, claims int) {
	fmt.Fprintf(b, "\n### %d claims\n\n| page |", claims)
	for _, c := range columns {
		fmt.Fprintf(b, " %s |", c.head)
	}
	b.WriteString("\n| --- |" + strings.Repeat(" ---: |", len(columns)) + "\n")
	for _, m := range rows(claims) {
		fmt.Fprintf(b, "| %s |", m)
		for _, c := range columns {
			b.WriteString(" " + c.cell(r.median(m.name, m.claims, c.of)) + " |")
		}
		b.WriteByte('\n')
	}
}

// report is all that was found, in Markdown.
func (r results) report(circumstances string) string {
	var b strings.Builder
	b.WriteString(circumstances + "\n")
	r.judge(&b)
	for _, claims := range sizes {
		r.table(&b, claims)
	}
	return b.String()
}
