package anchor

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"stet/internal/document"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// blocks makes a text of paragraphs parted by line ends.
func blocks(content string) document.Text {
	t := document.Text{Content: content}
	at := 0
	for p := range strings.SplitSeq(content, "\n") {
		end := at + utf8.RuneCountInString(p)
		t.Blocks = append(t.Blocks, document.Block{Range: document.Range{Start: at, End: end}, Kind: document.Paragraph})
		at = end + 1
	}
	return t
}

func quoted(t document.Text, ranges []document.Range) []string {
	var all []string
	runes := []rune(t.Content)
	for _, r := range ranges {
		all = append(all, string(runes[r.Start:r.End]))
	}
	return all
}

// Sentences stand apart at "|".
func TestSentencesEndWhereAReaderSaysSo(t *testing.T) {
	for _, want := range []string{
		"It was held in Kyiv.|Over 250 firms came.",
		"Heading without a stop\nThe first sentence.|The second.",
		`"But courage alone does not stop drones.|Heroism alone cannot intercept missiles.|Quickly," he stressed.`,
		"He said “Stop.”|Then he left.",
		"He asked: “Why?” and left.|Nobody knew.",
		"Il a dit : « Non. »|Puis il est parti.",
		"Dr. A. B. Smith met Mrs. Jones at St. Paul's.|They spoke.",
		"See No. 5 and fig. 2, e.g. the map, vs. the text.|Next.",
		"The answer is no.|Nobody asked.",
		"The U.S. Senate voted.|It was late in the U.S. The vote was close.|",
		"J. R. R. Tolkien wrote it.|Then came George W. Bush.",
		"It rose by 2.5 per cent.|In 2023 it fell.",
		"It happened on Sept. 30, not on Oct. 1.|All agree.",
		"Проф. О. В. Коваленко з м. Києва приїхав на вул. Хрещатик, 12.|Потім поїхав.",
		"Це було 2023 р. в с. Вишневе, див. с. 12.|Далі — інше.",
		"Закон ухвалили у 2024 р.|Проф. Сидоренко був проти.",
		"Пробіг 100 м. Він переміг.|",
		"Річка р. Дніпро тече.|Т. Г. Шевченко писав.",
		"He waited… and went.|She stayed… Then she left.|",
		"Wait . . . what?|Yes.",
		"It is so.[1][2]”[12] Then more.|",
		"1. The first point.|2. The second.",
		"1. The first.\na. The other.",
		"Really?!|Yes.",
		"これは文です。|次の文。",
		"यह वाक्य है।|दूसरा।",
		"مرحبا؟|نعم.",
		"Prices (incl. tax) rose.|(This is new.)|End.",
		"a\n\n\n b ",
		"\ufffc",
		"Look: \ufffc A chart.|It is wrong.",
	} {
		t.Run(want, func(t *testing.T) { checkSentences(t, want) })
	}
}

func checkSentences(t *testing.T, want string) {
	t.Helper()
	text := blocks(strings.ReplaceAll(strings.TrimSuffix(want, "|"), "|", " "))
	var parts []string
	for _, s := range strings.FieldsFunc(cutAtMarks(want), func(r rune) bool { return r == '|' || r == '\n' }) {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	if diff := cmp.Diff(parts, quoted(text, Sentences(text))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// cutAtMarks adds the borders that are followed by a sentence which would look like a mistake in the table.
func cutAtMarks(s string) string {
	for _, c := range []string{"in the U.S. |The", "100 м. |Він", "stayed… |Then", "[1][2]”[12] |Then"} {
		s = strings.ReplaceAll(s, strings.ReplaceAll(c, "|", ""), c)
	}
	return s
}

func TestFootnoteMarkBelongsToItsSentence(t *testing.T) {
	text := blocks("It was so.12 Then it was not. The 2nd.")
	text.Runs = []document.Run{
		{Range: document.Range{Start: 10, End: 12}, Kind: document.Superscript},
		{Range: document.Range{Start: 35, End: 37}, Kind: document.Superscript},
	}
	want := []string{"It was so.12", "Then it was not.", "The 2nd."}
	if diff := cmp.Diff(want, quoted(text, Sentences(text))); diff != "" {
		t.Error(diff)
	}
}

func TestLineBreaksInsideABlock(t *testing.T) {
	text := document.Text{Content: "wrapped in the\nmiddle of it\nNew line", Blocks: []document.Block{
		{Range: document.Range{Start: 0, End: 36}, Kind: document.Paragraph},
	}}
	want := []string{"wrapped in the\nmiddle of it", "New line"}
	if diff := cmp.Diff(want, quoted(text, Sentences(text))); diff != "" {
		t.Error(diff)
	}
	mail := "The secretary general of the alliance, who is called Jens\nStoltenberg, spoke.\nTo Olha\nKyiv"
	full := document.Text{Content: mail, Blocks: []document.Block{{Range: document.Range{Start: 0, End: len(mail)}, Kind: document.Paragraph}}}
	wantFull := []string{"The secretary general of the alliance, who is called Jens\nStoltenberg, spoke.", "To Olha", "Kyiv"}
	if diff := cmp.Diff(wantFull, quoted(full, Sentences(full))); diff != "" {
		t.Error(diff)
	}
	text.Blocks[0].Kind = document.Preformatted
	want = []string{"wrapped in the", "middle of it", "New line"}
	if diff := cmp.Diff(want, quoted(text, Sentences(text))); diff != "" {
		t.Error(diff)
	}
}

func TestSentenceAt(t *testing.T) {
	all := []document.Range{{Start: 2, End: 5}, {Start: 6, End: 9}, {Start: 12, End: 20}}
	for offset, want := range map[int]document.Range{2: all[0], 4: all[0], 5: all[0], 6: all[1], 11: all[1], 12: all[2], 90: all[2]} {
		if got, ok := SentenceAt(all, offset); !ok || got != want {
			t.Errorf("at %d: %v %v, want %v", offset, got, ok, want)
		}
	}
	if _, ok := SentenceAt(all, 1); ok {
		t.Error("there is a sentence before the first")
	}
}

func TestSentencesAreQuickOnHostileText(t *testing.T) {
	start := time.Now()
	for _, unit := range []string{")", "a.) ", ".", "« . » ", "[1]", "1. ", "…", "\u0301", "A. ", "« ", "\n", "a.[1]"} {
		content := "a." + strings.Repeat(unit, 300_000/len(unit))
		Sentences(document.Text{Content: content, Blocks: []document.Block{
			{Range: document.Range{Start: 0, End: utf8.RuneCountInString(content)}, Kind: document.Paragraph},
		}})
		t.Logf("%q: %v", unit, time.Since(start))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("twelve texts of 300 kB took %v", took)
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("Dr. A. B. Smith. “Stop.” Then « Non. » 🇺🇦e\u0323. No. 5…\nНа вул. Хрещатик.")
	f.Add(". . )) [1] [12]x \ufffc\n\n a.\u0301 b")
	f.Fuzz(func(t *testing.T, content string) {
		content = norm.NFC.String(strings.ToValidUTF8(content, ""))
		text := blocks(content)
		ruler, last, block := newRuler(content), 0, 0
		for _, s := range Sentences(text) {
			if s.Start < last {
				t.Fatalf("%v begins before %d", s, last)
			}
			if err := Verify(text, text.Hash(), s, ruler.slice(s)); err != nil {
				t.Fatalf("%v: %v", s, err)
			}
			for ; !text.Blocks[block].Contains(s); block++ {
				if block == len(text.Blocks)-1 {
					t.Fatalf("%v is in no block", s)
				}
			}
			mustBeBlank(t, ruler, last, s.Start)
			last = s.End
		}
		mustBeBlank(t, ruler, last, len(ruler.runes))
	})
}

func mustBeBlank(t *testing.T, r *ruler, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		if !unicode.IsSpace(r.runes[i]) {
			t.Fatalf("%q at %d is in no sentence", r.runes[i], i)
		}
	}
}
