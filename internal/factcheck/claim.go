package factcheck

import (
	"time"

	"stet/internal/document"
)

// ClaimID names a claim.
type ClaimID string

// State is where the work on a claim stands. It says nothing of what was found (Verdict) or what readers see.
type State string

// The states of the workflow.
const (
	Open        State = "open"
	Researching State = "researching"
	Proposed    State = "proposed"
	InApproval  State = "in approval"
	Approved    State = "approved"
	Closed      State = "closed"
)

// States lists the states in the order of the work.
var States = []State{Open, Researching, Proposed, InApproval, Approved, Closed}

// UnsettledStates are those of claims that still need work.
var UnsettledStates = []State{Open, Researching, Proposed, InApproval}

// Kind says what sort of thing a claim asserts.
type Kind string

// The kinds of claim.
const (
	Quantity   Kind = "quantity"
	Quotation  Kind = "quotation"
	Date       Kind = "date"
	Name       Kind = "name"
	Event      Kind = "event"
	Comparison Kind = "comparison"
	OtherKind  Kind = "other"
)

// Kinds lists the kinds of claim as forms offer them.
var Kinds = []Kind{Quantity, Quotation, Date, Name, Event, Comparison, OtherKind}

// CloseReason says why a claim is not checked.
type CloseReason string

// CloseReasons lists why a claim may be closed as not checkable.
var CloseReasons = []CloseReason{"opinion", "prediction", "common knowledge", "duplicate", "too vague", "not newsworthy"}

// Claim is a passage of a version and the statement in it to be checked.
type Claim struct {
	ID        ClaimID
	ArticleID ArticleID
	VersionID VersionID      // of the placement below
	Passage   document.Range // where it stands in that version, in code points
	Quote     string         // what stands there, character for character
	Statement string         // the claim in one self-contained sentence
	Claimant  string
	Kind      Kind
	Notes     string // for colleagues, never for readers

	State          State
	Assignee       UserID
	CloseReason    CloseReason
	Verdict        Verdict // the zero Verdict when none stands
	EvidenceEditor UserID  // who last changed its evidence

	CreatedBy   UserID
	CreatedAt   time.Time
	UpdatedAt   time.Time
	WithdrawnAt time.Time // a tombstone: kept, drawn nowhere
	MergedInto  ClaimID   // of a tombstone: the claim that it became a part of, if it did
	RowVersion  int
}

// Withdrawn says whether the claim was taken out again.
func (c Claim) Withdrawn() bool { return !c.WithdrawnAt.IsZero() }

// Placed says whether the claim has a place in its article's current version.
func (c Claim) Placed() bool { return c.VersionID != "" }

// HasVerdict says whether a verdict stands on the claim.
func (c Claim) HasVerdict() bool { return c.Verdict.ID != "" }

// VerdictID names a verdict.
type VerdictID string

// Verdict is what a reviewer found, on a rating scale, with the reasons.
type Verdict struct {
	ID        VerdictID
	ClaimID   ClaimID
	Scale     string // Scale.Ref of the scale it was given on
	Key       string // VerdictOption.Key
	Rationale string // Markdown; [n] cites the claim's n-th citation
	By        UserID
	At        time.Time
}

// Option is the verdict's place on its scale; the zero option when there is no verdict.
func (v Verdict) Option() VerdictOption {
	if v.Key == "" {
		return VerdictOption{}
	}
	scale, err := ScaleOf(v.Scale)
	if err != nil {
		return VerdictOption{}
	}
	option, _ := scale.Option(v.Key)
	return option
}

// Decision is what an editor decides about a claim in approval.
type Decision string

// The decisions.
const (
	DecidedApprove Decision = "approve"
	DecidedReturn  Decision = "return"
)

// ApprovalID names an approval.
type ApprovalID string

// Approval is an editor's decision on a claim, bound to what was decided on.
type Approval struct {
	ID       ApprovalID
	ClaimID  ClaimID
	Decision Decision
	Verdict  VerdictID
	Hash     string // ApprovalHash of the claim and its evidence at that moment
	Comment  string
	By       UserID
	At       time.Time
	VoidedAt time.Time // when an edit of what was approved ended its force
}

// Stands says whether the approval is in force.
func (a Approval) Stands() bool { return a.Decision == DecidedApprove && a.VoidedAt.IsZero() }

// Limits of what a person can type about a claim, in code points.
const (
	MaxQuote     = 5000
	MaxStatement = 2000
	MaxNotes     = 10000
	MaxRationale = 20000
	MaxComment   = 5000
)
