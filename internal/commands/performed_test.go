package commands_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/commands"
)

// texts are the files below a folder of the module whose names end so, put together.
func texts(t *testing.T, folder string, endings ...string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join("..", "..", folder), func(name string, entry fs.DirEntry, err error) error {
		for _, ending := range endings {
			if err == nil && !entry.IsDir() && strings.HasSuffix(name, ending) && !strings.HasSuffix(name, "_templ.go") {
				bytes, err := os.ReadFile(name)
				all.Write(bytes)
				return err
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// numbered are the families of commands that pages name by what they do: verdict.1, stance.supports.
var numbered = regexp.MustCompile(`^(verdict\.\d+|stance\.\w+|filter\.\w+)$`)

// TestEveryCommandIsPerformedByAnElementOrItsModule: what stands in the list of keys does something somewhere.
func TestEveryCommandIsPerformedByAnElementOrItsModule(t *testing.T) {
	hint := regexp.MustCompile(`(Key|HasKey)\((ctx, )?"[^"]*"\)`)
	pages := hint.ReplaceAllString(texts(t, "views", ".templ", ".go"), "")
	for _, c := range commands.Table {
		family, _, _ := strings.Cut(c.ID, ".")
		element := strings.Contains(pages, `"`+c.ID+`"`) || numbered.MatchString(c.ID) && strings.Contains(pages, `"`+family+`."`)
		module := c.By != "" && strings.Contains(texts(t, "static/src", "/"+c.By+".ts"), `"`+c.ID+`"`)
		if !element && !module && c.Href == "" {
			t.Errorf("nothing performs %s", c.ID)
		}
	}
}

func TestEveryCommandThatAPageNamesIsInTheTable(t *testing.T) {
	named := regexp.MustCompile(`(?:data-command=|Command\(|Key\(|HasKey\(ctx, )"([a-z0-9.-]+)"`)
	found := named.FindAllStringSubmatch(texts(t, "views", ".templ", ".go"), -1)
	for _, match := range found {
		if _, known := commands.Find(match[1]); !known {
			t.Errorf("there is no command %q", match[1])
		}
	}
	if len(found) < 10 {
		t.Errorf("only %d commands are named", len(found))
	}
}

var (
	update   = flag.Bool("update", false, "write docs/keys.md anew")
	keysPage = filepath.Join("..", "..", "docs", "keys.md")
)

func TestThePageOfKeysTellsTheTableAsItIs(t *testing.T) {
	want := keys()
	if *update {
		if err := os.WriteFile(keysPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(keysPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/keys.md is out of date; run “go test ./internal/commands -update”:\n%s", diff)
	}
}

const introduction = `# Keys

<!-- Written by “go test ./internal/commands -update” from commands.Table. Change the table there, not this page. -->

Everything works with the mouse and with Tab and Enter too. ` + "`?`" + ` shows this list on every page, as the person has it: under
*Preferences* each key can be changed, and those that are a single character can be switched off as a whole. Then the keys with
Ctrl (⌘ on a Mac), Enter and Escape go on working.

No key is taken from a field in which one types, nor from an input method at work, nor Enter, the space bar and the arrows from a
link, a button or a choice. Screen readers keep their own single keys in browse mode, where they do not reach the page at all; no part
of the page takes them over with a role of its own. Under a keyboard for another script a letter is the one printed beside it.
`

// keys is the page about the keys, made from the table.
func keys() string {
	var page strings.Builder
	page.WriteString(introduction)
	for _, section := range commands.Sections {
		fmt.Fprintf(&page, "\n## %s\n\n| key | does |\n| --- | --- |\n", section)
		for _, c := range commands.Table {
			if c.Section == section && len(c.Keys) > 0 {
				fmt.Fprintf(&page, "| %s | %s |\n", shown(c.Keys), c.Name)
			}
		}
		if section == commands.Article {
			movements(&page)
		}
	}
	return page.String()
}

func movements(page *strings.Builder) {
	fmt.Fprintf(page, "\n## %s\n\n| key | does |\n| --- | --- |\n", commands.InTheText)
	for _, m := range commands.Movements {
		fmt.Fprintf(page, "| %s | %s |\n", shown(m.Keys), m.Name)
	}
}

func shown(keys []string) string {
	var all []string
	for _, key := range keys {
		all = append(all, "`"+strings.Join(commands.Keyboard{}.Shown(key), " ")+"`")
	}
	return strings.Join(all, " or ")
}
