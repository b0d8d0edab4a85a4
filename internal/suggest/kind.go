package suggest

import (
	"regexp"
	"strings"

	"stet/internal/factcheck"
)

// Kind says what sort of thing an English or Ukrainian passage asserts, as far as its look tells: an amount before
// anything else, then a date, quoted words, a comparison or superlative; other when none of them shows.
func Kind(quote string) factcheck.Kind {
	rest := dates.ReplaceAllString(quote, " ")
	switch {
	case amounts.MatchString(rest):
		return factcheck.Quantity
	case rest != quote:
		return factcheck.Date
	case quotations.MatchString(quote):
		return factcheck.Quotation
	case comparisons.MatchString(quote) || superlative(quote):
		return factcheck.Comparison
	}
	return factcheck.OtherKind
}

// Word borders that hold for every script; \b of the regexp package knows ASCII alone.
const (
	from = `(?:^|[^\pL\pN_])`
	till = `(?:$|[^\pL\pN_])`
)

const (
	month = `(?:January|February|March|April|May|June|July|August|September|October|November|December|` +
		`Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|` +
		`січ(?:ень|ня|ні)|лют(?:ий|ого|ому)|берез(?:ень|ня|ні)|квіт(?:ень|ня|ні)|трав(?:ень|ня|ні)|черв(?:ень|ня|ні)|` +
		`лип(?:ень|ня|ні)|серп(?:ень|ня|ні)|верес(?:ень|ня|ні)|жовт(?:ень|ня|ні)|листопад[аі]?|груд(?:ень|ня|ні))`
	year    = `(?:1[5-9]|20)\d\d`
	weekday = `(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|` +
		`понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[ауи]|четвер(?:га)?|п[’']ятниц[яюі]|субот[ауи]|неділ[яюі])`
)

// dates finds days, months, years, weekdays and times of day. A bare year counts where the words around it say that it
// is one; "2000 firms" is an amount.
var dates = regexp.MustCompile(
	from + `(?:` +
		`\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+` + month + `(?:,?\s+` + year + `)?` +
		`|` + month + `\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+` + year + `)?` +
		`|(?:(?:in|since|until|by|last|next|this|у|в|з|до|до кінця)\s+)?` + month + `\s+` + year +
		`|(?i:in|since|until|by|last|next|у|в|з|до)\s+` + month +
		`|(?i:in|since|until|by|from|of|during|around|before|after|у|в|з|із|до|після)\s+(?:early\s+|late\s+|mid-)?` + year + `(?:\s+(?:року|році|р\.))?` +
		`|` + year + `\s+(?:року|році|рік|р\.)` +
		`|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}` +
		`|` + weekday +
		`|\d{1,2}:\d\d(?:\s*[ap]\.?m\.?)?` +
		`)` + till + `|^\s*` + year + `\s*$`)

// amounts finds numbers in digits (not those of names such as F-16 and G7) and in words.
var amounts = regexp.MustCompile(`(?i)(?:^|[^\pL\pN_.-])[-–−]?\d|%|` + from +
	`(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|` +
	`(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\pL+)?|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|per\s?cent|` +
	`дв[аіоє]|двох|три|трьох|чотири|п[’']ять|шість|сім|вісім|дев[’']ять|десять|десят[коі]\pL*|двадцять|тридцять|сто|сотн\pL+|` +
	`тисяч\pL*|мільйон\pL*|мільярд\pL*|відсот\pL+)` + till)

// quotations finds two quoted words or more; one alone is as often a name («Укроборонпром»).
var quotations = regexp.MustCompile(`["“„«][^"”“»]*\pL[\s\x{00a0}-]+\pL[^"”“»]*["”“»]`)

// comparisons finds what sets one thing against another, or above all others.
var comparisons = regexp.MustCompile(`(?i)` + from +
	`(?:(?:more|less|fewer|rather|\pL{2,}er)\s(?:[^.;]*\s)?than|(?:the|its|their|his|her)\s+(?:most|least|only|first|last)|as\s+\pL+\s+as|` +
	`record(?:-breaking)?|unprecedented|най\pL{3,}|більш(?:е|ий|а)?\s(?:[^.;]*\s)?(?:ніж|за|від)|менш(?:е|ий|а)?\s(?:[^.;]*\s)?(?:ніж|за|від)|` +
	`\pL+іш(?:ий|а|е|і)\s(?:[^.;]*\s)?(?:ніж|за|від)|рекорд\pL*|безпрецедентн\pL+|єдин(?:ий|а|е))` + till)

var superlatives = regexp.MustCompile(`(?i)` + from + `(?:the|its|their|[\pL]+[’']s)\s+(?:\pL+-)?(\pL{2,}est|best|worst)` + till)

// superlative says whether the passage has an English superlative; nouns in -est are none.
func superlative(quote string) bool {
	for _, found := range superlatives.FindAllStringSubmatch(quote, -1) {
		if !nounsInEst[strings.ToLower(found[1])] {
			return true
		}
	}
	return false
}

var nounsInEst = set(`west midwest rest forest interest request test contest protest guest harvest arrest chest nest quest
	conquest crest pest zest inquest bequest attest behest`)
