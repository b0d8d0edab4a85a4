package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"stet/internal/compare"
	"stet/internal/locale"
)

// Comparison is what stands in a thing now beside what somebody typed over an earlier state of it, field by field.
type Comparison struct {
	By     string // who changed it last; empty where that is not known
	At     time.Time
	Fields []Compared
}

// Compared is one field in which both differ.
type Compared struct {
	Field         string // its name in the form
	Name          locale.Message
	Stored, Typed locale.Message
	Values        string // what stands there, as the values of the field in JSON
}

// Piece is a part of a text. Only says that the other text does not have it.
type Piece struct {
	Text string
	Only bool
}

// Comparing names a field to compare. In words says what a value is called, where that is not the value itself.
type Comparing struct {
	Field string
	Name  locale.Message
	Words func(f Form) locale.Message
}

// Compare compares the fields of two forms and keeps those that differ.
func Compare(stored, typed Form, fields []Comparing) Comparison {
	var c Comparison
	for _, f := range fields {
		was, is := trimmed(stored.Values[f.Field]), trimmed(typed.Values[f.Field])
		if slices.Equal(was, is) {
			continue
		}
		values, err := json.Marshal(stored.Values[f.Field])
		if err != nil {
			panic(err) // texts always have a JSON form
		}
		c.Fields = append(c.Fields, Compared{Field: f.Field, Name: f.Name, Stored: f.words(stored), Typed: f.words(typed), Values: string(values)})
	}
	return c
}

// trimmed are the values that say something, with the line ends that the desk gives them.
func trimmed(values []string) []string {
	var all []string
	for _, v := range values {
		if v = strings.TrimSpace(strings.ReplaceAll(v, "\r\n", "\n")); v != "" {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	return all
}

func (f Comparing) words(form Form) locale.Message {
	if f.Words != nil {
		return f.Words(form)
	}
	return locale.Plain(strings.Join(trimmed(form.Values[f.Field]), "\n"))
}

// ByChoice says the value of a field by the name of the choice that has it.
func ByChoice(field string, choices []Choice) func(Form) locale.Message {
	return func(f Form) locale.Message {
		for _, c := range choices {
			if c.Value != "" && f.Has(field, c.Value) {
				return c.Name
			}
		}
		return locale.Message{}
	}
}

// ByPeople says the values of a field by the names of the people who have them.
func ByPeople(field string, people []Choice) func(Form) locale.Message {
	return func(f Form) locale.Message {
		var names []string
		for _, c := range people {
			if f.Has(field, c.Value) {
				names = append(names, c.Name.String())
			}
		}
		return locale.Plain(strings.Join(names, ", "))
	}
}

// pieces are two texts cut where they differ, by words.
func pieces(stored, typed string) (before, after []Piece) {
	for _, p := range changes(stored, typed) {
		if p.Op != compare.Added {
			before = grown(before, p.Text, p.Op == compare.Removed)
		}
		if p.Op != compare.Removed {
			after = grown(after, p.Text, p.Op == compare.Added)
		}
	}
	return joined(before), joined(after)
}

// joined are the pieces with what is hardly anything between two marks made a part of them: a mark a word is hard to read.
func joined(all []Piece) []Piece {
	var calm []Piece
	for i, p := range all {
		between := i > 0 && i < len(all)-1 && !p.Only
		calm = grown(calm, p.Text, p.Only || between && slight(p.Text))
	}
	return calm
}

// slight says whether a text is too little to stand by itself between two changes: two words at most, and no figure, since
// readers look for what became of figures.
func slight(text string) bool {
	return len(strings.Fields(text)) <= 2 && !strings.ContainsAny(text, "\n") && !strings.ContainsFunc(text, unicode.IsDigit)
}

// longestCompared is how many bytes are compared word by word, to keep a page quick; a longer text is one piece.
const longestCompared = 50_000

func changes(stored, typed string) []compare.Piece {
	if len(stored)+len(typed) > longestCompared {
		return []compare.Piece{{Op: compare.Removed, Text: stored}, {Op: compare.Added, Text: typed}}
	}
	return compare.Words(stored, typed)
}

func grown(all []Piece, text string, only bool) []Piece {
	if n := len(all); n > 0 && all[n-1].Only == only {
		all[n-1].Text += text
		return all
	}
	return append(all, Piece{text, only})
}
