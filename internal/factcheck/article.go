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
	ID        VersionID
	ArticleID ArticleID
	Number    int // from 1
	Text      document.Text
	Hash      string
	Format    string // how it arrived: plain, markdown, html
	Extractor int    // document.ExtractorVersion that made the text
	CreatedBy UserID
	CreatedAt time.Time
}

// Raw is the bytes an article arrived as, kept so that a better extractor can read them again.
type Raw struct {
	Name      string // file name, or empty for a paste
	MediaType string
	Bytes     []byte
}

// EditedText is the media type of a version that was edited here: its canonical text, as JSON.
const EditedText = "application/vnd.stet.text+json"

// Extraction is what was read from an arrival: particulars to offer, and the canonical text.
type Extraction struct {
	Offered Article
	Text    document.Text
	Format  string // plain, markdown, html
	Remarks []Remark
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
