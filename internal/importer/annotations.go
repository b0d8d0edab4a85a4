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

// MaxAnnotations is how many annotations are read of one file.
const MaxAnnotations = 20_000

// ReadAnnotations reads what was annotated in another system: a Hypothesis export or search answer (JSON), W3C Web Annotations
// (JSON-LD), or brat's stand-off file (.ann). Which one it is, is told by what stands in it. The error is a *Refusal.
func ReadAnnotations(b []byte) (factcheck.Annotations, error) {
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("\xef\xbb\xbf"))
	switch {
	case len(b) == 0:
		return factcheck.Annotations{}, refuse(ErrEmpty, "There is nothing in the file.")
	case len(b) > MaxPackedBytes:
		return factcheck.Annotations{}, refuse(ErrTooLarge, "The file is larger than %d MB, which is the most that can be read.", MaxPackedBytes>>20)
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
	return all, nil
}

// unmapped collects what is passed over, once for each kind of thing.
type unmapped map[string]int

func (u unmapped) note(format string, args ...any) { u[fmt.Sprintf(format, args...)]++ }

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
			at[a.ID] = len(roots)
			roots = append(roots, a)
		}
	}
	for _, a := range flat {
		if parents[a.ID] == "" {
			continue
		}
		i, ok := at[rootOf(a.ID, parents)]
		if !ok {
			u.note("A reply to something that is not in the file")
			continue
		}
		roots[i].Replies = append(roots[i].Replies, a)
	}
	return roots
}

// rootOf follows replies upwards, no further than there are any.
func rootOf(id string, parents map[string]string) string {
	for range len(parents) + 1 {
		parent := parents[id]
		if parent == "" {
			return id
		}
		id = parent
	}
	return ""
}
