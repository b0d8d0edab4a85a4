package gallery

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var exported = regexp.MustCompile(`(?m)^templ ([A-Z]\w*)\(`)

func TestEveryPartOfUIIsShown(t *testing.T) {
	shown := read(t, "*.go") + read(t, "*.templ")
	parts := exported.FindAllStringSubmatch(read(t, "../ui/*.templ"), -1)
	if len(parts) == 0 {
		t.Fatal("views/ui has no components")
	}
	for _, part := range parts {
		if !strings.Contains(shown, "ui."+part[1]+"(") {
			t.Errorf("ui.%s is not in the gallery", part[1])
		}
	}
}

func TestEveryIconIsShown(t *testing.T) {
	list := regexp.MustCompile(`const icons = \[([^\]]*)\]`).FindStringSubmatch(read(t, "../../static/build.mjs"))
	if list == nil {
		t.Fatal("static/build.mjs lists no icons")
	}
	for name := range strings.SplitSeq(list[1], ",") {
		name = strings.Trim(name, ` "`)
		if !strings.Contains(" "+strings.Join(drawn, " ")+" ", " "+name+" ") {
			t.Errorf("the icon %s is not in the gallery", name)
		}
	}
}

// read gives the contents of the files of a pattern, without those of tests and of what was generated.
func read(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, "_templ.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(source)
	}
	return all.String()
}
