package exporter

import (
	"stet/internal/document"
	"stet/internal/factcheck"
)

type claimRecord struct {
	ID          string           `json:"id"`
	Number      int              `json:"number"`
	Passage     document.Range   `json:"passage"`
	Placement   *placementRecord `json:"placement"`
	Quote       string           `json:"quote"`
	Statement   string           `json:"statement"`
	Claimant    string           `json:"claimant"`
	Kind        string           `json:"kind"`
	Notes       string           `json:"notes"`
	State       string           `json:"state"`
	CloseReason string           `json:"close_reason"`
	Assignee    *personRecord    `json:"assignee"`
	Verdict     *verdictRecord   `json:"verdict"`
	Verdicts    []*verdictRecord `json:"verdicts"`
	Evidence    []citationRecord `json:"evidence"`
	Approvals   []approvalRecord `json:"approvals"`
	History     []entryRecord    `json:"history"`
	CreatedBy   *personRecord    `json:"created_by"`
	CreatedAt   *string          `json:"created_at"`
	UpdatedAt   *string          `json:"updated_at"`
}

func newClaimRecord(f factcheck.ClaimFile, names directory) claimRecord {
	c := f.Claim
	return claimRecord{
		ID: string(c.ID), Number: f.Number, Passage: c.Passage, Placement: newPlacementRecord(f), Quote: c.Quote, Statement: c.Statement, Claimant: c.Claimant,
		Kind: string(c.Kind), Notes: c.Notes, State: string(c.State), CloseReason: string(c.CloseReason),
		Assignee: names.person(c.Assignee), Verdict: newVerdictRecord(c.Verdict, names),
		Verdicts:  each(f.Verdicts, func(v factcheck.Verdict) *verdictRecord { return newVerdictRecord(v, names) }),
		Evidence:  each(f.Evidence, func(c factcheck.Citation) citationRecord { return newCitationRecord(c, names) }),
		Approvals: each(f.Approvals, func(a factcheck.Approval) approvalRecord { return newApprovalRecord(a, names) }),
		History:   each(f.History, func(e factcheck.Entry) entryRecord { return newEntryRecord(e, names) }),
		CreatedBy: names.person(c.CreatedBy), CreatedAt: moment(c.CreatedAt), UpdatedAt: moment(c.UpdatedAt),
	}
}

// placementRecord is what the article's last change did to a claim's passage.
type placementRecord struct {
	State   string `json:"state"`
	Waiting bool   `json:"waiting"`
	Reason  string `json:"reason"`
	Stale   bool   `json:"stale"`
}

// newPlacementRecord is null for a claim that stands as it did.
func newPlacementRecord(f factcheck.ClaimFile) *placementRecord {
	p := f.Placement
	if p.State == "" || p.State == factcheck.PlacedExact && p.Stale == "" {
		return nil
	}
	return &placementRecord{State: string(p.State), Waiting: p.Waiting, Reason: p.Reason, Stale: f.Stale()}
}

// each makes a record of each item; of none, an empty list and not null.
func each[T, R any](items []T, record func(T) R) []R {
	records := make([]R, 0, len(items))
	for _, item := range items {
		records = append(records, record(item))
	}
	return records
}

type verdictRecord struct {
	ID        string        `json:"id"`
	Scale     string        `json:"scale"`
	Key       string        `json:"key"`
	Name      string        `json:"name"`
	Number    *int          `json:"number"`
	Rationale string        `json:"rationale"`
	By        *personRecord `json:"by"`
	At        *string       `json:"at"`
}

// newVerdictRecord is null for the zero verdict.
func newVerdictRecord(v factcheck.Verdict, names directory) *verdictRecord {
	if v.ID == "" {
		return nil
	}
	option := v.Option()
	return &verdictRecord{
		ID: string(v.ID), Scale: v.Scale, Key: v.Key, Name: option.Name, Number: rung(option), Rationale: v.Rationale,
		By: names.person(v.By), At: moment(v.At),
	}
}

type citationRecord struct {
	ID      string        `json:"id"`
	Number  int           `json:"number"`
	Stance  string        `json:"stance"`
	Excerpt string        `json:"excerpt"`
	Locator string        `json:"locator"`
	Note    string        `json:"note"`
	AddedBy *personRecord `json:"added_by"`
	AddedAt *string       `json:"added_at"`
	Source  sourceRecord  `json:"source"`
}

func newCitationRecord(c factcheck.Citation, names directory) citationRecord {
	return citationRecord{
		ID: string(c.ID), Number: c.Number, Stance: string(c.Stance), Excerpt: c.Excerpt, Locator: c.Locator, Note: c.Note,
		AddedBy: names.person(c.CreatedBy), AddedAt: moment(c.CreatedAt), Source: newSourceRecord(c.Source),
	}
}

type sourceRecord struct {
	ID                string `json:"id"`
	Title             string `json:"title"`
	Publisher         string `json:"publisher"`
	Author            string `json:"author"`
	URL               string `json:"url"`
	Kind              string `json:"kind"`
	Primary           bool   `json:"primary"`
	IndependenceGroup string `json:"independence_group"`
	PublishedOn       string `json:"published_on"`
	SeenOn            string `json:"seen_on"`
}

func newSourceRecord(s factcheck.Source) sourceRecord {
	return sourceRecord{
		ID: string(s.ID), Title: s.Title, Publisher: s.Publisher, Author: s.Author, URL: s.URL, Kind: string(s.Kind),
		Primary: s.Kind.Primary(), IndependenceGroup: s.IndependenceGroup, PublishedOn: s.PublishedOn, SeenOn: s.SeenOn,
	}
}

type approvalRecord struct {
	ID       string        `json:"id"`
	Decision string        `json:"decision"`
	Verdict  string        `json:"verdict"`
	SHA256   string        `json:"sha256"`
	Comment  string        `json:"comment"`
	By       *personRecord `json:"by"`
	At       *string       `json:"at"`
	VoidedAt *string       `json:"voided_at"`
}

func newApprovalRecord(a factcheck.Approval, names directory) approvalRecord {
	return approvalRecord{
		ID: string(a.ID), Decision: string(a.Decision), Verdict: string(a.Verdict), SHA256: a.Hash, Comment: a.Comment,
		By: names.person(a.By), At: moment(a.At), VoidedAt: moment(a.VoidedAt),
	}
}

type entryRecord struct {
	Seq     int64              `json:"seq"`
	At      *string            `json:"at"`
	By      *personRecord      `json:"by"`
	Action  string             `json:"action"`
	Object  objectRecord       `json:"object"`
	Source  string             `json:"source"`
	Comment string             `json:"comment"`
	Changes []factcheck.Change `json:"changes"`
}

type objectRecord struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

func newEntryRecord(e factcheck.Entry, names directory) entryRecord {
	return entryRecord{
		Seq: e.Seq, At: moment(e.At), By: names.person(e.Actor), Action: e.Action,
		Object: objectRecord{Kind: e.Object.Kind, ID: e.Object.ID}, Source: string(e.Source), Comment: e.Comment,
		Changes: each(e.Changes, names.named),
	}
}

// named writes the names of people, of whom the audit keeps ids.
func (d directory) named(c factcheck.Change) factcheck.Change {
	if c.Field == "assignee" {
		c.Before, c.After = nameOf(factcheck.People(d), factcheck.UserID(c.Before)), nameOf(factcheck.People(d), factcheck.UserID(c.After))
	}
	return c
}
