// Package workbench is the page on which an article is checked: its text with the highlights, and its claims beside it.
package workbench

import (
	"bytes"
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
	Article   factcheck.Article
	Version   string
	Byline    []locale.Message
	Deadline  ui.Deadline
	Progress  factcheck.Progress
	Body      string // the text with its highlights, safe HTML
	Outline   []Heading
	List      List
	Map       Map
	People    string
	TextID    string
	NewClaim  string
	Sentences string
	Edit      string
	Export    string
	VersionID string
	Hash      string
	Open      string // id of the open claim
}

// textID is the element that holds the article's text.
const textID = "text"

// NewPage makes the workbench; open is nil when no claim is open.
func NewPage(d factcheck.Dossier, actor factcheck.Actor, where Where, open *claims.Subject) (Page, error) {
	choice := ParseChoice(where.Show)
	p := Page{
		Article: d.Article, Version: strconv.Itoa(d.Version.Number), Progress: d.Progress(), TextID: textID, Open: openID(open),
		NewClaim: paths.NewClaim(d.Article.ID), Sentences: paths.Sentences(d.Article.ID), Edit: paths.EditArticle(d.Article.ID),
		Export: paths.Export(d.Article.ID), VersionID: string(d.Version.ID), Hash: d.Version.Hash,
		Deadline: ui.NewDeadline(d.Article.Deadline, d.At), People: names(d),
	}
	p.Byline = byline(d.Article)
	p.Outline = outline(d.Version.Text)
	p.List, p.Map = NewList(d, actor, where, open), newMap(d, actor, choice)
	var err error
	p.Body, err = body(d, actor, p.Open, choice)
	return p, err
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

// body draws the text with every claim over it, whatever the filter: the list is filtered, the article is not.
func body(d factcheck.Dossier, actor factcheck.Actor, open string, choice Choice) (string, error) {
	highlights := make([]document.Highlight, len(d.Claims))
	for i, f := range d.Claims {
		highlights[i] = highlight(f, actor, string(f.Claim.ID) == open)
		highlights[i].Href = paths.OpenClaimAmong(d.Article.ID, f.Claim.ID, choice.String())
	}
	var b bytes.Buffer
	err := d.Version.Text.Draw(&b, highlights, document.Style{Parity: true, Links: true})
	return b.String(), err
}

func highlight(f factcheck.ClaimFile, actor factcheck.Actor, here bool) document.Highlight {
	c, state := f.Claim, claims.NewState(f, actor)
	verdict := claims.NewVerdict(c.Verdict)
	label := "Claim " + strconv.Itoa(f.Number) + ", " + state.Word.String()
	if verdict.Given() {
		label += ", " + verdict.Name.String()
	}
	return document.Highlight{
		ID: string(c.ID), Label: label + ": ", Number: f.Number, Range: c.Passage,
		State: state.Class, Verdict: verdict.Tone, Pressing: state.Pressing(), Here: here, Card: paths.CardID(c.ID),
	}
}
