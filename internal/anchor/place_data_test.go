package anchor

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stet/internal/document"
)

// versions are two successive versions of an article.
type versions struct {
	Pair     int
	Old, New string
}

// known is a passage of the old version whose true place in the new one is known.
type known struct {
	Pair, Start, End int
	Truth            string
	Duplicate        bool
	NewStart         int `json:"new_start"` // -1: it has none
	NewEnd           int `json:"new_end"`
}

// placementData reads a file of the folder that docs/placing.md describes: the one STET_PLACEMENTS names, or else the one
// beside the checkout.
func placementData[T any](t *testing.T, name string) []T {
	t.Helper()
	folder := cmp.Or(os.Getenv("STET_PLACEMENTS"), filepath.Join("..", "..", "..", "shared", "data", "placements"))
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("The figures are not measured: STET_PLACEMENTS names no folder with pairs.jsonl and passages.jsonl, and there is none beside the checkout (%v).", err)
	}
	file, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var all []T
	for d := json.NewDecoder(file); d.More(); {
		var line T
		if err := d.Decode(&line); err != nil {
			t.Fatal(err)
		}
		all = append(all, line)
	}
	return all
}

// figures count what became of the passages of one kind.
type figures struct{ all, exact, right, wrong, wrongExact int }

func (f *figures) add(got Placement, want document.Range) {
	f.all++
	common := min(got.Range.End, want.End) - max(got.Range.Start, want.Start)
	right := got.State != Orphan && want.Start >= 0 && 2*common >= max(want.Len(), got.Range.Len())
	switch {
	case right && got.Automatic:
		f.exact++
		f.right++
	case right:
		f.right++
	case got.State != Orphan:
		f.wrong++
		if got.Automatic {
			f.wrongExact++
		}
	}
}

func (f *figures) String() string {
	share := func(n int) float64 { return 100 * float64(n) / float64(f.all) }
	return fmt.Sprintf("%5d passages: right by itself %6.2f %%, right %6.2f %%, wrong %5.2f %%, wrong by itself %d", f.all, share(f.exact), share(f.right), share(f.wrong), f.wrongExact)
}

// The kinds of passages, and how many in a thousand have to be right. Of the deleted it is how many may be proposed at all.
var targets = map[string]int{"kept": 1000, "kept-ws": 1000, "moved": 1000, "edited": 970, "duplicate": 975, "deleted": 30}

func TestPassagesOfRealRevisionsAreCarriedRight(t *testing.T) {
	moves := map[int]*Move{}
	for _, v := range placementData[versions](t, "pairs.jsonl") {
		moves[v.Pair] = NewMove(v.Old, v.New)
	}
	halves := []figuresOf{{}, {}}
	for _, k := range placementData[known](t, "passages.jsonl") {
		got := moves[k.Pair].Place(document.Range{Start: k.Start, End: k.End})
		want := document.Range{Start: k.NewStart, End: k.NewEnd}
		halves[k.Pair%2].of(k.Truth).add(got, want)
		if k.Duplicate {
			halves[k.Pair%2].of("duplicate").add(got, want)
		}
	}
	for i, half := range halves {
		for _, kind := range slices.Sorted(maps.Keys(half)) {
			t.Logf("%s half, %-9s %v", []string{"even", "odd"}[i], kind, half[kind])
			half[kind].check(t, kind)
		}
	}
}

// figuresOf are figures by kind.
type figuresOf map[string]*figures

func (m figuresOf) of(kind string) *figures {
	if m[kind] == nil {
		m[kind] = &figures{}
	}
	return m[kind]
}

func (f *figures) check(t *testing.T, kind string) {
	t.Helper()
	switch {
	case f.wrongExact > 0:
		t.Errorf("%s: %d passages are placed wrongly by themselves", kind, f.wrongExact)
	case kind == "kept" && f.exact < f.all:
		t.Errorf("%s: %d of %d passages are not placed by themselves", kind, f.all-f.exact, f.all)
	case kind == "deleted" && 1000*f.wrong > f.all*targets[kind]:
		t.Errorf("%s: %d of %d passages are placed", kind, f.wrong, f.all)
	case kind != "deleted" && 1000*f.right < f.all*targets[kind]:
		t.Errorf("%s: %d of %d passages are right", kind, f.right, f.all)
	}
}

// Real revisions have few deleted passages and no very short ones. Here one sentence in eight goes, half of them for one of
// another article, and the truth is known by construction. Words that stand elsewhere too may be proposed there.
func TestWordsOfDeletedSentencesAreNeverPlacedByThemselves(t *testing.T) {
	all := placementData[versions](t, "pairs.jsonl")
	rnd := rand.New(rand.NewPCG(1, 2))
	counts := figuresOf{}
	for i, v := range all {
		made := rewrite(rnd, v.Old, all[(i+97)%len(all)].Old)
		m := NewMove(v.Old, made.text)
		for _, p := range made.passages {
			counts.of(p.kind).add(m.Place(p.was), p.is)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%-22s %v", kind, counts[kind])
		if counts[kind].wrongExact > 0 {
			t.Errorf("%s: %d passages are placed wrongly by themselves", kind, counts[kind].wrongExact)
		}
	}
}

// rewritten is a text some of whose sentences are gone, and passages of the text it was made from.
type rewritten struct {
	text     string
	passages []moved
}

type moved struct {
	kind    string
	was, is document.Range // is begins at -1 when the passage is gone
}

func rewrite(rnd *rand.Rand, old, other string) rewritten {
	from, foreign := newRuler(old), newRuler(other)
	strangers := Sentences(blocks(other))
	var made rewritten
	var now []rune
	at := 0
	for _, s := range Sentences(blocks(old)) {
		now = append(now, from.runes[at:s.Start]...)
		at = s.End
		if rnd.IntN(8) > 0 {
			if rnd.IntN(6) == 0 {
				made.take(rnd, from.slice(s), "kept", s.Start, len(now))
			}
			now = append(now, from.runes[s.Start:s.End]...)
			continue
		}
		made.take(rnd, from.slice(s), "deleted", s.Start, -1)
		if rnd.IntN(2) == 0 {
			r := strangers[rnd.IntN(len(strangers))]
			now = append(now, foreign.runes[r.Start:r.End]...)
		}
	}
	made.text = string(append(now, from.runes[at:]...))
	return made
}

// take takes a sentence and some phrases of it.
func (m *rewritten) take(rnd *rand.Rand, sentence, fate string, was, is int) {
	s := newSide(sentence, vocabulary{})
	for kind, words := range map[string]int{fate + ", a sentence": len(s.words), fate + ", 4 to 8 words": 4 + rnd.IntN(5), fate + ", 1 or 2 words": 1 + rnd.IntN(2)} {
		if words == 0 || words > len(s.words) {
			continue
		}
		first := 0
		if words < len(s.words) {
			first = (was*7 + words) % (len(s.words) - words)
		}
		r := s.covering(document.Range{Start: first, End: first + words})
		p := moved{kind, document.Range{Start: was + r.Start, End: was + r.End}, document.Range{Start: -1, End: -1}}
		if is >= 0 {
			p.is = document.Range{Start: is + r.Start, End: is + r.End}
		}
		m.passages = append(m.passages, p)
	}
}
