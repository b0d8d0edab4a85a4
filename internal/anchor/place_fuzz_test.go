package anchor

import (
	"slices"
	"strings"
	"testing"

	"stet/internal/document"

	"golang.org/x/text/unicode/norm"
)

func FuzzPlace(f *testing.F) {
	f.Add("The bridge cost 40 million euros last year. It is closed.", "It is closed. The bridge cost 45 million euros last year.", 0, 43)
	f.Add("One.\nTwo “three” four.\nFive.", "One. Two \"three\" four. Five.", 5, 16)
	f.Add("🇺🇦 Сім’я 👩‍👩‍👧‍👦 приїхала до міста. Кінець.", "🇺🇦🇺🇦 Сімʼя 👩‍👩‍👧‍👦 приїхала. Кінець.", 3, 20)
	f.Add("費用は四千万ユーロだった。次の会議は春に開かれる。", "次の会議は春に開かれる。費用は四千五百万だった。", 0, 13)
	f.Add("a a a a b a a a a a a a b", "a a b a a a a a", 4, 9)
	f.Fuzz(func(t *testing.T, old, now string, from, length int) {
		old, now = canonical(old), canonical(now)
		from, length = max(0, from)%(len(old)+1), max(0, length)%(len(old)+1)
		edited := replaced(old, now, from, length)
		for _, now := range []string{now, edited, old} {
			m := NewMove(old, now)
			r := within(from, length, len(m.old.runes))
			for _, r := range []document.Range{r, m.old.snap(r), m.old.trim(m.old.snap(r))} {
				checkPlacement(t, m, r)
			}
		}
	})
}

func canonical(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "")) }

// replaced is a text in which a stretch was replaced by another text's beginning.
func replaced(s, by string, from, length int) string {
	runes, put := []rune(s), []rune(by)
	r := within(from, length, len(runes))
	return canonical(string(runes[:r.Start]) + string(put[:min(len(put), length)]) + string(runes[r.End:]))
}

func checkPlacement(t *testing.T, m *Move, r document.Range) {
	t.Helper()
	got := m.Place(r)
	there := got.Range
	switch {
	case there.Start < 0 || there.Start > there.End || there.End > len(m.new.runes):
		t.Fatalf("%v is placed at %v of %d", r, there, len(m.new.runes))
	case !m.new.border[there.Start] || !m.new.border[there.End]:
		t.Fatalf("%v is placed inside a character, at %v", r, there)
	case (there.Len() == 0) != (got.State == Orphan):
		t.Fatalf("%v is %s at %v", r, got.State, there)
	case got.Automatic != (got.State == Exact):
		t.Fatalf("%v is %s and automatic is %v", r, got.State, got.Automatic)
	case got.Automatic && !slices.Equal(m.new.runes[there.Start:there.End], m.old.runes[r.Start:r.End]):
		t.Fatalf("%v is placed by itself at %v, where something else stands", r, there)
	case got.Score < 0 || got.Score > 1 || got.Margin < 0 || got.Margin > 1:
		t.Fatalf("%v has score %v and margin %v", r, got.Score, got.Margin)
	case m.same && m.Check(r) == nil && there != r:
		t.Fatalf("%v of a text that did not change is placed at %v", r, there)
	}
}
