package store

import (
	"context"

	"stet/internal/blob"
)

// keptFiles is every place that says bytes are kept, of what, and under which hash.
const keptFiles = `(
	SELECT 'the file of version ' || v.number || ' of “' || a.title || '”' what, a.id article, v.id version, '' source, '' capture, v.raw_hash hash
		FROM versions v JOIN articles a ON a.id = v.article_id
	UNION ALL SELECT 'the file “' || name || '” of an import that waits', '', '', '', '', raw_hash FROM imports
	UNION ALL SELECT 'capture ' || c.number || ' of “' || s.title || '”', '', '', s.id, c.id, c.raw_hash FROM captures c JOIN sources s ON s.id = c.source_id
	UNION ALL SELECT 'the text of capture ' || c.number || ' of “' || s.title || '”', '', '', s.id, c.id, c.text_blob
		FROM captures c JOIN sources s ON s.id = c.source_id WHERE c.text_blob IS NOT NULL
) kept`

// blobs checks the bytes of every file against their hash, size and encoding, and that none is missing.
func (e *examination) blobs(ctx context.Context) error {
	err := e.each(ctx, func(r row) error {
		var b blob.Blob
		if err := scanBlob(r, &b); err != nil {
			return err
		}
		e.At++
		if _, err := b.Open(); err != nil {
			return e.lost(ctx, b.Hash, err.Error())
		}
		return nil
	}, `SELECT hash, size, encoding, bytes FROM blobs ORDER BY hash`)
	if err != nil {
		return err
	}
	return e.each(ctx, func(r row) error {
		f, err := scanKept(r)
		if err == nil {
			f.Wrong = "Its bytes, " + f.Blob + ", are missing."
			e.find(f)
		}
		return err
	}, `SELECT what, article, version, source, capture, hash FROM `+keptFiles+` WHERE NOT EXISTS (SELECT 1 FROM blobs b WHERE b.hash = kept.hash)`)
}

// lost tells of everything that damaged bytes were kept for.
func (e *examination) lost(ctx context.Context, hash, wrong string) error {
	before := e.Wrong
	err := e.each(ctx, func(r row) error {
		f, err := scanKept(r)
		if err == nil {
			f.Wrong = "Its bytes, " + hash + ": " + wrong + "."
			e.find(f)
		}
		return err
	}, `SELECT what, article, version, source, capture, hash FROM `+keptFiles+` WHERE hash = $1`, hash)
	if err == nil && e.Wrong == before {
		e.find(Finding{What: "bytes " + hash, Blob: hash, Wrong: wrong + ".", Next: "Nothing refers to these bytes; nothing is lost with them."})
	}
	return err
}

func scanKept(r row) (Finding, error) {
	f := Finding{Next: fileBackup}
	err := r.Scan(&f.What, &f.Article, &f.Version, &f.Source, &f.Capture, &f.Blob)
	return f, err
}

// Captures are looked at by their texts: those that have none were looked at as bytes.
func (e *examination) captures(ctx context.Context) error {
	return e.each(ctx, func(r row) error {
		f := Finding{Next: fromBackup}
		var hash string
		var b blob.Blob
		if err := r.Scan(&f.What, &f.Source, &f.Capture, &hash, &b.Hash, &b.Size, &b.Encoding, &b.Stored); err != nil {
			return err
		}
		e.At++
		if text, err := textIn(b); err == nil { // else the bytes have been told of
			e.text(f, text, hash, nil)
		}
		return nil
	}, `SELECT 'the text of capture ' || c.number || ' of “' || s.title || '”', s.id, c.id, c.text_hash, b.hash, b.size, b.encoding, b.bytes
		FROM captures c JOIN sources s ON s.id = c.source_id JOIN blobs b ON b.hash = c.text_blob ORDER BY c.id`)
}

func scanBlob(r row, b *blob.Blob) error { return r.Scan(&b.Hash, &b.Size, &b.Encoding, &b.Stored) }
