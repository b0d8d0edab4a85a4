package factcheck

import (
	"time"

	"stet/internal/document"
)

// CaptureID names a capture.
type CaptureID string

// Capture is the copy of a source as it was at a moment. It is never changed.
type Capture struct {
	ID        CaptureID
	SourceID  SourceID
	Number    int    // of the source's captures, from 1
	Address   string // that was asked for; empty for a file that somebody brought
	FinalURL  string // where the bytes came from in the end
	Name      string // of the file
	Status    int    // of the answer
	MediaType string // as the site or the browser named it
	Header    map[string][]string
	Hash      string // SHA-256 of the bytes, in hex
	Size      int
	Format    string        // how its text was read; empty where there is none
	Unread    Sentence      // why there is no text
	Extractor int           // document.ExtractorVersion that made the text
	TextHash  string        // SHA-256 of the canonical text
	Text      document.Text // empty in lists
	Change    CaptureChange // against the capture before it
	CreatedBy UserID        // empty: the program, by itself
	CreatedAt time.Time
}

// HasText says whether there is text that can be searched.
func (c Capture) HasText() bool { return c.TextHash != "" }

// CaptureChange says what a capture changed.
type CaptureChange string

// The ways a source can have changed since its capture before.
const (
	FirstCapture     CaptureChange = ""
	ChangedCited     CaptureChange = "cited"     // where it is cited, or nobody can tell
	ChangedElsewhere CaptureChange = "elsewhere" // and not where it is cited
)

// WatchState says how it stands with looking at a source's address.
type WatchState string

// The states of a watch.
const (
	WatchWaiting WatchState = "waiting"
	WatchKept    WatchState = "kept"
	WatchFailed  WatchState = "failed"
)

// Watch is what is known of looking at a source's address.
type Watch struct {
	SourceID SourceID
	State    WatchState
	AskedBy  UserID // for the look that waits, or the last one; empty: nobody, it was its turn
	AskedAt  time.Time
	LookedAt time.Time // zero before the first look
	Failures int       // in a row
	Failure  Sentence  // of the last one
}

// MostLookHours is the longest interval between two looks at a source, in hours.
const MostLookHours = 24 * 366

// Look is a source whose address is to be looked at now.
type Look struct {
	Source SourceID
	URL    string
}

// AlarmID names an alarm.
type AlarmID string

// AlarmKind says what is wrong with a source.
type AlarmKind string

// The kinds of alarm.
const (
	Dead    AlarmKind = "dead"    // its address gives nothing any more
	Moved   AlarmKind = "moved"   // its address leads elsewhere for good
	Changed AlarmKind = "changed" // where it is cited
)

// Alarm is something wrong with a source that somebody should know of.
type Alarm struct {
	ID             AlarmID
	SourceID       SourceID
	Kind           AlarmKind
	Capture        CaptureID    // that shows it, of a change
	Address        string       // where it has moved to
	Failure        Sentence     // what the address answered, of a dead one
	Citations      []CitationID // whose places changed
	RaisedAt       time.Time
	AcknowledgedAt time.Time
	AcknowledgedBy UserID
	OverAt         time.Time // it is true no longer
}

// Stands says whether somebody still has to look at it.
func (a Alarm) Stands() bool { return a.AcknowledgedAt.IsZero() && a.OverAt.IsZero() }

// About says whether the alarm is about this use of the source; a change is about the citations whose places changed.
func (a Alarm) About(c Citation) bool {
	if c.Withheld || c.Source.ID != a.SourceID {
		return false
	}
	if a.Kind != Changed {
		return true
	}
	for _, id := range a.Citations {
		if id == c.ID {
			return true
		}
	}
	return false
}

// SourceAlarm is a standing alarm with its source, for lists.
type SourceAlarm struct {
	Alarm  Alarm
	Source Source
}

// failuresToDead is how many looks in a row have to fail before an address that did not say so itself is called dead.
const failuresToDead = 3

// Gone says whether an address is dead, by the status it answered with (0 for no answer) and the failures in a row.
func Gone(status, failures int) bool {
	return status == 404 || status == 410 || failures >= failuresToDead
}

// CaptureFile is a capture with what it belongs to, as far as one reader may see it.
type CaptureFile struct {
	Capture  Capture
	Source   Source
	Excerpts []UsedExcerpt // in the order of the text, those that are not in it last
	Latest   bool          // no later capture of the source is kept
	People   People
}

// UsedExcerpt is an excerpt as it stands in a capture, with the claim that uses it.
type UsedExcerpt struct {
	Use   Use
	Found Excerpt
}
