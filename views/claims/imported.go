package claims

import (
	"strings"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// Imported is what another system said of a claim's passage.
type Imported struct {
	From    locale.Message // which system
	Said    Remark
	Page    string // where it was said; empty where unknown or no web address
	Tags    []string
	Replies []Remark
}

// Remark is what somebody said elsewhere.
type Remark struct {
	By   string
	At   time.Time
	Text string
}

// FormatName is the name of the system that a file of annotations comes from.
func FormatName(format string) locale.Message {
	switch format {
	case "hypothesis":
		return locale.Plain("Hypothesis")
	case "brat":
		return locale.Plain("brat")
	}
	return locale.M("another system")
}

// NewImported makes what other systems said to show.
func NewImported(all []factcheck.ImportedAnnotation) []Imported {
	shown := make([]Imported, 0, len(all))
	for _, a := range all {
		i := Imported{From: FormatName(a.Format), Said: newRemark(a.Annotation), Tags: a.Annotation.Tags}
		if strings.HasPrefix(a.Annotation.Page, "https://") || strings.HasPrefix(a.Annotation.Page, "http://") {
			i.Page = a.Annotation.Page
		}
		for _, r := range a.Annotation.Replies {
			i.Replies = append(i.Replies, newRemark(r))
		}
		shown = append(shown, i)
	}
	return shown
}

func newRemark(a factcheck.Annotation) Remark {
	at, _ := time.Parse(time.RFC3339, a.At) // a time that is none is unknown
	return Remark{By: a.Author, At: at, Text: a.Body}
}
