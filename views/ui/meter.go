package ui

import (
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// bar is one stretch of a meter, in hundredths of its width.
type bar struct {
	class        string
	start, width float64
}

func (b bar) x() string    { return strconv.FormatFloat(b.start, 'f', 2, 64) }
func (b bar) size() string { return strconv.FormatFloat(b.width, 'f', 2, 64) }

// bars are the stretches of an article's progress: settled, waiting for an editor, in work. Open claims leave the rest.
func bars(p factcheck.Progress) []bar {
	var shown []bar
	start := 0.0
	for _, part := range []struct {
		class  string
		claims int
	}{
		{"done", p.Settled()},
		{"waits", p[factcheck.InApproval]},
		{"work", inWork(p)},
	} {
		if part.claims == 0 {
			continue
		}
		width := 100 * float64(part.claims) / float64(p.Total())
		shown = append(shown, bar{part.class, start, width})
		start += width
	}
	return shown
}

func inWork(p factcheck.Progress) int { return p[factcheck.Researching] + p[factcheck.Proposed] }

// ProgressText is an article's claims by state in a few words, such as "3 of 7 settled, 1 in approval, 3 open". What there is
// none of is left out.
func ProgressText(p factcheck.Progress) locale.Message {
	if p.Total() == 0 {
		return locale.M("No claims yet")
	}
	parts := []locale.Message{locale.M("%d of %d settled", p.Settled(), p.Total())}
	if n := p[factcheck.InApproval]; n > 0 {
		parts = append(parts, locale.M("%d in approval", n))
	}
	if n := inWork(p); n > 0 {
		parts = append(parts, locale.M("%d in work", n))
	}
	if n := p[factcheck.Open]; n > 0 {
		parts = append(parts, locale.M("%d open", n))
	}
	return locale.List(parts...)
}

// Count is a number with the right form of the word: "1 claim", "2 claims".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
