package anchor

import (
	"strings"
	"unicode/utf8"

	"stet/internal/document"

	"golang.org/x/text/unicode/norm"
)

// The ways by which a passage of another system is placed.
const (
	MethodQuote   = "quote"   // its words stand there, and can stand nowhere else
	MethodContext = "context" // of several places, what stands around this one tells
)

// Why a passage of another system has no place, or none that is sure.
const (
	reasonNoQuote  = "It has no words to look for."
	reasonLong     = "Its words are too many to look for."
	reasonAbsent   = "Its words do not stand in the text."
	reasonFew      = "Its words are few, and nothing around them tells that these are meant."
	reasonPosition = "The words stand at several places; this is the one at the position it names."
)

// mostDifferences is how many passages are looked for with errors in one text: each takes a comparison of its own.
const mostDifferences = 300

// Attacher finds passages of other systems in one text, as Reattach does, and says how sure that is. It is for use by one
// goroutine at a time.
type Attacher struct {
	content string
	finder  finder
	left    int // searches with errors
}

// NewAttacher makes one for a text in canonical form.
func NewAttacher(content string) *Attacher {
	return &Attacher{content: content, finder: newFinder(content), left: mostDifferences}
}

// Place says where a passage stands. It is placed by itself only where its words stand to the letter, and where they can be no
// others: they stand once and are many, or what stands around them agrees. Everything else is a proposal or an orphan.
func (a *Attacher) Place(s Selector) Placement {
	matches, err := a.finder.find(s.Quote)
	switch err {
	case ErrNoQuote:
		return orphaned(reasonNoQuote)
	case ErrQuoteTooLong:
		return orphaned(reasonLong)
	}
	switch len(matches) {
	case 0:
		return a.different(s)
	case 1:
		return a.single(s, matches[0])
	}
	return a.several(s, matches)
}

func orphaned(reason string) Placement {
	return Placement{State: Orphan, Method: MethodNone, Reason: reason}
}

func (a *Attacher) single(s Selector, m Match) Placement {
	if !m.Exact {
		return Placement{State: Edited, Range: m.Range, Score: 1, Margin: 1, Method: MethodTypography, Reason: "Only capitals, quotes, dashes or spaces differ."}
	}
	before, after := contextKey(s.Prefix), contextKey(s.Suffix)
	if m.Range.Len() >= shortQuote || agreement(a.content, m, before, after) >= leastContext {
		return certain(m.Range, MethodQuote, 1)
	}
	return Placement{State: Moved, Range: m.Range, Score: 1, Margin: 1, Method: MethodQuote, Reason: reasonFew}
}

func (a *Attacher) several(s Selector, matches []Match) Placement {
	if len(matches) > mostPlaces {
		return orphaned(reasonAmbiguous)
	}
	there, err := surrounded(a.content, s, matches)
	if err == nil {
		for _, m := range matches {
			if m.Range == there && m.Exact {
				return certain(there, MethodContext, 1)
			}
		}
		return Placement{State: Edited, Range: there, Score: 1, Method: MethodTypography, Reason: "Only capitals, quotes, dashes or spaces differ."}
	}
	for _, m := range matches {
		if s.End > 0 && m.Range.Start == s.Start {
			return Placement{State: Moved, Range: m.Range, Score: 1, Method: MethodContext, Reason: reasonPosition}
		}
	}
	return orphaned(reasonAmbiguous)
}

// different proposes what is like the passage: what is known of the text it was made on is carried to this one.
func (a *Attacher) different(s Selector) Placement {
	if a.left--; a.left < 0 {
		return orphaned(reasonAbsent)
	}
	before, quote := asText(s.Prefix), strings.TrimSpace(asText(s.Quote))
	old := before + quote + asText(s.Suffix)
	start := utf8.RuneCountInString(before)
	p := Place(old, a.content, []document.Range{{Start: start, End: start + utf8.RuneCountInString(quote)}})[0]
	if p.State == Orphan || p.Range.Len() == 0 {
		return orphaned(reasonAbsent)
	}
	if p.Automatic = false; p.State == Exact {
		p.State = Moved
	}
	return p
}

func asText(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")) }
