package store

import (
	"context"
	"encoding/json"

	"stet/internal/blob"
	"stet/internal/document"
	"stet/internal/factcheck"
)

const captureColumns = `id, source_id, number, address, final_url, name, status, media_type, header, raw_hash, size, format, extractor,
	text_hash, unread, change, created_by, created_at`

func captureInto(c *factcheck.Capture) []any {
	return []any{
		&c.ID, &c.SourceID, &c.Number, &c.Address, &c.FinalURL, &c.Name, &c.Status, &c.MediaType,
		decoding{&c.Header},
		&c.Hash, &c.Size,
		&c.Format, &c.Extractor, &c.TextHash,
		saying{&c.Unread},
		&c.Change, &c.CreatedBy,
		moment{&c.CreatedAt},
	}
}

func scanCapture(r row) (c factcheck.Capture, err error) {
	err = r.Scan(captureInto(&c)...)
	return c, err
}

// AddCapture keeps a capture and its bytes, and gives it the next number of its source. Its hash and size are those of the bytes.
func (s *Store) AddCapture(ctx context.Context, c factcheck.Capture, bytes []byte) (factcheck.Capture, error) {
	return c, s.keeping(ctx, bytes, func(q querier, hash string) error {
		c.Hash, c.Size = hash, len(bytes)
		if !c.HasText() {
			return addCapture(ctx, q, &c, "")
		}
		text, err := json.Marshal(c.Text)
		if err != nil {
			return err
		}
		return keep(ctx, q, blob.Of(text), func(q querier, textBlob string) error { return addCapture(ctx, q, &c, textBlob) })
	})
}

func addCapture(ctx context.Context, q querier, c *factcheck.Capture, textBlob string) (err error) {
	if c.Number, err = nextCapture(ctx, q, c.SourceID); err != nil {
		return err
	}
	header, err := encoded(c.Header)
	if err != nil {
		return err
	}
	unread, err := encoded(c.Unread)
	if err != nil {
		return err
	}
	_, err = change(ctx, q, `
		INSERT INTO captures (id, source_id, number, address, final_url, name, status, media_type, header, raw_hash, size, format,
			extractor, text_hash, text_blob, unread, change, created_by, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
		c.ID, c.SourceID, c.Number, c.Address, c.FinalURL, c.Name, c.Status, c.MediaType, header, c.Hash, c.Size, c.Format,
		c.Extractor, c.TextHash, orNull(textBlob), unread, c.Change, c.CreatedBy, micros(c.CreatedAt))
	return err
}

func nextCapture(ctx context.Context, q querier, id factcheck.SourceID) (int, error) {
	last, err := one(ctx, q, number64, "count", `SELECT coalesce(max(number), 0) FROM captures WHERE source_id = $1`, id)
	return int(last) + 1, err
}

// Capture finds a capture with its text.
func (s *Store) Capture(ctx context.Context, id factcheck.CaptureID) (factcheck.Capture, error) {
	return s.captureWithText(ctx, `SELECT `+captureColumns+`, text_blob FROM captures WHERE id = $1`, id)
}

// LatestFetched finds the last capture of a source that came from its address, with its text.
func (s *Store) LatestFetched(ctx context.Context, id factcheck.SourceID) (factcheck.Capture, error) {
	return s.captureWithText(ctx, `SELECT `+captureColumns+`, text_blob FROM captures WHERE source_id = $1 AND address <> '' ORDER BY number DESC LIMIT 1`, id)
}

func (s *Store) captureWithText(ctx context.Context, query string, args ...any) (factcheck.Capture, error) {
	var textBlob string
	scan := func(r row) (c factcheck.Capture, err error) {
		err = r.Scan(append(captureInto(&c), maybe(&textBlob))...)
		return c, err
	}
	c, err := one(ctx, s.reading(ctx), scan, "capture", query, args...)
	if err != nil || textBlob == "" {
		return c, err
	}
	c.Text, err = s.textOf(ctx, textBlob)
	return c, err
}

func (s *Store) textOf(ctx context.Context, textBlob string) (text document.Text, err error) {
	bytes, err := s.Blob(ctx, textBlob)
	if err != nil {
		return text, err
	}
	return text, json.Unmarshal(bytes, &text)
}

// CapturesOf lists the captures of a source without their texts, the newest first.
func (s *Store) CapturesOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Capture, error) {
	return all(ctx, s.reading(ctx), scanCapture, `SELECT `+captureColumns+` FROM captures WHERE source_id = $1 ORDER BY number DESC`, id)
}
