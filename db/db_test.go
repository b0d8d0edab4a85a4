package db_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"stet/db"
	"stet/internal/factcheck"
)

func empty(t *testing.T) *sql.DB {
	t.Helper()
	d, err := sql.Open("sqlite3", "file:"+filepath.Join(t.TempDir(), "stet.db")+"?_foreign_keys=on&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func migrate(t *testing.T, d *sql.DB) {
	t.Helper()
	if err := db.Migrate(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if current, newest, err := db.Version(t.Context(), d); err != nil || current != newest || newest == 0 {
		t.Fatalf("at %d of %d, %v", current, newest, err)
	}
}

func exec(t *testing.T, d *sql.DB, statement string) {
	t.Helper()
	if _, err := d.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestMigrateMakesTheSchemaAndCanBeRepeated(t *testing.T) {
	d := empty(t)
	if current, newest, err := db.Version(t.Context(), d); err != nil || current != 0 || newest == 0 {
		t.Fatalf("an empty database is at %d of %d, %v", current, newest, err)
	}
	migrate(t, d)
	migrate(t, d)
	exec(t, d, `SELECT id FROM claims`)
}

func TestMigrateRefusesADatabaseNewerThanTheProgram(t *testing.T) {
	d := empty(t)
	migrate(t, d)
	exec(t, d, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
	err := db.Migrate(t.Context(), d)
	if !factcheck.Is(err, factcheck.Conflict) || !strings.Contains(err.Error(), "newer stet") {
		t.Fatalf("got %v", err)
	}
}

func TestAMigrationThatFailedLeavesNothingAndIsTakenUpAgain(t *testing.T) {
	d := empty(t)
	exec(t, d, `CREATE TABLE sources (in_the_way INTEGER)`) // the migration fails half way
	if err := db.Migrate(t.Context(), d); err == nil {
		t.Fatal("migrated over a table that was in the way")
	}
	var tables int
	if err := d.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'users'`).Scan(&tables); err != nil || tables != 0 {
		t.Fatalf("%d tables were left behind, %v", tables, err)
	}
	exec(t, d, `DROP TABLE sources`)
	migrate(t, d)
}

func TestTheSchemaIsSound(t *testing.T) {
	d := empty(t)
	migrate(t, d)
	var verdict string
	if err := d.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("%s, %v", verdict, err)
	}
	var loose int
	err := d.QueryRow(`SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
		AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%'`).Scan(&loose)
	if err != nil || loose != 0 {
		t.Fatalf("%d tables are not STRICT, %v", loose, err)
	}
}
