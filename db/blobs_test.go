package db_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"stet/db"
	"stet/internal/blob"
)

func migrateTo(t *testing.T, d *sql.DB, schema int64) {
	t.Helper()
	if err := db.MigrateTo(t.Context(), d, schema); err != nil {
		t.Fatal(err)
	}
}

// arrivals are bytes as the schema before blobs kept them, by the id of the version or import they belong to.
var arrivals = map[string][]byte{
	"v1": []byte("a paste"), "v2": []byte("a paste"), "v3": {}, "v4": {0, 255, 10}, "v5": []byte(strings.Repeat("long ", 100_000)), "i1": []byte("a paste"), "i2": []byte("staged"),
}

// furnish fills a database of schema 10 with an article, its versions, imports, and a claim placed on a version.
func furnish(t *testing.T, d *sql.DB) {
	t.Helper()
	exec(t, d, `INSERT INTO users (id, email, name, role, password_hash, created_at, row_version) VALUES ('u', 'e', 'n', 'editor', '', 1, 1)`)
	exec(t, d, `INSERT INTO articles (id, title, title_folded, url, publisher, byline, language, published_on, current, created_by, created_at, updated_at, row_version)
		VALUES ('a', '', '', '', '', '', '', '', 'v5', 'u', 1, 1, 1)`)
	for id, raw := range arrivals {
		statement := `INSERT INTO versions (id, article_id, number, hash, format, extractor, raw_name, raw_type, created_by, created_at, text, raw)
			VALUES (?1, 'a', ?3, 'h', 'plain', 1, 'name', 'text/plain', 'u', 1, '{}', ?2)`
		if id[0] == 'i' {
			statement = `INSERT INTO imports (id, name, media_type, bytes, offered, created_by, created_at) VALUES (?1, 'name', 'text/plain', ?2, '{}', 'u', ?3)`
		}
		if _, err := d.Exec(statement, id, raw, id[1:]); err != nil {
			t.Fatal(err)
		}
	}
	exec(t, d, `INSERT INTO claims (id, article_id, quote, statement, claimant, kind, notes, state, close_reason, created_by, created_at, updated_at, row_version)
		VALUES ('c', 'a', 'q', 's', '', '', '', 'open', '', 'u', 1, 1, 1)`)
	exec(t, d, `INSERT INTO placements (claim_id, version_id, start, stop, quote, state, created_at) VALUES ('c', 'v5', 0, 1, 'l', 'exact', 1)`)
}

func TestBytesOfAnEarlierSchemaMoveIntoBlobs(t *testing.T) {
	d := empty(t)
	migrateTo(t, d, 10)
	furnish(t, d)
	migrate(t, d)
	for id, want := range arrivals {
		table := map[byte]string{'v': "versions", 'i': "imports"}[id[0]]
		var b blob.Blob
		err := d.QueryRow(`SELECT b.hash, b.size, b.encoding, b.bytes FROM blobs b JOIN `+table+` t ON t.raw_hash = b.hash WHERE t.id = ?`, id).
			Scan(&b.Hash, &b.Size, &b.Encoding, &b.Stored)
		if err != nil {
			t.Fatal(id, err)
		}
		if got, err := b.Open(); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes came back as %d, %v", id, len(want), len(got), err)
		}
	}
	counted(t, d, `SELECT count(*) FROM blobs`, 5)
	counted(t, d, `SELECT count(*) FROM placements JOIN versions v ON v.id = version_id`, 1)
	counted(t, d, `SELECT count(*) FROM pragma_foreign_key_check`, 0)
	if _, err := d.Exec(`UPDATE versions SET raw_hash = NULL`); err == nil {
		t.Error("a version without bytes was let in")
	}
	if _, err := d.Exec(`DELETE FROM blobs`); err == nil {
		t.Error("bytes that versions refer to were dropped")
	}
}

func TestBlobsMoveBackWithTheSchema(t *testing.T) {
	d := empty(t)
	migrateTo(t, d, 10)
	furnish(t, d)
	migrate(t, d)
	migrateTo(t, d, 10)
	for id, want := range arrivals {
		query := map[byte]string{'v': `SELECT raw FROM versions WHERE id = ?`, 'i': `SELECT bytes FROM imports WHERE id = ?`}[id[0]]
		var got []byte
		if err := d.QueryRow(query, id).Scan(&got); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes came back as %d, %v", id, len(want), len(got), err)
		}
	}
	migrate(t, d)
}

func TestAMoveIntoBlobsThatFailsLeavesEverythingAsItWas(t *testing.T) {
	d := empty(t)
	migrateTo(t, d, 10)
	furnish(t, d)
	exec(t, d, `CREATE INDEX imports_of_blob ON users (name)`) // in the way of the last step
	if err := db.Migrate(t.Context(), d); err == nil {
		t.Fatal("migrated over an index that was in the way")
	}
	counted(t, d, `SELECT count(*) FROM versions WHERE raw IS NOT NULL`, 5)
	counted(t, d, `SELECT count(*) FROM sqlite_schema WHERE name = 'blobs'`, 0)
	exec(t, d, `DROP INDEX imports_of_blob`)
	migrate(t, d)
}

func counted(t *testing.T, d *sql.DB, query string, want int) {
	t.Helper()
	var got int
	if err := d.QueryRow(query).Scan(&got); err != nil || got != want {
		t.Error(fmt.Sprintf("%s: %d, not %d", query, got, want), err)
	}
}
