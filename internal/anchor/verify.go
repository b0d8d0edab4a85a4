package anchor

import (
	"errors"
	"strings"

	"stet/internal/document"
)

// What can be wrong with a passage that somebody asks to store.
var (
	ErrOtherText      = errors.New("the passage was taken from another version of the text")
	ErrOutOfRange     = errors.New("the passage is empty or reaches beyond the text")
	ErrInsideGrapheme = errors.New("the passage begins or ends inside a character")
	ErrBlankEdge      = errors.New("the passage begins or ends with white space")
	ErrQuoteDiffers   = errors.New("the quote is not what stands at this place in the text")
)

// Verify says whether a passage may be stored: the hash is that of the text, the range lies in it, cuts no character and
// has no white space at its ends, and the quote is what stands there. Line ends of the quote may be CRLF, as forms send
// them, and U+FFFC may be missing from it, as it is from anything copied. The error is one of those above.
func Verify(t document.Text, hash string, r document.Range, quote string) error {
	if hash != t.Hash() {
		return ErrOtherText
	}
	ruler := newRuler(t.Content)
	if err := ruler.check(r); err != nil {
		return err
	}
	if ruler.trim(r) != r {
		return ErrBlankEdge
	}
	if spoken(strings.ReplaceAll(quote, "\r\n", "\n")) != spoken(ruler.slice(r)) {
		return ErrQuoteDiffers
	}
	return nil
}

func (r *ruler) check(p document.Range) error {
	switch {
	case !r.holds(p):
		return ErrOutOfRange
	case !r.border[p.Start] || !r.border[p.End]:
		return ErrInsideGrapheme
	}
	return nil
}
