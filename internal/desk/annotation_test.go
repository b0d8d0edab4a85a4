package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/sample"
)

// annotations is a Hypothesis export of one annotation, which stands in sample.Text.
const annotations = `{"annotations":[{"id":"a0","user":"acct:olena@hypothes.is","text":"Is it?","target":[{"selector":[
	{"type":"TextQuoteSelector","exact":"30 countries","prefix":"Over 250 firms from ","suffix":" met in"}]}]}]}`

func annotated(file string) desk.AnnotatedFile {
	return desk.AnnotatedFile{Raw: factcheck.Raw{Name: "export.json", Bytes: []byte(file)}}
}

// forum is a Hypothesis export about textBefore: one of each thing that can become of an annotation.
var forum = `{"annotations":[` + strings.Join([]string{
	note("a1", "https://forum.example/1", "contracts were worth €1.5 billion", "said that ", `"text":"Half of it\u0000.","tags":["money"],"created":"2024-05-06T07:08:09Z"`),
	`{"id":"b1","user":"acct:taras@hypothes.is","text":"Signed?","references":["a1"],"target":[]}`,
	note("a2", "https://forum.example/1", "Over 251 firms from 30 countries", "hall. ", `"text":"Count them"`),
	note("a3", "https://forum.example/1", "Nobody had expected this at all", "", `"text":"Lost"`),
	note("a4", "https://other.example/9", "The next forum is planned", "", `"text":"Elsewhere"`),
	note("a1", "https://forum.example/1", "contracts were worth €1.5 billion", "", `"text":"The same again"`),
	`{"id":"n1","user":"acct:olena@hypothes.is","text":"Good article","uri":"https://forum.example/1","target":[{"source":"https://forum.example/1"}]}`,
}, ",") + `]}`

func note(id, page, quote, prefix, more string) string {
	return fmt.Sprintf(`{"id":%q,"user":"acct:olena@hypothes.is","uri":%q,"target":[{"selector":[{"type":"TextQuoteSelector","exact":%q,"prefix":%q}]}],%s}`, id, page, quote, prefix, more)
}

// forumArticle is that article, known to be published where the export says.
func (n *newsroom) forumArticle() factcheck.Article {
	n.t.Helper()
	a, err := n.ImportArticle(n.t.Context(), n.taras.Actor(), arrival(textBefore), desk.Particulars{URL: "http://www.forum.example/1/?utm=x"})
	n.must(err)
	return a
}

func fates(plan factcheck.AnnotationsPlan) string {
	var all []string
	for _, a := range plan.All {
		all = append(all, a.Annotation.ID+" "+string(a.Fate))
	}
	return strings.Join(all, ", ")
}

func TestWhatBecomesOfAnnotationsIsToldBeforehandAndThenDone(t *testing.T) {
	n := newNewsroom(t)
	a := n.forumArticle()
	id, err := n.StageAnnotations(t.Context(), n.petro.Actor(), a.ID, annotated(forum))
	n.must(err)
	plan, err := n.PreviewAnnotations(t.Context(), n.petro.Actor(), id, desk.AnnotationChoice{})
	n.must(err)
	if got, want := fates(plan), "a1 placed, a2 uncertain, a3 not found, a4 made on another page, a1 imported before"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(plan.Unmapped) != 1 || !strings.Contains(plan.Unmapped[0], "Good article") {
		t.Errorf("unmapped: %q", plan.Unmapped)
	}
	choice := desk.AnnotationChoice{Seen: plan.Version.ID, Lost: true, AllPages: true}
	n.audited(5, func() error {
		_, err := n.ConfirmAnnotations(t.Context(), n.petro.Actor(), id, choice)
		return err
	})
	claims, err := n.store.ClaimsOf(t.Context(), a.ID)
	n.must(err)
	waiting, err := n.WaitingForPlace(t.Context(), n.petro.Actor(), a.ID)
	n.must(err)
	if len(claims) != 4 || waiting != 2 {
		t.Errorf("%d claims, %d of them wait for a place", len(claims), waiting)
	}
	first := claims[0]
	if first.Quote != "contracts were worth €1.5 billion" || !first.Placed() {
		t.Errorf("the first claim is %+v", first)
	}
	kept, err := n.ImportedFor(t.Context(), n.petro.Actor(), first.ID)
	n.must(err)
	got := kept[0].Annotation
	if got.Author != "olena" || got.Body != "Half of it." || got.Tags[0] != "money" || got.At != "2024-05-06T07:08:09Z" || len(got.Replies) != 1 || got.Replies[0].Author != "taras" {
		t.Errorf("it kept %+v", got)
	}
}

func TestTheSameAnnotationsTwiceMakeNoClaimTwice(t *testing.T) {
	n := newNewsroom(t)
	a := n.forumArticle()
	_, err := n.ImportAnnotations(t.Context(), n.petro.Actor(), a.ID, annotated(forum), desk.AnnotationChoice{Lost: true, AllPages: true})
	n.must(err)
	n.refused(factcheck.Conflict, func() error {
		_, err := n.ImportAnnotations(t.Context(), n.olena.Actor(), a.ID, annotated(strings.ReplaceAll(forum, "Count them", "Counted")), desk.AnnotationChoice{Lost: true, AllPages: true})
		return err
	})
}

func TestAnnotationsAreNotPlacedOnAVersionThatNobodyLookedAt(t *testing.T) {
	n := newNewsroom(t)
	a := n.forumArticle()
	id, err := n.StageAnnotations(t.Context(), n.petro.Actor(), a.ID, annotated(forum))
	n.must(err)
	_, err = n.AddVersion(t.Context(), n.taras.Actor(), a.ID, arrival(textAfter))
	n.must(err)
	n.refused(factcheck.Conflict, func() error {
		_, err := n.ConfirmAnnotations(t.Context(), n.petro.Actor(), id, desk.AnnotationChoice{Seen: a.Current})
		return err
	})
}

func TestAnAnnotationWithoutAPlaceIsDecidedOnAndLookedForAgain(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	file := annotated(`{"annotations":[` + note("x1", "", "The harbour opened with 40 ships last week", "", `"text":""`) + "," + note("x2", "", "Over 251 firms from 30 countries", "hall. ", `"text":""`) + `]}`)
	plan, err := s.ImportAnnotations(t.Context(), s.editor, s.article.ID, file, desk.AnnotationChoice{Lost: true})
	s.must(err)
	found, err := s.Decisions(t.Context(), s.editor, s.article.ID)
	s.must(err)
	if len(found.Claims) != 2 || found.Claims[0].Was.Quote == "" {
		t.Fatalf("these wait: %+v", found.Claims)
	}
	uncertain := plan.All[1].Claim
	s.must(s.KeepPlace(t.Context(), s.editor, uncertain, s.claim(uncertain).RowVersion))
	if c := s.claim(uncertain); !c.Placed() || c.Quote != "Over 250 firms from 30 countries" {
		t.Errorf("kept, it stands on %q", c.Quote)
	}
	lost := plan.All[0].Claim
	s.change(textAfter + "\n\nThe harbour opened with 40 ships last week.")
	if c := s.claim(lost); !c.Placed() || c.Quote != "The harbour opened with 40 ships last week" {
		t.Errorf("on the new version it stands on %q", c.Quote)
	}
}

func TestAnImportOfAnnotationsIsOneStep(t *testing.T) {
	s := newChanging(t, factcheck.Open)
	before, err := s.store.ClaimsOf(t.Context(), s.article.ID)
	s.must(err)
	_, err = s.ImportAnnotations(t.Context(), s.editor, s.article.ID, annotated(forum), desk.AnnotationChoice{Lost: true})
	s.must(err)
	_, err = s.Undo(t.Context(), s.editor, "")
	s.must(err)
	after, err := s.store.ClaimsOf(t.Context(), s.article.ID)
	s.must(err)
	waiting, err := s.WaitingForPlace(t.Context(), s.editor, s.article.ID)
	s.must(err)
	if len(after) != len(before) || waiting != 0 {
		t.Errorf("%d claims were %d, and %d wait", len(after), len(before), waiting)
	}
	_, err = s.Redo(t.Context(), s.editor, "")
	s.must(err)
	if waiting, _ := s.WaitingForPlace(t.Context(), s.editor, s.article.ID); waiting != 2 {
		t.Errorf("done again, %d wait", waiting)
	}
}

func TestAnnotationsThatFailHalfWayLeaveNothing(t *testing.T) {
	n := newNewsroom(t)
	a := n.forumArticle()
	before := n.dump()
	n.store.failing = true
	_, err := n.ImportAnnotations(t.Context(), n.petro.Actor(), a.ID, annotated(forum), desk.AnnotationChoice{Lost: true})
	if err != errAuditFails || n.dump() != before {
		t.Errorf("got %v, and left %s", err, difference(before, n.dump()))
	}
}

func TestBratsTextTellsWhereItsPassagesStand(t *testing.T) {
	n := newNewsroom(t)
	a, err := n.ImportArticle(t.Context(), n.taras.Actor(), arrival(sample.Text), desk.Particulars{})
	n.must(err)
	in := annotated("T1\tQuantity 5 14\t250 firms\nT2\tPlace 0 4\tnone\n#1\tAnnotatorNotes T1\tcount them")
	in.Text = factcheck.Raw{Bytes: []byte(sample.Text)}
	plan, err := n.ImportAnnotations(t.Context(), n.petro.Actor(), a.ID, in, desk.AnnotationChoice{})
	n.must(err)
	if got := fates(plan); got != "T1 placed, T2 not found" || len(plan.Unmapped) != 1 {
		t.Errorf("got %s; %q", got, plan.Unmapped)
	}
}
