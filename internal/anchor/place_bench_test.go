package anchor

import (
	"strings"
	"testing"

	"stet/internal/document"
)

// longVersions are two versions of an article of 60,000 code points, of which every nth sentence was changed, and 2,000
// passages.
func longVersions(nth int) (old, new string, passages []document.Range) {
	var before, after strings.Builder
	at := 0
	for i := 0; at < 60_000; i++ {
		was := sentenceOf(i)
		is := was
		if i%nth == 0 {
			is = sentenceOf(i + 7_000)
		} else if i%nth == 1 {
			is = strings.Replace(was, " of ", " of almost ", 1)
		}
		before.WriteString(was)
		after.WriteString(is)
		at += len(was)
	}
	for i := range 2000 {
		passages = append(passages, document.Range{Start: i * 29, End: i*29 + 20 + i%90})
	}
	return before.String(), after.String(), passages
}

var nouns = strings.Fields("committee harbour budget ministry railway village teacher engine winter festival bridge library")

// sentenceOf is the i-th of many different sentences.
func sentenceOf(i int) string {
	pick := func(by int) string { return nouns[i/by%len(nouns)] }
	return "The " + pick(1) + " of the " + pick(12) + " met the " + pick(144) + " and spoke of " + strings.Repeat("m", i%17+1) + pick(5) + ".\n"
}

func BenchmarkPlace(b *testing.B) {
	for name, nth := range map[string]int{"one in ten changed": 10, "all changed": 1} {
		b.Run(name, func(b *testing.B) {
			old, now, passages := longVersions(nth)
			for b.Loop() {
				Place(old, now, passages)
			}
		})
	}
}
