package desk

import (
	"errors"
	"reflect"
	"strings"
	"unicode"

	"github.com/go-playground/validator/v10"
	"golang.org/x/text/unicode/norm"

	"stet/internal/factcheck"
)

var validate = newValidator()

func newValidator() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string { return f.Tag.Get("form") })
	return v
}

// sound cleans the text of an input and checks it against its validate tags. The error names every field that falls
// short with a sentence of its own.
func sound[T any](input *T) error {
	cleanFields(reflect.ValueOf(input).Elem())
	err := validate.Struct(input)
	var failures validator.ValidationErrors
	if err == nil || !errors.As(err, &failures) {
		return err
	}
	fields := make(map[string]factcheck.Sentence, len(failures))
	for _, failure := range failures {
		fields[failure.Field()] = sentence(failure)
	}
	return &factcheck.Error{Code: factcheck.Invalid, Message: factcheck.Say("Something is missing or not right below; nothing has been saved yet."), Fields: fields}
}

// cleanFields brings every text field to NFC with plain line ends and without control characters or space around it.
// Fields tagged `clean:"no"` are left as they are (passwords).
func cleanFields(v reflect.Value) {
	for i := range v.NumField() {
		field, tag := v.Field(i), v.Type().Field(i).Tag.Get("clean")
		switch {
		case tag == "no":
		case field.Kind() == reflect.String:
			field.SetString(clean(field.String()))
		case field.Kind() == reflect.Struct:
			cleanFields(field)
		}
	}
}

func clean(s string) string {
	s = lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func sentence(f validator.FieldError) factcheck.Sentence {
	switch f.Tag() {
	case "required", "required_without":
		return factcheck.Say("Please fill this in.")
	case "max":
		if f.Kind() == reflect.Int {
			return factcheck.Say("At most %s.", f.Param())
		}
		return factcheck.Say("At most %s characters fit here.", f.Param())
	case "min":
		if f.Kind() == reflect.Int {
			return factcheck.Say("At least %s.", f.Param())
		}
		return factcheck.Say("At least %s characters, please.", f.Param())
	case "email":
		return factcheck.Say("This is not an e-mail address.")
	case "http_url":
		return factcheck.Say("This is not a web address: it begins with https:// or http://.")
	case "datetime":
		return factcheck.Say("Write the date as year-month-day, for example 2023-09-30.")
	case "bcp47_language_tag":
		return factcheck.Say("This is not a language code such as en, uk or pt-BR.")
	case "oneof":
		return factcheck.Say("Choose one of the list.")
	}
	return factcheck.Say("This is not right.")
}
