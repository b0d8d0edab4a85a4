package ui

import (
	"context"
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"stet/internal/commands"
	"stet/internal/locale"
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
	if s.First && f.Message == "" && len(f.Errors) == 0 {
		attrs["autofocus"] = true
	}
	if s.Complete != "" {
		attrs["autocomplete"] = s.Complete
	}
	if s.Dir {
		attrs["dir"] = "auto"
	}
	return attrs
}

// Command marks the element that performs a command of the table; without an id it marks nothing.
func Command(id string) templ.Attributes {
	if id == "" {
		return nil
	}
	return templ.Attributes{"data-command": id}
}

// HasKey says whether Key shows anything.
func HasKey(ctx context.Context, id string) bool { return len(keysOf(ctx, id)) > 0 }

// KeyIs says whether what Key shows is just this text, which stands there already.
func KeyIs(ctx context.Context, id, text string) bool {
	return slices.Equal(keysOf(ctx, id), []string{text})
}

// keysOf are the keys of a command that work on the keyboard of the person for whom the page is drawn, the first of them as its
// presses are labelled.
func keysOf(ctx context.Context, id string) []string {
	keyboard := commands.From(ctx)
	c, known := commands.Find(id)
	if keys := keyboard.Keys(c); known && len(keys) > 0 {
		return keyboard.Shown(keys[0])
	}
	return nil
}

// Boosted makes a link or a form change the page in place where scripts run, so that the text does not move. Without them it is
// a plain link or form to the same address. What asks may itself be replaced first, so that it names the extension and does not
// leave that to the page around it.
func Boosted() templ.Attributes {
	return templ.Attributes{
		"hx-boost": "true", "hx-ext": "morph", "hx-target": "#main", "hx-select": "#main", "hx-select-oob": "#notices:morph, #undo, #live, #waiting", "hx-swap": "morph:outerHTML show:none",
	}
}

func problemsHeading(ctx context.Context, f Form) string {
	switch {
	case len(f.Errors) == 1 && (f.Message == "" || f.Message == onlyError(f)):
		return locale.N(ctx, 1, "One thing to mend", "%d things to mend")
	case f.Message != "":
		return f.Message
	}
	return locale.N(ctx, len(f.Errors), "One thing to mend", "%d things to mend")
}

// onlyError is the sentence about the one field that is wrong.
func onlyError(f Form) string {
	for _, sentence := range f.Errors {
		return sentence
	}
	return ""
}

// Capital is the words with a capital letter at their beginning.
func Capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return words
	}
	return string(unicode.ToUpper(first)) + words[size:]
}
