package anchor

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/document"
)

// word is a run of letters and digits, or one other character that is seen, with the combining marks on it.
type word struct {
	document.Range
	id     int32 // the same for words that differ in capitals and typography alone
	weight int8  // how much it says that this word stands in two texts
}

// How much a word says. A mark stands everywhere, a short word in every sentence.
const (
	weightMark  = 1
	weightShort = 3
	weightWord  = 4
	shortWord   = 3 // code points
)

// vocabulary numbers words.
type vocabulary map[string]int32

func (v vocabulary) id(key []byte) int32 {
	id, ok := v[string(key)]
	if !ok {
		id = int32(len(v))
		v[string(key)] = id
	}
	return id
}

// side is one of two versions of a text.
type side struct {
	*ruler
	words  []word
	breaks []int   // the words that begin a sentence
	first  []int32 // of each word's number: where its places begin in places
	places []int32
	key    *Key
	plain  []rune // the key's text
	text   string
}

func newSide(content string, v vocabulary) *side {
	s := &side{ruler: newRuler(content), text: content}
	s.words = make([]word, 0, len(s.runes)/4)
	var key []byte
	ends := true // a sentence begins with the next word
	for at := 0; at < len(s.runes); {
		end := s.wordEnd(at)
		if key = foldWord(key[:0], s.runes[at:end]); len(key) == 0 {
			ends = ends || s.runes[at] == '\n'
			at = end
			continue
		}
		if ends || s.stopsAt(at) {
			s.breaks = append(s.breaks, len(s.words))
		}
		ends = false
		s.words = append(s.words, word{document.Range{Start: at, End: end}, v.id(key), weightOf(s.runes[at:end])})
		at = end
	}
	return s
}

// wordEnd is the end of the word, or of the space, that begins at a code point.
func (s *side) wordEnd(at int) int {
	joins := joinsWord(s.runes[at])
	for at++; at < len(s.runes); at++ {
		r := s.runes[at]
		if r < 0x300 || !unicode.Is(unicode.M, r) {
			if !joins || !joinsWord(r) {
				break
			}
		}
	}
	return at
}

// joinsWord is true of characters that make up a word together. In scripts without spaces each character is a word, and so
// is the letter that serves as an apostrophe.
func joinsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	if r == 'ʼ' || r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// foldWord is what stays of a word when capitals and typography do not count: nothing of white space and what has no width.
func foldWord(key []byte, runes []rune) []byte {
	for _, r := range runes {
		switch {
		case r < utf8.RuneSelf && r > ' ' && r != '`':
			key = append(key, byte(unicode.ToLower(r)))
		case unicode.IsSpace(r):
		case unicode.IsLetter(r) && r != 'ʼ':
			key = utf8.AppendRune(key, unicode.ToLower(r))
		default:
			if r = plainRune(r); r >= 0 {
				key = utf8.AppendRune(key, r)
			}
		}
	}
	return key
}

func weightOf(runes []rune) int8 {
	switch {
	case !joinsWord(runes[0]) && !unicode.IsLetter(runes[0]):
		return weightMark
	case len(runes) <= shortWord:
		return weightShort
	}
	return weightWord
}

// stopsAt says whether the words before a code point end a sentence: a full stop and then a space. It cuts at
// abbreviations too, which does no harm where sentences are only compared.
func (s *side) stopsAt(at int) bool {
	i := at - 1
	if i < 0 || !unicode.IsSpace(s.runes[i]) {
		return false
	}
	for i > 0 && (unicode.IsSpace(s.runes[i]) || strings.ContainsRune(closers, s.runes[i]) || s.runes[i] == '"') {
		i--
	}
	return strings.ContainsRune(stops, s.runes[i])
}

// index notes where each of a number of words stands.
func (s *side) index(numbers int) {
	s.first = make([]int32, numbers+1)
	for _, w := range s.words {
		s.first[w.id+1]++
	}
	for i := range numbers {
		s.first[i+1] += s.first[i]
	}
	next := slices.Clone(s.first)
	s.places = make([]int32, len(s.words))
	for i, w := range s.words {
		s.places[next[w.id]] = int32(i)
		next[w.id]++
	}
}

// at gives the places of a word, in order.
func (s *side) at(id int32) []int32 { return s.places[s.first[id]:s.first[id+1]] }

// touching gives the words of which a range holds any part.
func (s *side) touching(r document.Range) document.Range {
	start := sort.Search(len(s.words), func(i int) bool { return s.words[i].End > r.Start })
	end := sort.Search(len(s.words), func(i int) bool { return s.words[i].Start >= r.End })
	return document.Range{Start: start, End: max(start, end)}
}

// covering is the range of a text from the first of some words to the last.
func (s *side) covering(words document.Range) document.Range {
	return s.snap(document.Range{Start: s.words[words.Start].Start, End: s.words[words.End-1].End})
}

func (s *side) weigh(words document.Range) int {
	sum := 0
	for _, w := range s.words[words.Start:words.End] {
		sum += int(w.weight)
	}
	return sum
}

// keyed is the match key of the text and its code points, made when it is first asked for.
func (s *side) keyed() (*Key, []rune) {
	if s.key == nil {
		s.key = NewKey(s.text)
		s.plain = []rune(s.key.String())
	}
	return s.key, s.plain
}
