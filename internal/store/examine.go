package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"stet/internal/factcheck"
)

// Finding is one thing that is wrong in a database, of which things, and what to do about it.
type Finding struct {
	Check   Check                `json:"check"`
	What    string               `json:"what"` // which thing, for people
	Wrong   string               `json:"wrong"`
	Next    string               `json:"next"`
	Article factcheck.ArticleID  `json:"article,omitempty"`
	Version factcheck.VersionID  `json:"version,omitempty"`
	Claim   factcheck.ClaimID    `json:"claim,omitempty"`
	Source  factcheck.SourceID   `json:"source,omitempty"`
	Capture factcheck.CaptureID  `json:"capture,omitempty"`
	Cited   factcheck.CitationID `json:"citation,omitempty"`
	Blob    string               `json:"blob,omitempty"` // SHA-256, in hex
}

// Check is a kind of thing that is looked at.
type Check string

// The checks there are, in their order.
const (
	Integrity   Check = "integrity"
	References  Check = "references"
	Blobs       Check = "blobs"
	Versions    Check = "versions"
	Placements  Check = "placements"
	Captures    Check = "captures"
	Excerpts    Check = "excerpts"
	SearchIndex Check = "search index"
)

// What to do about what is wrong.
const (
	fromBackup = "Stop stet, keep a copy of the folder, and put the database of the last sound backup in its place; look at the disk for faults."
	fileBackup = "The file is lost unless a backup has it; texts that were read from it are kept apart and are not affected."
	reportIt   = "The data is sound; report this as a fault of stet, with the text."
)

// Looked is how much a check looked at: pages of the database, rows, blobs, texts.
type Looked struct {
	Check Check `json:"check"`
	At    int   `json:"at"`
	Wrong int   `json:"wrong"`
}

// Examine reads the SQLite database at path and tells of everything in it that is not as it should be. It changes nothing, works
// beside a program that is running and has one row in memory at a time. What comes back counts what was looked at. The error is
// for what kept it from looking at all; a check that breaks off is told of as a finding.
func Examine(ctx context.Context, path string, tell func(Finding)) (looked []Looked, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	is, err := stillness(path)
	if err != nil {
		return nil, err
	}
	reader := sql.OpenDB(newConnector(path, is.settings()))
	reader.SetMaxOpenConns(readers)
	defer func() { err = errors.Join(err, reader.Close()) }()
	if err := knownSchema(ctx, reader); err != nil {
		return nil, err
	}
	if looked, err = examine(ctx, reader, tell); err == nil {
		err = is.still(path)
	}
	return looked, err
}

func examine(ctx context.Context, reader *sql.DB, tell func(Finding)) (looked []Looked, err error) {
	for _, c := range []struct {
		check Check
		run   func(*examination, context.Context) error
	}{
		{Integrity, (*examination).integrity},
		{References, (*examination).references},
		{Blobs, (*examination).blobs},
		{Versions, (*examination).versions},
		{Placements, (*examination).placements},
		{Captures, (*examination).captures},
		{Excerpts, (*examination).excerpts},
		{SearchIndex, (*examination).searchIndex},
	} {
		e := &examination{db: reader, tell: tell, Looked: Looked{Check: c.check}}
		if err := c.run(e, ctx); err != nil {
			if ctx.Err() != nil {
				return looked, ctx.Err()
			}
			e.find(Finding{What: "database", Wrong: "This cannot be read to its end: " + err.Error() + ".", Next: fromBackup})
		}
		looked = append(looked, e.Looked)
	}
	return looked, nil
}

// examination is one check under way.
type examination struct {
	db   *sql.DB
	tell func(Finding)
	Looked
}

func (e *examination) find(f Finding) {
	f.Check = e.Check
	e.Wrong++
	e.tell(f)
}

// each visits the rows of a query as they come.
func (e *examination) each(ctx context.Context, visit func(row) error, query string, args ...any) error {
	rows, err := e.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // Err has told of any failure
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (e *examination) integrity(ctx context.Context) error {
	if err := e.db.QueryRowContext(ctx, `PRAGMA page_count`).Scan(&e.At); err != nil {
		return err
	}
	return e.each(ctx, func(r row) error {
		var said string
		if err := r.Scan(&said); err != nil || said == "ok" {
			return err
		}
		e.find(Finding{What: "database", Wrong: said, Next: fromBackup})
		return nil
	}, `PRAGMA integrity_check`)
}

func (e *examination) references(ctx context.Context) error {
	err := e.db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) WHERE m.type = 'table'`).Scan(&e.At)
	if err != nil {
		return err
	}
	return e.each(ctx, func(r row) error {
		var table, parent, column string
		var id sql.NullInt64
		if err := r.Scan(&table, &id, &parent, &column); err != nil {
			return err
		}
		e.find(Finding{What: fmt.Sprintf("table %s, row %d", table, id.Int64), Wrong: fmt.Sprintf("Its %s names something that is not among the %s.", column, parent), Next: fromBackup})
		return nil
	}, `SELECT c."table", c.rowid, c.parent, l."from" FROM pragma_foreign_key_check c JOIN pragma_foreign_key_list(c."table") l ON l.id = c.fkid AND l.seq = 0`)
}
