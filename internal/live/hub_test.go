package live_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/live"
)

// at makes somebody listen on an article's page.
func at(t *testing.T, h *live.Hub, person, article, claim string) *live.Listener {
	t.Helper()
	l, err := h.Listen(live.Listening{
		Person: factcheck.UserID(person), Name: strings.ToUpper(person[:1]) + person[1:],
		Topics:  []live.Topic{live.Article(factcheck.ArticleID(article))},
		Article: factcheck.ArticleID(article), Claim: factcheck.ClaimID(claim),
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// told is what the listener takes, one line an event.
func told(l *live.Listener) (lines []string) {
	events, _ := l.Take()
	for _, e := range events {
		text := strings.NewReplacer("event: ", "", "data: ", "", "id: ", "", "\n", " ").Replace(string(e.Text))
		lines = append(lines, strings.TrimSpace(text))
	}
	return lines
}

func same(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhoListensHearsOfTheirArticleOnly(t *testing.T) {
	h := live.NewHub()
	ada, ben := at(t, h, "ada", "a", ""), at(t, h, "ben", "b", "")
	h.Publish([]factcheck.Happening{{Seq: 7, By: "cleo", Article: "a", Claim: "c"}, {Seq: 8, By: "cleo", Article: "a"}, {Seq: 9, By: "cleo"}})
	same(t, []string{`7 news {"kind":"claim","id":"c"}`, `8 news {"kind":"article","id":"a"}`}, told(ada))
	same(t, []string(nil), told(ben))
}

func TestListsHearOfEveryArticleAndTheQueueOfWhatMovesIt(t *testing.T) {
	h := live.NewHub()
	list, err := h.Listen(live.Listening{Person: "ada", Topics: []live.Topic{live.Articles, live.Queue}})
	if err != nil {
		t.Fatal(err)
	}
	queue, err := h.Listen(live.Listening{Person: "ada", Topics: []live.Topic{live.Queue}})
	if err != nil {
		t.Fatal(err)
	}
	h.Publish([]factcheck.Happening{{Seq: 1, Article: "a", Claim: "c"}, {Seq: 2, Article: "b", Claim: "d", Queue: true}})
	same(t, []string{`1 news {"kind":"claim","id":"c"}`, `2 news {"kind":"claim","id":"d"}`}, told(list))
	same(t, []string{`2 news {"kind":"claim","id":"d"}`}, told(queue))
}

func TestOnesOwnDoingIsNoNews(t *testing.T) {
	h := live.NewHub()
	ada, ben := at(t, h, "ada", "a", ""), at(t, h, "ben", "a", "")
	told(ada)
	h.Publish([]factcheck.Happening{{Seq: 1, By: "ada", Article: "a", Claim: "c"}})
	same(t, []string(nil), told(ada))
	same(t, 1, len(told(ben)))
}

func TestASlowListenerIsToldThatThereIsMuch(t *testing.T) {
	h := live.NewHub()
	slow := at(t, h, "ada", "a", "")
	for seq := range int64(1000) {
		h.Publish([]factcheck.Happening{{Seq: seq + 1, By: "ben", Article: "a", Claim: "c"}})
	}
	lines := told(slow)
	if len(lines) > 17 || !strings.Contains(lines[0], `{"kind":"much"`) || !strings.HasPrefix(lines[len(lines)-1], "1000 ") {
		t.Errorf("%d events waited: %v", len(lines), lines)
	}
	if !slices.IsSortedFunc(lines, func(a, b string) int { return number(a) - number(b) }) {
		t.Errorf("out of order: %v", lines)
	}
}

func number(line string) (n int) {
	_, _ = fmt.Sscan(line, &n)
	return n
}

func TestNothingIsToldTwice(t *testing.T) {
	h := live.NewHub()
	l, err := h.Listen(live.Listening{Person: "ada", Topics: []live.Topic{live.Article("a"), live.Queue, live.Articles}})
	if err != nil {
		t.Fatal(err)
	}
	h.Publish([]factcheck.Happening{{Seq: 4, Article: "a", Claim: "c", Queue: true}, {Seq: 5, Article: "a", Claim: "c"}})
	l.Know(4)
	h.Publish([]factcheck.Happening{{Seq: 3, Article: "a", Claim: "c"}})
	same(t, []string{`5 news {"kind":"claim","id":"c"}`}, told(l))
}

func TestWhoseAccountChangesIsDoubted(t *testing.T) {
	h := live.NewHub()
	ada, ben := at(t, h, "ada", "a", ""), at(t, h, "ben", "a", "")
	h.Publish([]factcheck.Happening{{Seq: 1, By: "maks", Account: "ada"}})
	<-ada.Ready()
	if _, doubted := ada.Take(); !doubted {
		t.Error("nobody looks whether Ada may still listen")
	}
	if _, doubted := ben.Take(); doubted {
		t.Error("Ben is doubted for what happened to Ada")
	}
}

func TestNobodyListensOnTooManyPages(t *testing.T) {
	h := live.NewHub()
	var pages []*live.Listener
	for range 24 {
		pages = append(pages, at(t, h, "ada", "a", ""))
	}
	_, err := h.Listen(live.Listening{Person: "ada"})
	if !factcheck.Is(err, factcheck.RateLimited) {
		t.Fatalf("one page more: %v", err)
	}
	at(t, h, "ben", "a", "")
	pages[0].Close()
	pages[0].Close()
	at(t, h, "ada", "a", "")
	if n := h.Listeners(); n != 25 {
		t.Errorf("%d pages listen", n)
	}
}

func TestWhoElseIsHereIsKnownUntilAMomentAfterTheyLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := live.NewHub()
		ada := at(t, h, "ada", "a", "")
		same(t, []live.Presence(nil), h.Here("a", "ada"))
		ben, again := at(t, h, "ben", "a", "c"), at(t, h, "ben", "a", "c")
		<-time.After(2 * h.Stir)
		same(t, []string{`people {"kind":"article","id":"a"}`}, told(ada))
		same(t, []live.Presence{{Person: "ben", Name: "Ben", Claims: []factcheck.ClaimID{"c"}}}, h.Here("a", "ada"))
		same(t, []live.Presence{{Person: "ada", Name: "Ada"}}, h.Here("a", "ben"))

		ben.Close()
		<-time.After(2 * h.Linger)
		same(t, []string(nil), told(ada))
		again.Close()
		same(t, 1, len(h.Here("a", "ada")))
		<-time.After(2 * h.Linger)
		same(t, []string{`people {"kind":"article","id":"a"}`}, told(ada))
		same(t, []live.Presence(nil), h.Here("a", "ada"))
	})
}

func TestWhoGoesFromClaimToClaimDoesNotLeaveTheArticle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := live.NewHub()
		ben := at(t, h, "ben", "a", "c")
		ben.Close()
		at(t, h, "ben", "a", "d")
		same(t, []factcheck.ClaimID{"c", "d"}, h.Here("a", "ada")[0].Claims)
		<-time.After(2 * h.Linger)
		same(t, []live.Presence{{Person: "ben", Name: "Ben", Claims: []factcheck.ClaimID{"d"}}}, h.Here("a", "ada"))
	})
}

func TestWhoReloadsThePageIsNotMissed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := live.NewHub()
		ada, ben := at(t, h, "ada", "a", ""), at(t, h, "ben", "a", "c")
		<-time.After(2 * h.Stir)
		told(ada)
		ben.Close()
		at(t, h, "ben", "a", "c")
		<-time.After(2 * h.Linger)
		same(t, []string(nil), told(ada))
		same(t, 1, len(h.Here("a", "ada")))
	})
}

func TestAClosedHubLetsEverybodyGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := live.NewHub()
		ada, ben := at(t, h, "ada", "a", ""), at(t, h, "ben", "a", "")
		ben.Close()
		h.Close()
		h.Close()
		<-h.Closed()
		ada.Close()
		if n := h.Listeners(); n != 0 {
			t.Errorf("%d still listen", n)
		}
	})
}

func TestNobodyIsToldOfThemselves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := live.NewHub()
		ada := at(t, h, "ada", "a", "")
		at(t, h, "ada", "a", "c")
		<-time.After(2 * h.Stir)
		same(t, []string(nil), told(ada))
	})
}

func TestACrowdThatComesIsToldOfOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := live.NewHub()
		ada := at(t, h, "ada", "a", "")
		for i := range 100 {
			at(t, h, fmt.Sprint("person ", i), "a", "")
		}
		<-time.After(2 * h.Stir)
		same(t, []string{`people {"kind":"article","id":"a"}`}, told(ada))
		same(t, 100, len(h.Here("a", "ada")))
	})
}

// TestFiveThousandPagesHearOfOneClaim while pages come and go.
func TestFiveThousandPagesHearOfOneClaim(t *testing.T) {
	const pages = 5000
	h := live.NewHub()
	before := runtime.NumGoroutine()
	var heard sync.WaitGroup
	for i := range pages {
		l := at(t, h, fmt.Sprintf("p%d", i), "a", "")
		l.Take()
		heard.Go(func() {
			for range l.Ready() {
				if lines := told(l); slices.Contains(lines, `7 news {"kind":"claim","id":"c"}`) {
					l.Close()
					return
				}
			}
		})
	}
	h.Publish([]factcheck.Happening{{Seq: 7, By: "ada", Article: "a", Claim: "c"}})
	heard.Wait()
	h.Close()
	if n := h.Listeners(); n != 0 {
		t.Errorf("%d still listen", n)
	}
	if left := runtime.NumGoroutine(); left > before+4 {
		t.Errorf("%d goroutines run, %d before", left, before)
	}
}
