package document

import "strings"

// Plain is the text at r for people and copies: without the places of images, which say nothing in writing. Lines and tabs
// stay, so that a table can be pasted into a sheet. It is "" where r is not a range of the text.
func (x *Index) Plain(r Range) string {
	quote := x.Quote(r)
	if !strings.ContainsRune(quote, ObjectReplacement) {
		return quote
	}
	var lines []string
	for line := range strings.SplitSeq(quote, "\n") {
		without, had := withoutObjects(line)
		if !had || without != "" {
			lines = append(lines, without)
		}
	}
	return strings.Trim(strings.Join(lines, "\n"), " \n")
}

// Plain is the text at r for people and copies, without the places of images. For many look-ups take an Index.
func (t Text) Plain(r Range) string { return NewIndex(t).Plain(r) }

// withoutObjects takes the objects out of a line and the spaces that would then stand double or alone.
func withoutObjects(line string) (string, bool) {
	parts := strings.Split(line, string(ObjectReplacement))
	if len(parts) == 1 {
		return line, false
	}
	var b strings.Builder
	for _, part := range parts {
		if s := b.String(); s == "" || strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\t") {
			part = strings.TrimPrefix(part, " ")
		}
		b.WriteString(part)
	}
	return strings.TrimRight(b.String(), " "), true
}
