package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"

	"stet/internal/factcheck"
)

// The formats of other systems' work.
const (
	Hypothesis    = "hypothesis"
	WebAnnotation = "web annotation"
	Brat          = "brat"
)

// MaxAnnotations is how many annotations are read of one file, and maxReplies how many replies to them.
const (
	MaxAnnotations = 5_000
	maxReplies     = 50_000
)

// MaxAnnotationBytes is the largest file of annotations that is read.
const MaxAnnotationBytes = 8 << 20

// Annotations reads what was annotated in another system in the terms of the desk; the text is brat's .txt, if it was brought.
func Annotations(file, text factcheck.Raw) (factcheck.Annotations, error) {
	all, err := ReadAnnotations(file.Bytes)
	if err == nil && len(text.Bytes) > 0 {
		all, err = withText(all, text.Bytes)
	}
	if err != nil {
		return factcheck.Annotations{}, refused(err)
	}
	return all, nil
}

// ReadAnnotations reads what was annotated in another system: a Hypothesis export or search answer (JSON), W3C Web Annotations
// (JSON-LD), or brat's stand-off file (.ann). Which one it is, is told by what stands in it. The error is a *Refusal.
func ReadAnnotations(b []byte) (factcheck.Annotations, error) {
	if len(b) > MaxAnnotationBytes {
		return factcheck.Annotations{}, refuse(ErrTooLarge, "The file is larger than %d MB, which is the most that can be read.", MaxAnnotationBytes>>20)
	}
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("\xef\xbb\xbf"))
	switch {
	case len(b) == 0:
		return factcheck.Annotations{}, refuse(ErrEmpty, "There is nothing in the file.")
	case looksLikeBrat(b):
		return readBrat(string(b))
	}
	var value any
	if err := json.Unmarshal(b, &value); err != nil {
		return factcheck.Annotations{}, refuse(ErrNotText, "This is neither JSON nor a brat file (.ann): %v.", err)
	}
	return annotationsOf(value)
}

func annotationsOf(value any) (all factcheck.Annotations, err error) {
	switch object, _ := value.(map[string]any); {
	case object["annotations"] != nil:
		all = readHypothesis(listOf(object["annotations"]))
	case object["rows"] != nil:
		all = readHypothesis(listOf(object["rows"]))
	default:
		all = readWebAnnotations(value)
	}
	switch n := len(all.All); {
	case n == 0 && len(all.Unmapped) == 0:
		return all, refuse(ErrEmpty, "There are no annotations in the file that can be read. It may be a Hypothesis export, W3C Web Annotations (JSON-LD) or a brat file.")
	case n > MaxAnnotations:
		return all, refuse(ErrTooLong, "The file has %d annotations; at most %d are read at once.", n, MaxAnnotations)
	}
	replies := 0
	for _, a := range all.All {
		replies += len(a.Replies)
	}
	if replies > maxReplies {
		return all, refuse(ErrTooLong, "The file has %d replies; at most %d are read at once.", replies, maxReplies)
	}
	return all, nil
}

// unmapped collects what is passed over, once for each kind of thing.
type unmapped map[string]int

func (u unmapped) note(format string, args ...any) { u[fmt.Sprintf(format, args...)]++ }

// mostSentences is how many different things that were passed over are told one by one.
const mostSentences = 200

// sentences tells what was passed over, and how often.
func (u unmapped) sentences() []string {
	all := make([]string, 0, len(u))
	for what, times := range u {
		if times > 1 {
			what = fmt.Sprintf("%s (%d times)", what, times)
		}
		all = append(all, what)
	}
	sort.Strings(all)
	if n := len(all) - mostSentences; n > 0 {
		all = append(all[:mostSentences], fmt.Sprintf("%d other things, which are not listed", n))
	}
	return all
}

// The values of JSON that is not what it should be are the zero ones.

func stringOf(value any) string {
	s, _ := value.(string)
	return s
}

func objectOf(value any) map[string]any {
	m, _ := value.(map[string]any)
	return m
}

// list is an array, or the one value that stands where an array may.
func listOf(value any) []any {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{value}
}

func numberOf(value any) int {
	n, _ := value.(float64)
	if n < 0 || n > maxOffset {
		return 0
	}
	return int(n)
}

const maxOffset = 1 << 30

func authorOf(a factcheck.Annotation) string {
	if a.Author == "" {
		return "somebody unnamed"
	}
	return a.Author
}

// threaded puts replies under what they reply to, however deep, in the order they were given. A reply to something that is not
// in the file is told as unmapped.
func threaded(flat []factcheck.Annotation, parents map[string]string, u unmapped) []factcheck.Annotation {
	at := map[string]int{}
	var roots []factcheck.Annotation
	for _, a := range flat {
		if parents[a.ID] == "" {
			if _, twice := at[a.ID]; !twice && a.ID != "" {
				at[a.ID] = len(roots)
			}
			roots = append(roots, a)
		}
	}
	known := map[string]string{}
	for _, a := range flat {
		if parents[a.ID] == "" {
			continue
		}
		i, ok := at[rootOf(a.ID, parents, known)]
		if !ok {
			u.note("A reply to something that is not in the file")
			continue
		}
		roots[i].Replies = append(roots[i].Replies, a)
	}
	return roots
}

// rootOf follows replies upwards, and notes what it found of each it met, so that a long thread is walked once. Replies that go
// round in a circle have none.
func rootOf(id string, parents, known map[string]string) string {
	var met []string
	root := ""
	for at := id; ; at = parents[at] {
		if r, ok := known[at]; ok {
			root = r
			break
		}
		if parents[at] == "" {
			root = at
			break
		}
		known[at] = "" // till its root is found: one that is met again goes round in a circle
		met = append(met, at)
	}
	for _, at := range met {
		known[at] = root
	}
	return root
}
