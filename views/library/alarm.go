package library

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// Alarm is something wrong with a source.
type Alarm struct {
	Badge       locale.Message
	Sentence    locale.Message
	At          time.Time
	See         string // what shows it; empty where there is nothing to show
	To          string // where the page has moved to
	Acknowledge string // where that is posted to; empty where it is done or over
	Note        locale.Message
	NoteAt      time.Time
}

func newAlarm(a factcheck.Alarm, people factcheck.People) Alarm {
	shown := Alarm{Badge: claims.AlarmName(a.Kind), Sentence: claims.AlarmSentence(a), At: a.RaisedAt, To: a.Address}
	if a.Capture != "" {
		shown.See = paths.Capture(a.Capture)
	}
	switch {
	case a.Stands():
		shown.Acknowledge = paths.AcknowledgeAlarm(a.ID)
	case !a.AcknowledgedAt.IsZero():
		shown.Note, shown.NoteAt = locale.M("Acknowledged by %s", people.Name(a.AcknowledgedBy)), a.AcknowledgedAt
	default:
		shown.Note, shown.NoteAt = locale.M("Over"), a.OverAt
	}
	return shown
}
