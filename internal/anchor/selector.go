package anchor

import (
	"fmt"

	"stet/internal/document"
)

// ContextGraphemes is how much of the text before and after a passage a selector keeps, in grapheme clusters.
const ContextGraphemes = 32

// Selector says where a passage stands in the two ways of the W3C Web Annotation Data Model: by its words and those
// around it (section 4.2.3, TextQuoteSelector) and by code points (4.2.4, TextPositionSelector). U+FFFC is left out of the
// words, so a passage that is an image alone has an empty quote.
type Selector struct {
	Quote  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Describe makes the selector of a range of a text. It fails with ErrOutOfRange where the range is empty or not in the
// text, and with ErrInsideGrapheme where it would cut a character in two.
func Describe(content string, r document.Range) (Selector, error) {
	ruler := newRuler(content)
	if err := ruler.check(r); err != nil {
		return Selector{}, fmt.Errorf("describe a passage: %w", err)
	}
	return Selector{
		Quote:  spoken(ruler.slice(r)),
		Prefix: spoken(ruler.slice(document.Range{Start: ruler.back(r.Start, ContextGraphemes), End: r.Start})),
		Suffix: spoken(ruler.slice(document.Range{Start: r.End, End: ruler.ahead(r.End, ContextGraphemes)})),
		Start:  r.Start,
		End:    r.End,
	}, nil
}
