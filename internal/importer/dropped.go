package importer

// Dropped is text that an arrival has and its canonical text does not.
type Dropped struct {
	Text   string
	Reason string // one of those below
	Page   int    // where there are pages
}

// Why text is left out.
const (
	DroppedRunning = "running" // stands on many pages at the same place: a running head, a page number
	DroppedMargin  = "margin"  // the file itself marks it as no part of the text
	DroppedTurned  = "turned"  // runs along another direction than the page's text
	DroppedForeign = "foreign" // a part in another format that only Word puts in (ECMA-376, part 1, section 17.17.2.1)
)
