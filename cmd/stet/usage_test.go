package main_test

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryCommandTellsHowItIsUsed(t *testing.T) {
	f := newFolder(t)
	all := f.must("help")
	for _, name := range []string{"try", "serve", "import", "reextract", "export", "articles", "text", "place", "user", "migrate", "doctor", "version"} {
		if !strings.Contains(all, "stet "+name) {
			t.Errorf("stet help does not name %s", name)
		}
		for _, args := range [][]string{{name, "-h"}, {name, "--help"}, {"help", name}} {
			if usage := f.must(args...); !strings.HasPrefix(usage, "stet "+name+" ") {
				t.Errorf("stet %s prints %.80q", strings.Join(args, " "), usage)
			}
		}
	}
	if usage := f.must("help", "serve"); !strings.Contains(usage, "--listen-beyond-loopback-without-https") {
		t.Errorf("stet help serve leaves a flag out:\n%s", usage)
	}
	if version := f.must("version"); !strings.HasPrefix(version, "stet ") || !strings.Contains(version, "go1.") {
		t.Errorf("stet version prints %q", version)
	}
}

func TestACallThatMakesNoSenseEndsWithTwo(t *testing.T) {
	f := newFolder(t)
	for words, args := range map[string][]string{
		`no command "frobnicate"`:     {"frobnicate"},
		"no flag --nope":              {"articles", "--nope"},
		"--data needs a value":        {"articles", "--data"},
		"not know what to do with":    {"articles", "extra"},
		"Name the file":               {"import"},
		"belong to one article":       {"import", "--title", "One", "a.txt", "b.txt"},
		"Name one article":            {"export", "--format", "html"},
		"or all with --all":           {"reextract"},
		"not both":                    {"reextract", "--all", "--apply", "--dry-run"},
		"the form":                    {"export", "0199"},
		"Name one file":               {"text"},
		"what to do":                  {"user"},
		"no `stet user promote`":      {"user", "promote"},
		"Give the password in a file": {"user", "add", "--email", "a@example.org", "--name", "A", "--role", "admin"},
		"e-mail address":              {"user", "disable"},
		"neither an address":          {"serve", "--trusted-proxies", "proxy.example.org"},
		"is not an address":           {"serve", "--addr", "nonsense"},
		"written as json or as text":  {"serve", "--log", "xml"},
		"with nothing behind it":      {"serve", "--public-url", "https://desk.example.org/stet"},
		"Invalid boolean value":       {"articles", "--json=perhaps"},
	} {
		f.refuses(2, words, args...)
	}
	if r := f.run(); r.code != 2 || !strings.Contains(r.out, "stet serve") {
		t.Errorf("stet alone ended with %d and printed %q", r.code, r.out)
	}
}

func TestFlagsStandBeforeAndBehindWhatTheyAreAbout(t *testing.T) {
	f := newFolder(t)
	file := f.file("-draft.txt", article)
	want := f.must("text", "--json", "--", file)
	if got := f.must("text", file, "--json"); got != want {
		t.Errorf("behind: %s\nbefore: %s", got, want)
	}
	cmd := f.command("text", "--", "-draft.txt")
	cmd.Dir = filepath.Dir(file)
	if out, err := cmd.Output(); err != nil || !strings.Contains(string(out), "250 firms") {
		t.Errorf("a file that looks like a flag: %v, %q", err, out)
	}
}

func TestAFlagWinsOverTheEnvironment(t *testing.T) {
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	f.refuses(1, "There is no stet in the folder "+elsewhere, "user", "list", "--data", elsewhere)
	f.env = []string{"STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS=perhaps"}
	f.refuses(1, "has to be true or false", "articles")
}
