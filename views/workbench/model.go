// Package workbench is the page on which an article is checked: its text with the highlights, and its claims beside it.
package workbench

import (
	"slices"
	"strconv"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Heading is one line of the outline.
type Heading struct {
	Text, Href string
	Level      int
}

// Page is the workbench of an article.
type Page struct {
	Article    factcheck.Article
	Version    string
	Byline     []locale.Message
	Deadline   ui.Deadline
	Progress   factcheck.Progress
	Long       bool // too much for the browser to lay out and paint at once
	Body       Body
	Outline    []Heading
	List       List
	Map        Map
	People     string
	TextID     string
	NewClaim   string
	Sentences  string
	Edit       string
	Export     string
	Versions   string
	Placements string
	Proposed   string
	Annotate   string
	ToTake     int // sources that the writer proposed and nobody has decided on
	Waiting    int // claims that wait for a place
	Left       int // claims that were left without one
	VersionID  string
	Hash       string
	Open       string // id of the open claim
}

// From so many code points or claims on, an article is long.
const (
	longText   = 30_000
	manyClaims = 300
)

// textID is the element that holds the article's text.
const textID = "text"

// NewPage makes the workbench; open is nil when no claim is open.
func NewPage(d factcheck.Dossier, actor factcheck.Actor, where Where, open *claims.Subject) Page {
	choice := ParseChoice(where.Show)
	p := Page{
		Article: d.Article, Version: strconv.Itoa(d.Version.Number), Progress: d.Progress(), TextID: textID, Open: openID(open),
		NewClaim: paths.NewClaim(d.Article.ID), Sentences: paths.Sentences(d.Article.ID), Edit: paths.EditArticle(d.Article.ID),
		Versions: paths.Versions(d.Article.ID), Placements: paths.Placements(d.Article.ID), Waiting: d.Waiting,
		Proposed: paths.Proposed(d.Article.ID), Annotate: paths.Annotations(d.Article.ID), ToTake: d.Proposed,
		Export: paths.Export(d.Article.ID), VersionID: string(d.Version.ID), Hash: d.Version.Hash,
		Deadline: ui.NewDeadline(d.Article.Deadline, d.At), People: names(d),
	}
	p.Left = placeless(d) - d.Waiting
	p.Byline = byline(d.Article)
	p.Outline = outline(d.Version.Text)
	p.Long = d.Version.Text.Len() > longText || len(d.Claims) > manyClaims
	p.List, p.Map = NewList(d, actor, where, open), newMap(d, actor, choice)
	p.Body = newBody(d, actor, p.Open, choice).among(p.List.Items)
	return p
}

// DrawnWith keeps the drawing of the text, which may be the same for others, for the next time. Of a long text with many claims
// only what changed is drawn for scripts that name the drawing they have.
func (p Page) DrawnWith(kept *document.Drawings, since string) Page {
	p.Body.kept, p.Body.since = kept, since
	return p
}

// Parted says whether a part of the highlights is not on the page but put in by scripts.
func (p Page) Parted() bool { return p.Body.parted() }

// Whole is the page with all highlights on it.
func (p Page) Whole() Page {
	p.Body.near = document.Range{}
	return p
}

func placeless(d factcheck.Dossier) int {
	n := 0
	for _, f := range d.Claims {
		if !f.Claim.Placed() {
			n++
		}
	}
	return n
}

func byline(a factcheck.Article) []locale.Message {
	parts := []locale.Message{locale.Plain(a.Publisher), locale.Plain(a.Byline), locale.Day(a.PublishedOn)}
	return slices.DeleteFunc(parts, locale.Message.Empty)
}

func names(d factcheck.Dossier) string {
	var all []string
	for _, id := range d.AssignedTo {
		all = append(all, d.People.Name(id))
	}
	return strings.Join(all, ", ")
}

// outlineLevels leaves the smallest headings out of the outline.
const outlineLevels = 4

func outline(t document.Text) []Heading {
	x := document.NewIndex(t)
	var headings []Heading
	for i, b := range t.Blocks {
		if b.Kind == document.Heading && b.Level <= outlineLevels {
			headings = append(headings, Heading{Text: x.BlockText(i), Href: "#" + document.BlockID(i), Level: b.Level})
		}
	}
	return headings
}
