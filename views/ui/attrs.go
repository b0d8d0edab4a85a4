package ui

import (
	"fmt"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"
)

func fieldAttrs(f Form, s FieldSpec) templ.Attributes {
	attrs := templ.Attributes{}
	maps.Copy(attrs, s.Attrs)
	if ids := describedBy(f, s); ids != "" {
		attrs["aria-describedby"] = ids
	}
	if f.Error(s.Name) != "" {
		attrs["aria-invalid"] = "true"
	}
	if s.Complete != "" {
		attrs["autocomplete"] = s.Complete
	}
	if s.Dir {
		attrs["dir"] = "auto"
	}
	return attrs
}

func keyAttr(key string) templ.Attributes {
	if key == "" {
		return nil
	}
	return templ.Attributes{"data-key": key}
}

func problemsHeading(f Form) string {
	switch {
	case len(f.Errors) == 1 && (f.Message == "" || f.Message == onlyError(f)):
		return "One thing to mend"
	case f.Message != "":
		return f.Message
	}
	return fmt.Sprintf("%d things to mend", len(f.Errors))
}

// onlyError is the sentence about the one field that is wrong.
func onlyError(f Form) string {
	for _, sentence := range f.Errors {
		return sentence
	}
	return ""
}

// problem is the sentence about a field with the field's name before it, as several fields can fall short alike.
func problem(field, sentence string) string {
	words := strings.ReplaceAll(strings.TrimPrefix(field, "source_"), "_", " ")
	return Capital(words) + ": " + sentence
}

// Capital is the words with a capital letter at their beginning.
func Capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return words
	}
	return string(unicode.ToUpper(first)) + words[size:]
}
