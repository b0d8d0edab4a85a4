package anchor

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"stet/internal/document"
)

// What stands before and behind the passages below, and does not change.
const (
	unchangedBefore = "The council met on Monday in the town hall. Over 250 people came to hear the debate about the harbour.\n"
	unchangedBehind = "\nThe mayor closed the meeting late at night. A second meeting will be held in the spring of next year."
)

// The passage that is looked for stands in brackets in the old text.
func TestAPassageIsCarriedToANewVersion(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		state    State
		method   string
		want     string // what stands at the new place
	}{
		"nothing changed":                {"It [cost] a lot.", "It cost a lot.", Exact, MethodSame, "cost"},
		"text put in before":             {unchangedBefore + "The bridge [cost 40 million] last year." + unchangedBehind, "A new lead. " + unchangedBefore + "The bridge cost 40 million last year." + unchangedBehind, Exact, MethodShifted, "cost 40 million"},
		"changed beside it":              {unchangedBefore + "The old bridge in the harbour [cost 40 million euros] last year." + unchangedBehind, unchangedBefore + "The old bridge in the harbour cost 40 million euros in 2023." + unchangedBehind, Exact, MethodShifted, "cost 40 million euros"},
		"one of two that stand there":    {unchangedBefore + "[It was late.] Nobody spoke. It was late. They left." + unchangedBehind, unchangedBefore + "It was late. Nobody spoke. It was late. They left then." + unchangedBehind, Exact, MethodShifted, "It was late."},
		"written anew around it":         {unchangedBefore + "Nobody knew that [the bridge had cost 40 million] before." + unchangedBehind, unchangedBefore + "Papers show: the bridge had cost 40 million, far over budget." + unchangedBehind, Exact, MethodUnique, "the bridge had cost 40 million"},
		"other quotes and dashes":        {unchangedBefore + "He said: [“It cost — I think — 40 million.”]" + unchangedBehind, unchangedBefore + "He said: \"It cost - I think - 40 million.\"" + unchangedBehind, Edited, MethodTypography, "\"It cost - I think - 40 million.\""},
		"a number corrected":             {unchangedBefore + "[The bridge cost 40 million euros last year.] It is closed." + unchangedBehind, unchangedBefore + "The bridge cost 45 million euros last year. It is closed." + unchangedBehind, Edited, MethodDifference, "The bridge cost 45 million euros last year."},
		"every word spelt otherwise":     {unchangedBefore + "[Neighbours labour honourably]" + unchangedBehind, unchangedBefore + "Neighbors labor honorably" + unchangedBehind, Edited, MethodSimilar, "Neighbors labor honorably"},
		"moved to the end":               {"[The bridge cost 40 million euros last year.] " + unchangedBefore + unchangedBehind, unchangedBefore + unchangedBehind + " The bridge cost 40 million euros last year.", Moved, MethodElsewhere, "The bridge cost 40 million euros last year."},
		"its twin stays":                 {unchangedBefore + "Summary: [the bridge cost 40 million euros.] Read on." + unchangedBehind + " In the end the bridge cost 40 million euros. So it was.", unchangedBefore + unchangedBehind + " In the end the bridge cost 40 million euros. So it was.", Moved, MethodElsewhere, "the bridge cost 40 million euros."},
		"doubled, and it may be either":  {unchangedBefore + "[The bridge cost 40 million euros.] It is closed." + unchangedBehind, unchangedBefore + "The bridge cost 40 million euros. The bridge cost 40 million euros. It is closed." + unchangedBehind, Moved, MethodContested, "The bridge cost 40 million euros."},
		"doubled where it is another's":  {unchangedBefore + "[The bridge cost 40 million euros.] It is closed." + unchangedBehind, unchangedBefore + "The bridge cost 40 million euros. It is closed." + unchangedBehind + " The bridge cost 40 million euros.", Exact, MethodShifted, "The bridge cost 40 million euros."},
		"one of two equal ones went":     {unchangedBefore + "[It was late at night.] Nobody spoke. It was late at night. They left." + unchangedBehind, unchangedBefore + "It was late at night. They left." + unchangedBehind, Moved, MethodContested, "It was late at night."},
		"moved and changed":              {"[The bridge cost 40 million euros in the last year.] " + unchangedBefore + unchangedBehind, unchangedBefore + unchangedBehind + " The bridge cost 45 million euros in the last year.", Moved, MethodApart, "The bridge cost 45 million euros in the last year."},
		"a word of a changed sentence":   {unchangedBefore + "The old bridge in the harbour [was] closed by the council in May." + unchangedBehind, unchangedBefore + "The new bridge in that harbour was shut by the council in June." + unchangedBehind, Edited, MethodDifference, "was"},
		"deleted":                        {unchangedBefore + "[The bridge cost 40 million euros last year.]" + unchangedBehind, unchangedBefore + unchangedBehind, Orphan, MethodNone, ""},
		"replaced by something else":     {unchangedBefore + "[The bridge cost 40 million euros last year.]" + unchangedBehind, unchangedBefore + "Nobody from the ministry wanted to comment on it." + unchangedBehind, Orphan, MethodNone, ""},
		"a short word of what went":      {unchangedBefore + "The bridge [was] opened by a minister." + unchangedBehind, unchangedBefore + "Nobody said what was going on." + unchangedBehind, Orphan, MethodNone, ""},
		"deleted, and stands many times": {unchangedBefore + "Then [it was all over]. It was all over by nine, they say it was all over town." + unchangedBehind + " I say it was all over.", unchangedBefore + unchangedBehind + " I say it was all over. They say it was all over.", Orphan, MethodNone, ""},
		"deleted, and one like it stays": {unchangedBefore + "[The bridge cost 40 million euros in 2021.]" + unchangedBehind + " The bridge cost 41 million euros in 2022.", unchangedBefore + unchangedBehind + " The bridge cost 41 million euros in 2022.", Orphan, MethodNone, ""},
		"all text gone":                  {"The [bridge] cost.", "", Orphan, MethodNone, ""},
		"emoji and flags":                {"🇺🇦 One. [Сім’я 👩‍👩‍👧‍👦 приїхала до міста.] Two.", "🇺🇦🇺🇦 Zero. One. Сім’я 👩‍👩‍👧‍👦 приїхала до міста. Two.", Exact, MethodShifted, "Сім’я 👩‍👩‍👧‍👦 приїхала до міста."},
		"a script without spaces":        {"港の橋は去年できた。[費用は四千万ユーロだった。]次の会議は春に開かれる。", "港の橋は去年できた。費用は四千五百万ユーロだった。次の会議は春に開かれる。", Edited, MethodDifference, "費用は四千五百万ユーロだった。"},
	} {
		t.Run(name, func(t *testing.T) {
			old, passage := marked(t, c.old)
			got := Place(old, c.new, []document.Range{passage})[0]
			if got.State != c.state || got.Method != c.method || got.Automatic != (c.state == Exact) || got.Reason == "" {
				t.Errorf("placed as %+v, want %s by %s", got, c.state, c.method)
			}
			if there := string([]rune(c.new)[got.Range.Start:got.Range.End]); there != c.want {
				t.Errorf("placed at %q, want %q", there, c.want)
			}
		})
	}
}

// marked takes the brackets out of a text and gives where they stood.
func marked(t *testing.T, s string) (string, document.Range) {
	t.Helper()
	before, rest, _ := strings.Cut(s, "[")
	inside, after, ok := strings.Cut(rest, "]")
	if !ok {
		t.Fatalf("no brackets in %q", s)
	}
	start := len([]rune(before))
	return before + inside + after, document.Range{Start: start, End: start + len([]rune(inside))}
}

func TestAnOrphanStandsWhereItWasLastSeen(t *testing.T) {
	old, passage := marked(t, unchangedBefore+"[The bridge cost 40 million euros last year.]"+unchangedBehind)
	got := Place(old, unchangedBefore+unchangedBehind, []document.Range{passage})[0]
	if want := len([]rune(strings.TrimSpace(unchangedBefore))); got.Range.Len() != 0 || got.Range.Start != want {
		t.Errorf("last seen at %v, want %d", got.Range, want)
	}
}

func TestWhatIsNoPassageOfTheOldTextIsAnOrphan(t *testing.T) {
	m := NewMove("a 🇺🇦 b", "a 🇺🇦 b c")
	for _, r := range []document.Range{{Start: -1, End: 2}, {Start: 2, End: 2}, {Start: 3, End: 2}, {Start: 0, End: 99}, {Start: 2, End: 3}} {
		if got := m.Place(r); got.State != Orphan || got.Reason != reasonInvalid || m.Check(r) == nil {
			t.Errorf("%v is placed as %+v", r, got)
		}
	}
	if got := m.Place(document.Range{Start: 1, End: 2}); got.State != Orphan || got.Reason != reasonShort {
		t.Errorf("a space is placed as %+v", got)
	}
}

func TestTheSearchHasTheFewestErrors(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		wanted, text := letters(rnd, 1+rnd.IntN(150)), letters(rnd, rnd.IntN(200))
		var got []int
		newPattern(wanted).scan(text, false, func(_, e int) { got = append(got, e) })
		column := table(wanted, text, false)
		for j := range text {
			if want := column[j+1]; got[j] != want {
				t.Fatalf("%q in %q: %d errors at %d, want %d", string(wanted), string(text), got[j], j, want)
			}
		}
		if errors := table(wanted, text, true); len(text) > 0 {
			want := 1 - float64(errors[len(text)])/float64(max(len(wanted), len(text)))
			if got := likeness(wanted, text); got != want {
				t.Fatalf("%q and %q are %v alike, want %v", string(wanted), string(text), got, want)
			}
		}
		for _, h := range approximate(wanted, text, len(wanted)-1) {
			if errors := table(wanted, text[h.start:h.end], true); errors[h.end-h.start] != h.errors {
				t.Fatalf("%q at %+v of %q has %d errors", string(wanted), h, string(text), errors[h.end-h.start])
			}
		}
	}
}

func letters(rnd *rand.Rand, n int) []rune {
	s := make([]rune, n)
	for i := range s {
		s[i] = []rune("abї🇺")[rnd.IntN(4)]
	}
	return s
}

// table is the last row of the textbook table of edit distances.
func table(wanted, text []rune, fixed bool) []int {
	row := make([]int, len(text)+1)
	for j := range row {
		if fixed {
			row[j] = j
		}
	}
	for i, w := range wanted {
		next := make([]int, len(row))
		next[0] = i + 1
		for j, r := range text {
			change := row[j]
			if w != r {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
		}
		row = next
	}
	return row
}

func TestPlacingIsQuickOnHostileText(t *testing.T) {
	texts := []string{
		strings.Repeat("a ", 100_000), strings.Repeat("a", 200_000), strings.Repeat("ab. ", 50_000),
		strings.Repeat("的", 200_000), strings.Repeat("\u0301", 200_000), strings.Repeat(".\n", 100_000),
	}
	start := time.Now()
	for i, old := range texts {
		m := NewMove(old+" The end of it.", texts[(i+1)%len(texts)]+old[:len(old)/3]+" b.")
		for _, r := range []document.Range{{Start: 0, End: 199_000}, {Start: 50_000, End: 55_000}, {Start: 200_001, End: 200_010}} {
			m.Place(m.old.snap(r))
		}
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("18 passages took %v", took)
	}
}
