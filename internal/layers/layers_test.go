package layers

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "stet"

// everything lets a package import any other.
const everything = "*"

// arrows says of every package which others of the module it may import. A row ending in /… is for all packages below
// that folder. Tests may import more than the code they test.
var arrows = map[string][]string{
	"cmd/…": {everything},

	// The subject, and what it is made of. Nothing here knows of storage, pages or the network.
	"internal/document":          {},
	"internal/document/fixtures": {},
	"internal/anchor":            {"internal/document"},
	"internal/factcheck":         {"internal/anchor", "internal/document"},
	"internal/markdown":          {},
	"internal/commands":          {"internal/factcheck", "internal/paths"},
	"internal/compare":           {"internal/document"},
	"internal/suggest":           {"internal/factcheck"},
	"internal/sample":            {"internal/document", "internal/factcheck"},

	// The use cases, and what they ask for by interfaces of their own.
	"internal/desk":            {"internal/anchor", "internal/commands", "internal/document", "internal/factcheck"},
	"internal/live":            {"internal/factcheck"},
	"internal/password":        {},
	"internal/lookout":         {"internal/factcheck"},
	"internal/blob":            {},
	"db":                       {"internal/blob", "internal/factcheck"},
	"internal/store":           {"db", "internal/blob", "internal/document", "internal/factcheck"},
	"internal/store/storetest": {"internal/blob", "internal/desk", "internal/document", "internal/factcheck", "internal/sample", "internal/store"},

	// The ways in and out.
	"internal/importer": {"internal/document", "internal/factcheck", "internal/pdf"},
	"internal/pdf":      {},
	"internal/fetch":    {"internal/factcheck"},
	"internal/exporter": {"internal/document", "internal/factcheck", "internal/locale", "internal/markdown", "static"},
	"internal/config":   {"internal/factcheck"},
	"internal/tryout":   {"internal/anchor", "internal/desk", "internal/document", "internal/factcheck", "internal/importer", "internal/sample"},

	// The browser's side. Templates draw values of the subject and never see the use cases or the request.
	"static":          {},
	"internal/paths":  {"internal/document", "internal/factcheck"},
	"internal/locale": {},
	"internal/web": {
		"internal/anchor", "internal/commands", "internal/desk", "internal/document", "internal/exporter", "internal/factcheck", "internal/importer",
		"internal/live", "internal/locale", "internal/markdown", "internal/paths", "internal/suggest", "static", "views/…",
	},
	"views/layout":      {"internal/commands", "internal/factcheck", "internal/locale", "internal/paths", "static", "views/find", "views/live", "views/ui"},
	"views/live":        {"internal/commands", "internal/factcheck", "internal/locale", "internal/paths", "views/ui"},
	"views/ui":          {"internal/commands", "internal/compare", "internal/document", "internal/factcheck", "internal/locale", "internal/paths", "static"},
	"views/find":        drawing("internal/commands", "views/claims", "views/ui"),
	"views/failures":    {"internal/locale", "internal/paths", "views/ui"},
	"views/accounts":    drawing("internal/commands", "views/ui"),
	"views/sources":     drawing("views/ui"),
	"views/claims":      drawing("internal/anchor", "views/live", "views/sources", "views/ui"),
	"views/library":     drawing("views/claims", "views/sources", "views/ui"),
	"views/articles":    drawing("views/claims", "views/ui"),
	"views/workbench":   drawing("internal/commands", "views/claims", "views/ui"),
	"views/approvals":   drawing("views/claims", "views/ui"),
	"views/annotations": drawing("views/claims", "views/ui"),
	"views/proposals":   drawing("views/claims", "views/ui"),
	"views/versions":    drawing("internal/anchor", "internal/compare", "views/claims", "views/ui"),
	"views/desk":        drawing("views/articles", "views/claims", "views/drafts", "views/ui"),
	"views/drafts":      drawing("views/ui"),
	"views/newsroom":    drawing("views/claims", "views/ui"),
	"views/gallery":     drawing("internal/sample", "views/claims", "views/drafts", "views/find", "views/sources", "views/ui"),

	// Tests in packages of their own.
	"internal/browserbench": {},
	"internal/layers":       {},
	"internal/browsertest":  {},
	"internal/e2e":          {},
}

// drawing is what a package of templates may import, with the parts of other areas that it uses.
func drawing(parts ...string) []string {
	return append(parts, "internal/compare", "internal/document", "internal/factcheck", "internal/locale", "internal/markdown", "internal/paths", "static")
}

// guarded says of packages from outside which of ours may import them.
var guarded = map[string][]string{
	"net/http":                     {"internal/web", "internal/fetch", "static", "cmd/…", "internal/browsertest"},
	"database/sql":                 {"internal/store", "db"},
	"github.com/mattn/go-sqlite3":  {"internal/store"},
	"github.com/gorilla/sessions":  {"internal/web"},
	"github.com/gorilla/schema":    {"internal/web"},
	"github.com/chromedp/chromedp": {"internal/browsertest"},
}

// source is one file of the module with what it imports.
type source struct {
	file, pkg string
	imports   []string
}

func TestEveryImportFollowsAnArrow(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := arrowsOf(s.pkg)
		if !known {
			t.Errorf("%s: the package %s has no row in the table of arrows", s.file, s.pkg)
			continue
		}
		for _, imported := range s.imports {
			if ours, inside := strings.CutPrefix(imported, module+"/"); inside && !covers(allowed, ours) {
				t.Errorf("%s: %s may not import %s", s.file, s.pkg, ours)
			}
			if users, is := guarded[imported]; is && !covers(users, s.pkg) {
				t.Errorf("%s: %s may not import %s", s.file, s.pkg, imported)
			}
		}
	}
}

func TestNobodyImportsTheTopOfTheHouse(t *testing.T) {
	for row, allowed := range arrows {
		if row == "cmd/…" {
			continue
		}
		for _, top := range []string{everything, "cmd/…", "internal/web", "internal/tryout", "internal/e2e"} {
			if slices.Contains(allowed, top) {
				t.Errorf("%s may import %s", row, top)
			}
		}
	}
}

func TestTheTableCoversWhatItSaysAndNoMore(t *testing.T) {
	for _, c := range []struct {
		row, pkg string
		want     bool
	}{
		{"internal/web", "internal/web", true},
		{"internal/web", "internal/website", false},
		{"internal/web", "internal/web/part", false},
		{"views/…", "views/ui", true},
		{"views/…", "viewsets", false},
		{everything, "internal/web", true},
	} {
		if got := covers([]string{c.row}, c.pkg); got != c.want {
			t.Errorf("%s covers %s: %v", c.row, c.pkg, got)
		}
	}
}

func arrowsOf(pkg string) (allowed []string, known bool) {
	for row, allowed := range arrows {
		if covers([]string{row}, pkg) {
			return allowed, true
		}
	}
	return nil, false
}

func covers(rows []string, pkg string) bool {
	return slices.ContainsFunc(rows, func(row string) bool {
		folder, all := strings.CutSuffix(row, "…")
		return row == everything || row == pkg || all && strings.HasPrefix(pkg, folder)
	})
}

// sources reads the imports of every file that is no test.
func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var found []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return skip(root, name, entry, err)
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		s := source{file: filepath.ToSlash(relative), pkg: path.Dir(filepath.ToSlash(relative))}
		s.imports, err = importsOf(name)
		found = append(found, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 100 {
		t.Fatalf("only %d files were found", len(found))
	}
	return found
}

// skip leaves out what is not of this module: hidden folders, dependencies, data of tests, modules of their own.
func skip(root, name string, entry fs.DirEntry, err error) error {
	if err != nil || name == root {
		return err
	}
	base := entry.Name()
	if strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata" {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
		return filepath.SkipDir
	}
	return nil
}

func importsOf(file string) ([]string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var imports []string
	for _, i := range parsed.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return nil, err
		}
		imports = append(imports, imported)
	}
	return imports, nil
}
