package browserbench

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	"stet/internal/browsertest"
)

var (
	wanted = flag.Bool("measure", false, "measure the workbench in a browser, which takes minutes")
	rounds = flag.Int("rounds", 3, "how often each page is measured, one after the other in turn")
	most   = flag.Int("claims", 10000, "leave out articles of more claims, to try the measuring itself")
	write  = flag.Bool("write", false, "write what was measured into docs/performance.md")
)

func TestMain(m *testing.M) { os.Exit(browsertest.Run(m)) }

// sizes are how many claims the article has.
var sizes = []int{100, 1000, 10000}

func TestTheWorkbenchBesideOtherPages(t *testing.T) {
	if !*wanted {
		t.Skip("measures only with -measure, as `make bench` does")
	}
	sizes = slices.DeleteFunc(sizes, func(claims int) bool { return claims > *most })
	all := subjects(t)
	found := results{}
	for round := range *rounds {
		for _, s := range all {
			t.Run(fmt.Sprintf("%s %d round %d", s.name, s.claims, round+1), func(t *testing.T) {
				f := s.measure(t)
				t.Logf("%+v", f)
				found.add(s.name, s.claims, f)
			})
		}
	}
	if t.Failed() {
		return
	}
	report := found.report(circumstances(*rounds))
	fmt.Println(report)
	if *write {
		if err := publish(report); err != nil {
			t.Fatal(err)
		}
	}
}

// subjects are the pages in the order in which each round measures them.
func subjects(t *testing.T) []subject {
	t.Helper()
	stet, files := start(t), rivals(t, sizes)
	urls := stet.fill(t, append([]int{0}, sizes...))
	workbench := func(claims int) subject {
		return subject{name: workbench, kind: "stet", claims: claims, still: stet.url + "/healthz", url: urls[claims], signIn: stet.signIn}
	}
	library := func(name, kind, renderer string, claims int) subject {
		url := fmt.Sprintf("%s/recogito?renderer=%s&claims=%d", files, renderer, claims)
		return subject{name: name, kind: kind, claims: claims, still: files + "/still", url: url}
	}
	all := []subject{{name: plain, kind: "plain", still: files + "/still", url: files + "/plain"}, workbench(0)}
	for _, claims := range sizes {
		all = append(all, workbench(claims), library(spans, "spans", "SPANS", claims), library(highlights, "highlights", "CSS_HIGHLIGHTS", claims))
	}
	return all
}
