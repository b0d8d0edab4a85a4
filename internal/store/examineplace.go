package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"stet/internal/blob"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// placements checks that every claim has a place in its article's version, and that the place cuts from its text what is kept as
// its words.
func (e *examination) placements(ctx context.Context) error {
	texts := lastText{read: e.textOfVersion}
	return e.each(ctx, func(r row) error {
		f := Finding{Next: fromBackup}
		var number int
		var title, quote string
		var state factcheck.PlacementState
		var place document.Range
		if err := r.Scan(&f.Article, &f.Version, &f.Claim, &number, &title, &place.Start, &place.End, &quote, &state); err != nil {
			return err
		}
		e.At++
		f.What = fmt.Sprintf("claim %s in version %d of “%s”", f.Claim, number, title)
		x, err := texts.of(ctx, string(f.Version))
		if x == nil {
			return err // without either, the version has been told of
		}
		e.place(f, x, place, quote, state == factcheck.Orphan)
		return nil
	}, `SELECT a.id, v.id, p.claim_id, v.number, a.title, p.start, p.stop, p.quote, p.state
		FROM placements p JOIN versions v ON v.id = p.version_id JOIN articles a ON a.id = v.article_id ORDER BY v.id, p.start`)
}

// excerpts checks that the place of every excerpt cuts from the capture's text what is kept as standing there.
func (e *examination) excerpts(ctx context.Context) error {
	texts := lastText{read: e.textOfCapture}
	return e.each(ctx, func(r row) error {
		f := Finding{Next: "Save the excerpt of the citation again; it is looked for anew then."}
		var number int
		var title, quote string
		var state factcheck.ExcerptState
		var place document.Range
		if err := r.Scan(&f.Source, &f.Capture, &f.Claim, &f.Cited, &number, &title, &place.Start, &place.End, &quote, &state); err != nil {
			return err
		}
		e.At++
		f.What = fmt.Sprintf("the excerpt of claim %s in capture %d of “%s”", f.Claim, number, title)
		x, err := texts.of(ctx, string(f.Capture))
		if x == nil {
			return err
		}
		e.place(f, x, place, quote, state == factcheck.ExcerptMissing)
		return nil
	}, `SELECT s.id, c.id, e.claim_id, e.id, c.number, s.title, x.start, x.stop, x.quote, x.state
		FROM excerpts x JOIN captures c ON c.id = x.capture_id JOIN sources s ON s.id = c.source_id JOIN citations e ON e.id = x.citation_id
		ORDER BY c.id, x.start`)
}

// place tells when a place is none of the text, cuts a character in two, or holds other words than those kept. What has no place
// keeps only where it was last seen.
func (e *examination) place(f Finding, x *document.Index, place document.Range, quote string, none bool) {
	there, ok := x.Slice(place)
	switch {
	case !ok || (place.Len() == 0) != none:
		f.Wrong = fmt.Sprintf("Its place, %d to %d, is none of the text, which has %d characters.", place.Start, place.End, x.Len())
	case none:
		return
	case there != quote:
		f.Wrong = fmt.Sprintf("“%s” stands at %d to %d, and not “%s”.", there, place.Start, place.End, quote)
	case !x.OnGraphemes(place):
		f.Wrong = fmt.Sprintf("Its place, %d to %d, begins or ends inside a character.", place.Start, place.End)
	default:
		return
	}
	e.find(f)
}

// lastText is the text that was asked for last, for rows that come in the order of their texts.
type lastText struct {
	read func(ctx context.Context, id string) (document.Text, error)
	id   string
	x    *document.Index // nil for a text that cannot be read
}

func (l *lastText) of(ctx context.Context, id string) (*document.Index, error) {
	if l.id == id {
		return l.x, nil
	}
	l.id, l.x = id, nil
	text, err := l.read(ctx, id)
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		l.x = document.NewIndex(text)
	case errors.Is(err, sql.ErrNoRows), errors.Is(err, blob.ErrDamaged), errors.As(err, &syntax):
		err = nil // told of where bytes and versions were looked at
	}
	return l.x, err
}

func (e *examination) textOfVersion(ctx context.Context, id string) (text document.Text, err error) {
	var kept string
	if err = e.db.QueryRowContext(ctx, `SELECT text FROM versions WHERE id = $1`, id).Scan(&kept); err != nil {
		return text, err
	}
	return text, json.Unmarshal([]byte(kept), &text)
}

func (e *examination) textOfCapture(ctx context.Context, id string) (text document.Text, err error) {
	var b blob.Blob
	row := e.db.QueryRowContext(ctx, `SELECT b.hash, b.size, b.encoding, b.bytes FROM captures c JOIN blobs b ON b.hash = c.text_blob WHERE c.id = $1`, id)
	if err := scanBlob(row, &b); err != nil {
		return text, err
	}
	return textIn(b)
}
