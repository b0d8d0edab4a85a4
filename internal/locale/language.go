package locale

import (
	"slices"

	"golang.org/x/text/language"
)

// Language is one that the site speaks.
type Language struct {
	Code string // BCP 47
	Name string // in itself
}

// Languages are those the site speaks. The first one is that of the keys.
var Languages = []Language{{"en", "English"}, {"uk", "Українська"}}

// Speaks says whether the site speaks the language with this code.
func Speaks(code string) bool {
	return slices.ContainsFunc(Languages, func(l Language) bool { return l.Code == code })
}

var printers = newPrinters()

func newPrinters() []*Printer {
	var all []*Printer
	for _, l := range Languages {
		all = append(all, newPrinter(l))
	}
	return all
}

var matcher = newMatcher()

func newMatcher() language.Matcher {
	var tags []language.Tag
	for _, l := range Languages {
		tags = append(tags, language.MustParse(l.Code))
	}
	return language.NewMatcher(tags)
}

// Choose is the printer of the first wish that names a language the site speaks, English when none does. A wish is what an
// Accept-Language header holds: a code, or several with their weights; what cannot be read is no wish.
func Choose(wishes ...string) *Printer {
	printer, _ := Match(wishes...)
	return printer
}

// Match is Choose that says whether a wish was met.
func Match(wishes ...string) (*Printer, bool) {
	for _, wish := range wishes {
		tags, _, err := language.ParseAcceptLanguage(wish)
		if err != nil || len(tags) == 0 {
			continue
		}
		if _, i, confidence := matcher.Match(tags...); confidence > language.Low {
			return printers[i], true
		}
	}
	return printers[0], false
}
