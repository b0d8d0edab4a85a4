package browserbench

import (
	"strings"
	"testing"

	"stet/internal/document"
)

func TestMedianIsTheMiddleOne(t *testing.T) {
	for _, c := range []struct {
		all  []float64
		want float64
	}{{nil, 0}, {[]float64{7}, 7}, {[]float64{9, 1, 5}, 5}, {[]float64{4, 1, 2, 3}, 2.5}} {
		if got := median(c.all); got != c.want {
			t.Errorf("median of %v: %v, want %v", c.all, got, c.want)
		}
	}
}

func TestRatiosAreTakenWithinARound(t *testing.T) {
	r := results{}
	for _, of := range []float64{1, 10, 3} { // a loaded moment slows both down
		r.add(workbench, 1000, figures{Ready: 120 * of})
		r.add(plain, 0, figures{Ready: 100 * of})
	}
	if got := r.ratio(1000, measured{plain, 0}, ready); got != 1.2 {
		t.Errorf("ratio %v, want 1.2", got)
	}
}

func TestGoalsThatAreMissedAreSaidToBe(t *testing.T) {
	r := results{}
	r.add(workbench, 10000, figures{Ready: 250, Blocked: 400})
	r.add(spans, 10000, figures{Ready: 1000})
	var b strings.Builder
	r.judge(&b)
	for _, line := range []string{
		"| ready, to Recogito SPANS | 10000 | 0.33 | 0.25 | yes |", "| blocking time, ms | 10000 | 50.00 | 400.00 | **no** |",
	} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("no line %q in\n%s", line, &b)
		}
	}
}

func TestPassagesAreWholeWordsOfOneParagraph(t *testing.T) {
	canonical, err := document.FromPlain(text())
	if err != nil {
		t.Fatal(err)
	}
	content := canonical.Content
	for _, p := range passages(content, 1000) {
		quote := content[p.Start:p.End]
		words := len(strings.Fields(quote))
		cut := p.Start > 0 && !strings.Contains(" \n", content[p.Start-1:p.Start]) || !strings.Contains(" .\n", content[p.End:p.End+1])
		if words < 2 || words > 14 || cut || strings.Contains(quote, "\n") {
			t.Fatalf("%v is %q", p, quote)
		}
	}
	if n := len(strings.Fields(content)); n != paragraphs*perWords {
		t.Errorf("%d words, want %d", n, paragraphs*perWords)
	}
}
