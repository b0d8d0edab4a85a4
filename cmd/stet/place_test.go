package main_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// placed is an answer of `stet place`, as far as tests ask.
type placed struct {
	I          *int `json:"i"`
	State      string
	Start, End int
	Automatic  bool
	Error      string
}

func answers(t *testing.T, out string) []placed {
	t.Helper()
	var all []placed
	for line := range strings.Lines(out) {
		var a placed
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		all = append(all, a)
	}
	return all
}

func number(n int) *int { return &n }

func TestPlaceAnswersEveryRequest(t *testing.T) {
	f := newFolder(t)
	f.in = `{"i":7,"old":"Понад 250 фірм зібралися в Києві.","new":"Учора понад 10 людей. Понад 250 фірм зібралися в Києві.","start":6,"end":14}

{"i":8,"old":{"ref":7},"new":{"ref":7},"start":0,"end":33}
{"i":9,"old":{"ref":8},"new":"","start":6,"end":14}
{"i":10,"old":{"ref":9},"new":{"ref":9},"start":15,"end":24}`
	want := []placed{
		{I: number(7), State: "exact", Start: 28, End: 36, Automatic: true},
		{I: number(8), State: "exact", Start: 22, End: 55, Automatic: true},
		{I: number(9), State: "orphan"},
		{I: number(10), State: "orphan"},
	}
	if diff := cmp.Diff(want, answers(t, f.must("place"))); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

func TestPlaceAnswersHaveTheFieldsInOrder(t *testing.T) {
	f := newFolder(t)
	f.in = `{"i":0,"old":"One <b> two.","new":"One <b> two.","start":4,"end":7}`
	want := `{"i":0,"state":"exact","start":4,"end":7,"score":1,"margin":1,"method":"same","reason":"The text did not change.","automatic":true}`
	if got := f.must("place"); got != want {
		t.Errorf("the answer is\n%s, want\n%s", got, want)
	}
}

func TestPlaceGoesOnPastWhatMakesNoSense(t *testing.T) {
	f := newFolder(t)
	f.in = strings.Join([]string{
		`nonsense`,
		`{"i":1,"old":"a","new":"b","start":0}`,
		`{"i":2,"old":{"ref":99},"new":"b","start":0,"end":1}`,
		`{"i":3,"old":"a","new":"b","start":0,"end":9}`,
		`{"i":4,"old":"a🇺🇦","new":"b","start":0,"end":2}`,
		`{"i":5,"old":4,"new":"b","start":0,"end":1}`,
		`{"i":6,"old":"a","new":"a","start":0,"end":1}`,
	}, "\n")
	r := f.run("place")
	if r.code != 1 || !strings.Contains(r.err, "6 of 7 requests could not be answered") {
		t.Errorf("ended with %d and %q", r.code, r.err)
	}
	wanted := []string{"invalid character", "needs i, old, new, start and end", "number 99", "reaches beyond the text", "inside a character", "has to be a string"}
	got := answers(t, r.out)
	if len(got) != 7 || got[6].State != "exact" {
		t.Fatalf("the answers are %s", r.out)
	}
	for i, words := range wanted {
		if !strings.HasPrefix(got[i].Error, fmt.Sprintf("Line %d makes no sense: ", i+1)) || !strings.Contains(got[i].Error, words) || i > 0 && (got[i].I == nil || *got[i].I != i) {
			t.Errorf("the answer to line %d is %+v, want “…%s…”", i, got[i], words)
		}
	}
}

func TestPlaceAnswersBeforeTheNextRequestArrives(t *testing.T) {
	f := newFolder(t)
	cmd := f.command("place")
	cmd.Stdin = nil
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(out)
	for i := range 3 {
		if err := json.NewEncoder(in).Encode(map[string]any{"i": i, "old": "One.", "new": "One. Two.", "start": 0, "end": 4}); err != nil {
			t.Fatal(err)
		}
		var a placed
		if err := decoder.Decode(&a); err != nil || a.State != "exact" {
			t.Fatalf("answer %d: %v, %+v", i, err, a)
		}
	}
	_ = in.Close()
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
