// Package ui holds the small parts that pages of every area are made of.
package ui

import (
	"maps"
	"net/url"
	"slices"

	"stet/internal/locale"
)

// Form is a form as it is shown: the values as they were offered or typed, and what is wrong with them. Everything typed
// comes back, whatever was refused.
type Form struct {
	Values  url.Values
	Errors  map[string]string // by field name
	Message string            // what is wrong as a whole; empty when nothing is
}

// Value is the first value of a field.
func (f Form) Value(name string) string { return f.Values.Get(name) }

// Has says whether the field holds this value among others (checkboxes, lists).
func (f Form) Has(name, value string) bool {
	for _, v := range f.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

// Error is the sentence about a field, or empty.
func (f Form) Error(name string) string { return f.Errors[name] }

// Failed says whether the form was refused.
func (f Form) Failed() bool { return f.Message != "" || len(f.Errors) > 0 }

// FieldSpec describes one field.
type FieldSpec struct {
	Name     string
	Label    string
	Hint     string
	Type     string // text when empty
	Required bool
	Rows     int    // of a textarea; 0 makes an input
	Complete string // autocomplete token
	Dir      bool   // content in any script: dir=auto
	First    bool   // has the focus when the page opens, so that one goes on typing; not where something is to mend
	Attrs    map[string]any
}

func (s FieldSpec) id() string { return "f-" + s.Name }

func (s FieldSpec) kind() string {
	if s.Type == "" {
		return "text"
	}
	return s.Type
}

// describedBy names the hint and the error of a field, for assistive technology.
func describedBy(f Form, s FieldSpec) string {
	ids := ""
	if s.Hint != "" {
		ids = s.id() + "-hint"
	}
	if f.Error(s.Name) != "" {
		ids += " " + s.id() + "-error"
	}
	return ids
}

func fieldClass(f Form, name string) string {
	if f.Error(name) != "" {
		return "field bad"
	}
	return "field"
}

// Choice is one option of a list.
type Choice struct {
	Value      string
	Name, Hint locale.Message
	Command    string // of the table, that chooses it; empty for none
}

// Pair is one value of a form, to be sent along with another.
type Pair struct{ Name, Value string }

// Pairs are all values of a form, in order of their names.
func Pairs(f Form) []Pair {
	var pairs []Pair
	for _, name := range slices.Sorted(maps.Keys(f.Values)) {
		for _, value := range f.Values[name] {
			pairs = append(pairs, Pair{name, value})
		}
	}
	return pairs
}
