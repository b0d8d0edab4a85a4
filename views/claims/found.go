package claims

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Found says where the excerpt of a citation stands in what was kept of its source.
type Found struct {
	Excerpt string // as it is cited
	Word    locale.Message
	Stands  bool
	Close   bool   // it is not there to the letter, and the quote is what comes closest
	Before  string // what stands around it
	Quote   string
	After   string
	Href    string // where it is shown; empty where nothing is known
}

var foundWords = map[factcheck.ExcerptState]locale.Message{
	factcheck.ExcerptExact:      locale.M("The excerpt stands in what was kept, to the letter."),
	factcheck.ExcerptTypography: locale.M("The excerpt stands in what was kept, but for typography."),
	factcheck.ExcerptClose:      locale.M("The excerpt does not stand in what was kept. This comes closest:"),
	factcheck.ExcerptMissing:    locale.M("The excerpt does not stand in what was kept, nor anything like it."),
}

// NewFound says where a citation's excerpt stands.
func NewFound(c factcheck.Citation, e factcheck.Excerpt) Found {
	return Found{
		Excerpt: c.Excerpt, Word: foundWords[e.State], Stands: e.Stands(), Close: e.State == factcheck.ExcerptClose,
		Before: e.Before, Quote: e.Quote, After: e.After, Href: paths.ExcerptIn(e.Capture, e.Citation),
	}
}

// foundIn is where a citation's excerpt stands; nil where nobody looked.
func foundIn(f factcheck.ClaimFile, c factcheck.Citation) *Found {
	for _, e := range f.Excerpts {
		if e.Citation == c.ID {
			found := NewFound(c, e)
			return &found
		}
	}
	return nil
}

// Warning is something wrong with the source of a citation.
type Warning struct {
	Word locale.Message
	Href string
}

func warnings(f factcheck.ClaimFile, c factcheck.Citation) (all []Warning) {
	for _, a := range f.Alarms {
		if a.Citation == c.ID {
			all = append(all, Warning{AlarmName(a.Alarm.Kind), paths.Source(c.Source.ID)})
		}
	}
	return all
}

var alarmNames = map[factcheck.AlarmKind]locale.Message{
	factcheck.Dead: locale.M("Address is dead"), factcheck.Moved: locale.M("Has moved"), factcheck.Changed: locale.M("Changed where it is cited"),
}

// AlarmName is what is wrong with a source, in a few words.
func AlarmName(kind factcheck.AlarmKind) locale.Message { return alarmNames[kind] }

// AlarmSentence is what is wrong with a source, in a sentence.
func AlarmSentence(a factcheck.Alarm) locale.Message {
	switch a.Kind {
	case factcheck.Dead:
		return locale.M("The page cannot be had at its address any more: %s What was kept of it stays.", a.Failure)
	case factcheck.Moved:
		return locale.M("The page has moved for good. Correct the address of the source if it is the same page.")
	}
	return locale.M("The page has changed where it is cited. Compare what was kept then and now.")
}
