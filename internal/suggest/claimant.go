// Package suggest offers what a form can know beforehand from the words of an article. Its offers are few rather than
// wrong: whatever is unsure is left for the person.
package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Claimant names whom an English or Ukrainian sentence attributes its words to, spelt (and declined) as it stands there;
// empty when nobody is named, when only a pronoun is, or when there are two to choose from. Quoted words do not count:
// whoever speaks within a quotation is not who is quoted.
func Claimant(sentence string) string {
	words := split(unquoted(sentence))
	found := ""
	for i := range words {
		name, sure := claimantAt(words, i)
		switch {
		case !sure:
			return ""
		case name == "" || name == found:
		case found != "":
			return ""
		default:
			found = name
		}
	}
	return found
}

// claimantAt is the name that the words at this place attribute something to, if any; it is not sure where a name stands
// at the verb that may not be its subject.
func claimantAt(words []word, i int) (name string, sure bool) {
	switch {
	case accordingTo(words, i):
		return nameAhead(words[i+2:]), true
	case !speechVerbs[words[i].lower()]:
		return "", true
	}
	name, sure = nameBefore(words[:i])
	if name != "" || !sure {
		return name, sure
	}
	if before := lastOf(words[:i]); before.ends || cyrillic(words[i].text) {
		return nameAfterVerb(words, i), true
	}
	return "", true
}

func accordingTo(words []word, i int) bool {
	if i+2 >= len(words) || words[i+1].ends {
		return false
	}
	first, second := words[i].lower(), words[i+1].lower()
	return first == "according" && second == "to" || first == "за" && second == "словами"
}

// nameBefore is the name that ends right before a verb: "Jens Stoltenberg also [said]", or with an apposition at the
// beginning of the sentence, "Wendy Gilmour, who was there, [said]".
func nameBefore(words []word) (name string, sure bool) {
	for len(words) > 0 && betweenNameAndVerb[lastOf(words).lower()] && !lastOf(words).ends {
		words = words[:len(words)-1]
	}
	if lastOf(words).ends {
		return nameBeforeApposition(words), true
	}
	start := nameStart(words)
	if start < len(words) && start > 0 && !words[start-1].ends && unsureBefore[words[start-1].lower()] {
		return "", false
	}
	return joined(words[start:]), true
}

// nameStart is where the name begins that ends with the words.
func nameStart(words []word) int {
	start := len(words)
	for i := len(words) - 1; i >= 0; i-- {
		inside := i < len(words)-1
		if inside && words[i].ends {
			break
		}
		if words[i].namelike() {
			start = i
		} else if !inside || !nameLinks[words[i].lower()] {
			break
		}
	}
	return start
}

// nameBeforeApposition is the name that opens the sentence, where what follows it up to the verb stands between commas.
func nameBeforeApposition(words []word) string {
	first := 0
	for first < len(words) && !words[first].ends {
		first++
	}
	if first >= len(words)-1 || words[first].mark != ',' || lastOf(words).mark != ',' {
		return ""
	}
	for _, w := range words[first+1 : len(words)-1] {
		if w.ends {
			return ""
		}
	}
	if nameStart(words[:first+1]) != 0 {
		return ""
	}
	return joined(words[:first+1])
}

// nameAfterVerb is the name right after a verb, as in "…, said Jens Stoltenberg" and "заявив президент Володимир Зеленський".
func nameAfterVerb(words []word, verb int) string {
	if words[verb].ends {
		return ""
	}
	return nameAhead(words[verb+1:])
}

// nameAhead is the name that the words begin with, after an article or the beginnings of a Ukrainian title.
func nameAhead(words []word) string {
	i, start := 0, 0
	if len(words) > 0 && articles[words[0].lower()] {
		i, start = 1, 1
	}
	for i < len(words) && i-start < 4 && titleWord(words[i], i == start) {
		i++
	}
	end := start
	for ; i < len(words); i++ {
		if words[i].namelike() {
			end = i + 1
		} else if !nameLinks[words[i].lower()] || end == start {
			break
		}
		if words[i].ends {
			break
		}
	}
	if end == start || end < len(words) && !words[end-1].ends && words[end].lower() == "and" {
		return ""
	}
	return joined(words[start:end])
}

// titleWord says whether a lower-case word can belong to a title before a Ukrainian name.
func titleWord(w word, first bool) bool {
	if w.ends || !cyrillic(w.text) || w.namelike() || unsureBefore[w.lower()] || speechVerbs[w.lower()] {
		return false
	}
	if !first {
		return true
	}
	for _, stem := range titleStems {
		if strings.HasPrefix(w.text, stem) {
			return true
		}
	}
	return false
}

// joined puts a name together, without the article it may begin with.
func joined(words []word) string {
	if len(words) > 0 && articles[words[0].lower()] {
		words = words[1:]
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

func lastOf(words []word) word {
	if len(words) == 0 {
		return word{}
	}
	return words[len(words)-1]
}

func cyrillic(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Cyrillic, first)
}
