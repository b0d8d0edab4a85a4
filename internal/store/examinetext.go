package store

import (
	"context"
	"encoding/json"
	"fmt"

	"stet/internal/blob"
	"stet/internal/document"
)

// versions checks each text against its hash and its blocks, and what a page shows of it, claims and all, against the text.
func (e *examination) versions(ctx context.Context) error {
	return e.each(ctx, func(r row) error {
		f := Finding{Next: fromBackup}
		var number int
		var title, hash, kept string
		if err := r.Scan(&f.Article, &f.Version, &number, &title, &hash, &kept); err != nil {
			return err
		}
		e.At++
		f.What = fmt.Sprintf("version %d of “%s”", number, title)
		var text document.Text
		if err := json.Unmarshal([]byte(kept), &text); err != nil {
			f.Wrong = "Its text cannot be read: " + err.Error() + "."
			e.find(f)
			return nil
		}
		claims, err := e.highlights(ctx, f, text)
		if err == nil {
			e.text(f, text, hash, claims)
		}
		return err
	}, `SELECT a.id, v.id, v.number, a.title, v.hash, v.text FROM versions v JOIN articles a ON a.id = v.article_id ORDER BY a.id, v.number`)
}

// text tells of what is wrong with a text, which the finding names.
func (e *examination) text(f Finding, text document.Text, hash string, claims []document.Highlight) {
	if text.Hash() != hash {
		f.Wrong = "Its text is not the one that its hash, " + hash + ", names."
		e.find(f)
	}
	if err := text.Check(); err != nil {
		f.Wrong = "Its blocks do not fit its text: " + err.Error() + "."
		e.find(f)
		return
	}
	if err := text.CheckDrawing(claims); err != nil {
		f.Wrong, f.Next = "A page does not show its text: "+err.Error()+".", reportIt
		e.find(f)
	}
}

// highlights is what a page shows of a version's claims; those with a place that is none are left to another check.
func (e *examination) highlights(ctx context.Context, f Finding, text document.Text) (claims []document.Highlight, err error) {
	x := document.NewIndex(text)
	err = e.each(ctx, func(r row) error {
		h := document.Highlight{Number: len(claims) + 1, State: "proposed"}
		if err := r.Scan(&h.ID, &h.Start, &h.End); err != nil {
			return err
		}
		if _, ok := x.Slice(h.Range); ok && h.Len() > 0 {
			claims = append(claims, h)
		}
		return nil
	}, `SELECT claim_id, start, stop FROM placements WHERE version_id = $1 ORDER BY start, stop DESC, claim_id`, f.Version)
	return claims, err
}

// textIn reads the text of a capture.
func textIn(b blob.Blob) (text document.Text, err error) {
	bytes, err := b.Open()
	if err != nil {
		return text, err
	}
	return text, json.Unmarshal(bytes, &text)
}
