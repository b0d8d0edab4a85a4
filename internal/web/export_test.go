package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/exporter"
	"stet/internal/factcheck"
	"stet/internal/paths"
)

func TestTheExportPageSaysWhatWillBeInIt(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	s.approved(t, a, "30 countries")
	s.claim(t, a, "12 %")
	p := s.as(t, factcheck.Reviewer).get(paths.Export(a.ID)).want(http.StatusOK)
	if diff := cmp.Diff([]string{"1", "0", "1"}, p.texts(".facts dd")); diff != "" {
		t.Errorf("approved, not checked, not yet approved: %s", diff)
	}
	p.says("1 claim is not approved yet.", "Confidential sources never leave")
	if got := len(p.all(`input[name="format"]`)); got != len(exporter.Formats) {
		t.Errorf("%d formats are offered, there are %d", got, len(exporter.Formats))
	}
	for _, f := range exporter.Formats {
		if got := p.text("#format-" + f.Name); len(got) < 20 {
			t.Errorf("of %s it says %q", f.Name, got)
		}
	}
}

func TestTheLabelsOfAnExportAreInTheLanguageOfTheArticleUnlessAnotherIsChosen(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	s.approved(t, a, "30 countries")
	b := s.as(t, factcheck.Reviewer)
	p := b.get(paths.Export(a.ID))
	if got := len(p.all(`input[name="language"][value="` + exporter.Words(factcheck.Dossier{Article: a}, "").Language().Code + `"][checked]`)); got != 1 {
		t.Errorf("%d languages are chosen beforehand", got)
	}
	for language, says := range map[string]string{"uk": "Що знайдено", "en": "What was found"} {
		b.get(paths.Export(a.ID))
		if p := b.post(paths.Export(a.ID), url.Values{"format": {"html"}, "language": {language}}).want(http.StatusOK); !strings.Contains(p.Body, says) {
			t.Errorf("in %s it does not say %q", language, says)
		}
	}
	if b.get(paths.Export(a.ID)); len(b.post(paths.Export(a.ID), url.Values{"language": {"uk"}}).all(`input[name="language"][value="uk"][checked]`)) != 1 {
		t.Error("the language is forgotten where no format was chosen")
	}
}

func TestAnExportIsAFileToSave(t *testing.T) {
	s := newSite(t)
	a := s.titled(t, `Порт “відкрито”: 30/7`)
	s.approved(t, a, "30 countries")
	b := s.as(t, factcheck.Reviewer)
	for _, f := range exporter.Formats {
		b.get(paths.Export(a.ID))
		p := b.submit(paths.Export(a.ID), url.Values{"format": {f.Name}}).want(http.StatusOK)
		if got := p.Header.Get("Content-Type"); got != f.MediaType {
			t.Errorf("%s comes as %s", f.Name, got)
		}
		if got := p.Header.Get("Content-Security-Policy"); got != "sandbox" {
			t.Errorf("%s comes with the policy %q", f.Name, got)
		}
		disposition, params, err := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
		if err != nil || disposition != "attachment" || params["filename"] != "Порт “відкрито” 30 7"+f.Extension {
			t.Errorf("%s: %s %v: %v", f.Name, disposition, params, err)
		}
		if plain := `filename="port-vidkryto-30-7-2026-01-05` + f.Extension + `"`; !strings.Contains(p.Header.Get("Content-Disposition"), plain) {
			t.Errorf("%s has no plain name: %s", f.Name, p.Header.Get("Content-Disposition"))
		}
		if !strings.Contains(p.Body, "List of participants") {
			t.Errorf("%s lacks the source", f.Name)
		}
	}
}

func TestExportsAreWhatTheirMediaTypeSays(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	s.approved(t, a, "30 countries")
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Export(a.ID))
	if p := b.post(paths.Export(a.ID), url.Values{"format": {"json"}}); !json.Valid([]byte(p.Body)) {
		t.Errorf("no JSON: %.200s", p.Body)
	}
	rows, err := csv.NewReader(strings.NewReader(b.post(paths.Export(a.ID), url.Values{"format": {"csv"}}).Body)).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Errorf("%d rows: %v", len(rows), err)
	}
}

func TestNoExportTellsOfAConfidentialSource(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	c := s.claim(t, a, "30 countries")
	s.do(t, s.desk.Take(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion))
	secret := desk.SourceWords{Title: "Whistle in the ministry", Kind: factcheck.Interview, Publisher: "Whistle", URL: "https://whistle.example/", Confidential: true}
	words := desk.CitationWords{Stance: factcheck.Supports, Excerpt: "Whistle said so", Locator: "Whistle, minute 3", Note: "Whistle asked not to be named"}
	s.do(t, s.desk.AttachNew(t.Context(), s.actor(factcheck.Reviewer), c.ID, secret, words))
	for _, role := range []factcheck.Role{factcheck.Reviewer, second, factcheck.Admin} {
		b := s.as(t, role)
		b.get(paths.Export(a.ID)).says("1 citation stays behind here.")
		for _, f := range exporter.Formats {
			p := b.submit(paths.Export(a.ID), url.Values{"format": {f.Name}}).want(http.StatusOK)
			if strings.Contains(strings.ToLower(p.Body), "whistle") {
				t.Errorf("%s tells the %s's export of it", f.Name, role)
			}
			b.get(paths.Export(a.ID))
		}
	}
}

func TestAnExportNeedsAFormatThatThereIs(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, factcheck.Reviewer)
	for _, format := range []string{"", "pdf", hostile} {
		p := b.post(paths.Export(a.ID), url.Values{"format": {format}}).want(http.StatusUnprocessableEntity).says("Choose one of the formats.")
		if !p.has("#f-format-error") {
			t.Error("it is not said at the field")
		}
	}
}

func TestAnExportIsInTheArticlesAudit(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, second)
	b.post(paths.Export(a.ID), url.Values{"format": {"csv"}}).want(http.StatusOK)
	entries, err := s.store.EntriesOfArticle(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	last := entries[len(entries)-1]
	if last.Action != "export" || last.Comment != "csv" || last.Actor != s.people[second].ID {
		t.Errorf("the last entry is %+v", last)
	}
}

func TestNamesOfDownloadsCannotBreakOutOfTheirHeader(t *testing.T) {
	for title, want := range map[string]string{
		"Порт":                           "Порт",
		"a\"; filename=\"b.exe":          "a ; filename= b.exe",
		"../../etc/passwd":               ".. .. etc passwd",
		"line\r\nSet-Cookie: x=y":        "line Set-Cookie x=y",
		"\u202Egpj.exe\u202C\u2066":      "gpj.exe",
		"100% of + & ' ( ) * = ; , @ ok": "100% of + & ' ( ) = ; , @ ok",
	} {
		w := httptest.NewRecorder()
		if err := download(w, "plain.csv", title, "text/csv", bytes.NewBufferString("x")); err != nil {
			t.Fatal(err)
		}
		_, params, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
		if got := fmt.Sprint(params); err != nil || params["filename"] != want || len(params) != 1 {
			t.Errorf("%q: %s %v", title, got, err)
		}
	}
}
