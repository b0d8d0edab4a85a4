package factcheck

import (
	"time"

	"stet/internal/document"
)

// ArticleID names an article.
type ArticleID string

// VersionID names a version of an article.
type VersionID string

// Article is a text being checked.
type Article struct {
	ID          ArticleID
	Title       string
	URL         string // http or https, or empty
	Publisher   string
	Byline      string
	Language    string // BCP 47, or empty when unknown
	PublishedOn string // YYYY-MM-DD, or empty when unknown
	Deadline    time.Time
	Current     VersionID
	Number      int // number of the current version
	CreatedBy   UserID
	CreatedAt   time.Time
	UpdatedAt   time.Time
	WithdrawnAt time.Time // a tombstone: it was imported by mistake, and has no claims
	RowVersion  int
}

// Withdrawn says whether the article was taken out again.
func (a Article) Withdrawn() bool { return !a.WithdrawnAt.IsZero() }

// Version is one immutable text of an article. Hash is the SHA-256 of the canonical text.
type Version struct {
	ID         VersionID
	ArticleID  ArticleID
	Number     int // from 1
	Text       document.Text
	Hash       string
	Format     string // how it arrived: plain, markdown, html
	Extractor  int    // document.ExtractorVersion that made the text
	RawHash    string // SHA-256 of the bytes it was read from, in hex
	Provenance Provenance
	CreatedBy  UserID
	CreatedAt  time.Time
}

// EditedFormat is the format of a version that was edited here.
const EditedFormat = "edited"

// Rereadable says whether the version was read from its bytes by an older extractor than the program has now.
func (v Version) Rereadable() bool {
	return v.Extractor < document.ExtractorVersion && v.Format != EditedFormat
}

// Raw is the bytes an article arrived as, kept so that a better extractor can read them again.
type Raw struct {
	Name       string // file name, or empty for a paste
	MediaType  string
	Bytes      []byte
	Provenance Provenance
}

// Provenance is how bytes came here, and what somebody decided about reading them: bytes and provenance always give the same text.
type Provenance struct {
	Base    string   // where the text was published, or empty; links in it are completed with that
	PutBack []string // blocks that were left out and put back, by the keys of Dropped
	URL     string   // of what was fetched: where it came from in the end
	Status  int      // of what was fetched: what the site answered
	Header  map[string][]string
	At      time.Time // of what was fetched: when
}

// Fetched says whether the bytes were fetched from the web.
func (p Provenance) Fetched() bool { return p.Status != 0 }

// EditedText is the media type of a version that was edited here: its canonical text, as JSON.
const EditedText = "application/vnd.stet.text+json"

// Extraction is what was read from an arrival: particulars to offer, and the canonical text.
type Extraction struct {
	Offered Article
	Text    document.Text
	Format  string // plain, markdown, html
	Remarks []Remark

	LeadImage string     // address of the picture that the page shows itself with, or empty
	Dropped   []Dropped  // what of the page was left out, in its order
	Notices   []Sentence // what the person should know before it is kept
}

// Dropped is a stretch of a page that was taken for none of its article: navigation, advertisements, comments of readers.
type Dropped struct {
	Key     string // names it, for as long as the page has it; empty for what cannot be put back
	Text    string // of a picture its alternative, or its address
	Kind    document.BlockKind
	PutBack bool // it stands in the text, since somebody put it back
	Before  int  // the code point of the text before which it stands, or would
	Page    int  // where there are pages
}

// ImportID names an arrival that somebody is still looking at before it becomes an article.
type ImportID string

// ImportLife is how long an arrival waits for its importer.
const ImportLife = 7 * 24 * time.Hour

// Import is what arrived and what was read from it, waiting for its importer to confirm the particulars.
type Import struct {
	ID        ImportID
	Raw       Raw
	Offered   Article // the particulars read from the content; with an ID it is to be that article’s next version
	CreatedBy UserID
	CreatedAt time.Time
}

// Progress counts an article's claims by state.
type Progress map[State]int

// Total is the number of claims.
func (p Progress) Total() int {
	n := 0
	for _, count := range p {
		n += count
	}
	return n
}

// Settled is the number of claims that need no more work.
func (p Progress) Settled() int { return p[Approved] + p[Closed] }

// Summary is an article as lists show it.
type Summary struct {
	Article  Article
	Progress Progress
	People   []UserID // assigned to the article or to one of its claims, in order of name
}

// ArticleFilter chooses and pages a list of articles; the zero value is the first page of all, newest first.
type ArticleFilter struct {
	Title  string // part of the title, any case
	Status string // open: claims left to settle, or none made yet; settled: every claim is; empty: all
	Person UserID // only articles this person is on
	Due    bool   // only with a deadline, the nearest first
	After  string // opaque cursor: the Next of the page before
	Limit  int
}

// ArticlePage is one page of a list of articles.
type ArticlePage struct {
	Articles []Summary
	Next     string // cursor of the page after this one, empty at the end
}

// Limits of what a person can type about an article, in code points.
const (
	MaxTitle = 300
	MaxName  = 200
	MaxURL   = 2000
)
