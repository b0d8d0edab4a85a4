package importer

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// hostile are arrivals of up to one megabyte that try to be slow or deep or nothing at all.
func hostile() map[string]Arrival {
	random := make([]byte, MaxBytes)
	source := rand.NewChaCha8([32]byte{})
	source.Read(random)
	all := map[string]Arrival{
		"random bytes":   {Bytes: random},
		"random as HTML": {Bytes: random, Name: "a.html", MediaType: "text/html; charset=utf-16"},
		"front matter":   {Bytes: []byte("---\n" + filled("a: b\n", MaxBytes-4)), Name: "a.md"},
	}
	for _, s := range []string{"word ", ")", "\u0301", "的"} {
		all["plain "+s] = Arrival{Bytes: []byte(filled(s, MaxBytes)), Name: "a.txt"}
	}
	for _, s := range []string{"<div>", "<p>a", "<a href=x>", "<td>", "<!--", "&amp;", "<nobr><i>"} {
		all["fragment "+s] = Arrival{Bytes: []byte(filled(s, MaxBytes)), Name: "a.html"}
	}
	for _, s := range []string{"<p>word, word.</p>", "<b><i></b>", "<div>a</div>", "<br>"} {
		largest := min(MaxBytes-20, len(s)*(mostElements-10)/strings.Count(s, "<"))
		all["page "+s] = Arrival{Bytes: []byte("<html><body>" + filled(s, largest)), Name: "a.html"}
	}
	for _, s := range []string{"_a*", "[a](", "|a|b\n|-|-\n"} {
		paragraph := strings.Repeat(s, mostMarks/countMarks(s+"[")) + "\n\n"
		all["Markdown "+s] = Arrival{Bytes: []byte(filled(s, MaxBytes)), Name: "a.md"}
		all["paragraphs "+s] = Arrival{Bytes: []byte(filled(paragraph, MaxBytes/4)), Name: "a.md"}
	}
	definition := "[a]: https://a.example/" + strings.Repeat("b", MaxBytes/2) + "\n\n"
	table := strings.Repeat("|a", 800) + "\n" + strings.Repeat("|-", 800) + "\n"
	all["one long address for many links"] = Arrival{Bytes: []byte(definition + filled("[a]\n\n", MaxBytes/2-30)), Name: "a.md"}
	all["wide head over narrow rows"] = Arrival{Bytes: []byte(table + filled("|x\n", MaxBytes-len(table))), Name: "a.md"}
	all["many wide heads"] = Arrival{Bytes: []byte(filled(table+filled("|x\n|-|\n", 800)+"\n", MaxBytes)), Name: "a.md"}
	base := "<html><link rel=canonical href=https://a.example/" + strings.Repeat("b", MaxBytes/2) + "/>"
	all["one long base for many links"] = Arrival{Bytes: []byte(base + filled("<a href=x>a</a>", MaxBytes/2-60)), Name: "a.html"}
	return all
}

// filled repeats s up to so many bytes.
func filled(s string, n int) string { return strings.Repeat(s, n/len(s)) }

func TestHostileArrivalsEndSoon(t *testing.T) {
	for name, a := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Read(a)
			var refusal *Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Errorf("the error is no refusal: %v", err)
			}
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %v", took)
			}
		})
	}
}
