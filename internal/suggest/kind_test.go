package suggest

import (
	"testing"

	"stet/internal/factcheck"
)

func TestKindIsWhatThePassageLooksLike(t *testing.T) {
	for quote, want := range map[string]factcheck.Kind{
		// amounts
		"over 250 firms from 30 countries":                  factcheck.Quantity,
		"€2.4 billion worth of key ammunition":              factcheck.Quantity,
		"including €1 billion of firm orders":               factcheck.Quantity,
		"13 major manufacturers had already joined it":      factcheck.Quantity,
		"thirteen manufacturers":                            factcheck.Quantity,
		"on 29 September, bringing together over 250 firms": factcheck.Quantity,
		"unemployment fell by -0.3%":                        factcheck.Quantity,
		"over 2000 firms":                                   factcheck.Quantity,
		"more than twenty-one states":                       factcheck.Quantity,
		`“We need 500 tanks”`:                               factcheck.Quantity,
		"понад 250 компаній із 30 країн":                    factcheck.Quantity,
		"два мільярди євро":                                 factcheck.Quantity,

		// dates
		"29 September":                 factcheck.Date,
		"on 29 September 2023 in Kyiv": factcheck.Date,
		"September 29, 2023":           factcheck.Date,
		"the 3rd of May":               factcheck.Date,
		"held in Kyiv in September":    factcheck.Date,
		"since 2014":                   factcheck.Date,
		"2023":                         factcheck.Date,
		"2023-09-30":                   factcheck.Date,
		"30.09.2023":                   factcheck.Date,
		"the vote on Friday":           factcheck.Date,
		"29 вересня 2023 року":         factcheck.Date,
		"у 2023 році":                  factcheck.Date,
		"у вересні":                    factcheck.Date,

		// quoted words
		"a “new era” for the defence industry":   factcheck.Quotation,
		`"There is no defence without industry"`: factcheck.Quotation,
		"«Зброя для України – це шлях до миру»":  factcheck.Quotation,
		"„Нам потрібна зброя“":                   factcheck.Quotation,

		// comparisons
		"more than the organisers expected":  factcheck.Comparison,
		"the largest employer in the region": factcheck.Comparison,
		"Europe’s biggest port":              factcheck.Comparison,
		"its most modern weapon":             factcheck.Comparison,
		"weapons are cheaper than defeat":    factcheck.Comparison,
		"the first forum of its kind":        factcheck.Comparison,
		"найбільший завод країни":            factcheck.Comparison,
		"сильніший за сусіда":                factcheck.Comparison,

		// none of them
		"Wendy Gilmour was present at the event":         factcheck.OtherKind,
		"the alliance delivers F-16 jets and T-72 tanks": factcheck.OtherKind,
		"the G7 met in the west of the country":          factcheck.OtherKind,
		"they may come":                                  factcheck.OtherKind,
		"the «Укроборонпром» concern":                    factcheck.OtherKind,
		"one of the allies":                              factcheck.OtherKind,
		"":                                               factcheck.OtherKind,
	} {
		if got := Kind(quote); got != want {
			t.Errorf("Kind(%q) = %s, want %s", quote, got, want)
		}
	}
}
