package desk_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/fetch"
	"stet/internal/importer"
	"stet/internal/sample"
)

// website is a site whose one page changes while it is watched.
type website struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	moved  string // to which path, for good
	page   string
	asked  int
}

func newWebsite(t *testing.T, page string) *website {
	w := &website{status: http.StatusOK, page: page}
	w.Server = httptest.NewServer(http.HandlerFunc(w.answer))
	t.Cleanup(w.Close)
	return w
}

func (w *website) answer(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case r.URL.Path == "/robots.txt":
		http.NotFound(out, r)
		return
	case w.moved != "" && r.URL.Path != w.moved:
		http.Redirect(out, r, w.moved, http.StatusMovedPermanently)
		return
	}
	w.asked++
	out.Header().Set("Content-Type", "text/html; charset=utf-8")
	out.WriteHeader(w.status)
	_, _ = out.Write([]byte(w.page))
}

func (w *website) becomes(status int, page string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.status, w.page = status, page
}

func (w *website) moves(to string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.moved = to
}

func article(paragraphs ...string) string {
	return "<!doctype html><title>List</title><main><article><h1>List of participants</h1><p>" + strings.Join(paragraphs, "</p><p>") + "</p></article></main>"
}

const (
	opened = "The forum was opened on Friday by the minister, who greeted the guests of the capital and thanked them for their patience."
	counts = "In total, 253 companies from 31 states took part."
	closed = "It was closed on Saturday with a concert in the park, and everybody went home by the night train as they had come."
)

// watching is a newsroom with a site that it watches.
type watching struct {
	*newsroom
	site  *website
	woken int
}

func newWatching(t *testing.T) *watching {
	w := &watching{site: newWebsite(t, article(opened, counts, closed))}
	loopback := netip.MustParsePrefix("127.0.0.0/8")
	w.newsroom = newNewsroom(t, desk.Importing(importer.Extract), desk.WatchingSources(func() { w.woken++ }),
		desk.FetchingWith(fetch.New("test", func() time.Time { return sample.At }, loopback)))
	return w
}

// add puts the site into the library, be it as a confidential source.
func (w *watching) add(confidential bool) factcheck.SourceID {
	w.t.Helper()
	id, err := w.AddSource(w.t.Context(), w.taras.Actor(), desk.SourceWords{Title: "List", Kind: factcheck.PrimaryRecord, URL: w.site.URL, Confidential: confidential})
	w.must(err)
	return id
}

// looks does all that is due.
func (w *watching) looks() (done int) {
	w.t.Helper()
	due, err := w.DueLooks(w.t.Context())
	w.must(err)
	for _, look := range due {
		w.must(w.LookAt(w.t.Context(), look))
	}
	return len(due)
}

// again looks at the source once more, for Petro.
func (w *watching) again(id factcheck.SourceID) factcheck.SourceFile {
	w.t.Helper()
	w.clock.pass(time.Minute)
	w.must(w.LookAgain(w.t.Context(), w.petro.Actor(), id))
	w.looks()
	return w.file(id)
}

func (w *watching) file(id factcheck.SourceID) factcheck.SourceFile {
	w.t.Helper()
	file, err := w.Source(w.t.Context(), w.iryna.Actor(), id)
	w.must(err)
	return file
}

// cite cites the source on a new claim of Olena's and gives the citation.
func (w *watching) cite(source factcheck.SourceID, excerpt string) factcheck.Citation {
	w.t.Helper()
	id := w.claimIn(w.article().ID, factcheck.Researching)
	w.must(w.Attach(w.t.Context(), w.iryna.Actor(), id, source, cites(excerpt)))
	all := w.evidence(id)
	return all[len(all)-1]
}

func standing(file factcheck.SourceFile) (kinds []factcheck.AlarmKind) {
	for _, a := range file.Alarms {
		if a.Stands() {
			kinds = append(kinds, a.Kind)
		}
	}
	return kinds
}

func TestASourceIsSavedBeforeItsPageIsFetchedAndThenKept(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	if file := w.file(id); file.Watch.State != factcheck.WatchWaiting || len(file.Captures) != 0 || w.site.asked != 0 || w.woken == 0 {
		t.Fatalf("before: %+v, asked %d times, woken %d times", file.Watch, w.site.asked, w.woken)
	}
	w.looks()
	file := w.file(id)
	if file.Watch.State != factcheck.WatchKept || len(file.Captures) != 1 || w.looks() != 0 {
		t.Fatalf("after: %+v", file)
	}
	c, err := w.Capture(t.Context(), w.petro.Actor(), file.Captures[0].ID)
	w.must(err)
	if c.Capture.Status != 200 || c.Capture.CreatedBy != w.taras.ID || !strings.Contains(c.Capture.Text.Content, counts) || !c.Latest || c.Capture.Header["Content-Type"] == nil {
		t.Errorf("kept %+v", c.Capture)
	}
	_, bytes, err := w.CaptureBytes(t.Context(), w.petro.Actor(), c.Capture.ID)
	if err != nil || string(bytes) != w.site.page {
		t.Errorf("%d bytes, %v", len(bytes), err)
	}
}

func TestAPageThatCannotBeHadLosesNothingAndIsTriedAgain(t *testing.T) {
	w := newWatching(t)
	w.site.becomes(http.StatusNotFound, "")
	id := w.add(false)
	w.looks()
	file := w.file(id)
	if file.Watch.State != factcheck.WatchFailed || !strings.Contains(file.Watch.Failure.String(), "no such page") || len(file.Alarms) != 0 {
		t.Fatalf("after a failure: %+v", file.Watch)
	}
	if w.looks() != 0 {
		t.Error("it was tried again at once")
	}
	w.site.becomes(http.StatusOK, article(counts))
	if file = w.again(id); file.Watch.State != factcheck.WatchKept || file.Watch.Failures != 0 || len(file.Captures) != 1 {
		t.Errorf("tried again: %+v", file.Watch)
	}
}

func TestALookThatIsCutOffLeavesEverythingAsItWas(t *testing.T) {
	w := newWatching(t)
	w.add(false)
	due, err := w.DueLooks(t.Context())
	w.must(err)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	before := w.dump()
	if err := w.LookAt(ctx, due[0]); err == nil || w.dump() != before {
		t.Errorf("got %v, and changed %s", err, difference(before, w.dump()))
	}
	if w.looks() != 1 {
		t.Error("it is not due any more")
	}
}

func TestAnExcerptIsFoundInTheCaptureWithWhatStandsAroundIt(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	early := w.cite(id, "253 companies from 31 states") // cited before the page is there
	w.looks()
	later, off := w.cite(id, "In total, 253  companies"), w.cite(id, "In total, 255 companies from 31 states took part")
	none := w.cite(id, "Nobody came to the forum at all, and the hall stood empty.")
	file := w.file(id)
	for _, want := range []struct {
		citation factcheck.Citation
		state    factcheck.ExcerptState
		quote    string
	}{
		{early, factcheck.ExcerptExact, "253 companies from 31 states"},
		{later, factcheck.ExcerptTypography, "In total, 253 companies"},
		{off, factcheck.ExcerptClose, "In total, 253 companies from 31 states took part."},
		{none, factcheck.ExcerptMissing, ""},
	} {
		got := file.Excerpts[want.citation.ID]
		if got.State != want.state || got.Quote != want.quote {
			t.Errorf("%q: %s, %q", want.citation.Excerpt, got.State, got.Quote)
		}
	}
	if got := file.Excerpts[early.ID]; !strings.HasSuffix(got.Before, "In total, ") || !strings.HasPrefix(got.After, " took part.") {
		t.Errorf("in context: %q … %q", got.Before, got.After)
	}
	files, err := w.ClaimDossier(t.Context(), w.petro.Actor(), early.ClaimID)
	w.must(err)
	last := files.Claims[0].Excerpts
	if len(last) != 1 || last[0].Citation != early.ID {
		t.Errorf("the claim tells of %+v", last)
	}
}

func TestAPageThatChangedWhereItIsCitedRaisesAnAlarm(t *testing.T) {
	edited := "It is not true that 253 companies from 31 states took part."
	for name, c := range map[string]struct {
		page string
		want factcheck.CaptureChange
	}{
		"nothing but the markup": {strings.ReplaceAll(article(opened, counts, closed), "<main>", `<main data-nonce="2">`), factcheck.FirstCapture},
		"elsewhere":              {article(opened, counts, "It was closed on Sunday with fireworks over the river, and nobody went home before the morning came."), factcheck.ChangedElsewhere},
		"the order":              {article(counts, opened, closed), factcheck.ChangedElsewhere},
		"the number":             {article(opened, "In total, 254 companies from 31 states took part.", closed), factcheck.ChangedCited},
		"the words around it":    {article(opened, edited, closed), factcheck.ChangedCited},
		"gone":                   {article(opened, closed), factcheck.ChangedCited},
		"no text any more":       {"<html></html>", factcheck.ChangedCited},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWatching(t)
			id := w.add(false)
			w.looks()
			citation := w.cite(id, "253 companies from 31 states")
			w.site.becomes(http.StatusOK, c.page)
			file := w.again(id)
			if c.want == factcheck.FirstCapture {
				if len(file.Captures) != 1 || len(file.Alarms) != 0 {
					t.Fatalf("kept %d captures, %d alarms", len(file.Captures), len(file.Alarms))
				}
				return
			}
			if len(file.Captures) != 2 || file.Captures[0].Change != c.want || file.Captures[1].Change != factcheck.FirstCapture {
				t.Fatalf("captures %+v", file.Captures)
			}
			if wanted := c.want == factcheck.ChangedCited; wanted != (len(file.Alarms) == 1) {
				t.Fatalf("alarms %+v", file.Alarms)
			} else if wanted && !cmp.Equal(file.Alarms[0].Citations, []factcheck.CitationID{citation.ID}) {
				t.Errorf("the alarm is about %v", file.Alarms[0].Citations)
			}
			if e := file.Excerpts[citation.ID]; !e.Stands() {
				t.Errorf("the excerpt is not shown where it stood: %+v", e)
			}
		})
	}
}

func TestChangesThatNobodyHasSeenBecomeOneAlarm(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	w.looks()
	w.cite(id, "253 companies")
	w.cite(id, "closed on Saturday")
	w.site.becomes(http.StatusOK, article(opened, closed))
	w.again(id)
	w.site.becomes(http.StatusOK, article(opened, "It went on."))
	file := w.again(id)
	if got := standing(file); len(got) != 1 || len(file.Alarms[0].Citations) != 2 || file.Alarms[0].Capture != file.Captures[0].ID {
		t.Errorf("alarms %+v", file.Alarms)
	}
}

func TestADeadAddressRaisesAnAlarmUntilItAnswersAgain(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	w.looks()
	w.site.becomes(http.StatusServiceUnavailable, "")
	for n := range 3 {
		if got := standing(w.again(id)); (len(got) > 0) != (n == 2) {
			t.Fatalf("after %d failures: %v", n+1, got)
		}
	}
	if file := w.again(id); len(file.Alarms) != 1 {
		t.Errorf("it was raised again: %+v", file.Alarms)
	}
	w.site.becomes(http.StatusOK, article(opened, counts, closed))
	if file := w.again(id); len(standing(file)) != 0 || len(file.Captures) != 1 {
		t.Errorf("it answers again: %+v", file.Alarms)
	}
	w.site.becomes(http.StatusGone, "")
	if got := standing(w.again(id)); !cmp.Equal(got, []factcheck.AlarmKind{factcheck.Dead}) {
		t.Errorf("gone for good: %v", got)
	}
}

func TestAnAddressThatMovedForGoodRaisesAnAlarmOnce(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	w.looks()
	w.site.moves("/new")
	file := w.again(id)
	if got := standing(file); !cmp.Equal(got, []factcheck.AlarmKind{factcheck.Moved}) || file.Alarms[0].Address != w.site.URL+"/new" {
		t.Fatalf("alarms %+v", file.Alarms)
	}
	of, err := w.AcknowledgeAlarm(t.Context(), w.petro.Actor(), file.Alarms[0].ID)
	if err != nil || of != id {
		t.Fatal(of, err)
	}
	if file = w.again(id); len(file.Alarms) != 1 || len(standing(file)) != 0 {
		t.Errorf("it was raised again: %+v", file.Alarms)
	}
	_, err = w.AcknowledgeAlarm(t.Context(), w.petro.Actor(), file.Alarms[0].ID)
	w.wants(factcheck.Conflict, err)
}

func TestSourcesAreLookedAtAgainWhenTheIntervalIsOver(t *testing.T) {
	w := newWatching(t)
	w.add(false)
	w.looks()
	w.clock.pass(7*24*time.Hour + time.Second)
	if w.looks() != 1 || w.looks() != 0 {
		t.Error("it was not looked at again after a week, once")
	}
	w.must(w.SetLookInterval(t.Context(), w.maks.Actor(), desk.LookWords{Hours: 0}))
	w.clock.pass(1000 * time.Hour)
	if w.looks() != 0 {
		t.Error("it was looked at though that is switched off")
	}
	w.refused(factcheck.Invalid, func() error { return w.SetLookInterval(t.Context(), w.maks.Actor(), desk.LookWords{Hours: -1}) })
	w.refused(factcheck.Invalid, func() error { return w.SetLookInterval(t.Context(), w.maks.Actor(), desk.LookWords{Hours: 10000}) })
	if got, err := w.LookInterval(t.Context(), w.maks.Actor()); err != nil || got.Hours != 0 {
		t.Errorf("the interval is %v, %v", got, err)
	}
}

func TestAnotherAddressIsLookedAtAndTheOldCapturesStay(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	due, err := w.DueLooks(t.Context())
	w.must(err)
	words := desk.SourceWords{Title: "List", Kind: factcheck.PrimaryRecord, URL: w.site.URL + "/other"}
	w.must(w.EditSource(t.Context(), w.taras.Actor(), id, 1, words))
	w.must(w.LookAt(t.Context(), due[0])) // comes too late
	if file := w.file(id); len(file.Captures) != 0 || file.Watch.State != factcheck.WatchWaiting {
		t.Fatalf("the old address was kept: %+v", file)
	}
	w.looks()
	if file := w.file(id); len(file.Captures) != 1 || file.Captures[0].Address != words.URL {
		t.Errorf("kept %+v", file.Captures)
	}
}

func TestAFileIsKeptInsteadWithItsTextWhereItHasAny(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	picture := factcheck.Raw{Name: "scan.png", MediaType: "image/png", Bytes: []byte("\x89PNG\r\n\x1a\n\x00\x01")}
	first, err := w.UploadCapture(t.Context(), w.petro.Actor(), id, picture)
	w.must(err)
	again, err := w.UploadCapture(t.Context(), w.olena.Actor(), id, picture)
	if err != nil || again != first {
		t.Errorf("the same file again is %s, %v", again, err)
	}
	page, err := w.UploadCapture(t.Context(), w.petro.Actor(), id, factcheck.Raw{Name: "list.html", MediaType: "text/html", Bytes: []byte(article(counts))})
	w.must(err)
	citation := w.cite(id, "253 companies")
	file := w.file(id)
	if len(file.Captures) != 2 || file.Captures[1].HasText() || file.Captures[1].Unread.String() == "" || file.Excerpts[citation.ID].Capture != page {
		t.Errorf("kept %+v", file.Captures)
	}
	w.refused(factcheck.Invalid, func() error {
		_, err := w.UploadCapture(t.Context(), w.petro.Actor(), id, factcheck.Raw{Name: "empty.pdf"})
		return err
	})
}

func TestAlarmsReachThePeopleConcernedAndTheirClaims(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	w.looks()
	citation := w.cite(id, "253 companies")
	w.site.becomes(http.StatusOK, article(opened, closed))
	w.again(id)
	for _, c := range []struct {
		who  factcheck.User
		want int
	}{{w.taras, 1}, {w.olena, 1}, {w.petro, 0}} {
		if got, err := w.MyAlarms(t.Context(), c.who.Actor()); err != nil || len(got) != c.want {
			t.Errorf("%s sees %d alarms, %v", c.who.Name, len(got), err)
		}
	}
	files, err := w.ClaimDossier(t.Context(), w.petro.Actor(), citation.ClaimID)
	w.must(err)
	if got := files.Claims[0].Alarms; len(got) != 1 || got[0].Citation != citation.ID {
		t.Errorf("the claim tells of %+v", got)
	}
	page, err := w.Sources(t.Context(), w.petro.Actor(), factcheck.SourceFilter{Alarmed: true})
	if err != nil || len(page.Sources) != 1 || !cmp.Equal(page.Sources[0].Alarms, []factcheck.AlarmKind{factcheck.Changed}) {
		t.Errorf("the library tells %+v, %v", page, err)
	}
	exported, err := w.ExportArticle(t.Context(), w.petro.Actor(), files.Article.ID, "json")
	w.must(err)
	for _, f := range exported.Claims {
		if len(f.Alarms)+len(f.Excerpts) != 0 {
			t.Errorf("an export has captures in it: %+v", f)
		}
	}
}

func TestWhatWasKeptOfAConfidentialSourceIsAsConfidential(t *testing.T) {
	w := newWatching(t)
	id := w.add(true)
	w.looks()
	citation := w.cite(id, "253 companies")
	w.site.becomes(http.StatusOK, article(opened, closed))
	w.clock.pass(time.Minute)
	w.must(w.LookAgain(t.Context(), w.taras.Actor(), id))
	w.looks()
	file := w.file(id)
	stranger := w.petro.Actor()
	for name, ask := range map[string]func() error{
		"capture":     func() error { _, err := w.Capture(t.Context(), stranger, file.Captures[0].ID); return err },
		"bytes":       func() error { _, _, err := w.CaptureBytes(t.Context(), stranger, file.Captures[0].ID); return err },
		"look":        func() error { return w.LookAgain(t.Context(), stranger, id) },
		"acknowledge": func() error { _, err := w.AcknowledgeAlarm(t.Context(), stranger, file.Alarms[0].ID); return err },
		"upload": func() error {
			_, err := w.UploadCapture(t.Context(), stranger, id, sample.Raw("x"))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) { w.refused(factcheck.NotFound, ask) })
	}
	files, err := w.ClaimDossier(t.Context(), stranger, citation.ClaimID)
	w.must(err)
	if f := files.Claims[0]; len(f.Alarms)+len(f.Excerpts) != 0 {
		t.Errorf("the claim tells a stranger %+v, %+v", f.Alarms, f.Excerpts)
	}
	mine, err := w.MyAlarms(t.Context(), w.olena.Actor()) // works on the claim, and may not know the source
	if err != nil || len(mine) != 0 {
		t.Errorf("got %+v, %v", mine, err)
	}
	if page, err := w.Sources(t.Context(), stranger, factcheck.SourceFilter{Alarmed: true}); err != nil || len(page.Sources) != 0 {
		t.Errorf("the library tells %+v, %v", page, err)
	}
}

func TestTheProgramLooksByItselfAndSaysSo(t *testing.T) {
	w := newWatching(t)
	id := w.add(false)
	before := w.entries()
	w.looks()
	if wrote := w.entries() - before; wrote != 1 {
		t.Errorf("wrote %d entries", wrote)
	}
	history := w.file(id).History
	if last := history[len(history)-1]; last.Actor != "" || last.Action != "keep capture" || last.Source != id {
		t.Errorf("the audit says %+v", last)
	}
	before = w.entries()
	w.again(id)
	if wrote := w.entries() - before; wrote != 1 { // that somebody asked
		t.Errorf("a look that found nothing new wrote %d entries", wrote)
	}
}

func TestADeskThatWatchesNothingSaysSo(t *testing.T) {
	n := newNewsroom(t)
	id := n.library(false)
	n.refused(factcheck.Unavailable, func() error { return n.LookAgain(t.Context(), n.taras.Actor(), id) })
	if due, err := n.DueLooks(t.Context()); err != nil || len(due) != 0 {
		t.Errorf("due: %v, %v", due, err)
	}
}
