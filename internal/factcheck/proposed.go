package factcheck

import (
	"time"

	"stet/internal/document"
)

// Origin says where the writer of a text proposed a source.
type Origin string

// The origins.
const (
	OriginComment  Origin = "comment"
	OriginFootnote Origin = "footnote"
)

// Remark is what the writer said about a passage, in a comment or a footnote of the text as it arrived: often a source for it.
type Remark struct {
	Passage document.Range // of a footnote empty: the place of its mark
	Origin  Origin
	Author  string
	At      string // RFC 3339, or empty
	Text    string
	Links   []string // web addresses in it
}

// ProposedID names a proposed source.
type ProposedID string

// ProposedState says what became of a proposed source.
type ProposedState string

// The states of a proposed source.
const (
	ProposalWaiting  ProposedState = "waiting"
	ProposalTaken    ProposedState = "taken"     // it became a source that a claim cites
	ProposalSetAside ProposedState = "set aside" // it is no source, or none of use
)

// ProposedSource is a remark of the writer's that waits for somebody to take it as a source for a claim, or to set it aside.
// It belongs to the version it arrived with, and is found again in later ones where its passage did not change.
type ProposedSource struct {
	ID        ProposedID
	ArticleID ArticleID
	VersionID VersionID      // the article's current version, of the passage below; empty where it has no place there
	Passage   document.Range // the words it stands on
	Quote     string         // these words as they were when it arrived
	Origin    Origin
	Author    string
	At        time.Time // when it was written; zero where unknown
	Text      string
	Links     []string
	ArrivedAt time.Time

	State      ProposedState
	ClaimID    ClaimID  // that cites it, once it is taken
	SourceID   SourceID // that it became
	DecidedBy  UserID
	DecidedAt  time.Time
	RowVersion int

	Withheld bool // it became a source that is not for this reader: what it says is blank
}

// Placed says whether the proposed source has a place in its article's current version.
func (p ProposedSource) Placed() bool { return p.VersionID != "" }

// Waits says whether nobody has decided on it.
func (p ProposedSource) Waits() bool { return p.State == ProposalWaiting }

// ProposedPlace is where a proposed source was last seen as of a version: in that one, or in an earlier one where its words
// stand no more.
type ProposedPlace struct {
	Proposed  ProposedID
	VersionID VersionID
	SeenIn    VersionID      // the same where it has a place there
	Passage   document.Range // in SeenIn
}

// MayDecideProposed says whether somebody may take a proposed source, set it aside, or put one that was set aside back: nil, or
// a conflict.
func MayDecideProposed(p ProposedSource, to ProposedState) error {
	if p.Waits() == (to == ProposalWaiting) || p.State == ProposalTaken {
		return Errorf(Conflict, "Somebody has decided on this proposed source meanwhile. Look at it as it is now.")
	}
	return nil
}

// WithholdProposed blanks those that became a source which is hidden from the reader. That they were there stays.
func WithholdProposed(all []ProposedSource, hidden map[SourceID]bool) []ProposedSource {
	shown := make([]ProposedSource, len(all))
	for i, p := range all {
		if p.SourceID != "" && hidden[p.SourceID] {
			p = ProposedSource{ID: p.ID, ArticleID: p.ArticleID, State: p.State, Origin: p.Origin, RowVersion: p.RowVersion, Withheld: true}
		}
		shown[i] = p
	}
	return shown
}

// ProposedChanges lists what differs between two states of a proposed source.
func ProposedChanges(before, after ProposedSource) []Change {
	var c changes
	c.add("proposed source", string(before.State), string(after.State))
	return c
}

// Proposals are an article's proposed sources, for one reader.
type Proposals struct {
	Article Article
	Version Version
	Claims  []Claim // in document order
	All     []ProposedSource
	People  People
}
