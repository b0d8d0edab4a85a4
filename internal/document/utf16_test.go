package document

import (
	"encoding/json"
	"os"
	"testing"
)

// The page's script is tested on the same file, so that both count alike.
func TestOffsetsAreThoseTheBrowserCounts(t *testing.T) {
	source, err := os.ReadFile("testdata/offsets.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		Cases []struct {
			Name, Text string
			Offsets    [][2]int
			Inside     []int
			Outside    int
		}
	}
	if err := json.Unmarshal(source, &vectors); err != nil || len(vectors.Cases) == 0 {
		t.Fatalf("%d cases, %v", len(vectors.Cases), err)
	}
	for _, c := range vectors.Cases {
		t.Run(c.Name, func(t *testing.T) {
			for _, pair := range c.Offsets {
				if got, ok := UTF16ToCodePoint(c.Text, pair[0]); !ok || got != pair[1] {
					t.Errorf("UTF-16 %d is code point %d, %v; want %d", pair[0], got, ok, pair[1])
				}
				if got, ok := CodePointToUTF16(c.Text, pair[1]); !ok || got != pair[0] {
					t.Errorf("code point %d is UTF-16 %d, %v; want %d", pair[1], got, ok, pair[0])
				}
			}
			for _, none := range append(c.Inside, c.Outside, -1) {
				if got, ok := UTF16ToCodePoint(c.Text, none); ok {
					t.Errorf("UTF-16 %d is code point %d, and should be none", none, got)
				}
			}
			if _, ok := CodePointToUTF16(c.Text, len([]rune(c.Text))+1); ok {
				t.Error("a code point offset behind the end was taken")
			}
		})
	}
}
