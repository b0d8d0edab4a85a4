package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

// pagesAtOnce is how many streams one server is to hold, and pagesEach how many of them are one person's.
const (
	pagesAtOnce = 5000
	pagesEach   = 20
)

// TestFiveThousandOpenPagesHearOfOneClaim over as many connections, each signed in and allowed to hear it, while the server goes
// on answering others.
func TestFiveThousandOpenPagesHearOfOneClaim(t *testing.T) {
	s := newSite(t, overHTTP)
	c := s.claim(t, s.article(t), "30 countries")
	address := paths.Watched(paths.Events, c.ArticleID, "", "") + "&since=" + itoa(int(s.newest(t)))
	pages := pagesThatFit(t)
	ears := make(chan *ear, pages)
	var opening sync.WaitGroup
	for first := 0; first < pages; first += pagesEach {
		b := s.colleague(t, first)
		opening.Go(func() {
			for range min(pagesEach, pages-first) {
				ears <- b.listen(address, "")
			}
		})
	}
	opening.Wait()
	if n := s.live.Listeners(); n != pages {
		t.Fatalf("%d pages listen, want %d", n, pages)
	}
	s.do(t, s.desk.Take(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion))
	news := newsOfClaim(s.newest(t), c)
	var hearing sync.WaitGroup
	for range pages {
		e := <-ears
		hearing.Go(func() { e.hearsAmongOthers(news) })
	}
	s.as(t, factcheck.Editor).get(paths.Article(c.ArticleID)).want(http.StatusOK)
	hearing.Wait()
}

// pagesThatFit is as many as the system lets this process have connections for, both ends being here.
func pagesThatFit(t *testing.T) int {
	t.Helper()
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil {
		t.Fatal(err)
	}
	return min(pagesAtOnce, int(files.Cur-200)/2)
}

// colleague is a browser of one more person.
func (s *site) colleague(t *testing.T, number int) *browser {
	t.Helper()
	user := sample.User(fmt.Sprint("Colleague ", number), factcheck.Reviewer)
	user.PasswordHash = testHash()
	s.do(t, s.store.AddUser(t.Context(), user))
	from := fmt.Sprintf("10.0.%d.%d", number>>8, number&0xff) // so many who sign in from one address are refused
	token, err := s.desk.SignIn(t.Context(), desk.SignIn{Email: user.Email, Password: testPassword, Address: from})
	s.do(t, err)
	site, err := url.Parse(s.URL)
	s.do(t, err)
	b := s.visitor(t)
	b.jar.SetCookies(site, []*http.Cookie{{Name: "stet", Value: token, Path: "/"}})
	return b
}

// hearsAmongOthers reads the stream up to the part, past heartbeats and who is here.
func (e *ear) hearsAmongOthers(want string) {
	for {
		switch got := e.next(); {
		case got == want:
			return
		case got == "end" || strings.Contains(got, "event: news"):
			e.t.Errorf("heard %q, want %q", got, want)
			return
		}
	}
}
