package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/fetch"
	"stet/internal/paths"
	"stet/internal/sample"
)

// watched is a site with a source whose page is fetched from another one, when it is told to.
type watched struct {
	*site
	elsewhere string // the page
	status    int
	source    factcheck.SourceID
}

func newWatched(t *testing.T, confidential bool) *watched {
	w := &watched{status: http.StatusOK, elsewhere: "<h1>List</h1><p>In total, 253 companies took part.</p><p>It rained on Friday <script>whistle()</script>&lt;b&gt;.</p>"}
	other := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(out, r)
			return
		}
		out.Header().Set("Content-Type", "text/html; charset=utf-8")
		out.WriteHeader(w.status)
		_, _ = out.Write([]byte(w.elsewhere))
	}))
	t.Cleanup(other.Close)
	w.site = newSite(t, func(with *setup) {
		fetcher := fetch.New("test", func() time.Time { return sample.At }, netip.MustParsePrefix("127.0.0.0/8"))
		with.desk = append(with.desk, desk.FetchingWith(fetcher), desk.WatchingSources(func() {}))
	})
	w.source = w.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Whistle", URL: other.URL, Confidential: confidential})
	return w
}

// looks does all that is due.
func (w *watched) looks(t *testing.T) {
	t.Helper()
	due, err := w.desk.DueLooks(t.Context())
	w.do(t, err)
	for _, look := range due {
		w.do(t, w.desk.LookAt(t.Context(), look))
	}
}

// cites cites the source on a claim of the reviewer's.
func (w *watched) cites(t *testing.T, excerpt string) factcheck.Claim {
	t.Helper()
	c := w.researched(t, w.article(t), "12 %")
	w.do(t, w.desk.Attach(t.Context(), w.actor(factcheck.Reviewer), c.ID, w.source, desk.CitationWords{Stance: factcheck.Supports, Excerpt: excerpt}))
	return w.now(t, c.ID)
}

func TestASourcesPageTellsHowItStandsWithItsAddress(t *testing.T) {
	w := newWatched(t, false)
	b := w.as(t, factcheck.Reviewer)
	w.status = http.StatusForbidden
	b.get(paths.Source(w.source)).says("The page is being fetched.", "What you saved is safe")
	w.looks(t)
	b.get(paths.Source(w.source)).says("The page could not be kept.", "refuses to give this page to programs")
	w.status = http.StatusOK
	b.submit(paths.Look(w.source), nil).want(http.StatusOK).says("The page will be looked at.", "The page is being fetched.")
	w.looks(t)
	p := b.get(paths.Source(w.source)).says("Last looked at", "fetched for Olena Bondar", "text/html", "kept a copy of it")
	if n := len(p.all(".captures > li")); n != 1 {
		t.Errorf("%d captures are listed", n)
	}
	b.follow(".captures a").want(http.StatusOK).says("In total, 253 companies took part.", "Came from", "200", "<b>")
}

func TestAnExcerptIsShownInItsContextAndMarkedInTheCapture(t *testing.T) {
	w := newWatched(t, false)
	w.looks(t)
	c := w.cites(t, "253 companies")
	missing := w.cites(t, "Nobody came, they said, and the hall stood empty all day.")
	b := w.as(t, factcheck.Reviewer)
	b.get(paths.Source(w.source)).says("stands in what was kept, to the letter", "In total, 253 companies took part.", "nor anything like it")
	b.get(paths.OpenClaim(missing.ArticleID, missing.ID)).says("Excerpt not found")
	b.get(paths.OpenClaim(c.ArticleID, c.ID)).says("In context")
	p := b.get(b.resolve(b.page.attr(`.evidence a[href^="/captures/"]`, "href"))).want(http.StatusOK)
	if got := p.text(".sheet mark"); !strings.Contains(got, "253 companies") || !p.has(".sheet mark.here") {
		t.Errorf("marked is %q", got)
	}
	if fragment := b.page.attr(".sheet mark [id]", "id"); !strings.HasPrefix(fragment, "claim-") {
		t.Errorf("the link of the claim leads nowhere: %q", fragment)
	}
}

func TestAnAlarmIsShownWhereItMattersUntilItIsAcknowledged(t *testing.T) {
	w := newWatched(t, false)
	w.looks(t)
	c := w.cites(t, "253 companies")
	w.elsewhere = "<h1>List</h1><p>In total, 255 firms took part.</p>"
	b := w.as(t, factcheck.Reviewer)
	b.get(paths.Source(w.source))
	b.submit(paths.Look(w.source), nil)
	w.looks(t)
	b.get(paths.Desk).says("Sources to look at", "Whistle", "Changed where it is cited")
	b.get(paths.OpenClaim(c.ArticleID, c.ID)).says("Changed where it is cited")
	b.get(paths.Sources).says("Changed where it is cited")
	b.get(paths.SourcesWith(url.Values{"alarms": {"yes"}})).says("Whistle")
	p := b.get(paths.Source(w.source)).says("The page has changed where it is cited.", "See the change")
	b.submit(p.attr(".alarm form", "action"), nil).want(http.StatusOK).says("The alarm is acknowledged.", "Past alarms", "Acknowledged by Olena Bondar")
	for _, page := range []string{paths.Desk, paths.OpenClaim(c.ArticleID, c.ID), paths.SourcesWith(url.Values{"alarms": {"yes"}})} {
		if got := b.get(page); strings.Contains(got.text("main"), "Changed where it is cited") {
			t.Errorf("%s tells of it still", page)
		}
	}
}

func TestAFileIsUploadedInsteadAndAPictureIsShown(t *testing.T) {
	w := newWatched(t, false)
	b := w.as(t, factcheck.Reviewer)
	page := paths.Source(w.source)
	b.get(page)
	b.submit(paths.SourceCaptures(w.source), nil).want(http.StatusUnprocessableEntity).says("Choose a file.")
	picture := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	b.get(page)
	p := b.submit(paths.SourceCaptures(w.source), nil, file{"file", "scan.png", picture}).want(http.StatusOK).says("The file is kept.", "There is no text to search.")
	shown := b.get(p.attr(".picture img", "src")).want(http.StatusOK)
	if got := shown.Header; got.Get("Content-Type") != "image/png" || !strings.Contains(got.Get("Content-Security-Policy"), "sandbox") || shown.Body != picture {
		t.Errorf("the picture is sent as %v", got)
	}
}

func TestWhatWasKeptIsNeverSentAsAPageOfThisSite(t *testing.T) {
	w := newWatched(t, false)
	hostile := "<!doctype html><script>document.title = 'taken'</script><svg onload=alert(1)>"
	for name, media := range map[string]string{"page.html": "text/html", "drawing.svg": "image/svg+xml", "lie.png": "image/png", `n"a\me.html`: "text/html"} {
		id, err := w.desk.UploadCapture(t.Context(), w.actor(factcheck.Editor), w.source, factcheck.Raw{Name: name, MediaType: media, Bytes: []byte(hostile + name)})
		w.do(t, err)
		b := w.as(t, factcheck.Reviewer)
		p := b.get(paths.CaptureBytes(id)).want(http.StatusOK)
		h := p.Header
		if !strings.HasPrefix(h.Get("Content-Disposition"), "attachment;") || h.Get("Content-Type") != "application/octet-stream" ||
			h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Content-Security-Policy") != "sandbox" || p.Body != hostile+name {
			t.Errorf("%s is sent with %v", name, h)
		}
		b.get(paths.CapturePicture(id)).want(http.StatusNotFound)
		if page := b.get(paths.Capture(id)).want(http.StatusOK); page.has(".sheet script") || page.has("svg[onload]") || page.has(".picture") {
			t.Errorf("%s is drawn as it came", name)
		}
	}
}

func TestWhatWasKeptOfAConfidentialSourceIsOnNoPageOfOthers(t *testing.T) {
	w := newWatched(t, true)
	w.looks(t)
	w.cites(t, "It rained on Friday")
	w.elsewhere = "<h1>List</h1><p>Whistle: 255 firms took part.</p>"
	w.do(t, w.desk.LookAgain(t.Context(), w.actor(factcheck.Reviewer), w.source))
	w.looks(t)
	file, err := w.desk.Source(t.Context(), w.actor(factcheck.Editor), w.source)
	w.do(t, err)
	for role, sees := range map[factcheck.Role]bool{second: false, factcheck.Editor: true} {
		b, told := w.as(t, role), 0
		b.crawl(func(p *page) {
			if strings.Contains(p.Body, "rained") || tellsOfIt(p.Body) || strings.Contains(p.Body, "/captures/") {
				told++
				if !sees {
					t.Errorf("%s tells of it", p.path())
				}
			}
		})
		if (told > 0) != sees {
			t.Errorf("%d pages of the %q tell of it", told, role)
		}
		status := map[bool]int{true: http.StatusOK, false: http.StatusNotFound}[sees]
		for _, c := range file.Captures {
			b.get(paths.Capture(c.ID)).want(status)
			b.get(paths.CaptureBytes(c.ID)).want(status)
		}
	}
}

func TestTheIntervalOfLooksIsSetByAdmins(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	if got := b.get(paths.Users).attr("#f-look_hours", "value"); got != "168" {
		t.Errorf("it is %s hours", got)
	}
	b.submit(paths.NewsroomLooks, url.Values{"look_hours": {"0"}}).want(http.StatusOK).says("The interval is set.")
	b.submit(paths.NewsroomLooks, url.Values{"look_hours": {"-3"}}).want(http.StatusUnprocessableEntity).says("Write a number of hours from 0 to")
	b.submit(paths.NewsroomLooks, url.Values{"look_hours": {"often"}}).want(http.StatusUnprocessableEntity)
	if got := b.get(paths.Users).attr("#f-look_hours", "value"); got != fmt.Sprint(0) {
		t.Errorf("it is %s hours", got)
	}
}
