package suggest

import (
	"regexp"
	"strings"

	"stet/internal/factcheck"
)

// longestTitle is how much of a remark is offered as a title, in code points.
const longestTitle = 200

// Source reads the title and the address of a source from a remark about it: its first line without addresses, and the first
// of its links. A remark of addresses alone is called by the first.
func Source(remark string, links []string) (title, link string) {
	if len(links) > 0 {
		link = links[0]
	}
	title = remark
	for _, l := range links {
		title = strings.ReplaceAll(title, l, " ")
	}
	title, _, _ = strings.Cut(strings.TrimSpace(title), "\n")
	title = strings.Join(strings.Fields(title), " ")
	title = strings.Trim(title, " .,;:–—-([")
	if runes := []rune(title); len(runes) > longestTitle {
		title = strings.TrimSpace(string(runes[:longestTitle])) + "…"
	}
	if title == "" {
		title = strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://")
	}
	return title, link
}

// sourceKinds are the words by which a remark says what it speaks of, in English and Ukrainian, the surest first. What says
// none of them is for a person to tell: a kind counts in the newsroom's policy.
var sourceKinds = []struct {
	words *regexp.Regexp
	kind  factcheck.SourceKind
}{
	{remarkWords(`interviews?|interviewed|spoke (?:to|with)|told (?:me|us)|phone call|інтерв[’']ю|розмова|телефоном`), factcheck.Interview},
	{remarkWords(`data ?sets?|statistics|yearbook|census|tables?|figures from|spreadsheet|статистик\pL+|щорічник\pL*|перепис\pL*|таблиц\pL+|набір даних`), factcheck.DataSet},
	{remarkWords(`press (?:note|release|statement)s?|statement|communiqué|ministry|spokes(?:man|woman|person)|пресреліз\pL*|заяв\pL+|міністерств\pL+|речни\pL+`), factcheck.OfficialStatement},
	{remarkWords(`court|ruling|judg(?:e)?ment|law|act no|register|registry|contract|minutes|transcript|filing|суд\pL*|закон\pL*|реєстр\pL*|договір|протокол\pL*|стенограм\pL+`), factcheck.PrimaryRecord},
	{remarkWords(`professor|prof\.|expert|economist|historian|професор\pL*|експерт\pL*|економіст\pL*|істори(?:к|кин)\pL*`), factcheck.Expert},
	{remarkWords(`newspaper|reuters|news agency|article in|газет\pL+|агентств\pL+|стаття в`), factcheck.News},
}

func remarkWords(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + from + `(?:` + words + `)` + till)
}

// SourceKind says what sort of thing a remark speaks of, as far as its words tell; empty when they do not.
func SourceKind(remark string) factcheck.SourceKind {
	for _, k := range sourceKinds {
		if k.words.MatchString(remark) {
			return k.kind
		}
	}
	return ""
}
