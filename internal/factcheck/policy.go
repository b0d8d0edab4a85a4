package factcheck

import "slices"

// Action is a use case that is not a step of a claim's workflow (those are in Transitions).
type Action string

// The actions, one for each use case of the desk.
const (
	ReadArticles     Action = "read articles"
	ImportArticle    Action = "import an article"
	ReextractArticle Action = "read an article’s bytes again"
	EditArticle      Action = "edit an article’s particulars"
	AssignArticle    Action = "assign people and a deadline"
	ReadSources      Action = "read sources"
	EditSource       Action = "edit a source"
	DecideProposed   Action = "decide on proposed sources"
	ExportArticle    Action = "export an article"
	SeeApprovalQueue Action = "see the approval queue"
	ManageUsers      Action = "manage users"
	ManageNewsroom   Action = "look after the newsroom"
	ManageOwnAccount Action = "manage the own account"
	KeepDrafts       Action = "keep drafts"
)

// least is the role each action asks for at least.
var least = map[Action]Role{
	ReadArticles:     Reviewer,
	ImportArticle:    Reviewer,
	ReextractArticle: Editor,
	EditArticle:      Reviewer,
	AssignArticle:    Editor,
	ReadSources:      Reviewer,
	EditSource:       Reviewer,
	DecideProposed:   Reviewer,
	ExportArticle:    Reviewer,
	SeeApprovalQueue: Editor,
	ManageUsers:      Admin,
	ManageNewsroom:   Admin,
	ManageOwnAccount: Reviewer,
	KeepDrafts:       Reviewer,
}

// May says whether the actor may perform the action: nil, unauthenticated or forbidden.
func May(actor Actor, action Action) error {
	if !actor.SignedIn() {
		return errSignIn()
	}
	if role, known := least[action]; !known || !actor.Role.AtLeast(role) {
		return Errorf(Forbidden, "Your role (%s) does not include this: %s.", actor.Role, action)
	}
	return nil
}

func errSignIn() error { return Errorf(Unauthenticated, "Sign in first.") }

// MaySeeSource says whether the actor may know this source: nil, or not found, since its very existence is confidential.
// A confidential source is seen by who added it and by editors.
func MaySeeSource(actor Actor, s Source) error {
	if err := May(actor, ReadSources); err != nil {
		return err
	}
	if s.Confidential && actor.ID != s.CreatedBy && !actor.Role.AtLeast(Editor) {
		return Errorf(NotFound, "There is no such source.")
	}
	return nil
}

// MayEditSource says whether the actor may change a source: who added it and editors; others use it as it is.
func MayEditSource(actor Actor, s Source) error {
	if err := MaySeeSource(actor, s); err != nil {
		return err
	}
	if actor.ID != s.CreatedBy && !actor.Role.AtLeast(Editor) {
		return Errorf(Forbidden, "Only the person who added this source, or an editor, can change it.")
	}
	return May(actor, EditSource)
}

// Withhold blanks the citations whose source the actor may not see; numbers and stances stay, so that [n] still counts.
func Withhold(actor Actor, evidence []Citation) []Citation {
	shown := slices.Clone(evidence)
	for i, c := range shown {
		if MaySeeSource(actor, c.Source) != nil {
			shown[i] = Citation{ID: c.ID, ClaimID: c.ClaimID, Number: c.Number, Stance: c.Stance, DetachedAt: c.DetachedAt, Withheld: true}
		}
	}
	return shown
}

// WithholdEntries blanks what entries tell of sources that are not for the actor; hidden holds those sources' ids.
func WithholdEntries(entries []Entry, hidden map[SourceID]bool) []Entry {
	shown := slices.Clone(entries)
	for i, e := range shown {
		if e.Source != "" && hidden[e.Source] {
			e.Comment, e.Changes, e.Withheld = "", nil, true
			e.Source, e.Object = "", Object{Kind: e.Object.Kind}
			shown[i] = e
		}
	}
	return shown
}

// SourceScope is which sources a list may show.
type SourceScope struct {
	All   bool   // confidential ones as well
	Owner UserID // else the confidential ones of this person only
}

// SourcesFor is the scope of an actor's lists of sources; it agrees with MaySeeSource.
func SourcesFor(actor Actor) SourceScope {
	return SourceScope{All: actor.Role.AtLeast(Editor), Owner: actor.ID}
}

// MayRestore says whether the actor may bring a withdrawn claim back: whoever could have withdrawn it.
func MayRestore(actor Actor, c Claim) error {
	if !actor.SignedIn() {
		return errSignIn()
	}
	if !c.Withdrawn() {
		return Errorf(Conflict, "This claim is not withdrawn.")
	}
	if !CreatorOrEditor.includes(actor, c) {
		return Errorf(Forbidden, "Only the %s can do this.", CreatorOrEditor)
	}
	return nil
}
