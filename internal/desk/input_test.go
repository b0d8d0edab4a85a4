package desk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
)

// input is one of the desk's inputs, and what cleans and checks it.
type input struct {
	sound func(fill func(reflect.Value)) (reflect.Value, error)
	again func(reflect.Value) (reflect.Value, error)
}

func inputOf[T any]() input {
	return input{
		sound: func(fill func(reflect.Value)) (reflect.Value, error) {
			var in T
			fill(reflect.ValueOf(&in).Elem())
			err := sound(&in)
			return reflect.ValueOf(in), err
		},
		again: func(v reflect.Value) (reflect.Value, error) {
			in := v.Interface().(T)
			err := sound(&in)
			return reflect.ValueOf(in), err
		},
	}
}

// inputs are all of them, by the name of their type.
var inputs = map[string]input{
	"Borders": inputOf[Borders](), "NewSplit": inputOf[NewSplit](), "Merging": inputOf[Merging](),
	"NewClaim": inputOf[NewClaim](), "ClaimWords": inputOf[ClaimWords](), "CitationWords": inputOf[CitationWords](),
	"SourceWords": inputOf[SourceWords](), "NewVerdict": inputOf[NewVerdict](), "Staffing": inputOf[Staffing](),
	"Particulars": inputOf[Particulars](), "NewUser": inputOf[NewUser](), "NewPassword": inputOf[NewPassword](),
	"NewInvitation": inputOf[NewInvitation](), "Acceptance": inputOf[Acceptance](), "SignIn": inputOf[SignIn](),
	"NewDraft": inputOf[NewDraft](), "NewsroomWords": inputOf[NewsroomWords](), "PolicyWords": inputOf[PolicyWords](),
}

func TestEveryInputOfTheDeskIsFuzzed(t *testing.T) {
	declared := declaredInputs(t)
	for name := range declared {
		if _, ok := inputs[name]; !ok {
			t.Errorf("%s is not fuzzed", name)
		}
	}
	if len(declared) != len(inputs) {
		t.Errorf("%d inputs are declared, %d fuzzed", len(declared), len(inputs))
	}
}

// declaredInputs are the types of this package that have a field with a validate tag.
func declaredInputs(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && validated(spec) {
				found[spec.Name.Name] = true
			}
			return true
		})
	}
	return found
}

func validated(spec *ast.TypeSpec) bool {
	fields, ok := spec.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, f := range fields.Fields.List {
		if f.Tag != nil && strings.Contains(f.Tag.Value, "validate:") {
			return true
		}
	}
	return false
}

// FuzzInput types arbitrary text into every field of every input: nothing panics, what is accepted is clean and within
// its limits, and what is refused is told field by field.
func FuzzInput(f *testing.F) {
	for _, seed := range []string{
		"", "Over 250 firms met.", " \u00a0\u2003 ", "a\r\nb\rc\x00d\x1b[31me\u0085f\u009fg", "e\u0301 \u212b ｆｉ \u1100\u1161\u11a8",
		"\xff\xfe\xed\xa0\x80", "\u0301 begins with an accent", "supports|reviewer|quantity|primary record", "a@b.example", "https://a.example/ü?q=<script>",
		"javascript:alert(1)", "2026-02-30", "en-GB", "🇺🇦👩‍👩‍👧", "\u202eright to left", strings.Repeat("x", 400), "correct horse battery",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for name, in := range inputs {
			got, err := in.sound(typing(typed))
			if err != nil {
				checkRefusal(t, name, got.Type(), err)
				continue
			}
			checkAccepted(t, name, got)
			again, err := in.again(got)
			if err != nil || !reflect.DeepEqual(got.Interface(), again.Interface()) {
				t.Errorf("%s: what was accepted is not accepted again: %v", name, err)
			}
		}
	})
}

// FuzzAcceptedInput leaves every input sound but for one text field, so that the checks of each field are reached.
func FuzzAcceptedInput(f *testing.F) {
	f.Add("a\r\nb\rc\x00d\u0085e", 3)
	f.Add("\u00a0 e\u0301 \xff", 7)
	f.Fuzz(func(t *testing.T, typed string, n int) {
		for name, in := range inputs {
			got, err := in.sound(func(v reflect.Value) {
				fillSound(v)
				if fields := texts(v); len(fields) > 0 {
					fields[int(uint(n)%uint(len(fields)))].SetString(typed)
				}
			})
			if err != nil {
				checkRefusal(t, name, got.Type(), err)
				continue
			}
			checkAccepted(t, name, got)
		}
	})
}

// typing fills the text fields with the parts of a text between bars, over and over.
func typing(text string) func(reflect.Value) {
	parts := strings.Split(text, "|")
	return func(v reflect.Value) {
		for i, field := range texts(v) {
			field.SetString(parts[i%len(parts)])
		}
	}
}

func texts(v reflect.Value) (fields []reflect.Value) {
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.String {
			fields = append(fields, v.Field(i))
		}
	}
	return fields
}

// fillSound gives every text field something that its validate tag accepts.
func fillSound(v reflect.Value) {
	for i := range v.NumField() {
		tag, field := v.Type().Field(i).Tag.Get("validate"), v.Field(i)
		if field.Kind() != reflect.String {
			continue
		}
		field.SetString("correct horse battery")
		for part, example := range map[string]string{
			"email": "a@newsroom.example", "http_url": "https://a.example/", "datetime": "2026-01-05", "bcp47_language_tag": "en",
			"oneof=supports": "supports", "oneof=quantity": "quantity", "oneof='primary": "primary record", "oneof=reviewer": "reviewer", "oneof=en": "en",
		} {
			if strings.Contains(tag, part) {
				field.SetString(example)
			}
		}
	}
}

func TestWhatIsSoundIsAccepted(t *testing.T) {
	for name, in := range inputs {
		if _, err := in.sound(fillSound); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTextIsCleanedAsAPersonWouldExpect(t *testing.T) {
	for typed, want := range map[string]string{
		"  two  spaces  ":     "two  spaces",
		"one\r\ntwo\rthree\n": "one\ntwo\nthree",
		"tab\there":           "tab\there",
		"e\u0301":             "é",
		"bell\a and C1\u009b": "bell and C1",
		"\xffbroken":          "\ufffdbroken",
		"\x00 \x1f":           "",
		"👩\u200d👩\u200d👧":     "👩\u200d👩\u200d👧",
	} {
		if got := clean(typed); got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}
