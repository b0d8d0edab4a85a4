package document

import "testing"

func TestAPassageStandsOnThePagesOfItsBlocks(t *testing.T) {
	text, err := FromPlain("one two\n\nthree\n\nfour five")
	if err != nil {
		t.Fatal(err)
	}
	all := Range{0, text.Len()}
	if first, last := text.Pages(all); first != 0 || last != 0 {
		t.Errorf("a text without pages has the passage on %d to %d", first, last)
	}
	for i, page := range []int{3, 3, 4} {
		text.Blocks[i].Page = page
	}
	for r, want := range map[Range][2]int{
		{0, 7}: {3, 3}, {4, 7}: {3, 3}, {8, 13}: {3, 3}, {10, 18}: {3, 4}, {14, 18}: {4, 4}, all: {3, 4}, {7, 13}: {3, 3},
		{-1, 4}: {}, {4, 4}: {}, {4, text.Len() + 1}: {}, {90, 95}: {},
	} {
		if first, last := text.Pages(r); first != want[0] || last != want[1] {
			t.Errorf("%v stands on %d to %d, want %v", r, first, last, want)
		}
	}
}
