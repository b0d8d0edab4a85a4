package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stet/static"
)

// named finds the icons that templates draw and those that their models name.
var named = regexp.MustCompile(`(?:Icon\(|Icon: )"([^"]+)"`)

func TestEveryIconThatAPageDrawsIsInTheSprite(t *testing.T) {
	sprite, err := static.Read("icons.svg")
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for _, pattern := range []string{"../*/*.templ", "../*/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, icon := range named.FindAllStringSubmatch(string(source), -1) {
				drawn++
				if !strings.Contains(string(sprite), `id="`+icon[1]+`"`) {
					t.Errorf("%s draws %s, which static/build.mjs does not take", file, icon[1])
				}
			}
		}
	}
	if drawn == 0 {
		t.Error("no template draws an icon")
	}
}
