package importer

import (
	"regexp"
	"strings"

	"stet/internal/document"
)

// What Markdown may hold. The parser's time grows with the square of both, and no article comes near either.
const (
	deepestMarkers = 100  // quotations and lists within one another on one line
	mostMarks      = 4000 // brackets, stars and the like in one paragraph
)

var (
	openingMarkers = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*`)
	newBlock       = regexp.MustCompile(`^ {0,3}(?:[-*+][ \t]|#{1,6}[ \t])|^\s*$`)
)

// tangled refuses Markdown that would take the parser minutes.
func tangled(s string) error {
	marks := 0
	for line := range strings.SplitSeq(s, "\n") {
		opened := openingMarkers.FindString(line)
		if len(opened)-strings.Count(opened, " ") > deepestMarkers {
			return document.ErrTooDeep
		}
		if newBlock.MatchString(line) {
			marks = 0
		}
		if marks += countMarks(line); marks > mostMarks {
			return refuse(ErrTangled, "One paragraph of it has more than %d Markdown marks. Part it by blank lines, or import it as plain text.", mostMarks)
		}
	}
	return nil
}

func countMarks(line string) int {
	n := 0
	for i := range len(line) {
		if strings.IndexByte("*_~[]<`", line[i]) >= 0 {
			n++
		}
	}
	return n
}
