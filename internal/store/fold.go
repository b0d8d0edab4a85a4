package store

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// folded is text as searches compare it: any case, any script, composed. Engines fold ASCII at best, so the program does.
func folded(s string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(s))) }

// containing is the LIKE pattern of text that contains s, whatever s holds. The statement says ESCAPE '\'.
func containing(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(folded(s)) + "%"
}

// sortByName sorts as people read names, which engines do for bytes only; equal names by id.
func sortByName[T any](people []T, of func(T) (name, id string)) {
	order := collate.New(language.Und)
	slices.SortFunc(people, func(a, b T) int {
		nameA, idA := of(a)
		nameB, idB := of(b)
		return cmp.Or(order.CompareString(nameA, nameB), cmp.Compare(idA, idB))
	})
}
