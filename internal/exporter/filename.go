package exporter

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stet/internal/factcheck"
)

const maxSlug = 60

// FileName is a name to save the export under on any system: the title in small ASCII letters, the day of the export and
// the format's extension. Ukrainian titles are romanised; one with nothing left of it becomes "article".
func FileName(d factcheck.Dossier, f Format) string {
	return slug(d.Article.Title) + "-" + d.At.UTC().Format("2006-01-02") + f.Extension
}

func slug(title string) string {
	var words []string
	length := 0
	for _, word := range strings.FieldsFunc(romanise(title), func(r rune) bool { return !asciiAlphanumeric(r) }) {
		word = word[:min(len(word), maxSlug)]
		if length += len(word) + 1; length > maxSlug+1 {
			break
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return "article"
	}
	return strings.Join(words, "-")
}

func asciiAlphanumeric(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// romanise gives small letters, Cyrillic ones in Latin, without accents and without apostrophes within words.
func romanise(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToLower(s)) {
		if latin, ok := romanised[r]; ok {
			b.WriteString(latin)
			continue
		}
		for _, part := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				b.WriteRune(part)
			}
		}
	}
	return b.String()
}

// romanised follows the resolution of the Cabinet of Ministers of Ukraine No. 55 of 27 January 2010, with the forms that
// letters have within a word; ё, ъ, ы and э, which Ukrainian does not have, are added.
var romanised = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y",
	'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s",
	'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ь': "", 'ю': "iu", 'я': "ia",
	'ё': "io", 'ъ': "", 'ы': "y", 'э': "e", 'ß': "ss", 'æ': "ae", 'ø': "o", 'ł': "l", 'đ': "d", 'œ': "oe",
	'’': "", 'ʼ': "", '\'': "",
}
