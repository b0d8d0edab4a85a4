package library

import (
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/sources"
	"stet/views/ui"
)

// Use is a claim that cites the source.
type Use struct {
	Href, Statement      string
	Article, ArticleHref string
	State                claims.State
	Stance               locale.Message
	Locator, Excerpt     string
}

// Page is a source's page.
type Page struct {
	Source  factcheck.Source
	Kind    locale.Message
	AddedBy string
	Edit    string // where it is changed; empty when that is not this person's
	Uses    []Use
	History []claims.Line
}

// NewPage makes a source's page for this person.
func NewPage(f factcheck.SourceFile, actor factcheck.Actor) Page {
	p := Page{
		Source: f.Source, Kind: sources.KindName(f.Source.Kind), AddedBy: f.People.Name(f.Source.CreatedBy),
		History: claims.NewHistory(f.History, f.People),
	}
	if factcheck.MayEditSource(actor, f.Source) == nil {
		p.Edit = paths.EditSource(f.Source.ID)
	}
	for _, u := range f.Uses {
		p.Uses = append(p.Uses, newUse(u, actor))
	}
	return p
}

func newUse(u factcheck.Use, actor factcheck.Actor) Use {
	return Use{
		Href: paths.OpenClaim(u.Article.ID, u.Claim.ID), Statement: u.Claim.Statement,
		Article: u.Article.Title, ArticleHref: paths.Article(u.Article.ID),
		State:  claims.NewState(factcheck.ClaimFile{Claim: u.Claim}, actor),
		Stance: locale.Of(u.Citation.Stance), Locator: u.Citation.Locator, Excerpt: u.Citation.Excerpt,
	}
}

// Edit is the form that describes a source: a new one, or one of the library.
type Edit struct {
	Heading     locale.Message
	Action      string
	Draft       string // the name under which what is typed is kept
	Back        string
	BackName    locale.Message
	RowVersion  string // as it is stored now; empty for a new source
	Form        ui.Form
	Differences []ui.Difference // what is stored and what was typed, after a conflict
}

// NewSource makes the form of a new source.
func NewSource(form ui.Form) Edit {
	return Edit{
		Heading: locale.M("Add a source"), Action: paths.Sources, Back: paths.Sources, BackName: locale.M("Sources"),
		Draft: string(factcheck.NewSourceDraft), Form: form,
	}
}

// NewEdit makes the form of a source of the library. Stored is the form of the source as it is now.
func NewEdit(s factcheck.Source, stored ui.Form) Edit {
	return Edit{
		Heading: locale.M("Edit the source"), Action: paths.EditSource(s.ID), Back: paths.Source(s.ID), BackName: locale.Plain(s.Title),
		RowVersion: strconv.Itoa(s.RowVersion), Draft: string(factcheck.SourceDraft(s.ID)), Form: stored,
	}
}

// fields are those of a source in order, with what they are called.
var fields = []struct {
	field string
	name  locale.Message
}{
	{"source_title", locale.M("Title")},
	{"source_url", locale.M("Web address")},
	{"source_kind", locale.M("Kind")},
	{"source_publisher", locale.M("Publisher")},
	{"source_confidential", locale.M("Confidential")},
	{"source_author", locale.M("Author")},
	{"source_published_on", locale.M("Published on")},
	{"source_seen_on", locale.M("Seen on")},
	{"source_group", locale.M("Independence group")},
}

// Refused is the form as it was typed; after a conflict with what is stored now beside it.
func (e Edit) Refused(typed ui.Form, conflict bool) Edit {
	stored := e.Form
	e.Form = typed
	if !conflict {
		return e
	}
	for _, f := range fields {
		e.Differences = ui.Differ(e.Differences, f.name, value(stored, f.field), value(typed, f.field))
	}
	return e
}

// value is a field's value in words; a box that is not ticked is not sent at all.
func value(f ui.Form, name string) locale.Message {
	v := f.Value(name)
	switch {
	case name == "source_kind":
		return locale.Of(factcheck.SourceKind(v))
	case name == "source_confidential" && v == "true":
		return locale.M("yes")
	case name == "source_confidential":
		return locale.M("no")
	}
	return locale.Plain(v)
}
