package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations of English and Ukrainian prose, without the last full stop, in lower case.
var (
	// before a name or a noun: the sentence always goes on
	leading = words(`dr mr mrs ms messrs prof sen rep gov gen col lt maj capt sgt cmdr adm rev hon st mt ft vs e.g i.e cf viz
		м с смт вул просп бул пров проф акад доц ім див напр св тов гр о р оз ред т.зв`)
	// before a number: the sentence goes on where one follows
	counting = words(`no nos p pp vol ch fig figs sec art par approx ca c jan feb mar apr jun jul aug sep sept oct nov dec
		№ стор ст ч п пп т гл рис табл кв буд оф тел зб р рр с м`)
	// words that open a sentence so often that a capital letter is no sign of a name
	opening = words(`the a an he she it they we you this that these those but and in on at for if when however his her its
		their our there then as after before while although since until some many most all no not
		він вона воно вони це ми ви я але та і й а у в на за до з із зі від після коли якщо що проте однак його її їх їхній
		цей ця ці там тоді тут під про також водночас`)
)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// abbreviated says whether the full stop at the end of before belongs to an abbreviation and the sentence goes on with
// next. A stop behind a number or letter that is all of the sentence yet (short) is that of a numbered item.
func abbreviated(before, next string, short bool) bool {
	previous, token := lastTokens(strings.TrimSuffix(before, "."))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(next, unicode.IsPunct))
	folded := strings.ToLower(token)
	switch {
	case token == "":
		return false
	case short && previous == "" && enumerates(token):
		return true
	case counting[folded] && unicode.IsDigit(first):
		return true
	case leading[folded]:
		return !measures(previous, token)
	}
	return (initial(token) || initialism(token)) && !opening[firstWord(next)]
}

// lastTokens are the last two words of a stretch, the last without opening punctuation.
func lastTokens(s string) (previous, last string) {
	fields := strings.Fields(s)
	if n := len(fields); n > 0 {
		last = strings.TrimLeftFunc(fields[n-1], func(r rune) bool { return unicode.IsPunct(r) })
		if n > 1 {
			previous = fields[n-2]
		}
	}
	return previous, last
}

// enumerates is true of "1", "12", "a" and "IV".
func enumerates(token string) bool {
	return utf8.RuneCountInString(token) == 1 || strings.Trim(token, "0123456789") == "" || strings.Trim(token, "IVX") == ""
}

// measures is true of a unit behind a number: "100 м. Він" ends a sentence, "м. Київ" does not.
func measures(previous, token string) bool {
	last, _ := utf8.DecodeLastRuneInString(previous)
	return unicode.IsDigit(last) && utf8.RuneCountInString(token) == 1
}

// initial is one capital letter, as of a first name.
func initial(token string) bool {
	r, n := utf8.DecodeRuneInString(token)
	return n == len(token) && unicode.IsUpper(r)
}

// initialism is true of "U.S", "U.N" and "Дж.Р", capital letters parted by full stops.
func initialism(token string) bool {
	parts := strings.Split(token, ".")
	for _, part := range parts {
		r, _ := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(r) || utf8.RuneCountInString(part) > 2 {
			return false
		}
	}
	return len(parts) > 1
}

// firstWord is the first word of a stretch in lower case, or nothing where it is an abbreviation itself.
func firstWord(s string) string {
	s = strings.TrimLeftFunc(s, unicode.IsPunct)
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	if strings.HasPrefix(s[end:], ".") {
		return ""
	}
	return strings.ToLower(s[:end])
}
