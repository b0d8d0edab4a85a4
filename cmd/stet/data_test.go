package main_test

import (
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// records reads what a command printed with --json, one record a line.
func records(t *testing.T, out string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(out) {
		record := map[string]any{}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%q is not a record: %v", line, err)
		}
		all = append(all, record)
	}
	return all
}

func TestPeopleAreAddedListedAndDisabled(t *testing.T) {
	f := newFolder(t)
	ada := f.addPerson("Ada@Example.org", "admin")
	f.in = "a password from standard input"
	f.must("user", "add", "--email", "ben@example.org", "--name", "Ben Reviewer", "--role", "reviewer", "--password-file", "-")
	f.must("user", "disable", "BEN@example.org")
	want := []map[string]any{
		{"email": "ben@example.org", "name": "Ben Reviewer", "role": "reviewer", "disabled": true},
		{"id": ada, "email": "ada@example.org", "name": "Somebody", "role": "admin", "disabled": false},
	}
	got := records(t, f.must("user", "list", "--json"))
	delete(got[0], "id")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if table := f.must("user", "list"); !strings.Contains(table, "Ben Reviewer") || !strings.Contains(table, "disabled") {
		t.Errorf("stet user list prints:\n%s", table)
	}
}

func TestAPasswordIsSetAnewForAnAccountThereIs(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	f.refuses(1, "12 characters", "user", "password", "ada@example.org", "--password-file", f.file("short", "short"))
	f.refuses(1, "no account", "user", "password", "ben@example.org", "--password-file", f.file("new", "never forgotten again"))
	f.refuses(2, "Give the password in a file", "user", "password", "ada@example.org")
	f.must("user", "password", "ADA@example.org", "--password-file", f.file("new", "never forgotten again"))
	s := f.start("serve", "--addr", "127.0.0.1:0")
	for password, want := range map[string]int{"never forgotten again": http.StatusSeeOther, "correct horse battery": http.StatusUnprocessableEntity} {
		if got := s.signIn("ada@example.org", password); got != want {
			t.Errorf("%q is answered with %d, want %d", password, got, want)
		}
	}
}

func TestAnAccountThatFallsShortIsRefusedInWords(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	add := func(email, role, passwordFile string) []string {
		return []string{"user", "add", "--email", email, "--name", "N", "--role", role, "--password-file", passwordFile}
	}
	sound := f.file("password", "correct horse battery")
	f.refuses(1, "--email: This is not an e-mail address.", add("nobody", "editor", sound)...)
	f.refuses(1, "already", add("ADA@example.org", "editor", sound)...)
	f.refuses(1, "reviewer, editor or admin", add("ben@example.org", "emperor", sound)...)
	f.refuses(1, "--password-file: At least 12 characters", add("ben@example.org", "editor", f.file("short", "short"))...)
	f.refuses(1, "cannot be read", add("ben@example.org", "editor", filepath.Join(f.path, "absent"))...)
	f.refuses(1, "There is no password", add("ben@example.org", "editor", f.file("empty", ""))...)
	f.refuses(1, "only active admin", "user", "disable", "ada@example.org")
	f.refuses(1, "no account", "user", "disable", "ben@example.org")
	if n := len(records(t, f.must("user", "list", "--json"))); n != 1 {
		t.Errorf("there are %d accounts, want the first alone", n)
	}
}

func TestArticlesAreImportedAndListed(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	text := f.must("import", f.file("firms.txt", article), "--title", "Firms in Kyiv", "--url", "https://example.org/firms",
		"--publisher", "The Example", "--byline", "Newsdesk", "--lang", "en", "--published", "2023-09-30")
	f.in = "<!doctype html><title>A page</title><article><p>The forum met on <b>29 September</b>.</p></article>"
	page := records(t, f.must("import", "--json", "-"))[0]
	if page["title"] != "A page" || page["id"] == "" {
		t.Errorf("the page was imported as %v", page)
	}
	want := []map[string]any{
		{"id": page["id"], "title": "A page", "version": 1., "claims": map[string]any{}},
		{"id": text, "title": "Firms in Kyiv", "version": 1., "claims": map[string]any{}},
	}
	if diff := cmp.Diff(want, records(t, f.must("articles", "--json"))); diff != "" {
		t.Error(diff)
	}
	if first, _, _ := strings.Cut(f.must("articles"), " "); first != page["id"] {
		t.Errorf("the list begins with %q, want the id of the newest article", first)
	}
}

func TestAnImportOfManyGoesOnPastTheOneThatFailsAndReports(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	good, bad := f.file("firms.txt", article), f.file("picture.txt", "\x89PNG\r\n\x1a\n\x00\x00")
	r := f.run("import", bad, good)
	id := strings.TrimSpace(r.out)
	wanted := []string{"stet: " + bad + ": This looks like a picture (PNG)", "stet: " + good + ": " + id + "\n", "stet: 1 of 2 imported, 1 could not be."}
	for _, want := range wanted {
		if r.code != 1 || id == "" || !strings.Contains(r.err, want) {
			t.Errorf("the import ended with %d, printed %q and said %q, want %q", r.code, r.out, r.err, want)
		}
	}
	if n := len(records(t, f.must("articles", "--json"))); n != 1 {
		t.Errorf("there are %d articles, want one", n)
	}
	r = f.run("import", good, good)
	if r.code != 0 || strings.Count(r.out, "\n") != 2 || !strings.Contains(r.err, "stet: 2 of 2 imported.") {
		t.Errorf("the import ended with %d, printed %q and said %q", r.code, r.out, r.err)
	}
}

func TestAnImportOfManyHasARecordForEachFile(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	good, bad := f.file("firms.txt", article), f.file("empty.docx", "")
	r := f.run("import", "--json", "--title", "", bad, good, filepath.Join(f.path, "absent.pdf"))
	all := records(t, r.out)
	if r.code != 1 || len(all) != 3 || r.err != "stet: 1 of 3 imported, 2 could not be.\n" {
		t.Fatalf("the import ended with %d, printed %q and said %q", r.code, r.out, r.err)
	}
	if all[0]["file"] != bad || all[0]["error"] != "There is no text in it." || all[1]["file"] != good || all[1]["id"] == "" || all[1]["error"] != nil {
		t.Errorf("the records are %v", all)
	}
	if absent, _ := all[2]["error"].(string); all[2]["id"] != nil || !strings.Contains(absent, "no such file") {
		t.Errorf("the record of a file that is not there is %v", all[2])
	}
}

func TestAnImportThatCannotBeIsRefusedInWords(t *testing.T) {
	f := newFolder(t)
	f.refuses(1, "There is no stet in the folder", "import", f.file("firms.txt", article))
	f.must("migrate")
	f.refuses(1, "stet user add", "import", f.file("firms.txt", article))
	f.addPerson("ada@example.org", "admin")
	f.refuses(1, "no active account", "import", "--as", "ben@example.org", f.file("firms.txt", article))
	f.refuses(1, "cannot be read", "import", filepath.Join(f.path, "absent.txt"))
	f.refuses(1, "larger than 1 MB", "import", f.file("long.txt", strings.Repeat("word ", 1<<18)))
	f.refuses(1, "--published: Write the date", "import", "--published", "yesterday", f.file("firms.txt", article))
	f.refuses(1, "--url: This is not a web address", "import", "--url", "firms", f.file("firms.txt", article))
	if out := f.must("articles", "--json"); out != "" {
		t.Errorf("something was imported all the same: %s", out)
	}
}

func TestTheTextIsPrintedAsItWouldBeStored(t *testing.T) {
	f := newFolder(t)
	file := f.file("firms.html", "<!doctype html><html lang=en><title>Firms</title><article><h2>Who came</h2><p>Over  250\n<em>firms</em>.</p></article>")
	if got := f.must("text", file); got != "Who came\nOver 250 firms." {
		t.Errorf("the text is %q", got)
	}
	record := records(t, f.must("text", "--json", file))[0]
	for field, want := range map[string]any{"title": "Firms", "byline": "", "language": "en", "text": "Who came\nOver 250 firms."} {
		if record[field] != want {
			t.Errorf("%s is %v, want %v", field, record[field], want)
		}
	}
	if blocks, _ := record["blocks"].([]any); len(blocks) != 2 {
		t.Errorf("the blocks are %v", record["blocks"])
	}
	f.in = "# Firms\n\nOver *250* firms."
	if got := f.must("text", "-"); got != "# Firms\nOver *250* firms." {
		t.Errorf("the text from standard input is %q", got)
	}
	f.in = "Over 250 firms."
	again := records(t, f.must("text", "--json", "-"))[0]
	if hash, _ := again["hash"].(string); len(hash) != 64 || again["hash"] == record["hash"] {
		t.Errorf("the hashes are %v and %v", record["hash"], again["hash"])
	}
	f.refuses(1, "no text", "text", f.file("empty.txt", " \n"))
	if _, err := os.Stat(f.path); !os.IsNotExist(err) {
		t.Errorf("reading a text made a data folder: %v", err)
	}
}

func TestAnArticleIsExportedToAFileOrToStandardOutput(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	id := f.must("import", f.file("firms.txt", article))
	for form, holds := range map[string]string{"html": "<!DOCTYPE html>", "json": `"text"`, "csv": "number,quote"} {
		file := filepath.Join(t.TempDir(), "article."+form)
		f.must("export", id, "--format", form, "-o", file)
		written, err := os.ReadFile(file)
		if err != nil || !strings.Contains(strings.ToLower(string(written)), strings.ToLower(holds)) {
			t.Errorf("%s: %v, %.200s", form, err, written)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*")); len(left) != 1 {
			t.Errorf("%s: beside the export lie %v", form, left)
		}
	}
	if out := f.must("export", id[:len(id)-4], "--format", "json"); !strings.Contains(out, id) {
		t.Errorf("the beginning of the id names %.100s", out)
	}
	rows, err := csv.NewReader(strings.NewReader(f.must("export", "--format=csv", id))).ReadAll()
	if err != nil || len(rows) != 1 {
		t.Errorf("the table of an article without claims is %v, %v", rows, err)
	}
}

func TestAnExportThatCannotBeIsRefusedInWords(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	file := f.file("firms.txt", article)
	id := f.must("import", file)
	f.must("import", file)
	f.refuses(2, "Labels are not written in", "export", id, "--format", "html", "--lang", "tlh")
	if out := f.must("export", id, "--format", "html", "--lang", "uk"); !strings.Contains(out, "Факти перевірено") {
		t.Errorf("the labels are not in Ukrainian: %.300s", out)
	}
	f.refuses(1, "no export format", "export", id, "--format", "papyrus")
	f.refuses(1, "There is no", "export", "no-such-article", "--format", "json")
	f.refuses(1, "There is no", "export", "x", "--format", "json")
	f.refuses(1, "Give more of the id", "export", id[:8], "--format", "json")
	f.refuses(1, "cannot be written", "export", id, "--format", "json", "-o", filepath.Join(f.path, "absent", "article.json"))
}

func TestMigratingTellsWhatItDid(t *testing.T) {
	f := newFolder(t)
	if out := f.must("migrate"); !strings.Contains(out, "from schema 0 to ") {
		t.Errorf("the first time it prints %q", out)
	}
	if out := f.must("migrate"); !strings.Contains(out, "the newest") {
		t.Errorf("the second time it prints %q", out)
	}
	if err := os.WriteFile(filepath.Join(f.path, "stet.db"), []byte(strings.Repeat("This is no database. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	f.refuses(1, "not a stet database", "migrate")
}

func TestOnlyItsOwnerLooksIntoADataFolder(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	for path, want := range map[string]fs.FileMode{f.path: fs.ModeDir | 0o700, filepath.Join(f.path, "stet.db"): 0o600} {
		info, err := os.Stat(path)
		if err != nil || info.Mode() != want {
			t.Errorf("%s has mode %v, %v; want %v", path, info.Mode(), err, want)
		}
	}
}

func TestAFileBecomesTheNextVersionOfAnArticle(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	id := f.must("import", f.file("firms.txt", article))
	if same := f.must("import", "--article", id, f.file("next.txt", article+"\n\nMore.")); same != id {
		t.Errorf("the new version came to %q, not %q", same, id)
	}
	if version := records(t, f.must("articles", "--json"))[0]["version"]; version != 2. {
		t.Errorf("the article is at version %v", version)
	}
	f.refuses(1, "Nothing was changed", "import", "--article", id, f.file("next.txt", article+"\n\nMore."))
	f.refuses(1, "no such article", "import", "--article", "none", f.file("next.txt", article))
	f.refuses(2, "one file", "import", "--article", id, "a.txt", "b.txt")
	f.refuses(2, "no particulars", "import", "--article", id, "--title", "Other", "a.txt")
}
