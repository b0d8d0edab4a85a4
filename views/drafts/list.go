// Package drafts shows what a person has begun to type and not saved.
package drafts

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Draft is one form that waits to be finished.
type Draft struct {
	What    locale.Message // Verdict, Citation
	About   string         // the claim's words or the article's title; empty where there are none to show
	Article string         // where the claim stands
	Href    string         // where it is gone on with
	Discard string         // where it is given up
	At      time.Time
	Words   []string // what was typed, the longer texts only
}

// List is all of them.
type List struct{ Drafts []Draft }

// NewList makes the list.
func NewList(unfinished []factcheck.Unfinished) List {
	return List{Drafts: New(unfinished)}
}

// New makes the drafts to show.
func New(unfinished []factcheck.Unfinished) []Draft {
	shown := make([]Draft, 0, len(unfinished))
	for _, u := range unfinished {
		shown = append(shown, newDraft(u))
	}
	return shown
}

func newDraft(u factcheck.Unfinished) Draft {
	d := Draft{At: u.Draft.TypedAt, Discard: paths.DiscardDraft(u.Draft.Key), Words: words(u.Draft.Values), Href: paths.Drafts}
	about, id, rest := u.Draft.Key.Parts()
	switch {
	case u.Claim.ID != "":
		d.About, d.Article = u.Claim.Statement, u.Article.Title
	case u.Article.ID != "":
		d.About = u.Article.Title
	}
	switch about {
	case "claim":
		d.ofClaim(u, strings.Join(rest, ":"))
	case "article":
		d.ofArticle(u, rest)
	case "citation":
		d.What, d.Href = locale.M("Citation"), paths.Citation(factcheck.CitationID(id))
	case "source":
		d.ofSource(id)
	case "import":
		d.ofImport(id)
	}
	return d
}

// claimForms are a claim's forms by the last word of their keys.
var claimForms = map[string]locale.Message{
	"words": locale.M("Words of the claim"), "cite": locale.M("Citation"), "propose": locale.M("Verdict"), "return": locale.M("What has to change"),
	"borders": locale.M("Borders"), "split": locale.M("Split"), "merge": locale.M("Merge"),
	"place": locale.M("Place"), "reopen": locale.M("Reopening"), "close": locale.M("Closing"), "assign": locale.M("Assignment"),
}

func (d *Draft) ofClaim(u factcheck.Unfinished, form string) {
	d.What = claimForms[form]
	if d.What.Empty() {
		d.What = locale.M("Form")
	}
	_, id, _ := u.Draft.Key.Parts()
	claim := factcheck.ClaimID(id)
	switch {
	case form == "words":
		d.Href = paths.EditClaim(claim)
	case form == "borders":
		d.Href = paths.Borders(claim)
	case form == "split":
		d.Href = paths.Split(claim)
	case form == "merge":
		d.Href = paths.Merge(claim)
	case strings.HasPrefix(form, "cite:"):
		d.What, d.Href = locale.M("Citation"), paths.TakeProposed(claim, factcheck.ProposedID(strings.TrimPrefix(form, "cite:")))
	case form == "cite":
		d.Href = paths.NewCitation(claim)
	case form == "place" && u.Article.ID != "":
		d.Href = paths.PlacementOf(u.Article.ID, claim)
	case form == "return" && u.Claim.State == factcheck.InApproval:
		d.Href = paths.Approval(claim)
	default:
		d.Href = paths.Claim(claim)
	}
}

func (d *Draft) ofArticle(u factcheck.Unfinished, rest []string) {
	_, id, _ := u.Draft.Key.Parts()
	article := factcheck.ArticleID(id)
	d.What, d.Href = locale.M("Particulars"), paths.EditArticle(article)
	if len(rest) == 3 && rest[0] == "claim" {
		start, end, _ := strings.Cut(rest[2], "-")
		d.What, d.Href = locale.M("New claim"), paths.NewClaimAt(article, url.Values{"start": {start}, "end": {end}})
	}
	switch strings.Join(rest, ":") {
	case "staff":
		d.What = locale.M("People and deadline")
	case "version":
		d.What, d.Href = locale.M("New version"), paths.NewVersion(article)
	case "text":
		d.What, d.Href = locale.M("Edit the text"), paths.EditText(article)
	}
}

func (d *Draft) ofSource(id string) {
	if id == "new" {
		d.What, d.Href = locale.M("New source"), paths.NewSource
		return
	}
	d.What, d.Href = locale.M("Source"), paths.EditSource(factcheck.SourceID(id))
}

func (d *Draft) ofImport(id string) {
	d.What, d.Href = locale.M("Import"), paths.NewArticle
	if id != "" {
		d.Href = paths.Import(factcheck.ImportID(id))
	}
}

// Longest is how much of a text the list shows, and shortest what is no text but a choice, in code points.
const (
	longest  = 600
	shortest = 12
)

// words are the texts among what was typed.
func words(values map[string][]string) []string {
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for _, value := range values[name] {
			runes := []rune(strings.TrimSpace(value))
			if len(runes) < shortest && !strings.ContainsAny(value, " \n") || unseen[name] {
				continue
			}
			if len(runes) > longest {
				runes = append(runes[:longest], '…')
			}
			texts = append(texts, string(runes))
		}
	}
	return texts
}
