package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"stet/internal/factcheck"

	"github.com/google/go-cmp/cmp"
)

const hypothesisExport = `{"export_date":"2024-05-07T00:00:00Z","total":4,"annotations":[
{"id":"a1","created":"2024-05-06T07:08:09.123456+00:00","user":"acct:olena@hypothes.is","uri":"https://river.example/1","text":"Is it?","tags":["number","check"],"references":[],
 "target":[{"source":"https://river.example/1","selector":[{"type":"RangeSelector","startContainer":"/p[1]"},{"type":"TextPositionSelector","start":15,"end":29},{"type":"TextQuoteSelector","exact":"over 250 firms","prefix":"drew ","suffix":" in"}]}]},
{"id":"b1","user":"acct:taras@hypothes.is","user_info":{"display_name":"Taras M."},"text":"Yes, see the list.","references":["a1"],"target":[{"source":"https://river.example/1"}]},
{"id":"b2","user":"acct:olena@hypothes.is","text":"Thanks.","references":["a1","b1"],"target":[]},
{"id":"c1","user":"acct:olena@hypothes.is","text":"Good article","target":[{"source":"https://river.example/1"}]},
{"id":"d1","user":"acct:olena@hypothes.is","text":"Lost","references":["zz"],"target":[]}]}`

func TestHypothesisExportKeepsAuthorDateTagsAndReplies(t *testing.T) {
	got, err := ReadAnnotations([]byte(hypothesisExport))
	if err != nil {
		t.Fatal(err)
	}
	want := factcheck.Annotations{Format: Hypothesis, All: []factcheck.Annotation{{
		ID: "a1", Author: "olena", At: "2024-05-06T07:08:09.123456+00:00", Page: "https://river.example/1", Quote: "over 250 firms", Prefix: "drew ", Suffix: " in",
		Start: 15, End: 29, Body: "Is it?", Tags: []string{"number", "check"},
		Replies: []factcheck.Annotation{{ID: "b1", Author: "Taras M.", Body: "Yes, see the list."}, {ID: "b2", Author: "olena", Body: "Thanks."}},
	}}, Unmapped: []string{"A note on the whole page, by olena: “Good article”", "A reply to something that is not in the file"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

const webCollection = `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"https://x.example/c","type":"AnnotationCollection","first":{"type":"AnnotationPage","items":[
{"id":"https://x.example/1","type":"Annotation","motivation":"assessing","creator":{"type":"Person","name":"Iryna"},"created":"2024-05-06T07:08:09Z",
 "body":[{"type":"TextualBody","value":"Half true","purpose":"tagging"},{"type":"TextualBody","value":"Two thirds came."}],
 "target":{"source":"https://river.example/1","selector":{"type":"FragmentSelector","value":"p2","refinedBy":{"type":"TextQuoteSelector","exact":"over 250 firms"}}}},
{"id":"https://x.example/2","type":"Annotation","motivation":"replying","body":"https://x.example/paper.pdf","target":"https://x.example/1"},
{"id":"https://x.example/3","type":"Annotation","bodyValue":"A picture","target":{"source":"https://river.example/1.jpg","selector":{"type":"SvgSelector","value":"<svg/>"}}}]}}`

func TestWebAnnotationsAreReadFromTheirCollection(t *testing.T) {
	got, err := ReadAnnotations([]byte(webCollection))
	if err != nil {
		t.Fatal(err)
	}
	want := factcheck.Annotations{Format: WebAnnotation, All: []factcheck.Annotation{{
		ID: "https://x.example/1", Author: "Iryna", At: "2024-05-06T07:08:09Z", Page: "https://river.example/1", Quote: "over 250 firms", Body: "Two thirds came.", Tags: []string{"Half true"},
		Replies: []factcheck.Annotation{{ID: "https://x.example/2", Page: "https://x.example/1", Body: "https://x.example/paper.pdf"}},
	}}, Unmapped: []string{"A selector of the kind SvgSelector", "An annotation of a whole page or of something that is no text, by somebody unnamed: “A picture”"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBratPassagesAndNotesAreReadAndTheRestIsTold(t *testing.T) {
	got, err := ReadAnnotations([]byte("T1\tQuantity 15 29\tover 250 firms\nT2\tDate 0 4;9 13\tSept 2023\r\n#1\tAnnotatorNotes T1\tsee list\nR1\tSupports Arg1:T1 Arg2:T2\nA1\tSure T1\nnonsense\n#2\tAnnotatorNotes R1\tx\nT3\tBad x y\tz"))
	if err != nil {
		t.Fatal(err)
	}
	want := factcheck.Annotations{Format: Brat, All: []factcheck.Annotation{
		{ID: "T1", Quote: "over 250 firms", Start: 15, End: 29, Tags: []string{"Quantity"}, Body: "see list"},
		{ID: "T2", Start: 0, End: 13, Tags: []string{"Date"}},
	}, Unmapped: []string{
		"A line that is none of brat's: “nonsense”", "A note on R1, which is no passage: “x”", "A passage in several pieces, of which the whole is taken: “Sept 2023”",
		"A passage whose place is no place: “Bad x y z”", "A relation: “Supports Arg1:T1 Arg2:T2”", "An attribute: “Sure T1”",
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoAnnotationsIsRefusedInASentence(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		reason  error
	}{
		"nothing": {" ", ErrEmpty}, "words": {"Just words.", ErrNotText}, "other JSON": {`{"a":1}`, ErrEmpty}, "a number": {"7", ErrEmpty},
		"too many": {`{"rows":[` + strings.Repeat(`{"target":[{"selector":[{"type":"TextQuoteSelector","exact":"a"}]}]},`, MaxAnnotations) + `{"target":[{"selector":[{"type":"TextQuoteSelector","exact":"a"}]}]}]}`, ErrTooLong},
	} {
		if _, err := ReadAnnotations([]byte(c.content)); !errors.Is(err, c.reason) {
			t.Errorf("%s: %v, want %v", name, err, c.reason)
		}
	}
}

func TestALongThreadIsReadOnceAndACircleOfRepliesIsTold(t *testing.T) {
	rows := []string{`{"id":"r0","target":[{"selector":[{"type":"TextQuoteSelector","exact":"a"}]}]}`}
	for i := range 30_000 {
		rows = append(rows, fmt.Sprintf(`{"id":"r%d","references":["r%d"]}`, i+1, i))
	}
	rows = append(rows, `{"id":"c1","references":["c2"]}`, `{"id":"c2","references":["c1"]}`)
	got, err := ReadAnnotations([]byte(`{"annotations":[` + strings.Join(rows, ",") + `]}`))
	if err != nil || len(got.All) != 1 || len(got.All[0].Replies) != 30_000 || len(got.Unmapped) != 1 {
		t.Errorf("%d, %v, %q", len(got.All), err, got.Unmapped)
	}
}

func FuzzAnnotations(f *testing.F) {
	f.Add([]byte(hypothesisExport))
	f.Add([]byte(webCollection))
	f.Add([]byte("T1\tQuantity 15 29\tover 250 firms\n#1\tAnnotatorNotes T1\tsee list"))
	f.Fuzz(func(t *testing.T, b []byte) {
		all, err := ReadAnnotations(b)
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatalf("not a refusal: %v", err)
		}
		for _, a := range all.All {
			if a.Start < 0 || a.End < 0 || a.End > 0 && a.End > maxOffset {
				t.Fatalf("an annotation stands at %d to %d", a.Start, a.End)
			}
		}
	})
}
