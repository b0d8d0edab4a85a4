package library

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Kept is what was kept of a source, and how it stands with looking at its address.
type Kept struct {
	State    factcheck.WatchState // empty where nobody ever asked
	Failure  locale.Message
	LookedAt time.Time
	Self     string // the source's page
	Look     string // where a look is asked for; empty without an address
	Upload   string // where a file is posted to
	Form     ui.Form
	Captures []CaptureLine
}

// CaptureLine is a capture in the list of its source.
type CaptureLine struct {
	Number int
	Href   string
	At     time.Time
	By     locale.Message
	What   locale.Message // file or media type, and size
	Change locale.Message
	Loud   bool
}

func newKept(f factcheck.SourceFile, form ui.Form) Kept {
	k := Kept{
		State: f.Watch.State, LookedAt: f.Watch.LookedAt, Self: paths.Source(f.Source.ID), Upload: paths.SourceCaptures(f.Source.ID), Form: form,
	}
	if f.Source.URL != "" {
		k.Look = paths.Look(f.Source.ID)
	}
	if k.State == factcheck.WatchFailed {
		k.Failure = locale.M("%s", f.Watch.Failure)
	}
	for _, c := range f.Captures {
		k.Captures = append(k.Captures, newCaptureLine(c, f.People))
	}
	return k
}

func newCaptureLine(c factcheck.Capture, people factcheck.People) CaptureLine {
	return CaptureLine{
		Number: c.Number, Href: paths.Capture(c.ID), At: c.CreatedAt, By: keptBy(c, people), What: whatIsKept(c),
		Change: changeNames[c.Change], Loud: c.Change == factcheck.ChangedCited,
	}
}

var changeNames = map[factcheck.CaptureChange]locale.Message{
	factcheck.ChangedCited:     locale.M("Changed where it is cited"),
	factcheck.ChangedElsewhere: locale.M("Changed, but not where it is cited"),
}

func keptBy(c factcheck.Capture, people factcheck.People) locale.Message {
	switch {
	case c.Address == "":
		return locale.M("uploaded by %s", people.Name(c.CreatedBy))
	case c.CreatedBy == "":
		return locale.M("fetched when its turn came")
	}
	return locale.M("fetched for %s", people.Name(c.CreatedBy))
}

func whatIsKept(c factcheck.Capture) locale.Message {
	return locale.List(locale.Plain(c.Name), locale.Plain(c.MediaType), sizeOf(c.Size))
}

// sizeOf is a number of bytes as people read it.
func sizeOf(bytes int) locale.Message {
	if bytes < 1<<20 {
		return locale.M("%d KB", max(1, (bytes+512)>>10))
	}
	return locale.M("%d MB", (bytes+512<<10)>>20)
}

// CapturePage is what was kept of a source at a moment.
type CapturePage struct {
	Capture factcheck.Capture
	Source  factcheck.Source
	By      locale.Message
	Size    locale.Message
	Latest  bool
	Unread  locale.Message // why there is no text
	Picture string         // where it is shown from; empty where it is none that browsers show
	Bytes   string
	Found   []FoundExcerpt
	Body    string // safe HTML
}

// FoundExcerpt is an excerpt that is cited from the source, and where it stands in the capture.
type FoundExcerpt struct {
	claims.Found
	ID        string // of the element
	Number    int
	Statement string
	Claim     string // where it is open
}
