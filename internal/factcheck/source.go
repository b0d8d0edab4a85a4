package factcheck

import "time"

// SourceID names a source.
type SourceID string

// SourceKind says what sort of thing a source is.
type SourceKind string

// The kinds of source.
const (
	PrimaryRecord     SourceKind = "primary record"
	DataSet           SourceKind = "data set"
	OfficialStatement SourceKind = "official statement"
	Expert            SourceKind = "expert"
	News              SourceKind = "news"
	Interview         SourceKind = "interview"
	OwnObservation    SourceKind = "own observation"
)

// SourceKinds lists the kinds of source as forms offer them.
var SourceKinds = []SourceKind{PrimaryRecord, DataSet, OfficialStatement, Expert, News, Interview, OwnObservation}

// Primary says whether a source of this kind counts as a primary one.
func (k SourceKind) Primary() bool {
	return k == PrimaryRecord || k == DataSet || k == OwnObservation
}

// Source is a thing that can be cited.
type Source struct {
	ID                SourceID
	Title             string
	Publisher         string
	Author            string
	URL               string // http or https, or empty
	Kind              SourceKind
	IndependenceGroup string // sources of one group tell one story; empty means it stands by itself
	Confidential      bool
	PublishedOn       string // YYYY-MM-DD or empty
	SeenOn            string // YYYY-MM-DD or empty
	CreatedBy         UserID
	CreatedAt         time.Time
	UpdatedAt         time.Time
	WithdrawnAt       time.Time // a tombstone: it was added by mistake, and nothing cites it
	RowVersion        int
}

// Withdrawn says whether the source was taken out of the library again.
func (s Source) Withdrawn() bool { return !s.WithdrawnAt.IsZero() }

// Stance says how a source bears on a claim.
type Stance string

// The stances.
const (
	Supports Stance = "supports"
	Refutes  Stance = "refutes"
	Context  Stance = "context"
)

// Stances lists the stances as forms offer them.
var Stances = []Stance{Supports, Refutes, Context}

// CitationID names a citation.
type CitationID string

// Citation is one claim's use of one source.
type Citation struct {
	ID         CitationID
	ClaimID    ClaimID
	Source     Source
	Number     int // as [n] in the rationale; given once, never used again
	Stance     Stance
	Excerpt    string // the source's exact words
	Locator    string // page, timestamp, table cell, section
	Note       string
	CreatedBy  UserID
	CreatedAt  time.Time
	DetachedAt time.Time // a tombstone: kept for the history
	RowVersion int
	Withheld   bool // its source is confidential and not for this reader: all but Number and Stance is blank
}

// SourceFilter chooses and pages a list of sources, newest first.
type SourceFilter struct {
	Text    string // part of title, publisher, author or URL, any case
	Kind    SourceKind
	Alarmed bool // only those with an alarm that stands
	After   string
	Limit   int
}

// SourceSummary is a source as lists show it.
type SourceSummary struct {
	Source  Source
	CitedBy int         // number of claims
	Alarms  []AlarmKind // that stand
}

// SourcePage is one page of the library of sources.
type SourcePage struct {
	Sources []SourceSummary
	Next    string
}

// Limits of what a person can type about a source, in code points.
const (
	MaxExcerpt = 10000
	MaxLocator = 200
)

// SourceFile is all that is known of one source.
type SourceFile struct {
	Source   Source
	Uses     []Use                  // the claims that cite it, newest first
	Watch    Watch                  // the zero one where nobody ever asked for a look
	Captures []Capture              // without texts, the newest first
	Alarms   []Alarm                // the newest first
	Excerpts map[CitationID]Excerpt // where its words stand in the latest capture
	History  []Entry                // oldest first
	People   People
}
