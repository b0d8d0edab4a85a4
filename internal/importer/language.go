package importer

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"
)

// enoughLetters is how many letters a guess by frequencies needs: under that it is wrong too often to be offered.
const enoughLetters = 100

// languageSample is how much of a text is looked at, in bytes.
const languageSample = 20_000

// languageTag makes what a page says of its language a tag of language and, where it was said, script; or nothing.
func languageTag(s string) string {
	tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if err != nil || tag == language.Und {
		return ""
	}
	base, sure := tag.Base()
	if sure == language.No {
		return ""
	}
	script, sure := tag.Script()
	if sure == language.Exact && strings.Contains(strings.ToLower(s), strings.ToLower(script.String())) {
		return base.String() + "-" + script.String()
	}
	return base.String()
}

// languageOf judges the language of a text by its letters, and only a longer one by their frequencies; empty when in doubt.
func languageOf(s string) string {
	s = strings.ToLower(strings.ToValidUTF8(s[:min(len(s), languageSample)], ""))
	letters, of := countScripts(s)
	for name, lang := range soleLanguages {
		if of[name]*2 > letters {
			return lang
		}
	}
	switch {
	case of["kana"]*5 > letters:
		return "ja"
	case of["han"]*2 > letters:
		return "zh"
	case of["cyrillic"]*2 > letters:
		return cyrillicLanguage(s, letters)
	}
	return byFrequency(s, letters, nil)
}

var (
	scripts = map[string]*unicode.RangeTable{
		"cyrillic": unicode.Cyrillic, "greek": unicode.Greek, "hebrew": unicode.Hebrew, "georgian": unicode.Georgian,
		"armenian": unicode.Armenian, "hangul": unicode.Hangul, "thai": unicode.Thai, "han": unicode.Han, "latin": unicode.Latin,
	}
	soleLanguages = map[string]string{
		"greek": "el", "georgian": "ka", "armenian": "hy", "hangul": "ko", "thai": "th",
	}
)

func countScripts(s string) (letters int, of map[string]int) {
	of = map[string]int{}
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			of["kana"]++
			continue
		}
		of[scriptOf(r)]++
	}
	return letters, of
}

func scriptOf(r rune) string {
	if r < 0x250 {
		return "latin"
	}
	for name, table := range scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return "other"
}

// cyrillicLanguage goes by the letters that only one of the languages has, so that two words are enough; a quotation in
// another language does not outweigh the rest.
func cyrillicLanguage(s string, letters int) string {
	uk, ru, be := count(s, "їєґ"), count(s, "ыэъё"), count(s, "ў")
	shared := count(s, "і")
	switch {
	case count(s, "ђћјљњџѓќѕ") > 0:
		return byFrequency(s, letters, map[whatlanggo.Lang]bool{whatlanggo.Srp: true, whatlanggo.Mkd: true})
	case be > 0 && be >= uk:
		return "be"
	case uk+shared > ru:
		return "uk"
	case count(s, "ыэё") > 0:
		return "ru"
	}
	return byFrequency(s, letters, map[whatlanggo.Lang]bool{
		whatlanggo.Ukr: true, whatlanggo.Rus: true, whatlanggo.Bul: true, whatlanggo.Bel: true,
	})
}

func count(s, letters string) int {
	n := 0
	for _, r := range letters {
		n += strings.Count(s, string(r))
	}
	return n
}

// likely are the languages that a newsroom is likely to meet; others are mistaken for them less often than
// they for others.
var likely = map[whatlanggo.Lang]bool{
	whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Fra: true, whatlanggo.Spa: true, whatlanggo.Ita: true,
	whatlanggo.Por: true, whatlanggo.Nld: true, whatlanggo.Pol: true, whatlanggo.Ces: true,
	whatlanggo.Ron: true, whatlanggo.Hun: true, whatlanggo.Swe: true, whatlanggo.Dan: true, whatlanggo.Nob: true,
	whatlanggo.Fin: true, whatlanggo.Est: true, whatlanggo.Lit: true, whatlanggo.Lav: true, whatlanggo.Hrv: true,
	whatlanggo.Slv: true, whatlanggo.Tur: true, whatlanggo.Vie: true, whatlanggo.Ind: true, whatlanggo.Arb: true,
	whatlanggo.Pes: true, whatlanggo.Urd: true, whatlanggo.Heb: true, whatlanggo.Hin: true, whatlanggo.Mar: true,
}

func byFrequency(s string, letters int, among map[whatlanggo.Lang]bool) string {
	if letters <= enoughLetters {
		return ""
	}
	if among == nil {
		among = likely
	}
	info := whatlanggo.DetectWithOptions(s, whatlanggo.Options{Whitelist: among})
	if !among[info.Lang] || !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}
