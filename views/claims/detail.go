package claims

import (
	"errors"
	"strconv"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// Place is the page on which a claim's forms stand; a form leads back to it.
type Place string

// The places.
const (
	OnWorkbench Place = "workbench"
	OnClaim     Place = "claim"
	OnApproval  Place = "approval"
)

// Subject is a claim with all that its forms and texts depend on.
type Subject struct {
	Dossier    factcheck.Dossier
	File       factcheck.ClaimFile
	Actor      factcheck.Actor
	Hindrances map[factcheck.WorkflowEvent]error
	Colleagues []factcheck.User
	Proposed   []factcheck.ProposedSource     // that wait by it
	Imported   []factcheck.ImportedAnnotation // that it was made of
	Place      Place
	Refused    string            // the step whose form was refused
	Form       ui.Form           // that form, as it was typed
	Meanwhile  []factcheck.Entry // what others did since the person saw the claim, where that is why a form was refused
}

func (s Subject) form(step string) ui.Form {
	if s.Refused == step {
		return s.Form
	}
	return ui.Form{}
}

// Decision is an editor's decision as it is shown.
type Decision struct {
	By      string
	At      time.Time
	Comment string
	Verb    locale.Message // what was decided: "approved", after their name
	Void    bool
}

// Detail is an open claim.
type Detail struct {
	ID, Number string
	Place      Place
	RowVersion string
	Quote      string
	Statement  string
	Claimant   string
	Kind       locale.Message
	Notes      string
	Assignee   string
	State      State
	Verdict    Verdict
	Rationale  Rationale
	ProposedBy string
	ProposedAt time.Time
	Evidence   []Citation
	Proposed   []Proposal     // sources that the writer proposed for it
	NoEvidence locale.Message // said where there is none
	Imported   []Imported     // what it was made of
	Returned   *Decision
	Approved   *Decision
	Withdrawn  bool
	Problems   ui.Form // a refused action whose form is not on the page any more
	Propose    *Propose
	Actions    []Action
	Edit       string // where the words are changed; empty when that is not this person's
	AddSource  string
	Reshaping  Reshaping
	Page       string // the claim's own page
	Text       string // the claim in the workbench
	Filter     string // of the list it stands in, on the workbench
	InText     string // its passage on the workbench's own page
	Restore    string
	GivePlace  string // where a claim without a place is given one; empty where it has one, or that is not this person's
	Meanwhile  []Line // what was done since the person saw the claim, after a conflict
}

// NewDetail makes the open claim for this person.
func NewDetail(s Subject) Detail {
	c := s.File.Claim
	editable := factcheck.Offers(factcheck.EventEdit, s.Actor, c)
	d := Detail{
		ID: string(c.ID), Number: strconv.Itoa(s.File.Number), Place: s.Place, RowVersion: strconv.Itoa(c.RowVersion),
		Quote: c.Quote, Statement: c.Statement, Claimant: c.Claimant, Kind: KindName(c.Kind), Notes: c.Notes,
		State: NewState(s.File, s.Actor), Evidence: newEvidence(s.File, editable), NoEvidence: noEvidence(s.Dossier.Newsroom.Policy), Withdrawn: c.Withdrawn(), Proposed: newProposals(s), Imported: NewImported(s.Imported),
		Actions: newActions(s), Propose: newPropose(s),
		Page: paths.Claim(c.ID), Text: paths.OpenClaim(c.ArticleID, c.ID), InText: "#" + document.PassageID(string(c.ID)),
	}
	if c.Assignee != "" {
		d.Assignee = s.Dossier.People.Name(c.Assignee)
	}
	if editable {
		d.Edit, d.AddSource = paths.EditClaim(c.ID), paths.NewCitation(c.ID)
	}
	if !c.Placed() {
		d.InText = "#text"
	}
	if !c.Placed() && factcheck.Offers(factcheck.EventPickPlace, s.Actor, c) {
		d.GivePlace = paths.PickPlace(c.ID)
	}
	if factcheck.MayRestore(s.Actor, c) == nil {
		d.Restore = paths.ClaimStep(c.ID, "restore")
	}
	d.Reshaping = newReshaping(s)
	d.fillVerdict(s)
	d.fillDecisions(s)
	d.Problems = s.orphanedForm(d)
	d.Meanwhile = NewHistory(s.Meanwhile, s.Dossier.People)
	return d
}

func (d *Detail) fillVerdict(s Subject) {
	v := s.File.Claim.Verdict
	d.Verdict = NewVerdict(v)
	if !d.Verdict.Given() {
		return
	}
	d.Rationale = Rationale{v.Rationale, s.File.Evidence}
	d.ProposedBy, d.ProposedAt = s.Dossier.People.Name(v.By), v.At
}

func (d *Detail) fillDecisions(s Subject) {
	if a, ok := s.File.LastReturn(); ok {
		d.Returned = newDecision(a, s.Dossier.People)
	}
	if a, ok := s.File.Approval(); ok {
		d.Approved = newDecision(a, s.Dossier.People)
	}
}

func newDecision(a factcheck.Approval, people factcheck.People) *Decision {
	verb := locale.M("approved")
	if a.Decision == factcheck.DecidedReturn {
		verb = locale.M("returned")
	}
	return &Decision{By: people.Name(a.By), At: a.At, Comment: a.Comment, Verb: verb, Void: !a.VoidedAt.IsZero()}
}

// orphanedForm is the refused form when the claim has moved on and the form is no longer offered: its words are still
// shown, so that nothing typed is lost.
func (s Subject) orphanedForm(d Detail) ui.Form {
	if s.Refused == "" || s.Refused == "propose" && d.Propose != nil {
		return ui.Form{}
	}
	for _, a := range d.Actions {
		if a.Step == s.Refused && len(a.Hindrance) == 0 && a.Ask != askNothing {
			return ui.Form{}
		}
	}
	return s.Form
}

// Typed are the words of a form that is no longer offered.
func (d Detail) Typed() []string {
	var words []string
	for _, name := range []string{"rationale", "comment", "statement", "excerpt", "note"} {
		if text := d.Problems.Value(name); text != "" {
			words = append(words, text)
		}
	}
	return words
}

// Sentence is what a person reads of an error.
func Sentence(err error) locale.Message {
	var e *factcheck.Error
	if !errors.As(err, &e) {
		return locale.Plain(err.Error())
	}
	format, args := e.Message.Parts()
	return locale.M(format, args...)
}

// Draft is the name under which what is typed into one of the claim's forms is kept.
func (d Detail) Draft(form string) string {
	return string(factcheck.ClaimDraft(factcheck.ClaimID(d.ID), form))
}
