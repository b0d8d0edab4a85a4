package claims

import (
	"net/url"
	"strconv"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// NewClaimPage is the form of a new claim on a passage.
type NewClaimPage struct {
	Article, ArticleHref string
	Action               string
	Context              Context
	Form                 ui.Form
	Kinds                []ui.Choice
	Assignees            []ui.Choice // whom it can be given to; the first is the person who makes it
	Draft                string      // the name under which what is typed is kept
	Here                 Here        // claims that stand on a part of the passage already
}

// fewPeople is how many choices of people stand side by side; more of them make a list.
const fewPeople = 4

// NewNewClaimPage makes the form; values are what is offered or was typed.
func NewNewClaimPage(d factcheck.Dossier, actor factcheck.Actor, colleagues []factcheck.User, passage document.Range, form ui.Form) NewClaimPage {
	p := NewClaimPage{
		Article: d.Article.Title, ArticleHref: paths.Article(d.Article.ID), Action: paths.Claims(d.Article.ID),
		Draft:   string(factcheck.NewClaimDraft(d.Article.ID, d.Version.ID, passage)),
		Context: NewContext(d.Version.Text, passage), Form: form, Kinds: KindChoices(), Here: NewHere(d, actor, passage),
		Assignees: []ui.Choice{{Value: string(actor.ID), Name: locale.M("Me")}, {Value: "", Name: locale.M("Nobody yet")}},
	}
	if actor.Role.AtLeast(factcheck.Editor) {
		for _, c := range Colleagues(colleagues) {
			if c.Value != string(actor.ID) {
				p.Assignees = append(p.Assignees, c)
			}
		}
	}
	return p
}

// KindChoices are the kinds of claim to choose from.
func KindChoices() []ui.Choice {
	choices := make([]ui.Choice, 0, len(factcheck.Kinds))
	for _, k := range factcheck.Kinds {
		choices = append(choices, ui.Choice{Value: string(k), Name: KindName(k)})
	}
	return choices
}

// EditPage is the form of a claim's words.
type EditPage struct {
	Detail   Detail
	Action   string
	Form     ui.Form
	Kinds    []ui.Choice
	Compared ui.Comparison // what stands there now and what was typed, when somebody else was quicker
	Voids    bool          // a new statement voids the approval
}

// NewEditPage makes the form of a claim's words.
func NewEditPage(s Subject, form ui.Form, conflict bool) EditPage {
	c := s.File.Claim
	p := EditPage{Detail: NewDetail(s), Action: paths.EditClaim(c.ID), Form: form, Kinds: KindChoices(), Voids: c.State == factcheck.Approved}
	stored := ui.Form{Values: url.Values{
		"statement": {c.Statement}, "claimant": {c.Claimant}, "kind": {string(c.Kind)}, "notes": {c.Notes}, "row_version": {strconv.Itoa(c.RowVersion)},
	}}
	if form.Values == nil {
		p.Form.Values = stored.Values
	}
	if conflict {
		p.Compared = s.compare(stored, p.Form, []ui.Comparing{
			{Field: "statement", Name: locale.M("Statement")},
			{Field: "claimant", Name: locale.M("Claimant")},
			{Field: "kind", Name: locale.M("Kind"), Words: ui.ByChoice("kind", p.Kinds)},
			{Field: "notes", Name: locale.M("Notes for colleagues")},
		})
		p.Form.Values.Set("row_version", strconv.Itoa(c.RowVersion))
	}
	return p
}

// compare sets what is stored beside what was typed, with who was quicker.
func (s Subject) compare(stored, typed ui.Form, fields []ui.Comparing) ui.Comparison {
	c := ui.Compare(stored, typed, fields)
	if n := len(s.Meanwhile); n > 0 {
		c.By, c.At = s.Dossier.People.Name(s.Meanwhile[n-1].Actor), s.Meanwhile[n-1].At
	}
	return c
}

// CitationPage is the form that attaches a source, or changes how it is cited.
type CitationPage struct {
	Draft    string // the name under which what is typed is kept
	Detail   Detail
	Heading  locale.Message
	Action   string
	Form     ui.Form
	Compared ui.Comparison // what stands there now and what was typed, when somebody else was quicker
	Library  []ui.Choice   // sources to choose; nil when a citation is changed
	Source   string        // title of the cited source; empty when one is attached
	Detach   string        // where it is taken off; empty when one is attached
	Search   string        // the words the library was searched by
	Href     string        // this page, for searching the library
	Stances  []ui.Choice
	Proposed *Proposal // that becomes the source, if one does
}

// NewAttachPage makes the form that attaches a source from the library, or a new one.
func NewAttachPage(s Subject, library []factcheck.SourceSummary, search string, form ui.Form) CitationPage {
	p := CitationPage{
		Detail: NewDetail(s), Heading: locale.M("Attach a source"), Action: paths.Citations(s.File.Claim.ID), Href: paths.NewCitation(s.File.Claim.ID),
		Draft: string(factcheck.ClaimDraft(s.File.Claim.ID, "cite")), Form: form, Stances: stanceChoices(), Search: search, Library: []ui.Choice{},
	}
	for _, l := range library {
		p.Library = append(p.Library, ui.Choice{Value: string(l.Source.ID), Name: locale.Plain(l.Source.Title), Hint: locale.Plain(l.Source.Publisher)})
	}
	return p
}

// NewCitationPage makes the form of one citation.
func NewCitationPage(s Subject, c factcheck.Citation, form ui.Form, conflict bool) CitationPage {
	p := CitationPage{
		Detail: NewDetail(s), Heading: locale.M("Citation [%d]", c.Number), Action: paths.Citation(c.ID), Form: form,
		Draft: string(factcheck.CitationDraft(c.ID)), Source: c.Source.Title, Detach: paths.DetachCitation(c.ID), Stances: stanceChoices(),
	}
	stored := ui.Form{Values: url.Values{
		"stance": {string(c.Stance)}, "excerpt": {c.Excerpt}, "locator": {c.Locator}, "note": {c.Note}, "row_version": {strconv.Itoa(c.RowVersion)},
	}}
	if form.Values == nil {
		p.Form.Values = stored.Values
	}
	if conflict {
		p.Compared = s.compare(stored, p.Form, []ui.Comparing{
			{Field: "stance", Name: locale.M("What does it do to the claim?"), Words: ui.ByChoice("stance", p.Stances)},
			{Field: "excerpt", Name: locale.M("Excerpt")},
			{Field: "locator", Name: locale.M("Locator")},
			{Field: "note", Name: locale.M("Note")},
		})
		p.Form.Values.Set("row_version", strconv.Itoa(c.RowVersion))
	}
	return p
}

// Taking makes a proposed source the one that is attached: it is shown, and its words are offered where nothing was typed.
func (p CitationPage) Taking(s Subject, proposed factcheck.ProposedSource, offered url.Values) CitationPage {
	shown := NewProposal(proposed)
	p.Proposed, p.Heading = &shown, locale.M("Take a proposed source")
	p.Draft = string(factcheck.ClaimDraft(s.File.Claim.ID, "cite:"+shown.ID))
	if p.Form.Values == nil {
		p.Form.Values = offered
	}
	return p
}

func stanceChoices() []ui.Choice {
	choices := make([]ui.Choice, 0, len(factcheck.Stances))
	for _, st := range factcheck.Stances {
		choices = append(choices, ui.Choice{Value: string(st), Name: stanceNames[st], Command: "stance." + string(st)})
	}
	return choices
}

// PickPage lists the places where a pasted quote stands, or the sentences of an article, to make a claim of one.
type PickPage struct {
	Article, ArticleHref string
	Heading, Lede        locale.Message
	Picks                []Pick
	PasteAction          string // where a quote is pasted to; empty without that form
	Form                 ui.Form
}

// Pick is one passage to choose.
type Pick struct{ Text, Before, After, Href string }

// NewPick makes the choice of one passage of a version.
func NewPick(d factcheck.ArticleID, x *document.Index, r document.Range) Pick {
	query := url.Values{"start": {strconv.Itoa(r.Start)}, "end": {strconv.Itoa(r.End)}}
	before := x.Quote(document.Range{Start: max(0, r.Start-40), End: r.Start})
	after := x.Quote(document.Range{Start: r.End, End: min(x.Len(), r.End+40)})
	return Pick{Text: x.Quote(r), Before: before, After: after, Href: paths.NewClaimAt(d, query)}
}
