// Package find is the way to a thing somebody has in mind: an action, an article, a claim, a source. It is a page, and the list
// within the palette.
package find

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/cases"

	"stet/internal/commands"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
)

// Wanted is what somebody looks for, and what there is of it.
type Wanted struct {
	Text     string
	Actor    factcheck.Actor
	Here     []string // commands that can be performed on the page the person is on
	Found    factcheck.Findings
	Keyboard commands.Keyboard
	Reader   *locale.Printer // whose words for the commands count
}

// Result is one thing that was found.
type Result struct {
	ID      string // of the option in the list
	Href    string // where it leads; empty for a command of the page
	Command string // what it performs on the page; empty for a thing
	Name    locale.Message
	Written bool // the name is what people wrote, in any script
	About   locale.Message
	Keys    []string // the presses of its key
}

// Group is the results of one kind.
type Group struct {
	Name    locale.Message
	Results []Result
}

// Page is the search with what it found.
type Page struct {
	Text   string
	Groups []Group
	Count  int
}

// NewPage makes the page: actions first, then things. Groups without results are left out.
func NewPage(w Wanted) Page {
	p := Page{Text: w.Text}
	p.add(locale.M("Actions"), actions(w))
	p.add(locale.M("Articles"), articles(w.Found.Articles))
	p.add(locale.M("Claims"), found(w))
	p.add(locale.M("Sources"), sources(w.Found.Sources))
	return p
}

func (p *Page) add(name locale.Message, results []Result) {
	if len(results) == 0 {
		return
	}
	for i := range results {
		p.Count++
		results[i].ID = "option-" + strconv.Itoa(p.Count)
	}
	p.Groups = append(p.Groups, Group{Name: name, Results: results})
}

// actions are the commands whose names have every word in them, that the person may perform and that can be performed: they lead
// to a page, or the page the person is on has them.
func actions(w Wanted) (results []Result) {
	for _, c := range commands.Table {
		here := slices.Contains(w.Here, c.ID)
		may := c.Action == "" || factcheck.May(w.Actor, c.Action) == nil
		name := locale.Of(c.Name)
		if c.ID == "palette" || !may || !here && c.Href == "" || !holds(w.Reader.Text("%s", name), w.Text) {
			continue
		}
		r := Result{Name: name, Href: c.Href}
		if here {
			r.Command = c.ID
		}
		if keys := w.Keyboard.Keys(c); len(keys) > 0 {
			r.Keys = w.Keyboard.Shown(keys[0])
		}
		results = append(results, r)
	}
	return results
}

// holds says whether a name has every word in it, in any case.
func holds(name, text string) bool {
	name = cases.Fold().String(name)
	for word := range strings.FieldsSeq(cases.Fold().String(text)) {
		if !strings.Contains(name, word) {
			return false
		}
	}
	return true
}

func articles(all []factcheck.Summary) (results []Result) {
	for _, s := range all {
		about := locale.List(locale.Plain(s.Article.Publisher), locale.Day(s.Article.PublishedOn))
		results = append(results, Result{Name: locale.Plain(s.Article.Title), Written: true, About: about, Href: paths.Article(s.Article.ID)})
	}
	return results
}

func found(w Wanted) (results []Result) {
	for _, f := range w.Found.Claims {
		state := claims.NewState(factcheck.ClaimFile{Claim: f.Claim}, w.Actor)
		results = append(results, Result{
			Name: locale.Plain(f.Claim.Statement), Written: true, About: locale.List(state.Word, locale.Plain(f.Article.Title)),
			Href: paths.OpenClaim(f.Article.ID, f.Claim.ID),
		})
	}
	return results
}

func sources(all []factcheck.SourceSummary) (results []Result) {
	for _, s := range all {
		about := locale.List(locale.Of(s.Source.Kind), locale.Plain(s.Source.Publisher))
		results = append(results, Result{Name: locale.Plain(s.Source.Title), Written: true, About: about, Href: paths.Source(s.Source.ID)})
	}
	return results
}
