package claims

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// BordersPage is the form of a claim's passage, as words that are made longer or shorter.
type BordersPage struct {
	Detail  Detail
	Action  string
	Context Context
	Form    ui.Form
	Voids   bool // another passage voids the approval
}

// NewBordersPage makes the form; it offers the words that the claim has.
func NewBordersPage(s Subject, form ui.Form) BordersPage {
	c := s.File.Claim
	return BordersPage{
		Detail: NewDetail(s), Action: paths.Borders(c.ID), Context: contextOf(s), Voids: c.State == factcheck.Approved,
		Form: offering(form, c, url.Values{"quote": {c.Quote}}),
	}
}

// offering is the form as it was typed, or with what is offered; what somebody typed is for the claim as it is now.
func offering(form ui.Form, c factcheck.Claim, offered url.Values) ui.Form {
	if form.Values == nil {
		form.Values = offered
	}
	form.Values.Set("row_version", strconv.Itoa(c.RowVersion))
	return form
}

// contextOf is the claim's passage with the words around it, or the words alone where it has no place in this version.
func contextOf(s Subject) Context {
	c := s.File.Claim
	if c.VersionID != s.Dossier.Version.ID || c.Passage.Len() == 0 {
		return Context{Quote: c.Quote}
	}
	return NewContext(s.Dossier.Version.Text, c.Passage)
}

// SplitPage is the form that makes two claims of one.
type SplitPage struct {
	Detail  Detail
	Action  string
	Context Context
	Form    ui.Form
	Voids   bool
}

// NewSplitPage makes the form; both parts begin with all words, of which each is to lose what belongs to the other.
func NewSplitPage(s Subject, form ui.Form) SplitPage {
	c := s.File.Claim
	offered := url.Values{"quote": {c.Quote}, "other_quote": {c.Quote}, "evidence": {"true"}}
	return SplitPage{
		Detail: NewDetail(s), Action: paths.Split(c.ID), Context: contextOf(s), Voids: c.State == factcheck.Approved,
		Form: offering(form, c, offered),
	}
}

// MergePage is the form that makes one claim of two.
type MergePage struct {
	Detail  Detail
	Action  string
	Context Context
	Form    ui.Form
	Others  []ui.Choice // the claims that it can be merged with
	Voids   bool
}

// NewMergePage makes the form; it offers the claims beside this one that the person may merge into it.
func NewMergePage(s Subject, form ui.Form) MergePage {
	c := s.File.Claim
	others := beside(s)
	offered := url.Values{"statement": {c.Statement}}
	if len(others) > 0 {
		offered.Set("other", others[0].Value)
	}
	return MergePage{
		Detail: NewDetail(s), Action: paths.Merge(c.ID), Context: contextOf(s), Others: others, Voids: c.State == factcheck.Approved,
		Form: offering(form, c, offered),
	}
}

// Reshaping leads to the forms of a claim's passage; empty where they are not this person's.
type Reshaping struct {
	Borders, Split, Merge string
	Passage               string // start and end, for the script that moves the borders in the text
}

func newReshaping(s Subject) (r Reshaping) {
	c := s.File.Claim
	if !factcheck.Offers(factcheck.EventBorders, s.Actor, c) {
		return r
	}
	r = Reshaping{Borders: paths.Borders(c.ID), Split: paths.Split(c.ID), Merge: paths.Merge(c.ID)}
	if s.Place == OnWorkbench && c.VersionID != "" {
		r.Passage = strconv.Itoa(c.Passage.Start) + " " + strconv.Itoa(c.Passage.End)
	}
	return r
}

func beside(s Subject) []ui.Choice {
	var choices []ui.Choice
	for _, f := range s.Dossier.Claims {
		if Mergeable(s.Dossier.Version.Text, s.Actor, s.File.Claim, f.Claim) {
			choices = append(choices, ui.Choice{
				Value: OtherValue(f.Claim), Name: locale.Plain(strconv.Itoa(f.Number) + ": " + f.Claim.Statement), Hint: locale.Plain(f.Claim.Quote),
			})
		}
	}
	return choices
}

// farApart is more than can stand between two passages without a word: those farther from each other are not looked at.
const farApart = 200

// Mergeable says whether the person may merge the other claim into this one.
func Mergeable(t document.Text, actor factcheck.Actor, c, other factcheck.Claim) bool {
	switch {
	case c.ID == other.ID || c.VersionID == "" || c.VersionID != other.VersionID:
		return false
	case max(c.Passage.Start, other.Passage.Start)-min(c.Passage.End, other.Passage.End) > farApart:
		return false
	case !factcheck.Offers(factcheck.EventMerge, actor, c) || !factcheck.Offers(factcheck.EventAbsorb, actor, other):
		return false
	}
	return anchor.Adjoin(t.Content, c.Passage, other.Passage)
}

// OtherValue is how a form names a claim together with the version of it that the person sees.
func OtherValue(c factcheck.Claim) string { return string(c.ID) + " " + strconv.Itoa(c.RowVersion) }

// ParseOther reads an OtherValue. What is none gives a claim that does not exist.
func ParseOther(value string) (factcheck.ClaimID, int) {
	id, row, _ := strings.Cut(value, " ")
	version, err := strconv.Atoi(row)
	if err != nil {
		return factcheck.ClaimID(id), 0
	}
	return factcheck.ClaimID(id), version
}

// bordersAttrs are what the script of the text needs to move a claim's borders there.
func bordersAttrs(d Detail) templ.Attributes {
	if d.Reshaping.Passage == "" {
		return nil
	}
	return templ.Attributes{"data-borders": d.Reshaping.Passage, "data-borders-of": d.ID, "data-row-version": d.RowVersion}
}
