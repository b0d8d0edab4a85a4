package exporter

import (
	"slices"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// The records are what docs/export.schema.json describes. Every member is always there: a text that is not known is empty,
// a person, a time or a number that there is not is null, and a list may be empty but is never null.

type newsroomRecord struct {
	Name   string           `json:"name"`
	Scale  string           `json:"scale"`
	Policy factcheck.Policy `json:"policy"`
}

func newNewsroomRecord(n factcheck.Newsroom) newsroomRecord {
	return newsroomRecord{Name: n.Name, Scale: n.Scale, Policy: n.Policy}
}

type scaleRecord struct {
	Ref     string         `json:"ref"`
	Name    string         `json:"name"`
	Options []optionRecord `json:"options"`
}

type optionRecord struct {
	Key        string `json:"key"`
	Name       string `json:"name"`
	Definition string `json:"definition"`
	Number     *int   `json:"number"`
	Tone       string `json:"tone"`
}

// newScaleRecords are the scales that verdicts were given on and the one in use, by name.
func newScaleRecords(d factcheck.Dossier) []scaleRecord {
	records := []scaleRecord{}
	for _, ref := range scalesUsed(d) {
		scale, err := factcheck.ScaleOf(ref)
		if err != nil {
			continue // a scale this program does not know any more has nothing to be told
		}
		record := scaleRecord{Ref: ref, Name: scale.Name, Options: []optionRecord{}}
		for _, o := range scale.Options {
			record.Options = append(record.Options, newOptionRecord(o))
		}
		records = append(records, record)
	}
	return records
}

// scalesUsed are the refs of the scales in the dossier, sorted, each once.
func scalesUsed(d factcheck.Dossier) []string {
	refs := []string{d.Newsroom.Scale}
	for _, f := range d.Claims {
		if f.Claim.HasVerdict() {
			refs = append(refs, f.Claim.Verdict.Scale)
		}
		for _, v := range f.Verdicts {
			refs = append(refs, v.Scale)
		}
	}
	slices.Sort(refs)
	return slices.Compact(refs)
}

func newOptionRecord(o factcheck.VerdictOption) optionRecord {
	return optionRecord{Key: o.Key, Name: o.Name, Definition: o.Definition, Number: rung(o), Tone: string(o.Tone)}
}

// rung is the verdict's number on the ladder, null off it.
func rung(o factcheck.VerdictOption) *int {
	if o.Number == 0 {
		return nil
	}
	return &o.Number
}

type personRecord struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
}

// directory gives people as they are told of in exports: never their address, never their password.
type directory factcheck.People

func (d directory) person(id factcheck.UserID) *personRecord {
	if id == "" {
		return nil
	}
	return &personRecord{ID: string(id), Name: factcheck.People(d).Name(id), Role: string(d[id].Role)}
}

func (d directory) people(ids []factcheck.UserID) []*personRecord {
	records := make([]*personRecord, 0, len(ids))
	for _, id := range ids {
		records = append(records, d.person(id))
	}
	return records
}

func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := timestamp(t)
	return &s
}

type articleRecord struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	URL         string          `json:"url"`
	Publisher   string          `json:"publisher"`
	Byline      string          `json:"byline"`
	Language    string          `json:"language"`
	PublishedOn string          `json:"published_on"`
	Deadline    *string         `json:"deadline"`
	AssignedTo  []*personRecord `json:"assigned_to"`
	CreatedBy   *personRecord   `json:"created_by"`
	CreatedAt   *string         `json:"created_at"`
	UpdatedAt   *string         `json:"updated_at"`
}

func newArticleRecord(a factcheck.Article, assigned []factcheck.UserID, names directory) articleRecord {
	return articleRecord{
		ID: string(a.ID), Title: a.Title, URL: a.URL, Publisher: a.Publisher, Byline: a.Byline, Language: a.Language,
		PublishedOn: a.PublishedOn, Deadline: moment(a.Deadline), AssignedTo: names.people(assigned),
		CreatedBy: names.person(a.CreatedBy), CreatedAt: moment(a.CreatedAt), UpdatedAt: moment(a.UpdatedAt),
	}
}

type versionRecord struct {
	ID        string            `json:"id"`
	Number    int               `json:"number"`
	SHA256    string            `json:"sha256"`
	Format    string            `json:"format"`
	Extractor int               `json:"extractor"`
	CreatedBy *personRecord     `json:"created_by"`
	CreatedAt *string           `json:"created_at"`
	Text      string            `json:"text"`
	Blocks    []document.Block  `json:"blocks"`
	Runs      []document.Run    `json:"runs"`
	Objects   []document.Object `json:"objects"`
}

func newVersionRecord(v factcheck.Version, names directory) versionRecord {
	return versionRecord{
		ID: string(v.ID), Number: v.Number, SHA256: v.Hash, Format: v.Format, Extractor: v.Extractor,
		CreatedBy: names.person(v.CreatedBy), CreatedAt: moment(v.CreatedAt), Text: v.Text.Content,
		Blocks: append([]document.Block{}, v.Text.Blocks...), Runs: append([]document.Run{}, v.Text.Runs...),
		Objects: append([]document.Object{}, v.Text.Objects...),
	}
}
