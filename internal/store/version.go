package store

import (
	"context"

	"stet/internal/factcheck"
)

// AddVersion adds a version with the bytes it was read from. A number the article has already is a conflict.
func (s *Store) AddVersion(ctx context.Context, v factcheck.Version, raw factcheck.Raw) error {
	text, err := encoded(v.Text)
	if err != nil {
		return err
	}
	err = s.keeping(ctx, raw.Bytes, func(q querier, hash string) error {
		_, err := change(ctx, q, `
			INSERT INTO versions (id, article_id, number, hash, format, extractor, raw_name, raw_type, created_by, created_at, text, raw_hash)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			v.ID, v.ArticleID, v.Number, v.Hash, v.Format, v.Extractor, raw.Name, raw.MediaType, v.CreatedBy, micros(v.CreatedAt),
			text, hash)
		if err != nil {
			return err
		}
		return addProvenance(ctx, q, v.ID, raw.Provenance)
	})
	if taken(err) {
		return factcheck.Because(err, factcheck.Conflict, "Somebody else added version %d of this article meanwhile.", v.Number)
	}
	return err
}

// Version finds a version, with its text.
func (s *Store) Version(ctx context.Context, id factcheck.VersionID) (factcheck.Version, error) {
	return one(ctx, s.reading(ctx), scanVersion, "version", `
		SELECT `+versionColumns+`, text FROM versions LEFT JOIN provenances ON version_id = id WHERE id = $1`, id)
}

const versionColumns = `id, article_id, number, hash, format, extractor, created_by, created_at, raw_hash, ` + provenanceColumns

func versionFields(v *factcheck.Version) []any {
	return append([]any{&v.ID, &v.ArticleID, &v.Number, &v.Hash, &v.Format, &v.Extractor, &v.CreatedBy, moment{&v.CreatedAt}, &v.RawHash}, provenanceFields(&v.Provenance)...)
}

func scanVersion(r row) (v factcheck.Version, err error) {
	err = r.Scan(append(versionFields(&v), decoding{&v.Text})...)
	return v, err
}

// Versions lists an article's versions without their texts, the newest first.
func (s *Store) Versions(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Version, error) {
	scan := func(r row) (v factcheck.Version, err error) {
		err = r.Scan(versionFields(&v)...)
		return v, err
	}
	return all(ctx, s.reading(ctx), scan, `
		SELECT `+versionColumns+` FROM versions LEFT JOIN provenances ON version_id = id
		WHERE article_id = $1 ORDER BY number DESC`, id)
}

// Raw finds the bytes that a version was read from.
func (s *Store) Raw(ctx context.Context, id factcheck.VersionID) (factcheck.Raw, error) {
	var hash string
	scan := func(r row) (raw factcheck.Raw, err error) {
		err = r.Scan(append([]any{&raw.Name, &raw.MediaType, &hash}, provenanceFields(&raw.Provenance)...)...)
		return raw, err
	}
	raw, err := one(ctx, s.reading(ctx), scan, "version", `
		SELECT raw_name, raw_type, raw_hash, `+provenanceColumns+` FROM versions LEFT JOIN provenances ON version_id = id WHERE id = $1`, id)
	if err != nil {
		return raw, err
	}
	raw.Bytes, err = s.Blob(ctx, hash)
	return raw, err
}
