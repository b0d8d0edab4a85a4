package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	templ "github.com/a-h/templ/parser/v2"
)

// heard are the attributes that are read to people.
var heard = []string{"title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "data-label"}

// names are words that are the same in every language.
var names = []string{"stet", "UTC", "Markdown", "Enter", "Esc", "Tab", "Shift", "Ctrl"}

func TestTemplatesSayNothingButMessages(t *testing.T) {
	walk(t, ".templ", func(file string) {
		parsed, err := templ.Parse(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, said := range bare(reflect.ValueOf(parsed.Nodes)) {
			t.Errorf("%s says %q in English alone", file, said)
		}
	})
}

func TestBareWordsAreFoundWhereverTheyStand(t *testing.T) {
	parsed, err := templ.ParseString(`package x

templ x() {
	<p title="One" class="not this">Two { "Three" + f("not this") } { locale.T(ctx, "not this") }</p>
	if true {
		<b aria-label={ "Four" } id={ "not-this" }>12 · stet</b>
		<i>Five</i>
		@ui.Button(paths.X, "Six", "small quiet", locale.T(ctx, "Not this"))
	}
}
`)
	if err != nil {
		t.Fatal(err)
	}
	got := bare(reflect.ValueOf(parsed.Nodes))
	slices.Sort(got)
	if want := []string{"Five", "Four", "One", "Six", "Three", "Two"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// bare are the words in a part of a template that are no messages.
func bare(v reflect.Value) (found []string) {
	switch v.Kind() {
	case reflect.Interface:
		return bare(v.Elem())
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		said, done := spoken(v.Interface())
		if done {
			return said
		}
		return append(said, bare(v.Elem())...)
	case reflect.Slice:
		for i := range v.Len() {
			found = append(found, bare(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				found = append(found, bare(v.Field(i))...)
			}
		}
	}
	return found
}

// spoken are the words of a node that has no parts, or of an attribute.
func spoken(node any) (found []string, done bool) {
	switch n := node.(type) {
	case *templ.Text:
		return words(n.Value), true
	case *templ.StringExpression:
		return literals(n.Expression.Value), true
	case *templ.ConstantAttribute:
		if slices.Contains(heard, n.Key.String()) {
			return words(n.Value), true
		}
		return nil, true
	case *templ.ExpressionAttribute:
		if slices.Contains(heard, n.Key.String()) {
			return literals(n.Expression.Value), true
		}
		return nil, true
	case *templ.TemplElementExpression:
		return slices.DeleteFunc(handed(n.Expression.Value), lower), false
	case *templ.ScriptElement, *templ.RawElement, *templ.HTMLComment, *templ.GoComment:
		return nil, true
	}
	return nil, false
}

// words is the text if it has letters that are no names.
func words(text string) []string {
	text = strings.TrimSpace(text)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !slices.Contains(names, word) && len(word) > 1 {
			return []string{text}
		}
	}
	return nil
}

// handed are the words written out in the call of another template, other than in the arguments of messages.
func handed(expression string) (found []string) {
	parsed, err := parser.ParseExpr(expression)
	if err != nil {
		return nil
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && len(keyPlaces(call)) > 0 {
			return false
		}
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil {
				found = append(found, words(text)...)
			}
		}
		return true
	})
	return found
}

// lower says whether the words begin without a capital letter, as the names of fields, classes and commands do.
func lower(text string) bool { return !unicode.IsUpper([]rune(text)[0]) }

// literals are the words written out in a Go expression, other than in the arguments of functions.
func literals(expression string) (found []string) {
	parsed, err := parser.ParseExpr(expression)
	if err != nil {
		return []string{expression}
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			return false
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				found = append(found, words(text)...)
			}
		}
		return true
	})
	return found
}
