package locale

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the module's folder, seen from here.
const root = "../.."

// speaking are the functions whose arguments are messages: by their names, the places of the keys among the arguments.
var speaking = map[string][]int{
	"locale.T": {1}, "locale.M": {0}, "locale.N": {3}, "locale.Count": {2}, "v.T": {0}, "Text": {},
	"Errorf": {1}, "Because": {2}, "InvalidField": {1}, "Say": {0}, "refuse": {1},
}

// passingOn are the functions of the kind above that hand on what they were given.
var passingOn = []string{"Errorf", "Because", "InvalidField", "Say", "refuse", "T", "M", "N", "Count", "In", "by", "text", "List", "Sentence", "NewVerdict", "said", "add", "value"}

// english are the folders whose sentences are for the command line alone.
var english = []string{"cmd/", "internal/config/", "internal/locale/", "tools/", "static/", "db/", "internal/store/store.go"}

// found are the keys of the program, each with a place where it stands.
type found map[string]string

func TestEveryMessageStandsInEveryLanguage(t *testing.T) {
	keys := keysOf(t)
	for _, l := range Languages[1:] {
		entries, err := read(l.Code)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			if _, ok := entries[key]; !ok {
				t.Errorf("%s: %q is not in the catalogue (%s)", l.Code, key, keys[key])
			}
		}
		for _, key := range slices.Sorted(maps.Keys(entries)) {
			if _, used := keys[key]; !used && !strings.HasPrefix(key, "Doing"+bar) { // actions of the audit
				t.Errorf("%s: %q is in the catalogue and nowhere in the program", l.Code, key)
			}
		}
	}
}

func TestEveryTranslationTakesTheArgumentsOfItsMessage(t *testing.T) {
	for _, l := range Languages[1:] {
		entries, err := read(l.Code)
		if err != nil {
			t.Fatal(err)
		}
		for key, e := range entries {
			want := verbs(English(key))
			for form, text := range e.forms() {
				if !slices.Equal(verbs(text), want) {
					t.Errorf("%s: %q has the arguments %q, its %s %q has %q", l.Code, key, want, form, text, verbs(text))
				}
			}
		}
	}
}

func TestEveryMessageStandsInOneFileOnly(t *testing.T) {
	for _, l := range Languages[1:] {
		in := map[string]string{}
		names, err := files.ReadDir(l.Code)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := files.ReadFile(l.Code + "/" + name.Name())
			if err != nil {
				t.Fatal(err)
			}
			texts := map[string]entry{}
			if err := json.Unmarshal(data, &texts); err != nil {
				t.Fatal(err)
			}
			for key := range texts {
				if other := in[key]; other != "" && other != scriptFile && name.Name() != scriptFile {
					t.Errorf("%s: %q stands in %s and in %s", l.Code, key, other, name.Name())
				}
				in[key] = name.Name()
			}
		}
	}
}

func TestPluralsHaveAllTheirForms(t *testing.T) {
	entries, err := read("uk")
	if err != nil {
		t.Fatal(err)
	}
	for key, e := range entries {
		if e.Forms == nil {
			if e.Text == "" {
				t.Errorf("%q says nothing", key)
			}
			continue
		}
		if got := slices.Sorted(maps.Keys(e.Forms)); !slices.Equal(got, []string{"few", "many", "one"}) {
			t.Errorf("%q has the forms %q", key, got)
		}
	}
}

// forms are the texts of an entry by the name of the form.
func (e entry) forms() map[string]string {
	if e.Forms == nil {
		return map[string]string{"text": e.Text}
	}
	return e.Forms
}

var verb = regexp.MustCompile(`%(?:\[(\d)\])?([a-z%])`)

// verbs are the arguments that a text takes, in order of the arguments.
func verbs(text string) []string {
	var all []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		all = append(all, strconv.Itoa(next)+m[2])
		next++
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// keysOf reads the sources of the program for everything they say.
func keysOf(t *testing.T) found {
	t.Helper()
	keys := found{}
	walk(t, ".go", func(file string) {
		if strings.HasSuffix(file, "_test.go") || slices.ContainsFunc(english, func(p string) bool { return strings.HasPrefix(file, p) }) {
			return
		}
		keys.readGo(t, file)
	})
	walk(t, ".ts", func(file string) { keys.readScript(t, file) })
	return keys
}

// walk calls with every file of the module that ends so, by its path from the root.
func walk(t *testing.T, ending string, call func(file string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == "dist") {
			return filepath.SkipDir
		}
		if file, _ := filepath.Rel(root, path); strings.HasSuffix(file, ending) {
			call(filepath.ToSlash(file))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (k found) readGo(t *testing.T, file string) {
	t.Helper()
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, filepath.Join(root, file), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, decl := range parsed.Decls {
		within := ""
		if f, ok := decl.(*ast.FuncDecl); ok {
			within = f.Name.Name
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				k.readCall(t, fset, call, within)
				if strings.HasPrefix(file, "internal/store/") {
					k.readNoun(call, file)
				}
			}
			return true
		})
		if strings.HasPrefix(file, "internal/factcheck/") || strings.HasPrefix(file, "internal/commands/") || file == "internal/importer/refusal.go" {
			k.readWords(decl, file)
			k.readLists(decl, file)
		}
	}
}

// naming are the functions of the store that are told which thing is looked for, and where among the arguments.
var naming = map[string]int{"one": 3, "changeOne": 1, "save": 1, "missing": 0}

func (k found) readNoun(call *ast.CallExpr, file string) {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	if place, ok := naming[name]; ok && place < len(call.Args) {
		k.add("noun"+bar, call.Args[place], file)
	}
}

func (k found) readCall(t *testing.T, fset *token.FileSet, call *ast.CallExpr, within string) {
	t.Helper()
	for _, place := range keyPlaces(call) {
		at := fset.Position(call.Pos()).String()
		if place >= len(call.Args) {
			t.Errorf("%s: there is no argument %d", at, place)
			continue
		}
		key, ok := literal(call.Args[place])
		switch {
		case ok && key != "%s" && key != "%s, %s":
			k[key] = at
		case !ok && !slices.Contains(passingOn, within):
			t.Errorf("%s: a key has to be written out, so that it can be found", at)
		}
	}
}

// keyPlaces are the places of the keys among the arguments of a call; none for a call that says nothing.
func keyPlaces(call *ast.CallExpr) []int {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return speaking[f.Name]
	case *ast.SelectorExpr:
		x, ok := f.X.(*ast.Ident)
		if !ok {
			return nil
		}
		if x.Name == "factcheck" {
			return speaking[f.Sel.Name]
		}
		return speaking[x.Name+"."+f.Sel.Name]
	}
	return nil
}

// literal is the string that an expression spells out.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		a, okA := literal(e.X)
		b, okB := literal(e.Y)
		return a + b, okA && okB && e.Op == token.ADD
	}
	return "", false
}

// unsaid are the types of the subject whose values are never shown.
var unsaid = []string{"Code", "Tone", "SecondCheck", "DraftKey", "DraftFate"}

// readWords collects the words of the subject: the constants of its string types.
func (k found) readWords(decl ast.Decl, file string) {
	d, ok := decl.(*ast.GenDecl)
	if !ok || d.Tok != token.CONST {
		return
	}
	for _, spec := range d.Specs {
		s := spec.(*ast.ValueSpec)
		typed, ok := s.Type.(*ast.Ident)
		if !ok || !ast.IsExported(typed.Name) || slices.Contains(unsaid, typed.Name) {
			continue
		}
		for _, v := range s.Values {
			if word, ok := literal(v); ok && word != "" {
				k[typed.Name+bar+word] = file
			}
		}
	}
}

// readLists collects the words of the subject that stand in lists and tables: values of its string types, the names of
// commands, and the names and definitions of verdicts.
func (k found) readLists(decl ast.Decl, file string) {
	ast.Inspect(decl, func(n ast.Node) bool {
		list, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		of := elements(list)
		for i, e := range list.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok && strings.HasPrefix(file, "internal/commands/") && isNamed(pair.Key, "Name") {
				k.add("Name"+bar, pair.Value, file)
			}
			if of != "" && of != "string" && ast.IsExported(of) {
				k.add(of+bar, e, file)
			}
			if file == "internal/importer/refusal.go" && len(list.Elts) == 3 && i == 2 {
				k.add("fileKind"+bar, e, file)
			}
			if strings.HasSuffix(file, "/scale.go") && len(list.Elts) == 5 && (i == 1 || i == 2) {
				k.add("", e, file)
			}
		}
		return true
	})
}

func (k found) add(about string, e ast.Expr, file string) {
	if word, ok := literal(e); ok {
		k[about+word] = file
	}
}

// elements is the type of what a literal list holds.
func elements(list *ast.CompositeLit) string {
	if array, ok := list.Type.(*ast.ArrayType); ok {
		if name, ok := array.Elt.(*ast.Ident); ok {
			return name.Name
		}
	}
	return ""
}

func isNamed(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

var scriptWord = regexp.MustCompile(`\bword\(\s*("(?:[^"\\]|\\.)*")`)

func (k found) readScript(t *testing.T, file string) {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range scriptWord.FindAllSubmatch(source, -1) {
		key, err := strconv.Unquote(string(m[1]))
		if err != nil {
			t.Errorf("%s: %s: %v", file, m[1], err)
		}
		k[key] = file
	}
}

func TestWordsOfScriptsStandInTheCatalogueThatPagesBring(t *testing.T) {
	keys := found{}
	walk(t, ".ts", func(file string) { keys.readScript(t, file) })
	if len(keys) == 0 {
		t.Error("scripts say nothing")
	}
	for key := range keys {
		if !strings.Contains(scriptWords["uk"], strings.Trim(strconv.Quote(key), `"`)) {
			t.Errorf("%q is not in uk/%s", key, scriptFile)
		}
	}
}

func TestKeysAreFoundWhereverTheyAreSaid(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
		var a = locale.T(ctx, "One"+" text", 1)
		var b = []locale.Message{locale.M("Two"), locale.Count(n, "1 of them", "%d of them")}
		var c = factcheck.Errorf(factcheck.Invalid, "Three")
		var d = v.T("Four")
		var e = other.T(ctx, "Not this")`, 0)
	if err != nil {
		t.Fatal(err)
	}
	keys := found{}
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			keys.readCall(t, token.NewFileSet(), call, "")
		}
		return true
	})
	got := slices.Sorted(maps.Keys(keys))
	if want := []string{"%d of them", "Four", "One text", "Three", "Two"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
