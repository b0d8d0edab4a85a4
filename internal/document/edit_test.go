package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/document/fixtures"
)

func parsed(t *testing.T, html string) Text {
	t.Helper()
	text, err := FromHTML(parse(t, html), nil)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func blocksOf(text Text) []string {
	var blocks []string
	x := NewIndex(text)
	for i := range text.Blocks {
		blocks = append(blocks, x.BlockText(i))
	}
	return blocks
}

func TestATextThatIsNotEditedStaysAsItIs(t *testing.T) {
	for _, f := range fixtures.All() {
		t.Run(f.Name, func(t *testing.T) {
			text := parsed(t, f.HTML)
			got, err := Edit(text, blocksOf(text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(text, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnEditedBlockKeepsItsKindItsPlaceAndTheFormatsAtItsEnds(t *testing.T) {
	text := parsed(t, `<h2>Head</h2><ul><li><b>Over</b> 250 firms from <a href="https://example.org/">30 countries</a></li><li>second</li></ul><p>Last.</p>`)
	got, err := Edit(text, []string{"Heading", "Over 260 new \u00ADfirms\ufffc from 30 countries", "", "Last.\r\n\r\nAnd more."})
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Check(); err != nil {
		t.Fatal(err)
	}
	if want := "Heading\nOver 260 new firms from 30 countries\nLast.\nAnd more."; got.Content != want {
		t.Errorf("got %q", got.Content)
	}
	var formats []string
	for _, r := range got.Runs {
		formats = append(formats, string(r.Kind)+" "+got.Quote(r.Range))
	}
	if diff := cmp.Diff([]string{"strong Over", "link 30 countries"}, formats); diff != "" {
		t.Error(diff)
	}
	if got.Blocks[0].Kind != Heading || got.Blocks[0].Level != 2 || len(got.Blocks[1].Within) != 2 || got.Blocks[3].Kind != Paragraph {
		t.Errorf("got %+v", got.Blocks)
	}
}

func TestAnEditOfOtherBlocksOrOfEverythingIsRefused(t *testing.T) {
	text := parsed(t, `<p>One</p><p>Two</p>`)
	for name, c := range map[string]struct {
		blocks []string
		want   error
	}{
		"too few":  {[]string{"One"}, ErrOtherText},
		"too many": {[]string{"One", "Two", "Three"}, ErrOtherText},
		"nothing":  {[]string{"", " \n"}, ErrEmpty},
		"too long": {[]string{strings.Repeat("x", MaxLength+1), "Two"}, ErrTooLong},
	} {
		if _, err := Edit(text, c.blocks); err != c.want {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
