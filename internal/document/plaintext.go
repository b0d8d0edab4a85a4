package document

import "strings"

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n")

// FromPlain gives the canonical text of plain text: blank lines part paragraphs, a single line end stays one. It fails with
// ErrEmpty or ErrTooLong.
func FromPlain(s string) (Text, error) {
	var b builder
	for line := range strings.SplitSeq(lineEnds.Replace(s), "\n") {
		if b.err != nil {
			break
		}
		if isBlankLine(line) {
			b.flush(Block{Kind: Paragraph}, nil, false)
			continue
		}
		b.freshLine()
		b.write(line, false)
	}
	b.flush(Block{Kind: Paragraph}, nil, false)
	return b.text()
}

func isBlankLine(line string) bool {
	return isBlank(strings.Map(func(r rune) rune {
		if isDropped(r) {
			return -1
		}
		return r
	}, line))
}
