package desk

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stet/internal/factcheck"
)

func checkRefusal(t *testing.T, name string, of reflect.Type, err error) {
	t.Helper()
	var refusal *factcheck.Error
	if !errors.As(err, &refusal) || refusal.Code != factcheck.Invalid || len(refusal.Fields) == 0 {
		t.Fatalf("%s is refused with %v", name, err)
	}
	for field, said := range refusal.Fields {
		sentence := said.String()
		if !hasField(of, field) || !strings.HasSuffix(sentence, ".") || sentence == "This is not right." {
			t.Errorf("%s: of %q is said %q", name, field, sentence)
		}
	}
}

func hasField(of reflect.Type, form string) bool {
	for i := range of.NumField() {
		if of.Field(i).Tag.Get("form") == form {
			return true
		}
	}
	return false
}

func checkAccepted(t *testing.T, name string, v reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if v.Field(i).Kind() != reflect.String {
			continue
		}
		text := v.Field(i).String()
		if limit := maximum(field.Tag.Get("validate")); utf8.RuneCountInString(text) > limit {
			t.Errorf("%s.%s: %d characters were accepted", name, field.Name, utf8.RuneCountInString(text))
		}
		if field.Tag.Get("clean") != "no" {
			checkClean(t, name+"."+field.Name, text)
		}
	}
}

func maximum(tag string) int {
	_, after, found := strings.Cut(tag, "max=")
	if !found {
		return 1 << 30
	}
	digits, _, _ := strings.Cut(after, ",")
	limit, err := strconv.Atoi(digits)
	if err != nil {
		panic(err)
	}
	return limit
}

func checkClean(t *testing.T, name, text string) {
	t.Helper()
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	switch {
	case !utf8.ValidString(text):
		t.Errorf("%s: %q is not UTF-8", name, text)
	case !norm.NFC.IsNormalString(text):
		t.Errorf("%s: %q is not in NFC", name, text)
	case strings.ContainsFunc(text, control):
		t.Errorf("%s: %q holds control characters", name, text)
	case strings.TrimSpace(text) != text:
		t.Errorf("%s: %q has space around it", name, text)
	}
}
