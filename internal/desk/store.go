package desk

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

// Store keeps everything. Every method works inside the transaction that Atomically put into the context, or by
// itself. A thing that is not there is an error with code not found; saving something whose RowVersion is no longer
// the stored one is a conflict, and a successful save raises it.
type Store interface {
	// Atomically runs do in one transaction: all of it is kept, or nothing. Writers wait for each other.
	Atomically(ctx context.Context, do func(ctx context.Context) error) error
	// Consistently runs do on one state of everything, which nobody's writing changes meanwhile. Nothing can be written in it.
	Consistently(ctx context.Context, do func(ctx context.Context) error) error

	peopleStore
	articleStore
	claimStore
	placementStore
	sourceStore
	proposedStore
	captureStore
	annotationStore
	draftStore
	stepStore

	AddEntry(ctx context.Context, e factcheck.Entry) (factcheck.Entry, error) // gives the Seq
	EntriesOfClaim(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Entry, error)
	EntriesOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Entry, error)
	EntriesOfSource(ctx context.Context, id factcheck.SourceID) ([]factcheck.Entry, error)
	EntriesOfNewsroom(ctx context.Context) ([]factcheck.Entry, error)
	EntriesSince(ctx context.Context, f factcheck.EntryFilter) ([]factcheck.Entry, error) // oldest first
	LatestEntry(ctx context.Context) (int64, error)                                       // 0 when there is none

	Newsroom(ctx context.Context) (factcheck.Newsroom, error)
	SaveNewsroom(ctx context.Context, n factcheck.Newsroom) error
}

type peopleStore interface {
	AddUser(ctx context.Context, u factcheck.User) error
	SaveUser(ctx context.Context, u factcheck.User) error // all but Preferences
	SavePreferences(ctx context.Context, id factcheck.UserID, p factcheck.Preferences) error
	User(ctx context.Context, id factcheck.UserID) (factcheck.User, error)
	UserByEmail(ctx context.Context, email string) (factcheck.User, error)
	Users(ctx context.Context) ([]factcheck.User, error) // by name

	AddInvitation(ctx context.Context, i factcheck.Invitation) error
	Invitation(ctx context.Context, tokenHash string) (factcheck.Invitation, error)
	Invitations(ctx context.Context) ([]factcheck.Invitation, error) // unused ones, newest first
	UseInvitation(ctx context.Context, tokenHash string, at time.Time) error
	DropInvitation(ctx context.Context, tokenHash string) error

	AddSession(ctx context.Context, s factcheck.Session) error
	SessionByToken(ctx context.Context, tokenHash string) (factcheck.Session, error)
	SaveSession(ctx context.Context, s factcheck.Session) error // SeenAt and Data
	SessionsOf(ctx context.Context, user factcheck.UserID) ([]factcheck.Session, error)
	DropSession(ctx context.Context, id factcheck.SessionID) error
	DropSessionsOf(ctx context.Context, user factcheck.UserID) error
	DropSessionsSeenBefore(ctx context.Context, seen, created time.Time) error
}

type articleStore interface {
	AddImport(ctx context.Context, i factcheck.Import) error
	Import(ctx context.Context, id factcheck.ImportID) (factcheck.Import, error)
	SaveImport(ctx context.Context, i factcheck.Import) error // Offered and Raw.Provenance
	DropImport(ctx context.Context, id factcheck.ImportID) error
	DropImportsBefore(ctx context.Context, at time.Time) error

	AddArticle(ctx context.Context, a factcheck.Article) error
	AddVersion(ctx context.Context, v factcheck.Version, raw factcheck.Raw) error
	SaveArticle(ctx context.Context, a factcheck.Article) error
	Article(ctx context.Context, id factcheck.ArticleID) (factcheck.Article, error)
	Version(ctx context.Context, id factcheck.VersionID) (factcheck.Version, error)
	Versions(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Version, error) // without texts, the newest first
	Raw(ctx context.Context, id factcheck.VersionID) (factcheck.Raw, error)
	Articles(ctx context.Context, f factcheck.ArticleFilter) (factcheck.ArticlePage, error)
	AssignedTo(ctx context.Context, id factcheck.ArticleID) ([]factcheck.UserID, error)
	Assign(ctx context.Context, id factcheck.ArticleID, people []factcheck.UserID) error
}

// placementStore keeps where claims stand in the versions of their article.
type placementStore interface {
	AddPlacements(ctx context.Context, all []factcheck.Placement) error // over what stands there; the row versions are SaveClaim's
	RestorePlacement(ctx context.Context, p factcheck.Placement) error  // with the claim's first quote of that time
	Placement(ctx context.Context, claim factcheck.ClaimID, version factcheck.VersionID) (factcheck.Placement, error)
	PlacementsOn(ctx context.Context, version factcheck.VersionID) ([]factcheck.Placement, error) // in its order
	PlacementsOf(ctx context.Context, claim factcheck.ClaimID) ([]factcheck.Placement, error)     // the latest version first
	Questioned(ctx context.Context, version factcheck.VersionID) ([]factcheck.Placement, error)   // those that are not simply exact
	LastPlaces(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Placement, error)        // of each claim that ever had one
	CountWaiting(ctx context.Context, id factcheck.ArticleID) (int, error)
	DrawnOn(ctx context.Context, version factcheck.VersionID) (bool, error) // any claim, and on no other version
}

type claimStore interface {
	AddClaim(ctx context.Context, c factcheck.Claim) error
	SaveClaim(ctx context.Context, c factcheck.Claim) error
	PlaceClaim(ctx context.Context, c factcheck.Claim) error // its passage on a version; the row version is SaveClaim's
	Claim(ctx context.Context, id factcheck.ClaimID) (factcheck.Claim, error)
	ClaimsOf(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Claim, error) // in document order, without withdrawn ones
	NumberOf(ctx context.Context, id factcheck.ClaimID) (int, error)
	ClaimsInApproval(ctx context.Context) ([]factcheck.Waiting, error)                   // nearest deadline first, then longest waiting
	FindClaims(ctx context.Context, text string, limit int) ([]factcheck.Waiting, error) // by their words, newest first, without withdrawn ones
	ClaimsUnsettled(ctx context.Context) ([]factcheck.Waiting, error)                    // nearest deadline first
	CountInApproval(ctx context.Context) (int, error)
	ClaimsAssigned(ctx context.Context, to factcheck.UserID) ([]factcheck.Waiting, error) // not settled ones, nearest deadline first

	AddVerdict(ctx context.Context, v factcheck.Verdict) error
	RestoreVerdicts(ctx context.Context, id factcheck.ClaimID, given []factcheck.VerdictID, at time.Time) error // undoes the others
	VerdictsOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Verdict, error)
	VerdictsOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Verdict, error)

	AddApproval(ctx context.Context, a factcheck.Approval) error
	VoidApprovals(ctx context.Context, id factcheck.ClaimID, at time.Time) error
	RestoreApprovals(ctx context.Context, id factcheck.ClaimID, taken []factcheck.Approval, at time.Time) error // undoes the others
	ApprovalsOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Approval, error)
	ApprovalsOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Approval, error)
}

type sourceStore interface {
	AddSource(ctx context.Context, s factcheck.Source) error
	SaveSource(ctx context.Context, s factcheck.Source) error
	Source(ctx context.Context, id factcheck.SourceID) (factcheck.Source, error)
	// Sources lists those that the scope lets the reader know of.
	Sources(ctx context.Context, f factcheck.SourceFilter, scope factcheck.SourceScope) (factcheck.SourcePage, error)
	ConfidentialSources(ctx context.Context) ([]factcheck.Source, error)

	AddCitation(ctx context.Context, c factcheck.Citation) (factcheck.Citation, error) // gives the Number
	SaveCitation(ctx context.Context, c factcheck.Citation) error
	Citation(ctx context.Context, id factcheck.CitationID) (factcheck.Citation, error)
	EvidenceOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Citation, error) // attached ones, by number
	EvidenceOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Citation, error)
	EvidenceIn(ctx context.Context, states []factcheck.State) ([]factcheck.Citation, error)
	UsesOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Use, error) // newest first
	Cited(ctx context.Context, id factcheck.SourceID) (bool, error)             // be it on a withdrawn claim
}

// proposedStore keeps the sources that writers proposed.
type proposedStore interface {
	AddProposed(ctx context.Context, p factcheck.ProposedSource) error
	SaveProposed(ctx context.Context, p factcheck.ProposedSource) error // what was decided
	PlaceProposed(ctx context.Context, all []factcheck.ProposedPlace) error
	Proposed(ctx context.Context, id factcheck.ProposedID) (factcheck.ProposedSource, error)
	ProposedOf(ctx context.Context, id factcheck.ArticleID) ([]factcheck.ProposedSource, error) // of its current version, in its order
	ProposedPlaces(ctx context.Context, version factcheck.VersionID) ([]factcheck.ProposedPlace, error)
	CountProposed(ctx context.Context, id factcheck.ArticleID) (int, error) // waiting ones
}

// annotationStore keeps what claims were made of that came from other systems.
type annotationStore interface {
	AddAnnotation(ctx context.Context, a factcheck.ImportedAnnotation) error
	AnnotationsOf(ctx context.Context, id factcheck.ArticleID) ([]factcheck.ImportedAnnotation, error)
	AnnotationsFor(ctx context.Context, id factcheck.ClaimID) ([]factcheck.ImportedAnnotation, error) // and for those merged into it
}

type stepStore interface {
	AddStep(ctx context.Context, s factcheck.Step) error // drops the session's undone ones
	Step(ctx context.Context, id factcheck.StepID) (factcheck.Step, error)
	Steps(ctx context.Context, session factcheck.SessionID) (factcheck.Steps, error) // the next ones, without their changes
	MarkStep(ctx context.Context, id factcheck.StepID, entry, undone int64) error
	RelabelSteps(ctx context.Context, o factcheck.Object, from, to int) error // a state has come back under another row version
}

type draftStore interface {
	SaveDraft(ctx context.Context, d factcheck.Draft) error // over the one under its key
	Draft(ctx context.Context, user factcheck.UserID, key factcheck.DraftKey) (factcheck.Draft, error)
	DraftsOf(ctx context.Context, user factcheck.UserID) ([]factcheck.Draft, error) // unsaved ones, the latest typed first
	DropDraftsBefore(ctx context.Context, at time.Time) error                       // typed or saved before it
}
