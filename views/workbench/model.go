// Package workbench is the page on which an article is checked: its text with the highlights, and its claims beside it.
package workbench

import (
	"bytes"
	"net/url"
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

// Filter is one chip over the claims.
type Filter struct {
	Name, Href string
	Count      int
	Current    bool
}

// Heading is one line of the outline.
type Heading struct {
	Text, Href string
	Level      int
}

// Item is a claim in the list: open, or as a card.
type Item struct {
	Card claims.Card
	Open *claims.Detail
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
	Filters   []Filter
	Items     []Item
	Total     int
	Hidden    int // claims the filter leaves out
	People    string
	TextID    string
	NewClaim  string
	Sentences string
	Edit      string
	Export    string
	All       string
	VersionID string
	Hash      string
	Open      string // id of the open claim
}

// textID is the element that holds the article's text.
const textID = "text"

// NewPage makes the workbench; open is nil when no claim is open.
func NewPage(d factcheck.Dossier, actor factcheck.Actor, filter string, open *claims.Subject) (Page, error) {
	p := Page{
		Article: d.Article, Version: strconv.Itoa(d.Version.Number), Progress: d.Progress(), Total: len(d.Claims), TextID: textID,
		NewClaim: paths.NewClaim(d.Article.ID), Sentences: paths.Sentences(d.Article.ID), Edit: paths.EditArticle(d.Article.ID),
		Export: paths.Export(d.Article.ID), All: paths.Article(d.Article.ID), VersionID: string(d.Version.ID), Hash: d.Version.Hash,
		Deadline: ui.NewDeadline(d.Article.Deadline, d.At), People: names(d),
	}
	if open != nil {
		p.Open = string(open.File.Claim.ID)
	}
	p.Byline = byline(d.Article)
	p.Outline = outline(d.Version.Text)
	p.fillClaims(d, actor, filter, open)
	var err error
	p.Body, err = body(d, actor, p.Open, filter)
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
func body(d factcheck.Dossier, actor factcheck.Actor, open, filter string) (string, error) {
	highlights := make([]document.Highlight, len(d.Claims))
	for i, f := range d.Claims {
		highlights[i] = highlight(f, actor, string(f.Claim.ID) == open)
		highlights[i].Href = paths.OpenClaimAmong(d.Article.ID, f.Claim.ID, filter)
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

// The filters of the list of claims.
var filters = []struct {
	key, name string
	keep      func(factcheck.Claim, factcheck.Actor) bool
}{
	{"", "All", func(factcheck.Claim, factcheck.Actor) bool { return true }},
	{"mine", "Mine", func(c factcheck.Claim, a factcheck.Actor) bool { return c.Assignee == a.ID }},
	{"open", "Open", func(c factcheck.Claim, _ factcheck.Actor) bool { return c.State == factcheck.Open }},
	{"approval", "In approval", func(c factcheck.Claim, _ factcheck.Actor) bool { return c.State == factcheck.InApproval }},
	{"settled", "Settled", func(c factcheck.Claim, _ factcheck.Actor) bool {
		return c.State == factcheck.Approved || c.State == factcheck.Closed
	}},
}

func (p *Page) fillClaims(d factcheck.Dossier, actor factcheck.Actor, filter string, open *claims.Subject) {
	keep := filters[0].keep
	for _, f := range filters {
		chip := Filter{Name: f.name, Href: chipHref(d.Article.ID, p.Open, f.key), Current: f.key == filter}
		for _, file := range d.Claims {
			if f.keep(file.Claim, actor) {
				chip.Count++
			}
		}
		if f.key == filter {
			keep = f.keep
		}
		p.Filters = append(p.Filters, chip)
	}
	for _, file := range d.Claims {
		p.addItem(file, d, actor, open, keep(file.Claim, actor), filter)
	}
}

// chipHref is the list as it would be with a filter; an open claim stays open.
func chipHref(id factcheck.ArticleID, open, filter string) string {
	switch {
	case open != "":
		return paths.OpenClaimAmong(id, factcheck.ClaimID(open), filter)
	case filter != "":
		return paths.Article(id) + "?" + url.Values{"show": {filter}}.Encode()
	}
	return paths.Article(id)
}

// addItem puts a claim into the list; an open one is shown whatever the filter.
func (p *Page) addItem(file factcheck.ClaimFile, d factcheck.Dossier, actor factcheck.Actor, open *claims.Subject, kept bool, filter string) {
	item := Item{Card: claims.NewCard(file, d.People, actor)}
	item.Card.Href = paths.OpenClaimAmong(d.Article.ID, file.Claim.ID, filter)
	switch {
	case open != nil && file.Claim.ID == open.File.Claim.ID:
		detail := claims.NewDetail(*open)
		detail.Text, detail.Filter = item.Card.Href, filter
		item.Open = &detail
	case !kept:
		p.Hidden++
		return
	}
	p.Items = append(p.Items, item)
}
