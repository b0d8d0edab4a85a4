package anchor

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/document"

	"github.com/rivo/uniseg"
)

// Sentences cuts a text into its sentences, in order, each within one block, without white space at its ends. Together
// they hold every character of the blocks that is not white space. The rules are those of UAX #29, mended where they
// cut too often: after abbreviations and initials of English and Ukrainian, at footnote marks and before closing quotes.
func Sentences(t document.Text) []document.Range {
	ruler := newRuler(t.Content)
	notes := noteMarks(t.Runs)
	var all []document.Range
	for _, block := range t.Blocks {
		s := splitter{ruler: ruler, block: block}
		all = append(all, s.split(notes)...)
	}
	return all
}

// SentenceAt is the sentence that holds a code point, or the last that begins before it where the offset stands in white
// space behind one. It is false before the first sentence.
func SentenceAt(sentences []document.Range, offset int) (document.Range, bool) {
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].Start > offset })
	if i == 0 {
		return document.Range{}, false
	}
	return sentences[i-1], true
}

func noteMarks(runs []document.Run) []document.Range {
	var marks []document.Range
	for _, run := range runs {
		if run.Kind == document.Superscript {
			marks = append(marks, run.Range)
		}
	}
	slices.SortFunc(marks, func(a, b document.Range) int { return a.Start - b.Start })
	return marks
}

type splitter struct {
	ruler *ruler
	block document.Block
}

func (s *splitter) split(notes []document.Range) []document.Range {
	var found []document.Range
	start := s.block.Start
	for _, cut := range s.cuts(notes) {
		cut = s.takeClosers(start, cut)
		if cut < s.block.End && (cut <= start || s.joins(start, cut)) {
			continue
		}
		p := s.ruler.trim(s.ruler.snap(document.Range{Start: start, End: cut}))
		if p.Len() > 0 {
			found = append(found, p)
		}
		start = max(cut, p.End)
	}
	return found
}

// cuts are the ends of sentences as UAX #29 has them, the block's end last.
func (s *splitter) cuts(notes []document.Range) []int {
	rest := string(s.masked(notes))
	var cuts []int
	var sentence string
	for at, state := s.block.Start, -1; len(rest) > 0; {
		sentence, rest, state = uniseg.FirstSentenceInString(rest, state)
		at += utf8.RuneCountInString(sentence)
		cuts = append(cuts, at)
	}
	return cuts
}

// maxPunctuation is how long a run without letters may be: the rules look ahead over such runs from each of their
// characters, so a text of a million brackets would take for ever.
const maxPunctuation = 80

// masked is the block's text as the rules should see it, of the same length. Footnote marks behind a full stop become
// closing brackets, which the rules keep with the sentence; an ellipsis becomes a full stop.
func (s *splitter) masked(notes []document.Range) []rune {
	text := slices.Clone(s.ruler.runes[s.block.Start:s.block.End])
	for _, mark := range s.marksBehindStops(text, notes) {
		for i := mark.Start; i < mark.End; i++ {
			text[i] = ')'
		}
	}
	run := 0
	for i, r := range text {
		if run++; unicode.IsLetter(r) || unicode.IsDigit(r) {
			run = 0
		}
		if r == '…' {
			text[i] = '.'
		} else if run > maxPunctuation {
			text[i] = '中'
		}
	}
	return text
}

// marksBehindStops finds "[12]" and superscripts that stand right behind the end of a sentence, counted from the block's
// start.
func (s *splitter) marksBehindStops(text []rune, notes []document.Range) []document.Range {
	var marks []document.Range
	first := sort.Search(len(notes), func(i int) bool { return notes[i].Start >= s.block.Start })
	for _, n := range notes[first:] {
		if n.End > s.block.End {
			break
		}
		marks = append(marks, document.Range{Start: n.Start - s.block.Start, End: n.End - s.block.Start})
	}
	marks = append(marks, bracketedNumbers(text)...)
	slices.SortFunc(marks, func(a, b document.Range) int { return a.Start - b.Start })
	return behindStops(text, marks)
}

// bracketedNumbers are the marks like "[3]" or "[12]".
func bracketedNumbers(text []rune) []document.Range {
	var found []document.Range
	for i := 0; i < len(text); i++ {
		if text[i] != '[' {
			continue
		}
		end := i + 1
		for end < len(text) && end < i+5 && unicode.IsDigit(text[end]) {
			end++
		}
		if end > i+1 && end < len(text) && text[end] == ']' {
			found = append(found, document.Range{Start: i, End: end + 1})
		}
	}
	return found
}

// behindStops keeps the marks that stand behind a full stop, directly or behind a closing quote or another such mark.
func behindStops(text []rune, marks []document.Range) []document.Range {
	var kept []document.Range
	end := -1 // of the last mark kept
	for _, mark := range marks {
		at := mark.Start
		for at > 0 && at != end && (strings.ContainsRune(closers, text[at-1]) || text[at-1] == '"') {
			at--
		}
		if at == end || at > 0 && strings.ContainsRune(stops, text[at-1]) {
			kept = append(kept, mark)
			end = mark.End
		}
	}
	return kept
}

const (
	stops      = ".!?…。！？"
	closers    = ")]}»”’"
	neverFirst = ".!?…,;:"
)

// takeClosers moves a cut behind a quote or bracket that stands, behind a space, after the full stop and closes what was
// opened in the same sentence, as French typesetting has it.
func (s *splitter) takeClosers(start, cut int) int {
	at := cut
	for at < s.block.End && strings.ContainsRune(closers, s.ruler.runes[at]) && s.open(start, at) {
		at++
	}
	return at
}

var openers = map[rune]rune{')': '(', ']': '[', '}': '{', '»': '«', '”': '“', '’': '‘'}

// farthest is how far back an opening quote is looked for.
const farthest = 2000

func (s *splitter) open(start, at int) bool {
	closer, depth := s.ruler.runes[at], 0
	for i := at - 1; i >= max(start, at-farthest); i-- {
		switch s.ruler.runes[i] {
		case closer:
			depth++
		case openers[closer]:
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// joins says whether the rules cut at a place where the sentence goes on.
func (s *splitter) joins(start, cut int) bool {
	before := strings.TrimRightFunc(tail(s.ruler.runes[start:cut]), unicode.IsSpace)
	after := s.ruler.runes[cut:min(s.block.End, cut+longestWord)]
	gap := s.ruler.runes[cut-1]
	next := strings.TrimLeftFunc(string(after), unicode.IsSpace)
	if before == "" || next == "" {
		return before == ""
	}
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(before)
	if gap == '\n' {
		goesOn := unicode.IsLower(first) || s.lineBefore(cut) >= wrappedLine
		return s.block.Kind != document.Preformatted && goesOn && (unicode.IsLetter(last) || last == ',')
	}
	return unicode.IsLower(first) || strings.ContainsRune(neverFirst, first) || wordless(next) || last == '.' && abbreviated(before, next, cut-start <= longestNumber)
}

// wrappedLine is how long a line is, in code points, that ended because the page was full rather than because a line of an
// address or a poem was.
const wrappedLine = 55

func (s *splitter) lineBefore(cut int) int {
	at := cut - 1
	for at > s.block.Start && at > cut-1-wrappedLine && s.ruler.runes[at-1] != '\n' {
		at--
	}
	return cut - 1 - at
}

// longestWord is how much of the text on either side of a cut is looked at, in code points.
const longestWord = 60

func tail(text []rune) string { return string(text[max(0, len(text)-longestWord):]) }

// longestNumber is how long what stands before a cut may be to be the number of a list's item, in code points.
const longestNumber = 6

// wordless is true of a stretch of punctuation, such as the dots of a spaced ellipsis.
func wordless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r)
	})
}
