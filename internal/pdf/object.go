// Package pdf reads the text of PDF files (ISO 32000): which letters stand on a page, how large and where. It draws nothing and
// knows no paragraphs; what arrives may be broken or hostile, so everything it reads is limited.
package pdf

// The objects of a file are nil, bool, int, float64, string (of bytes), and these.
type (
	name  string
	array []any
	dict  map[name]any
	ref   struct{ number, generation int }
)

// stream is a dictionary with bytes behind it, which are packed as the dictionary says.
type stream struct {
	dict
	raw  []byte
	from ref // the object that it is, for its key
}

// keyword is a bare word: of the file's own structure, or an operator of a page.
type keyword string

// number is a number as such; what is none is 0.
func number(o any) float64 {
	switch n := o.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return 0
}

func whole(o any) int {
	switch n := o.(type) {
	case int:
		return n
	case float64:
		return int(max(-1e9, min(n, 1e9)))
	}
	return 0
}
