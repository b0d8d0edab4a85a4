package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a sentence without the punctuation around it.
type word struct {
	text string
	mark rune // the punctuation behind it, if any
	ends bool // the punctuation behind it ends what it belongs to
}

func (w word) lower() string { return strings.ToLower(w.text) }

// namelike says whether the word can be a part of a name by its capital letter.
func (w word) namelike() bool {
	first, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(first) && !neverNames[w.lower()]
}

// split cuts a sentence into words. A full stop behind an initial or a short title ends nothing.
func split(sentence string) []word {
	var words []word
	for _, field := range strings.Fields(sentence) {
		text := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if text == "" {
			if len(words) == 0 {
				words = append(words, word{}) // what was quoted at the beginning
			}
			words[len(words)-1].close(field)
			continue
		}
		w := word{text: text}
		if rest := field[strings.Index(field, text)+len(text):]; rest != "" && !(rest == "." && shortens(text)) {
			w.close(rest)
		} else if rest != "" {
			w.text += rest
		}
		words = append(words, w)
	}
	return words
}

func (w *word) close(punctuation string) {
	w.mark, _ = utf8.DecodeRuneInString(punctuation)
	w.ends = true
}

func shortens(text string) bool {
	return utf8.RuneCountInString(text) == 1 || text == "Mr" || text == "Mrs" || text == "Ms" || text == "Dr" || text == "Prof"
}

// unquoted is the sentence with a comma in place of whatever stands in quotation marks. A mark without its partner quotes
// from the sentence's beginning or to its end, as when a quotation runs over several sentences.
func unquoted(sentence string) string {
	var out strings.Builder
	inside := false
	runes := []rune(" " + strings.ToValidUTF8(sentence, "") + " ")
	for i := 1; i < len(runes)-1; i++ {
		switch quoteMark(runes[i], runes[i-1], runes[i+1], inside) {
		case opening:
			inside = true
		case closing:
			if !inside {
				out.Reset()
			}
			inside = false
			out.WriteString(" , ")
		case neither:
			if !inside {
				out.WriteRune(runes[i])
			}
		}
	}
	return out.String()
}

type quoting int

const (
	neither quoting = iota
	opening
	closing
)

// quoteMark says what a character does. “ opens in English and closes in Ukrainian („…“); a straight mark opens before a
// word and closes behind one.
func quoteMark(r, before, after rune, inside bool) quoting {
	switch r {
	case '«', '„':
		return opening
	case '»', '”':
		return closing
	case '“':
		if inside {
			return closing
		}
		return opening
	case '"':
		if !inside && (unicode.IsSpace(before) || strings.ContainsRune("([–—", before)) && !unicode.IsSpace(after) {
			return opening
		}
		return closing
	}
	return neither
}
