package ui

import (
	"fmt"
	"strconv"

	"stet/internal/factcheck"
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
func ProgressText(p factcheck.Progress) string {
	if p.Total() == 0 {
		return "No claims yet"
	}
	text := fmt.Sprintf("%d of %d settled", p.Settled(), p.Total())
	for _, part := range []struct {
		n    int
		name string
	}{{p[factcheck.InApproval], "in approval"}, {inWork(p), "in work"}, {p[factcheck.Open], "open"}} {
		if part.n > 0 {
			text += fmt.Sprintf(", %d %s", part.n, part.name)
		}
	}
	return text
}

// Count is a number with the right form of the word: "1 claim", "2 claims".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
