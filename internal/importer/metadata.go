package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/document"

	"github.com/rivo/uniseg"
)

// Limits of what is offered, in code points.
const (
	longestTitleLine = 120 // a first line longer than this is a sentence, not a title
	longestOffer     = 90  // a title cut from a sentence
	longestField     = 500
)

// finished fills what the reader of the format left open and tidies what pages write into their heads.
func (a Article) finished() Article {
	date, rest := leadingDate(a.opening())
	if a.Title == "" {
		a.Title = offeredTitle(rest)
	}
	if a.Published == "" {
		a.Published = date
	}
	if a.Language == "" {
		a.Language = languageOf(a.Text.Content)
	}
	for _, field := range []*string{&a.Title, &a.Byline, &a.Publisher} {
		*field = clip(tidy(*field), longestField)
	}
	return a
}

// opening is the first block with words in it, without what stands for images.
func (a Article) opening() string {
	content := []rune(a.Text.Content)
	for _, b := range a.Text.Blocks {
		s := strings.ReplaceAll(string(content[b.Start:b.End]), string(document.ObjectReplacement), "")
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return s
		}
	}
	return ""
}

// offeredTitle is the first line where it is short and no sentence, else the first sentence, cut at a word.
func offeredTitle(s string) string {
	s = strings.TrimSpace(s)
	line, _, _ := strings.Cut(s, "\n")
	line = tidy(line)
	if utf8.RuneCountInString(line) <= longestTitleLine && !strings.HasSuffix(line, ".") && !startsSentence(line, s) {
		return line
	}
	sentence, _, _ := uniseg.FirstSentenceInString(tidy(string(firstRunes(s, 1000))), -1)
	return clip(strings.TrimSuffix(tidy(sentence), "."), longestOffer)
}

// startsSentence says whether a line goes on in the next one, which then begins with a small letter.
func startsSentence(line, s string) bool {
	rest := strings.TrimLeftFunc(strings.TrimPrefix(s, line), unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != s && unicode.IsLower(r)
}

// tidy makes one line of a field: single spaces, nothing that is not seen.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\u00ad' || r == '\ufeff' || r == document.ObjectReplacement {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// clip cuts a line to at most n code points, at the end of a word where there is one not far back.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string(firstRunes(s, n-1))
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-", r) }) + "…"
}

// firstRunes is at most n code points, not ending inside a grapheme.
func firstRunes(s string, n int) []rune {
	end, count := 0, 0
	for state, rest, cluster := -1, s, ""; len(rest) > 0; {
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if count += utf8.RuneCountInString(cluster); count > n {
			break
		}
		end += len(cluster)
	}
	return []rune(s[:end])
}
