package document

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/internal/document/fixtures"
)

func longFixture(b *testing.B) Text {
	for _, f := range fixtures.All() {
		if f.Name == "a long article" {
			return fromHTML(b, f.HTML)
		}
	}
	b.Fatal("no long article")
	return Text{}
}

func BenchmarkDraw(b *testing.B) {
	text := longFixture(b)
	hs := randomHighlights(text.Len(), 5000, 7)
	b.ReportMetric(float64(text.Len()), "code_points")
	for b.Loop() {
		if err := text.Draw(io.Discard, hs, Style{Parity: true, Links: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrawWithEveryClaimOverAll(b *testing.B) {
	text := longFixture(b)
	hs := randomHighlights(text.Len(), 5000, 7)
	for i := range hs {
		hs[i].Range = Range{i, text.Len() - i}
	}
	for b.Loop() {
		if err := text.Draw(io.Discard, hs, Style{Parity: true, Links: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFromHTML(b *testing.B) {
	var source strings.Builder
	for source.Len() < 1<<20 {
		for _, f := range fixtures.All() {
			source.WriteString(f.HTML)
		}
	}
	root, err := html.Parse(strings.NewReader(source.String()[:1<<20]))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(1 << 20)
	for b.Loop() {
		if _, err := FromHTML(root, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOnGraphemes(b *testing.B) {
	text, err := FromPlain(strings.Repeat("Понад 250 компаній із 30 країн 🇺🇦 зібралися. ", 1400))
	if err != nil {
		b.Fatal(err)
	}
	x := NewIndex(text)
	for i := 0; b.Loop(); i++ {
		x.OnGraphemes(Range{i % 1000, 60_000 - i%1000})
	}
}
