package web

import (
	"bufio"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/live"
	"stet/internal/paths"
)

// ear listens to a stream of events.
type ear struct {
	t      testing.TB
	answer *http.Response
	lines  *bufio.Reader
}

// listen opens a stream as a browser does; lastID is the number it had when it broke off before, "" for a new one.
func (b *browser) listen(address, lastID string) *ear {
	b.t.Helper()
	r := b.request(http.MethodGet, address, nil)
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Accept-Encoding", "gzip")
	if lastID != "" {
		r.Header.Set("Last-Event-ID", lastID)
	}
	answer, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = answer.Body.Close() })
	e := &ear{t: b.t, answer: answer, lines: bufio.NewReader(answer.Body)}
	if answer.StatusCode == http.StatusOK {
		if first := e.next(); first != "retry: 2000" {
			b.t.Fatalf("the stream begins with %q", first)
		}
	}
	return e
}

// next is the next part of the stream, its lines parted by bars; "end" when there is none.
func (e *ear) next() string {
	e.t.Helper()
	var lines []string
	for {
		line, err := e.lines.ReadString('\n')
		if err != nil {
			return "end"
		}
		if line == "\n" {
			return strings.Join(lines, " | ")
		}
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
}

// hears fails unless the next parts of the stream are these, heartbeats apart.
func (e *ear) hears(want ...string) {
	e.t.Helper()
	for _, w := range want {
		got := e.next()
		for got == ":" {
			got = e.next()
		}
		if got != w {
			e.t.Errorf("heard %q, want %q", got, w)
		}
	}
}

func (e *ear) hangUp() { _ = e.answer.Body.Close() }

func newsOfClaim(seq int64, c factcheck.Claim) string {
	return "id: " + itoa(int(seq)) + ` | event: news | data: {"kind":"claim","id":"` + string(c.ID) + `"}`
}

func (s *site) newest(t *testing.T) int64 {
	t.Helper()
	seq, err := s.store.LatestEntry(t.Context())
	s.do(t, err)
	return seq
}

// hurried lets hearts beat and people leave at once, so that nobody waits for it.
func hurried(s *setup) {
	s.Live.Heartbeat, s.Live.Linger, s.Live.Stir = 20*time.Millisecond, time.Millisecond, time.Millisecond
}

func TestAPageHearsThatAClaimIsNoLongerAsItWasAndNothingElse(t *testing.T) {
	s := newSite(t)
	c := s.researched(t, s.article(t), "30 countries")
	e := s.as(t, factcheck.Editor).listen(paths.Watched(paths.Events, c.ArticleID, "", "")+"&since="+itoa(int(s.newest(t))), "")
	if kind, packed := e.answer.Header.Get("Content-Type"), e.answer.Header.Get("Content-Encoding"); kind != "text/event-stream; charset=utf-8" || packed != "" {
		t.Errorf("the stream is of type %q, packed as %q", kind, packed)
	}
	verdict := desk.NewVerdict{Key: "false", Rationale: "Word of a confidential source [1]."}
	s.do(t, s.desk.Propose(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion, verdict))
	e.hears(newsOfClaim(s.newest(t), c))
}

func TestWhatWasMissedIsToldWhenThePageComesBack(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "30 countries")
	known, reviewer := s.newest(t), s.actor(factcheck.Reviewer)
	s.do(t, s.desk.Take(t.Context(), reviewer, c.ID, c.RowVersion))
	other := s.article(t, "Another text.")
	address := paths.Watched(paths.Events, c.ArticleID, "", "") + "&since=1"
	b := s.as(t, factcheck.Editor)
	again := b.listen(address, itoa(int(known)))
	again.hears(newsOfClaim(known+1, c))
	s.do(t, s.desk.Revise(t.Context(), reviewer, c.ID, c.RowVersion+1, desk.ClaimWords{Statement: "Other words.", Kind: factcheck.OtherKind}))
	again.hears(newsOfClaim(s.newest(t), c))
	all := b.listen(paths.Events+"?list=articles", itoa(int(known)))
	all.hears(newsOfClaim(known+1, c), "id: "+itoa(int(known)+2)+` | event: news | data: {"kind":"article","id":"`+string(other.ID)+`"}`)
}

func TestWhoMissedALotIsToldSoInOneWord(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "30 countries")
	for row := range 20 {
		words := desk.ClaimWords{Statement: "Statement " + itoa(row), Kind: factcheck.OtherKind}
		s.do(t, s.desk.Revise(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion+row, words))
	}
	last := s.newest(t)
	e := s.as(t, factcheck.Editor).listen(paths.Watched(paths.Events, c.ArticleID, c.ID, "")+"&since=1", "")
	e.hears("id: " + itoa(int(last)) + ` | event: news | data: {"kind":"much","id":""}`)
}

func TestAStreamEndsWithTheSession(t *testing.T) {
	for name, end := range map[string]func(*site, factcheck.Session, *browser){
		"signed out": func(_ *site, _ factcheck.Session, b *browser) { b.post(paths.SignOut, nil) },
		"disabled": func(s *site, _ factcheck.Session, _ *browser) {
			s.do(t, s.desk.DisableUser(t.Context(), s.actor(factcheck.Admin), s.people[factcheck.Reviewer].ID))
		},
		"ended without a word": func(s *site, on factcheck.Session, _ *browser) { s.do(t, s.store.DropSession(t.Context(), on.ID)) },
		"left alone too long":  func(s *site, _ factcheck.Session, _ *browser) { s.clock.advance(factcheck.SessionIdle + time.Minute) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, hurried)
			article, b := s.article(t), s.as(t, factcheck.Reviewer)
			e := b.listen(paths.Watched(paths.Events, article.ID, "", ""), "")
			sessions, err := s.store.SessionsOf(t.Context(), s.people[factcheck.Reviewer].ID)
			s.do(t, err)
			end(s, sessions[0], b)
			e.hears("end")
			if status := b.listen(paths.Events+"?list=articles", "").answer.StatusCode; status != http.StatusUnauthorized {
				t.Errorf("it begins again with status %d", status)
			}
		})
	}
}

func TestAStreamOutlivesTheServersTimeoutsAndEndsWithTheProgram(t *testing.T) {
	s := newSite(t, hurried, func(s *setup) { s.timeout = 400 * time.Millisecond })
	e := s.as(t, factcheck.Reviewer).listen(paths.Events+"?list=articles", "")
	for range 40 { // heartbeats, which together take longer
		if beat := e.next(); beat != ":" {
			t.Fatalf("heard %q, want a heartbeat", beat)
		}
	}
	s.live.Close()
	e.hears("end")
}

func TestNobodyListensOnMorePagesThanAPersonHas(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	for range 24 {
		b.listen(paths.Events+"?list=articles", "")
	}
	if status := b.listen(paths.Events+"?list=articles", "").answer.StatusCode; status != http.StatusTooManyRequests {
		t.Errorf("one page more is answered with %d", status)
	}
}

func TestNewsAreToldInWordsAndOnceForEachThing(t *testing.T) {
	s := newSite(t)
	article := s.article(t)
	c := s.claim(t, article, "30 countries")
	b, known := s.as(t, factcheck.Editor), s.newest(t)
	news := func(claim factcheck.ClaimID) *page {
		return b.get(paths.Watched(paths.News, article.ID, claim, "") + "&since=" + itoa(int(known)))
	}
	if p := news(c.ID); p.text("#live-news") != "" || p.text("#live-claim") != "" || p.has("[data-changed]") {
		t.Errorf("before anything happened there is news: %s", p.Body)
	}
	s.do(t, s.desk.Take(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion))
	p := news(c.ID)
	if got := p.text("#live-news"); got != "1 new by Olena Bondar." {
		t.Errorf("the news are %q", got)
	}
	if got := p.text("#live-claim[data-changed]"); got != "Olena Bondar changed this claim just now." {
		t.Errorf("the claim's line is %q", got)
	}
	if p := b.get(paths.Watched(paths.News, article.ID, c.ID, "") + "&since=" + itoa(int(known)) + "&opened=" + itoa(int(s.newest(t)))); p.has("[data-changed]") {
		t.Error("a claim that was opened afterwards is told to have changed since")
	}
	s.do(t, s.desk.Revise(t.Context(), s.actor(second), s.claim(t, article, "12 %").ID, 1, desk.ClaimWords{Statement: "Firms.", Kind: factcheck.OtherKind}))
	s.inApproval(t, article, "Over 250 firms")
	p = news("")
	if got := p.text("#live-news"); got != "3 new by Olena Bondar and Taras Shvets." {
		t.Errorf("the news are %q", got)
	}
	if got := p.text("#waiting"); got != "1 waiting" {
		t.Errorf("the navigation counts %q", got)
	}
	if other := s.as(t, factcheck.Reviewer).get(paths.Watched(paths.News, article.ID, "", "") + "&since=" + itoa(int(known))); other.text("#live-news") != "1 new by Taras Shvets." || other.has("#waiting") {
		t.Errorf("the reviewer is told %s", other.Body)
	}
	if got := b.get(paths.News + "?list=queue&since=" + itoa(int(known))).text("#live-news"); got != "1 new by Olena Bondar." {
		t.Errorf("the queue's news are %q", got)
	}
}

func TestWhoElseHasTheClaimOpenIsTold(t *testing.T) {
	s := newSite(t, hurried)
	c := s.claim(t, s.article(t), "30 countries")
	open, elsewhere := paths.Watched(paths.Events, c.ArticleID, c.ID, ""), paths.Watched(paths.Events, c.ArticleID, "", "")
	mine := s.as(t, factcheck.Reviewer).listen(open+"&since=100", "")
	iryna := s.as(t, factcheck.Editor).listen(open+"&since=100", "")
	people := `event: people | data: {"kind":"article","id":"` + string(c.ArticleID) + `"}`
	mine.hears(people)
	s.as(t, factcheck.Admin).listen(elsewhere+"&since=100", "")
	mine.hears(people)
	me := s.as(t, factcheck.Reviewer)
	p := me.get(paths.Watched(paths.News, c.ArticleID, c.ID, ""))
	if here, at := p.text("#live-here"), p.text("#live-claim"); here != "Maks Hrytsenko is here too." || at != "Iryna Koval has this claim open too." {
		t.Errorf("the article says %q, the claim %q", here, at)
	}
	iryna.hangUp()
	mine.hears(people)
	if p = me.get(paths.Watched(paths.News, c.ArticleID, c.ID, "")); p.text("#live-claim") != "" {
		t.Errorf("she is still there: %s", p.Body)
	}
}

func TestEveryPageOfSharedWorkListensFromWhereItWasRead(t *testing.T) {
	s := newSite(t)
	c := s.inApproval(t, s.article(t), "30 countries")
	b := s.as(t, factcheck.Editor)
	for address, want := range map[string]url.Values{
		paths.Desk:                         {"list": {string(live.Articles)}},
		paths.Articles:                     {"list": {string(live.Articles)}},
		paths.Approvals:                    {"list": {string(live.Queue)}},
		paths.Article(c.ArticleID):         {"article": {string(c.ArticleID)}},
		paths.OpenClaim(c.ArticleID, c.ID): {"article": {string(c.ArticleID)}, "claim": {string(c.ID)}},
		paths.Claim(c.ID):                  {"article": {string(c.ArticleID)}, "claim": {string(c.ID)}},
		paths.Approval(c.ID):               {"article": {string(c.ArticleID)}, "claim": {string(c.ID)}},
	} {
		p := b.get(address)
		events, err := url.Parse(p.attr("#live", "data-events"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, events.Query()); diff != "" {
			t.Errorf("%s: %s", address, diff)
		}
		if since := p.attr("#live", "data-since"); since != itoa(int(s.newest(t))) {
			t.Errorf("%s listens since %s, want %d", address, since, s.newest(t))
		}
		if atClaim := want.Has("claim"); p.has("#live-claim") != atClaim {
			t.Errorf("%s has a line at its claim: %v", address, !atClaim)
		}
	}
	if p := b.get(paths.Sources); p.has("#live") {
		t.Error("the library listens, where nothing tells of sources")
	}
	if p := b.post(paths.ClaimStep(c.ID, "return"), url.Values{"row_version": {itoa(c.RowVersion)}, "place": {"approval"}}); p.has("#live") {
		t.Error("a refused form listens, at an address that leads nowhere")
	}
}
