package document

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/document/fixtures"
)

func TestATextOfAllItsBlocksIsTheSameText(t *testing.T) {
	for _, f := range fixtures.All() {
		text := parsed(t, f.HTML)
		got, err := Choose(text, func(int) bool { return true })
		if err != nil {
			t.Fatal(f.Name, err)
		}
		if diff := cmp.Diff(text, got); diff != "" {
			t.Errorf("%s: %s", f.Name, diff)
		}
	}
}

func TestATextOfSomeBlocksIsAsIfTheOthersHadNeverBeenThere(t *testing.T) {
	for _, f := range fixtures.All() {
		text := parsed(t, f.HTML)
		for n := range text.Blocks {
			got, err := Choose(text, func(i int) bool { return i == n })
			if text.Blocks[n].Len() == 0 {
				continue // an empty cell by itself
			}
			if err != nil {
				t.Fatal(f.Name, err)
			}
			if err := got.Check(); err != nil || got.Content != text.Quote(text.Blocks[n].Range) {
				t.Errorf("%s, block %d: %q, %v", f.Name, n, got.Content, err)
			}
		}
	}
	if _, err := Choose(parsed(t, "<p>a"), func(int) bool { return false }); !errors.Is(err, ErrEmpty) {
		t.Errorf("no block at all: %v", err)
	}
}
