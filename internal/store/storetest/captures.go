package storetest

import (
	"time"

	"stet/internal/blob"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

var captures = map[string]func(*scene){
	"a capture comes back with its text and its bytes":        captureComesBack,
	"a capture without text comes back with the reason":       captureWithoutText,
	"captures are numbered by source, the newest first":       capturesAreNumbered,
	"captures that are not there":                             capturesNotFound,
	"bytes of captures and their texts stay":                  capturedBytesStay,
	"an excerpt is found in the best capture":                 bestExcerpt,
	"an excerpt that was reworded or detached is not told of": staleExcerpts,
	"a watch comes back as it was saved last":                 watchComesBack,
	"looks that are asked for come first":                     dueLooks,
	"an alarm comes back as it was saved last":                alarmComesBack,
	"alarms stand until they are acknowledged or over":        standingAlarms,
	"alarms are for who added the source or works on a claim": alarmsForPeople,
	"the library is filtered by alarms":                       libraryOfAlarms,
}

func (s *scene) capture(of factcheck.Source, text string) factcheck.Capture {
	s.Helper()
	c, err := s.AddCapture(s.ctx, sample.Capture(of, text), []byte(text))
	s.must(err)
	return c
}

func captureComesBack(s *scene) {
	c := sample.Capture(s.addSource("List"), hostile)
	c.Name, c.MediaType, c.Header, c.CreatedBy, c.Change = hostile, hostile, map[string][]string{"Etag": {hostile, "b"}}, s.editor.ID, factcheck.ChangedCited
	added, err := s.AddCapture(s.ctx, c, []byte(hostile))
	s.must(err)
	c.Number, c.Hash, c.Size = 1, blob.HashOf([]byte(hostile)), len(hostile)
	same(s, added, c)
	got, err := s.Capture(s.ctx, c.ID)
	s.must(err)
	same(s, got, c)
	s.kept(c.Hash, hostile)
}

func captureWithoutText(s *scene) {
	c := sample.Capture(s.addSource("Picture"), "x")
	c.Address, c.Text, c.TextHash, c.Format, c.Unread = "", document.Text{}, "", "", factcheck.Sentence{Format: "This holds %d %s.", Args: []any{7, "pictures"}}
	added, err := s.AddCapture(s.ctx, c, []byte{0x89, 0, 0xff})
	s.must(err)
	got, err := s.Capture(s.ctx, c.ID)
	s.must(err)
	same(s, got, added)
	same(s, got.Unread.String(), "This holds 7 pictures.")
	_, err = s.LatestFetched(s.ctx, c.SourceID)
	s.refused(err, factcheck.NotFound)
}

func capturesAreNumbered(s *scene) {
	source, other := s.addSource("List"), s.addSource("Other")
	first, elsewhere, second := s.capture(source, "one"), s.capture(other, "one"), s.capture(source, "two")
	same(s, []int{first.Number, elsewhere.Number, second.Number}, []int{1, 1, 2})
	upload := sample.Capture(source, "three")
	upload.Address = ""
	_, err := s.AddCapture(s.ctx, upload, []byte("three"))
	s.must(err)
	got, err := s.CapturesOf(s.ctx, source.ID)
	s.must(err)
	same(s, mapped(got, func(c factcheck.Capture) int { return c.Number }), []int{3, 2, 1})
	same(s, got[1].Text, document.Text{})
	latest, err := s.LatestFetched(s.ctx, source.ID)
	s.must(err)
	same(s, latest, second)
}

func capturesNotFound(s *scene) {
	_, err := s.Capture(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	_, err = s.Watch(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	_, err = s.Alarm(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	_, err = s.AddCapture(s.ctx, sample.Capture(factcheck.Source{ID: "none"}, "x"), nil)
	s.refused(err, factcheck.Conflict)
}

func capturedBytesStay(s *scene) {
	i, hash := s.arrive("the same")
	c := s.capture(s.addSource("List"), "the same")
	s.must(s.DropImport(s.ctx, i.ID))
	s.kept(hash, "the same")
	_, err := s.Capture(s.ctx, c.ID)
	s.must(err)
}

// excerpt keeps where a citation's words stand in a capture.
func (s *scene) excerpt(of factcheck.Citation, in factcheck.Capture, state factcheck.ExcerptState) factcheck.Excerpt {
	s.Helper()
	e := factcheck.Excerpt{Citation: of.ID, Capture: in.ID, Words: of.Excerpt, State: state, Place: document.Range{Start: 2, End: 5}, Quote: hostile, Before: "a", After: "b"}
	if state == factcheck.ExcerptMissing {
		e.Place, e.Quote = document.Range{}, ""
	}
	s.must(s.SaveExcerpt(s.ctx, e))
	return e
}

func (s *scene) excerpts(c factcheck.Claim) []factcheck.Excerpt {
	s.Helper()
	got, err := s.ExcerptsOf(s.ctx, c.ID)
	s.must(err)
	again, err := s.ExcerptsOfArticle(s.ctx, c.ArticleID)
	s.must(err)
	same(s, again, got)
	return got
}

func bestExcerpt(s *scene) {
	claim, source := s.addClaim("30 countries"), s.addSource("List")
	first, second, third := s.capture(source, "one"), s.capture(source, "two"), s.capture(source, "three")
	citation, other := s.cite(claim, source), s.cite(claim, source)
	s.excerpt(citation, first, factcheck.ExcerptExact)
	best := s.excerpt(citation, second, factcheck.ExcerptTypography)
	s.excerpt(citation, third, factcheck.ExcerptClose)
	s.excerpt(other, second, factcheck.ExcerptMissing)
	missing := s.excerpt(other, third, factcheck.ExcerptMissing)
	same(s, s.excerpts(claim), []factcheck.Excerpt{best, missing})
	got, err := s.ExcerptsOfSource(s.ctx, source.ID)
	s.must(err)
	same(s, got, []factcheck.Excerpt{best, missing})
}

func staleExcerpts(s *scene) {
	claim, source := s.addClaim("30 countries"), s.addSource("List")
	reworded, detached, capture := s.cite(claim, source), s.cite(claim, source), s.capture(source, "one")
	s.excerpt(reworded, capture, factcheck.ExcerptExact)
	s.excerpt(detached, capture, factcheck.ExcerptExact)
	s.detach(detached)
	reworded.Excerpt = "Other words."
	s.must(s.SaveCitation(s.ctx, reworded))
	same(s, s.excerpts(claim), nil)
}

func watchComesBack(s *scene) {
	w := factcheck.Watch{SourceID: s.addSource("List").ID, State: factcheck.WatchWaiting, AskedBy: s.editor.ID, AskedAt: sample.At}
	s.must(s.SaveWatch(s.ctx, w))
	w.State, w.LookedAt, w.Failures, w.Failure = factcheck.WatchFailed, sample.At.Add(time.Second), 2, factcheck.Sentence{Format: "%s says %d.", Args: []any{hostile, 404}}
	s.must(s.SaveWatch(s.ctx, w))
	got, err := s.Watch(s.ctx, w.SourceID)
	s.must(err)
	same(s, got, w)
	s.refused(s.SaveWatch(s.ctx, factcheck.Watch{SourceID: "none"}), factcheck.Conflict)
}

func dueLooks(s *scene) {
	now, every := sample.At.Add(1000*time.Hour), 100*time.Hour
	watch := func(title string, state factcheck.WatchState, looked time.Duration, change func(*factcheck.Source)) {
		source := sample.Source(title, s.editor.ID)
		source.URL = "https://" + title + ".example/"
		if change != nil {
			change(&source)
		}
		s.must(s.AddSource(s.ctx, source))
		s.must(s.SaveWatch(s.ctx, factcheck.Watch{SourceID: source.ID, State: state, LookedAt: now.Add(-looked)}))
	}
	watch("recent", factcheck.WatchKept, 79*time.Hour, nil)
	watch("older", factcheck.WatchKept, 101*time.Hour, nil)
	watch("oldest", factcheck.WatchFailed, 300*time.Hour, nil)
	watch("asked", factcheck.WatchWaiting, time.Hour, nil)
	watch("without", factcheck.WatchWaiting, time.Hour, func(s *factcheck.Source) { s.URL = "" })
	s.addSource("never asked for")
	due := func(every time.Duration, limit int) []string {
		got, err := s.DueLooks(s.ctx, now, every, limit)
		s.must(err)
		return mapped(got, func(l factcheck.Look) string { return l.URL })
	}
	same(s, due(every, 9), []string{"https://asked.example/", "https://oldest.example/", "https://older.example/"})
	same(s, due(every, 1), []string{"https://asked.example/"})
	same(s, due(0, 9), []string{"https://asked.example/"})
}

func (s *scene) alarm(of factcheck.Source, kind factcheck.AlarmKind) factcheck.Alarm {
	s.Helper()
	a := factcheck.Alarm{ID: factcheck.AlarmID(sample.ID()), SourceID: of.ID, Kind: kind, RaisedAt: sample.At}
	s.must(s.SaveAlarm(s.ctx, a))
	return a
}

func alarmComesBack(s *scene) {
	source := s.addSource("List")
	a := s.alarm(source, factcheck.Changed)
	a.Capture, a.Address, a.Failure = s.capture(source, "x").ID, hostile, factcheck.Sentence{Format: "No. %d", Args: []any{4}}
	a.Citations, a.AcknowledgedAt, a.AcknowledgedBy, a.OverAt = []factcheck.CitationID{"a", "b"}, sample.At, s.editor.ID, sample.At.Add(time.Hour)
	s.must(s.SaveAlarm(s.ctx, a))
	got, err := s.Alarm(s.ctx, a.ID)
	s.must(err)
	same(s, got, a)
	of, err := s.AlarmsOf(s.ctx, source.ID)
	s.must(err)
	same(s, of, []factcheck.Alarm{a})
}

func standingAlarms(s *scene) {
	source := s.addSource("List")
	stands, seen, over := s.alarm(source, factcheck.Dead), s.alarm(source, factcheck.Moved), s.alarm(source, factcheck.Changed)
	seen.AcknowledgedAt, seen.AcknowledgedBy, over.OverAt = sample.At, s.editor.ID, sample.At
	s.must(s.SaveAlarm(s.ctx, seen))
	s.must(s.SaveAlarm(s.ctx, over))
	got, err := s.StandingAlarms(s.ctx)
	s.must(err)
	same(s, got, []factcheck.Alarm{stands})
}

func alarmsForPeople(s *scene) {
	added, cited, other := sample.Source("Added", s.editor.ID), s.addSource("Cited"), s.addSource("Other")
	s.must(s.AddSource(s.ctx, added))
	claim := s.addClaim("30 countries")
	claim.Assignee = s.editor.ID
	s.must(s.SaveClaim(s.ctx, claim))
	s.cite(claim, cited)
	s.detach(s.cite(claim, other))
	var want []factcheck.SourceAlarm
	for _, source := range []factcheck.Source{added, cited, other} {
		a := s.alarm(source, factcheck.Dead)
		if source.ID != other.ID {
			want = append([]factcheck.SourceAlarm{{Alarm: a, Source: source}}, want...)
		}
	}
	got, err := s.AlarmsFor(s.ctx, s.editor.ID)
	s.must(err)
	same(s, got, want)
}

func libraryOfAlarms(s *scene) {
	s.addSource("Quiet")
	loud := s.addSource("Loud")
	s.alarm(loud, factcheck.Dead)
	same(s, names(s.library(factcheck.SourceFilter{Alarmed: true}, factcheck.SourceScope{All: true})), []string{"Loud"})
	same(s, len(s.library(factcheck.SourceFilter{}, factcheck.SourceScope{All: true}).Sources), 2)
}
