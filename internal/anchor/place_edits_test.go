package anchor

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"stet/internal/document"
)

// draft is a text on its way from one version to the next: sentences of the old version and what an editor made of them. Each
// code point knows where it stood before, so that the truth about every passage comes from the edits and from no search.
type draft struct {
	rnd       *rand.Rand
	old       *side
	sentences []*written
	strangers []string // sentences of other texts
}

// written is a sentence with the white space behind it.
type written struct {
	was   document.Range // of the old text; empty for one that was put in
	edit  string         // what was done to it
	runes []rune
	from  []int // of each code point: where it stood, or -1
}

func newDraft(rnd *rand.Rand, text string, strangers []string) *draft {
	d := &draft{rnd: rnd, old: newSide(text, vocabulary{}), strangers: strangers}
	sentences := Sentences(blocks(text))
	for i, s := range sentences {
		end := len(d.old.runes)
		if i+1 < len(sentences) {
			end = sentences[i+1].Start
		}
		w := &written{was: s, edit: "left alone"}
		for at := s.Start; at < end; at++ {
			w.runes, w.from = append(w.runes, d.old.runes[at]), append(w.from, at)
		}
		d.sentences = append(d.sentences, w)
	}
	return d
}

// put replaces a stretch of a sentence by words that stood nowhere.
func (w *written) put(start, end int, words string) {
	added := []rune(words)
	w.runes = slices.Concat(w.runes[:start:start], added, w.runes[end:])
	w.from = slices.Concat(w.from[:start:start], slices.Repeat([]int{-1}, len(added)), w.from[end:])
}

// words are the words of a sentence as it is written now, without marks.
func (w *written) words() []document.Range {
	var all []document.Range
	for _, word := range newSide(string(w.runes), vocabulary{}).words {
		if joinsWord(w.runes[word.Start]) {
			all = append(all, word.Range)
		}
	}
	return all
}

// body is how much of a sentence is not the white space behind it.
func (w *written) body() int {
	return len([]rune(strings.TrimRightFunc(string(w.runes), unicode.IsSpace)))
}

// edits are what an editor does to the sentence of this number.
var edits = map[string]func(d *draft, i int){
	"deleted":  func(d *draft, i int) { d.sentences[i].put(0, len(d.sentences[i].runes), "") },
	"replaced": func(d *draft, i int) { w := d.sentences[i]; w.put(0, w.body(), d.stranger()) },
	"number": func(d *draft, i int) {
		w := d.sentences[i]
		for _, r := range slices.Backward(w.words()) {
			if unicode.IsDigit(w.runes[r.Start]) {
				w.put(r.Start, r.End, fmt.Sprint((int(w.runes[r.Start]-'0')+1+d.rnd.IntN(8))%10, d.rnd.IntN(10)))
				return
			}
		}
		w.replace(d, 1)
	},
	"word":      func(d *draft, i int) { d.sentences[i].replace(d, 1) },
	"two words": func(d *draft, i int) { d.sentences[i].replace(d, 2) },
	"rewritten": func(d *draft, i int) { w := d.sentences[i]; w.replace(d, len(w.words())*2/5) },
	"put in": func(d *draft, i int) {
		w := d.sentences[i]
		r := d.pick(w.words())
		w.put(r.Start, r.Start, d.phrase()+" ")
	},
	"taken out": func(d *draft, i int) {
		w := d.sentences[i]
		r := d.pick(w.words())
		w.put(r.Start, min(r.End+1, w.body()), "")
	},
	"split": func(d *draft, i int) {
		w := d.sentences[i]
		r := d.pick(w.words())
		w.put(max(0, r.Start-1), r.Start, ". ")
	},
	"merged":     func(d *draft, i int) { w := d.sentences[i]; w.put(max(0, w.body()-1), len(w.runes), ", and ") },
	"moved":      func(d *draft, i int) { d.move(i, d.rnd.IntN(len(d.sentences))) },
	"typography": func(d *draft, i int) { d.sentences[i].typeset() },
	"doubled": func(d *draft, i int) {
		w := d.sentences[i]
		copied := &written{edit: "copy", runes: slices.Clone(w.runes), from: slices.Repeat([]int{-1}, len(w.runes))}
		d.sentences = slices.Insert(d.sentences, d.rnd.IntN(len(d.sentences)), copied)
	},
}

func (d *draft) stranger() string { return d.strangers[d.rnd.IntN(len(d.strangers))] }

// phrase is one to three words of another text.
func (d *draft) phrase() string {
	words := strings.Fields(d.stranger())
	at := d.rnd.IntN(len(words))
	return strings.Join(words[at:min(len(words), at+1+d.rnd.IntN(3))], " ")
}

func (d *draft) pick(words []document.Range) document.Range {
	if len(words) == 0 {
		return document.Range{}
	}
	return words[d.rnd.IntN(len(words))]
}

// replace puts other words in the place of some.
func (w *written) replace(d *draft, n int) {
	words := w.words()
	for _, at := range d.rnd.Perm(len(words))[:min(n, len(words))] {
		now := w.words()
		if at < len(now) {
			w.put(now[at].Start, now[at].End, strings.Fields(d.phrase())[0])
		}
	}
}

func (d *draft) move(from, to int) {
	w := d.sentences[from]
	d.sentences = slices.Insert(slices.Delete(d.sentences, from, from+1), to, w)
}

// typeset changes quotes, dashes, apostrophes and a space.
func (w *written) typeset() {
	for i, r := range w.runes {
		now := r
		switch r {
		case '“', '”', '«', '»':
			now = '"'
		case '’':
			now = '\''
		case '—', '–':
			now = '-'
		case ' ':
			now = '\u00A0'
		}
		w.runes[i] = now
	}
}

// write performs an edit on each of a share of the sentences, and gives the new text with where each code point stood.
func (d *draft) write(share float64) (text string, from []int) {
	kinds := slices.Sorted(maps.Keys(edits))
	for _, w := range slices.Clone(d.sentences) {
		if d.rnd.Float64() < share && len(w.words()) > 0 {
			w.edit = kinds[d.rnd.IntN(len(kinds))]
			edits[w.edit](d, slices.Index(d.sentences, w))
		}
	}
	var runes []rune
	for _, w := range d.sentences {
		runes, from = append(runes, w.runes...), append(from, w.from...)
	}
	return string(runes), from
}

// truth is what became of a passage.
type truth struct {
	kind string // kept, moved, typography, edited, deleted; empty where nobody could say
	is   document.Range
}

// judge tells the truth about a passage from where each code point of the new text stood.
func (d *draft) judge(p document.Range, text string, to []int, w *written) truth {
	words := d.old.touching(p)
	kept, marks, first, last := 0, 0, -1, -1
	for _, word := range d.old.words[words.Start:words.End] {
		if !joinsWord(d.old.runes[word.Start]) {
			marks++
			continue
		}
		whole := true
		for at := word.Start; at < word.End; at++ {
			whole = whole && to[at] >= 0 && to[at]-to[word.Start] == at-word.Start
		}
		if whole {
			kept++
			if first < 0 || to[word.Start] < first {
				first = to[word.Start]
			}
			last = max(last, to[word.End-1]+1)
		}
	}
	all, runes := words.Len()-marks, []rune(text)
	start, same := to[p.Start], true
	for at := p.Start; at < p.End; at++ {
		same = same && start >= 0 && to[at]-start == at-p.Start
	}
	switch {
	case same && string(runes[start:start+p.Len()]) == d.old.slice(p):
		if w.edit == "moved" {
			return truth{"moved", document.Range{Start: start, End: start + p.Len()}}
		}
		return truth{"kept", document.Range{Start: start, End: start + p.Len()}}
	case same:
		return truth{"typography", document.Range{Start: start, End: start + p.Len()}}
	case kept == 0 && !strings.Contains(text, d.old.slice(p)):
		return truth{"deleted", document.Range{Start: -1, End: -1}}
	case kept == 0:
		return truth{"deleted, words stay", document.Range{Start: -1, End: -1}}
	case 2*kept >= all && last-first < 2*p.Len():
		return truth{"edited", document.Range{Start: first, End: last}}
	}
	return truth{}
}

// passages are a sentence and parts of it, by what they are.
func (d *draft) passages(w *written) map[string]document.Range {
	if w.was.Len() == 0 {
		return nil
	}
	words := d.old.touching(w.was)
	found := map[string]document.Range{"sentence": w.was}
	for i, n := range []int{4 + d.rnd.IntN(5), 1 + d.rnd.IntN(3)} {
		if n < words.Len() {
			at := words.Start + d.rnd.IntN(words.Len()-n)
			found[[]string{"4-8 words", "1-3 words"}[i]] = d.old.covering(document.Range{Start: at, End: at + n})
		}
	}
	return found
}

// prose is every text of testdata/prose, by name.
func prose(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "prose", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("there is no prose", err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(filepath.Base(file), ".txt")] = strings.TrimSpace(string(text))
	}
	return texts
}

// shares are how many of an article's sentences are edited.
var shares = map[string]float64{"few": 0.15, "many": 0.4, "nearly all": 0.8}

// leastRight are how many in a thousand passages have to be right where few or many sentences were edited. Of the deleted it is how
// many may be proposed at all.
var leastRight = map[string]int{"kept": 995, "moved": 930, "typography": 990, "edited": 950, "deleted": 10}

func TestEditedProseOfManyKindsIsCarriedRight(t *testing.T) {
	texts, counts := prose(t), figuresOf{}
	names := slices.Sorted(maps.Keys(texts))
	for much, share := range shares {
		rnd := rand.New(rand.NewPCG(7, 11))
		for i, name := range slices.Repeat(names, 20) {
			other := texts[names[(i+1+i/len(names)%(len(names)-1))%len(names)]]
			d := newDraft(rnd, texts[name], strings.FieldsFunc(other, func(r rune) bool { return r == '\n' }))
			text, from := d.write(share)
			d.place(text, from, func(kind string, got Placement, want document.Range) {
				counts.of(kind+", "+much).add(got, want)
				counts.of(kind[:strings.Index(kind, ":")]+", "+much).add(got, want)
			})
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%-36s %v", kind, counts[kind])
	}
	for kind, least := range leastRight {
		for much := range shares {
			counts.of(kind+", "+much).holds(t, kind+", "+much, kind == "deleted", least)
		}
	}
}

// place carries passages of every sentence and tells what became of each, and what should have.
func (d *draft) place(text string, from []int, tell func(kind string, got Placement, want document.Range)) {
	to := slices.Repeat([]int{-1}, len(d.old.runes))
	for at, was := range from {
		if was >= 0 {
			to[was] = at
		}
	}
	m := NewMove(string(d.old.runes), text)
	for _, w := range d.sentences {
		passages := d.passages(w)
		for _, size := range slices.Sorted(maps.Keys(passages)) {
			if truth := d.judge(passages[size], text, to, w); truth.kind != "" {
				tell(truth.kind+": "+size, m.Place(passages[size]), truth.is)
			}
		}
	}
}

func (f *figures) holds(t *testing.T, kind string, gone bool, least int) {
	t.Helper()
	switch {
	case strings.HasSuffix(kind, "nearly all"): // is told, and promised nothing of
	case f.wrongExact > 0:
		t.Errorf("%s: %d passages are placed wrongly by themselves", kind, f.wrongExact)
	case gone && 1000*f.wrong > f.all*least:
		t.Errorf("%s: %d of %d passages are placed", kind, f.wrong, f.all)
	case !gone && 1000*f.right < f.all*least:
		t.Errorf("%s: %d of %d passages are right", kind, f.right, f.all)
	}
}
