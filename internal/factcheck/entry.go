package factcheck

import "time"

// Change is one field's value before and after an action.
type Change struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Object names what an audit entry is about.
type Object struct {
	Kind string // article, claim, citation, source, proposed source, user, session, invitation, newsroom
	ID   string
}

// Entry is one line of the audit: who did what, when, and what it changed. Entries are only ever added.
type Entry struct {
	Seq      int64 // given by the store, rising
	At       time.Time
	Actor    UserID // empty for what the program does by itself
	Action   string // the event or use case, such as approve
	Object   Object
	Article  ArticleID // where it belongs to one
	Claim    ClaimID   // where it belongs to one
	Source   SourceID  // where it tells of one; entries of confidential sources are for few eyes
	Comment  string
	Changes  []Change
	Withheld bool // tells of a source that is not for this reader: Comment and Changes are blank
}

// EntryFilter says which entries are asked for.
type EntryFilter struct {
	After   int64     // the last one known
	Article ArticleID // empty for all that belong to an article
	NotBy   UserID
	Limit   int
}
