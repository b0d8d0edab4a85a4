// Package importer reads what arrives as an article: plain text, Markdown, HTML, Word, EPUB and PDF, each in files of its own. It offers a title
// and the other particulars for a person to correct, and the canonical text, which nobody can.
package importer

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// The largest arrivals that are read, packed files aside.
const (
	MaxBytes     = 1 << 20  // of a text
	MaxPageBytes = 10 << 20 // of HTML, most of which is no text
)

// The formats that are read.
const (
	Plain    = "plain"
	Markdown = "markdown"
	HTML     = "html"
	Word     = "docx"
	EPUB     = "epub"
	PDF      = "pdf"
)

// Arrival is an article as it comes from a person, a file or a site. All but the bytes may be empty.
type Arrival struct {
	Name      string // of the file
	MediaType string // as a browser or server named it, parameters and all
	Bytes     []byte
	URL       string   // where it was published; addresses in it are resolved against it
	Status    int      // what the site answered, where it was fetched
	PutBack   []string // blocks of a page to be taken in although they look like none of its article, by their keys
}

// Article is what was read. The person who imports can change every field but Text, Format and Extractor.
type Article struct {
	Title     string
	Byline    string
	Publisher string
	URL       string
	Language  string // BCP 47: a language, with its script where that was said; empty when in doubt
	Published string // YYYY-MM-DD, or RFC 3339 where the time of day is known, or empty
	Text      document.Text
	Format    string // one of the formats above
	Extractor int    // document.ExtractorVersion
	Remarks   []factcheck.Remark
	Dropped   []Dropped            // what the text leaves out, as far as that is known
	LeadImage string               // address of the picture that the page shows itself with, or empty
	LeftOut   []factcheck.Dropped  // what of the page was left out, in its order
	Notices   []factcheck.Sentence // what the person should know before it is kept
}

// Read reads an arrival. The format is that of the file's name, else that of the media type, else judged by looking. The
// error is a *Refusal with a sentence for the person.
func Read(a Arrival) (Article, error) {
	read := readText
	switch {
	case isPacked(a.Bytes):
		read = readPacked
	case isPDF(a.Bytes):
		read = readPDF
	case isMHTML(a.Bytes):
		read = readMHTML
	}
	article, err := read(a)
	if err != nil {
		return Article{}, refuseText(err)
	}
	article.Extractor = document.ExtractorVersion
	return article.finished(), nil
}

// readText reads an arrival that is text as it stands.
func readText(a Arrival) (Article, error) {
	if err := unreadable(a.Bytes); err != nil {
		return Article{}, err
	}
	format := formatOf(a)
	s, err := decode(a.Bytes, format, a.MediaType)
	if err != nil {
		return Article{}, err
	}
	if format == "" {
		format = formatByLooking(s)
	}
	if format != HTML && len(a.Bytes) > MaxBytes {
		return Article{}, tooLarge()
	}
	article, err := readers[format](s, a)
	article.Format = format
	return article, err
}

var readers = map[string]func(string, Arrival) (Article, error){
	Plain:    func(s string, a Arrival) (Article, error) { return readPlain(s, pageAddress(a.URL)) },
	Markdown: func(s string, a Arrival) (Article, error) { return readMarkdown(s, pageAddress(a.URL)) },
	HTML:     readHTML,
}

var (
	formatsByEnding = map[string]string{
		".txt": Plain, ".text": Plain, ".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
	}
	formatsByType = map[string]string{
		"text/plain": Plain, "text/markdown": Markdown, "text/x-markdown": Markdown, "text/html": HTML, "application/xhtml+xml": HTML,
	}
)

// formatOf is the format that an arrival says it has, or nothing.
func formatOf(a Arrival) string {
	if f := formatsByEnding[strings.ToLower(path.Ext(a.Name))]; f != "" {
		return f
	}
	essence, _, _ := strings.Cut(a.MediaType, ";")
	return formatsByType[strings.ToLower(strings.TrimSpace(essence))]
}

var (
	tagFirst = regexp.MustCompile(`(?i)^\s*(<!--|<!doctype html|<\?xml|<(meta|link|title|script|style|` + tagNames + `)[\s/>])`)
	openTag  = regexp.MustCompile(`(?i)<(` + tagNames + `)(\s[^<>]*)?/?>`)
	closeTag = regexp.MustCompile(`(?i)</(` + tagNames + `)\s*>|<br\s*/?>`)
)

const tagNames = `html|head|body|main|article|section|header|div|p|h[1-6]|ul|ol|li|dl|table|tr|td|blockquote|figure|img|pre|br|hr|` +
	`a|b|i|em|strong|span|sup|sub|code|q`

// formatByLooking tells HTML from plain text, in which a stray "<" or a tag that is written about may stand.
func formatByLooking(s string) string {
	if tagFirst.MatchString(s) || openTag.MatchString(s) && closeTag.MatchString(s) {
		return HTML
	}
	return Plain
}

// longestAddress is the longest address of an article, in bytes. It comes before every relative link in the text.
const longestAddress = 2000

// pageAddress is a web address, or nil where there is none of use.
func pageAddress(s string) *url.URL {
	if len(s) > longestAddress {
		return nil
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	u.User = nil
	return u
}
