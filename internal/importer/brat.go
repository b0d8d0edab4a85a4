package importer

import (
	"regexp"
	"strconv"
	"strings"

	"stet/internal/factcheck"
)

var bratLine = regexp.MustCompile(`^([TREAMNW*#])(\d*)\t(.*)$`)

// looksLikeBrat says whether the first line is one of brat's.
func looksLikeBrat(b []byte) bool {
	line, _, _ := strings.Cut(string(b[:min(len(b), 1000)]), "\n")
	return bratLine.MatchString(strings.TrimRight(line, "\r"))
}

// readBrat reads brat's stand-off format (brat.nlplab.org, standoff): passages become annotations, notes on them their bodies;
// relations, events and attributes have no place in a claim and are told.
func readBrat(s string) (factcheck.Annotations, error) {
	u, at := unmapped{}, map[string]int{}
	all := factcheck.Annotations{Format: Brat}
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		m := bratLine.FindStringSubmatch(line)
		switch {
		case strings.TrimSpace(line) == "":
		case m == nil:
			u.note("A line that is none of brat's: “%s”", clip(tidy(line), longestOffer))
		case m[1] == "T":
			a, ok := bratPassage(m[1]+m[2], m[3], u)
			if ok {
				at[a.ID] = len(all.All)
				all.All = append(all.All, a)
			}
		case m[1] == "#":
			bratNote(all.All, at, m[3], u)
		default:
			u.note("%s: “%s”", bratKinds[m[1]], clip(tidy(m[3]), longestOffer))
		}
	}
	if len(all.All) > MaxAnnotations {
		return all, refuse(ErrTooLong, "The file has %d annotations; at most %d are read at once.", len(all.All), MaxAnnotations)
	}
	all.Unmapped = u.sentences()
	return all, nil
}

var bratKinds = map[string]string{
	"R": "A relation", "E": "An event", "A": "An attribute", "M": "An attribute", "N": "A normalization", "*": "An equivalence", "W": "A line of the kind W",
}

// bratPassage reads "Type start end" and the text, parted by a tab. A passage in several pieces becomes the whole from the
// first to the last, which is told.
func bratPassage(id, rest string, u unmapped) (factcheck.Annotation, bool) {
	head, quote, _ := strings.Cut(rest, "\t")
	kind, offsets, _ := strings.Cut(head, " ")
	fields := strings.FieldsFunc(offsets, func(r rune) bool { return r == ' ' || r == ';' })
	if len(fields) < 2 {
		u.note("A passage without its place: “%s”", clip(tidy(rest), longestOffer))
		return factcheck.Annotation{}, false
	}
	start, err := strconv.Atoi(fields[0])
	end, err2 := strconv.Atoi(fields[len(fields)-1])
	if err != nil || err2 != nil || start < 0 || end <= start || end > maxOffset {
		u.note("A passage whose place is no place: “%s”", clip(tidy(rest), longestOffer))
		return factcheck.Annotation{}, false
	}
	a := factcheck.Annotation{ID: id, Quote: strings.TrimSpace(quote), Start: start, End: end, Tags: []string{kind}}
	if strings.Contains(offsets, ";") {
		u.note("A passage in several pieces, of which the whole is taken: “%s”", clip(tidy(quote), longestOffer))
		a.Quote = ""
	}
	return a, true
}

// besideQuote is how much of the text before and behind a passage is kept to find it by, in code points.
const besideQuote = 48

// withText gives brat's passages the words of the text they were made on, and what stands around them.
func withText(all factcheck.Annotations, text []byte) (factcheck.Annotations, error) {
	if all.Format != Brat {
		return all, nil
	}
	s, err := decode(text, Plain, "")
	if err != nil {
		return all, refuseText(err)
	}
	runes := []rune(strings.ReplaceAll(s, "\r\n", "\n"))
	for i := range all.All {
		a := &all.All[i]
		if a.End > len(runes) || a.Quote != "" && a.Quote != strings.TrimSpace(string(runes[a.Start:a.End])) {
			all.Unmapped = append(all.Unmapped, "A passage that does not stand in the text where its file says: “"+clip(tidy(a.Quote), longestOffer)+"”")
			continue
		}
		a.Quote = strings.TrimSpace(string(runes[a.Start:a.End]))
		a.Prefix, a.Suffix = string(runes[max(0, a.Start-besideQuote):a.Start]), string(runes[a.End:min(len(runes), a.End+besideQuote)])
	}
	if n := len(all.Unmapped) - mostSentences; n > 0 {
		all.Unmapped = all.Unmapped[:mostSentences]
	}
	return all, nil
}

// bratNote reads "AnnotatorNotes T1" and the words, parted by a tab.
func bratNote(all []factcheck.Annotation, at map[string]int, rest string, u unmapped) {
	head, words, _ := strings.Cut(rest, "\t")
	_, id, _ := strings.Cut(head, " ")
	i, ok := at[id]
	if !ok {
		u.note("A note on %s, which is no passage: “%s”", id, clip(tidy(words), longestOffer))
		return
	}
	all[i].Body = strings.TrimSpace(all[i].Body + "\n" + words)
}
