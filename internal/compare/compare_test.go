package compare

import (
	"math/rand/v2"
	"strings"
	"testing"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
)

func TestWordsThatChangedAreTold(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		want                []Piece
	}{
		{"nothing", "It rose.", "It rose.", []Piece{{Same, "It rose."}}},
		{"a number", "over 250 firms", "over 260 firms", []Piece{{Same, "over "}, {Removed, "250"}, {Added, "260"}, {Same, " firms"}}},
		{"two words in a row", "a red car", "a blue bus", []Piece{{Same, "a "}, {Removed, "red car"}, {Added, "blue bus"}}},
		{"a word goes", "very tall trees", "tall trees", []Piece{{Removed, "very "}, {Same, "tall trees"}}},
		{"a word comes, in Ukrainian", "ціни зросли", "ціни знову зросли", []Piece{{Same, "ціни "}, {Added, "знову "}, {Same, "зросли"}}},
		{"everything", "", "new", []Piece{{Added, "new"}}},
		{"nothing at all", "", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Words(c.before, c.after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	f.Add("a red car, fast", "a blue bus, slow")
	f.Add("é👩‍👩‍👧‍👦 x", "é👩‍👩‍👧 x\ny")
	f.Fuzz(func(t *testing.T, before, after string) {
		was, is := "", ""
		for _, p := range Words(before, after) {
			if p.Op != Added {
				was += p.Text
			}
			if p.Op != Removed {
				is += p.Text
			}
		}
		if was != before || is != after {
			t.Fatalf("the pieces make %q and %q", was, is)
		}
	})
}

func text(t testing.TB, s string) document.Text {
	t.Helper()
	d, err := document.FromPlain(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestBlocksThatChangedStandBesideOneAnother(t *testing.T) {
	before := text(t, "The forum met in Kyiv on Friday.\n\nIt drew over 250 firms from 30 countries.\n\nNobody was hurt.\n\nThe minister spoke afterwards of a new era.")
	after := text(t, "The minister spoke afterwards of a new era.\n\nThe forum met in Kyiv on Friday.\n\nA line that is quite new here.\n\nIt drew over 260 firms from 30 countries.")
	type row struct {
		kind          RowKind
		before, after int
	}
	var got []row
	for _, r := range Texts(before, after) {
		got = append(got, row{r.Kind, r.Before, r.After})
	}
	want := []row{
		{MovedHere, None, 0}, {Unchanged, 0, 1}, {AddedRow, None, 2}, {Changed, 1, 3}, {RemovedRow, 2, None}, {MovedAway, 3, None},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(row{})); diff != "" {
		t.Error(diff)
	}
}

func TestEveryBlockStandsInOneRow(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	lines := strings.Split("one two three four,five six seven,eight nine ten eleven twelve,thirteen,fourteen fifteen,one two three five", ",")
	for range 300 {
		before, after := text(t, some(random, lines)), text(t, some(random, lines))
		was, is := 0, 0
		for _, r := range Texts(before, after) {
			if r.Before != None {
				if r.Before != was {
					t.Fatalf("block %d of the text before stands where %d should", r.Before, was)
				}
				was++
			}
			if r.After != None {
				if r.After != is {
					t.Fatalf("block %d of the text after stands where %d should", r.After, is)
				}
				is++
			}
		}
		if was != len(before.Blocks) || is != len(after.Blocks) {
			t.Fatalf("%d of %d and %d of %d blocks", was, len(before.Blocks), is, len(after.Blocks))
		}
	}
}

func some(random *rand.Rand, lines []string) string {
	chosen := []string{"always"}
	for range random.IntN(12) {
		chosen = append(chosen, lines[random.IntN(len(lines))])
	}
	return strings.Join(chosen, "\n\n")
}

func BenchmarkTexts(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields("the forum drew over two hundred firms from thirty countries and the minister spoke of an era that was new")
	paragraph := func() string {
		var s []string
		for range 60 {
			s = append(s, words[random.IntN(len(words))])
		}
		return strings.Join(s, " ")
	}
	var old, changed []string
	for range 200 {
		p := paragraph()
		old, changed = append(old, p), append(changed, strings.Replace(p, " the ", " a ", 2))
	}
	before, after := text(b, strings.Join(old, "\n\n")), text(b, strings.Join(changed, "\n\n"))
	b.SetBytes(int64(len(before.Content)))
	for b.Loop() {
		Texts(before, after)
	}
}
