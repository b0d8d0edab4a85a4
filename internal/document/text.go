// Package document turns what arrives (HTML, plain text) into the canonical text of a version, and draws highlights
// over it. Canonical text is what every offset in the system counts in, so nothing here depends on anything else of ours.
package document

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"
)

// ExtractorVersion is stored with every version. Raise it when the same bytes would give another canonical text.
const ExtractorVersion = 2

// ObjectReplacement stands in the text for an image, a video or a figure (U+FFFC).
const ObjectReplacement = '\uFFFC'

// Range is a stretch of a text in Unicode code points, half-open, in logical order (W3C Web Annotation Data Model,
// section 4.2.4, TextPositionSelector).
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of code points in the range.
func (r Range) Len() int { return r.End - r.Start }

// Overlaps says whether the two ranges share a code point.
func (r Range) Overlaps(o Range) bool { return r.Start < o.End && o.Start < r.End }

// Contains says whether o lies wholly in r.
func (r Range) Contains(o Range) bool { return r.Start <= o.Start && o.End <= r.End }

// Union is the smallest range that holds both.
func (r Range) Union(o Range) Range {
	return Range{Start: min(r.Start, o.Start), End: max(r.End, o.End)}
}

// BlockKind says what a block is to a reader.
type BlockKind string

// The kinds of blocks. Lists, quotations and tables are not blocks but what blocks stand within (Container).
const (
	Paragraph    BlockKind = "paragraph"
	Heading      BlockKind = "heading"
	Preformatted BlockKind = "preformatted"
	Caption      BlockKind = "caption"
	Cell         BlockKind = "cell"        // a data cell of a table
	HeaderCell   BlockKind = "header-cell" // a header cell of a table
	Term         BlockKind = "term"        // of a description list
	Description  BlockKind = "description" // of a description list
	Figure       BlockKind = "figure"      // an image, video or figure standing by itself
)

// ContainerKind says what a block stands within.
type ContainerKind string

// The kinds of containers.
const (
	Quotation       ContainerKind = "quotation"
	BulletList      ContainerKind = "bullet-list"
	NumberedList    ContainerKind = "numbered-list"
	ListItem        ContainerKind = "list-item"
	DescriptionList ContainerKind = "description-list"
	FigureGroup     ContainerKind = "figure-group" // a figure with its caption
	Table           ContainerKind = "table"
	Row             ContainerKind = "row"
)

// Container is one element that a block stands within. Two neighbouring blocks stand in the same container exactly when
// ID and Kind are equal; IDs are unique in a text.
type Container struct {
	ID    int           `json:"id"`
	Kind  ContainerKind `json:"kind"`
	Start int           `json:"start,omitempty"` // number of the first item of a numbered list, where it is not 1
}

// Block is one paragraph, heading, list item's paragraph, caption or table cell.
type Block struct {
	Range
	Kind    BlockKind   `json:"kind"`
	Level   int         `json:"level,omitempty"`   // of a heading, 1 to 6
	Within  []Container `json:"within,omitempty"`  // outermost first
	ColSpan int         `json:"colspan,omitempty"` // of a cell, where more than 1
	RowSpan int         `json:"rowspan,omitempty"` // of a cell, where more than 1
	Dir     string      `json:"dir,omitempty"`     // ltr or rtl where the source says so, else empty: told from the text
	Page    int         `json:"page,omitempty"`    // on which it begins, counted from 1, where the source has pages
	Hash    string      `json:"hash"`              // first 16 hex digits of the SHA-256 of the block's text in UTF-8
}

// RunKind says what an inline run is.
type RunKind string

// The kinds of inline runs.
const (
	Link        RunKind = "link"
	Emphasis    RunKind = "emphasis"
	Strong      RunKind = "strong"
	Code        RunKind = "code"
	Superscript RunKind = "superscript"
	Subscript   RunKind = "subscript"
	Deleted     RunKind = "deleted"
	Inserted    RunKind = "inserted"
	InlineQuote RunKind = "inline-quote"
)

// Run is an inline run, kept as a range. Runs never cross a block's border. They may nest; they never half-overlap.
type Run struct {
	Range
	Kind RunKind `json:"kind"`
	Href string  `json:"href,omitempty"` // of a link: absolute http, https or mailto only
}

// Object is what one U+FFFC of the text stands for.
type Object struct {
	At     int    `json:"at"`            // code point offset of the U+FFFC
	Kind   string `json:"kind"`          // image, video, audio or embed
	Alt    string `json:"alt,omitempty"` // text alternative, as the source gave it
	Source string `json:"source"`        // absolute http or https address, or empty
}

// Text is the canonical text of one version: immutable, NFC, hashed. The text of block i is Content[Start:End] counted in
// code points; blocks are in order, do not overlap, and are parted by exactly one "\n" (cells of a row by one "\t").
// Only a table cell may be an empty block: dropping it would move its neighbours into the wrong column.
// Runs stand in order of their start, an outer run before the ones within it.
type Text struct {
	Content string   `json:"text"`
	Blocks  []Block  `json:"blocks"`
	Runs    []Run    `json:"runs,omitempty"`
	Objects []Object `json:"objects,omitempty"`
}

// Hash is the SHA-256 of the canonical text in UTF-8, in hex.
func (t Text) Hash() string { return hashOf(t.Content) }

// Len is the length of the text in code points.
func (t Text) Len() int { return utf8.RuneCountInString(t.Content) }

// BlockHash is the hash of a block with this text: the first 16 hex digits of the SHA-256 of its UTF-8.
func BlockHash(text string) string { return hashOf(text)[:16] }

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
