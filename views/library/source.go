package library

import (
	"strconv"
	"time"

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
	Found                *claims.Found // where the excerpt stands in what was kept; nil where nobody knows
}

// Page is a source's page.
type Page struct {
	Source  factcheck.Source
	Kind    locale.Message
	AddedBy string
	Edit    string // where it is changed; empty when that is not this person's
	Uses    []Use
	History []claims.Line
	Kept    Kept
	Alarms  []Alarm
	Past    bool // whether any of the alarms is nobody's to see to any more
}

// NewPage makes a source's page for this person.
func NewPage(f factcheck.SourceFile, actor factcheck.Actor, upload ui.Form) Page {
	p := Page{
		Source: f.Source, Kind: sources.KindName(f.Source.Kind), AddedBy: f.People.Name(f.Source.CreatedBy),
		History: claims.NewHistory(f.History, f.People), Kept: newKept(f, upload),
	}
	for _, a := range f.Alarms {
		p.Alarms = append(p.Alarms, newAlarm(a, f.People))
		p.Past = p.Past || !a.Stands()
	}
	if factcheck.MayEditSource(actor, f.Source) == nil {
		p.Edit = paths.EditSource(f.Source.ID)
	}
	for _, u := range f.Uses {
		use := newUse(u, actor)
		if e, ok := f.Excerpts[u.Citation.ID]; ok {
			found := claims.NewFound(u.Citation, e)
			use.Found = &found
		}
		p.Uses = append(p.Uses, use)
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
	Heading    locale.Message
	Action     string
	Draft      string // the name under which what is typed is kept
	Back       string
	BackName   locale.Message
	RowVersion string // as it is stored now; empty for a new source
	Form       ui.Form
	Compared   ui.Comparison // what is stored and what was typed, after a conflict
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
var fields = []ui.Comparing{
	{Field: "source_title", Name: locale.M("Title")},
	{Field: "source_url", Name: locale.M("Web address")},
	{Field: "source_kind", Name: locale.M("Kind"), Words: kindOf},
	{Field: "source_publisher", Name: locale.M("Publisher")},
	{Field: "source_confidential", Name: locale.M("Confidential"), Words: confidentialOf},
	{Field: "source_author", Name: locale.M("Author")},
	{Field: "source_published_on", Name: locale.M("Published on")},
	{Field: "source_seen_on", Name: locale.M("Seen on")},
	{Field: "source_group", Name: locale.M("Independence group")},
}

func kindOf(f ui.Form) locale.Message { return locale.Of(factcheck.SourceKind(f.Value("source_kind"))) }

// confidentialOf is whether the box is ticked; one that is not is not sent at all.
func confidentialOf(f ui.Form) locale.Message {
	if f.Value("source_confidential") == "true" {
		return locale.M("yes")
	}
	return locale.M("no")
}

// Refused is the form as it was typed.
func (e Edit) Refused(typed ui.Form) Edit {
	e.Form = typed
	return e
}

// Compare sets what is stored now beside the form as it was typed, when somebody else was quicker: by whom, and when.
func (e Edit) Compare(stored ui.Form, by string, at time.Time) Edit {
	if stored.Value("source_confidential") == "false" {
		stored.Values.Del("source_confidential")
	}
	e.Compared = ui.Compare(stored, e.Form, fields)
	e.Compared.By, e.Compared.At = by, at
	return e
}
