package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
)

// hypothesis is an export of three annotations: one on words of sample.Text, one on words like them, one on others.
const hypothesis = `{"annotations":[
{"id":"a1","user":"acct:olena@hypothes.is","created":"2024-05-06T07:08:09Z","text":"<script>alert(1)</script> Is it?","tags":["number"],"target":[{"selector":[{"type":"TextQuoteSelector","exact":"Over 250 firms from 30 countries"}]}]},
{"id":"b1","user":"acct:taras@hypothes.is","text":"Yes, see the list.","references":["a1"],"target":[]},
{"id":"a2","user":"acct:olena@hypothes.is","text":"Which year?","target":[{"selector":[{"type":"TextQuoteSelector","exact":"Exports had risen by 12 % in 2025"}]}]},
{"id":"a3","user":"acct:olena@hypothes.is","text":"Gone","target":[{"selector":[{"type":"TextQuoteSelector","exact":"Nobody had expected this at all"}]}]},
{"id":"n1","user":"acct:olena@hypothes.is","text":"Good article","target":[]}]}`

func (s *scene) annotated() factcheck.ImportID {
	file := desk.AnnotatedFile{Raw: factcheck.Raw{Name: "export.json", Bytes: []byte(hypothesis)}}
	id, err := s.desk.StageAnnotations(s.t.Context(), s.actor(factcheck.Reviewer), s.article(s.t).ID, file)
	s.do(s.t, err)
	return id
}

func (s *scene) stagedNotes() (string, url.Values) {
	return paths.StagedAnnotations(s.annotated()), nil
}

func (s *scene) confirmedNotes() (string, url.Values) {
	return paths.StagedAnnotations(s.annotated()), nil
}

func (s *scene) discardedNotes() (string, url.Values) {
	return paths.DiscardAnnotations(s.annotated()), nil
}

func (s *scene) notesAsVersion() (string, url.Values) { return paths.StagedVersion(s.annotated()), nil }

func (s *scene) versionAsNotes() (string, url.Values) {
	id, err := s.desk.StageVersion(s.t.Context(), s.actor(factcheck.Reviewer), s.article(s.t).ID, desk.Arrival{Raw: factcheck.Raw{Bytes: []byte("Another text.")}})
	s.do(s.t, err)
	return paths.StagedAnnotations(id), nil
}

func TestAnExportOfAnnotationsIsLookedOverAndBecomesClaims(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Annotations(a.ID))
	p := b.submit(paths.Annotations(a.ID), nil, file{"file", "export.json", hypothesis}).want(http.StatusOK)
	p.says("Annotations from Hypothesis", "3 annotations were read.", "2 become claims.", "<script>alert(1)</script> Is it?", "1 reply", "It may stand here:",
		"Exports had grown by 12 % in 2025", "Not found in the text", "Nobody had expected this at all", "Not taken over", "Good article")
	b.submit(p.path(), url.Values{"seen": {p.attr("[name=seen]", "value")}, "lost": {"true"}})
	b.page.want(http.StatusOK).says("3 claims were made of the annotations.", "2 claims wait for a place")
	claims, err := s.store.ClaimsOf(t.Context(), a.ID)
	s.do(t, err)
	b.get(paths.Claim(claims[0].ID)).says("Imported from Hypothesis", "olena", "6 May 2024", "number", "Yes, see the list.", "made it of an imported annotation")
	b.get(paths.Placements(a.ID)).want(http.StatusOK).says("1 of 2")
	b.get(paths.Annotations(a.ID))
	p = b.submit(paths.Annotations(a.ID), nil, file{"file", "export.json", hypothesis}).want(http.StatusOK)
	p.says("0 become claims.", "Imported before")
	b.submit(p.path(), url.Values{"seen": {p.attr("[name=seen]", "value")}}).want(http.StatusConflict).says("None of these annotations becomes a claim of this article.")
}

func TestHostileFilesOfAnnotationsAreRefusedInASentence(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	b := s.as(t, factcheck.Reviewer)
	replies := strings.Repeat(`{"references":["a1"]},`, 60_000)
	for name, c := range map[string]struct{ content, says string }{
		"nothing":      {"", "Choose the file of annotations."},
		"blanks":       {"  ", "There is nothing in the file."},
		"broken":       {`{"annotations":[`, "This is neither JSON nor a brat file"},
		"deep":         {strings.Repeat("[", 100_000), "This is neither JSON nor a brat file"},
		"other JSON":   {`{"a":1}`, "There are no annotations in the file that can be read."},
		"many replies": {`{"annotations":[` + replies + `{"id":"a1","target":[{"selector":[{"type":"TextQuoteSelector","exact":"a"}]}]}]}`, "replies; at most 50,000 are read at once."},
		"huge":         {strings.Repeat(" ", 9<<20) + "x", "The file is larger than 8 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			b.get(paths.Annotations(a.ID))
			p := b.submit(paths.Annotations(a.ID), nil, file{"file", "export.json", c.content}).says(c.says)
			if p.Status != http.StatusUnprocessableEntity && p.Status != http.StatusRequestEntityTooLarge {
				t.Errorf("it answers %d", p.Status)
			}
		})
	}
	odd := `{"annotations":[{"id":"a\u0000","user":7,"created":"never","tags":[1,{}],"uri":"javascript:alert(1)","text":"\ud800","target":[{"selector":[{"type":"TextPositionSelector","start":-5,"end":1e99},{"type":"TextQuoteSelector","exact":"Over 250 firms\u0000 from 30 countries"}]}]}]}`
	b.t = t
	b.get(paths.Annotations(a.ID))
	p := b.submit(paths.Annotations(a.ID), nil, file{"file", "export.json", odd}).want(http.StatusOK).says("1 becomes a claim.")
	b.submit(p.path(), url.Values{}).want(http.StatusOK).says(fmt.Sprintf("%d claim was made of the annotations.", 1))
	claims, err := s.store.ClaimsOf(t.Context(), a.ID)
	s.do(t, err)
	if page := b.get(paths.Claim(claims[0].ID)).want(http.StatusOK); page.has(`a[href^="javascript:"]`) {
		t.Error("the address leads into a script")
	}
}
