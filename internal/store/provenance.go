package store

import (
	"context"

	"stet/internal/factcheck"
)

// provenanceColumns are those of how a version's bytes came here; versions from before these were kept have none.
const provenanceColumns = `coalesce(base, ''), coalesce(put_back, 'null'), coalesce(url, ''), coalesce(status, 0), coalesce(header, 'null'), coalesce(fetched_at, 0)`

func provenanceFields(o *factcheck.Provenance) []any {
	return []any{&o.Base, decoding{&o.PutBack}, &o.URL, &o.Status, decoding{&o.Header}, moment{&o.At}}
}

func addProvenance(ctx context.Context, q querier, id factcheck.VersionID, o factcheck.Provenance) error {
	putBack, err := encoded(o.PutBack)
	if err != nil {
		return err
	}
	header, err := encoded(o.Header)
	if err != nil {
		return err
	}
	_, err = change(ctx, q, `
		INSERT INTO provenances (version_id, base, put_back, url, status, header, fetched_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		id, o.Base, putBack, o.URL, o.Status, header, micros(o.At))
	return err
}
