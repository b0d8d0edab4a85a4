package main_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // to damage a database beside the program

	"stet/internal/password"
	"stet/internal/store"
	"stet/internal/tryout"
)

// lived is a data folder with the try-out's articles, claims and sources in it, with a capture whose excerpts are cited.
func lived(t *testing.T) *folder {
	t.Helper()
	f := newFolder(t)
	if err := os.MkdirAll(f.path, 0o700); err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	s, err := store.Open(ctx, f.database())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if _, err := tryout.Fill(ctx, s, password.NewHasher(), time.Now()); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *folder) database() string { return filepath.Join(f.path, "stet.db") }

// harm changes the database by its own statements, with nothing that guards it in force.
func (f *folder) harm(statements string) {
	f.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+f.database()+"?_foreign_keys=off")
	if err == nil {
		_, err = db.ExecContext(f.t.Context(), statements)
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		f.t.Fatalf("%s: %v", statements, err)
	}
}

// copied is a folder with nothing but a copy of the database.
func (f *folder) copied(t *testing.T) *folder {
	t.Helper()
	bytes, err := os.ReadFile(f.database())
	if err != nil {
		t.Fatal(err)
	}
	c := newFolder(t)
	if err := errors.Join(os.MkdirAll(c.path, 0o700), os.WriteFile(c.database(), bytes, 0o600)); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestADoctorFindsNothingInSoundDataAndChangesNothing(t *testing.T) {
	f := lived(t)
	before, err := os.ReadFile(f.database())
	if err != nil {
		t.Fatal(err)
	}
	told := f.must("doctor")
	for _, want := range []string{"pages of the database: all well", "files, by their hashes: all well", "1 texts of captures: all well", "2 excerpts in captures: all well"} {
		if !strings.Contains(told, want) {
			t.Errorf("it does not say “%s”:\n%s", want, told)
		}
	}
	summary := records(t, f.must("doctor", "--json"))
	if len(summary) != 1 || summary[0]["wrong"] != 0. {
		t.Fatalf("the records are %v", summary)
	}
	for _, l := range summary[0]["looked"].([]any) {
		if looked := l.(map[string]any); looked["at"].(float64) < 1 {
			t.Errorf("it looked at nothing for %v", looked["check"])
		}
	}
	if after, err := os.ReadFile(f.database()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the database is another one afterwards, %v", err)
	}
	if files, _ := filepath.Glob(filepath.Join(f.path, "*")); len(files) != 1 {
		t.Errorf("beside the database lie %v", files)
	}
}

func TestADoctorWorksBesideTheServer(t *testing.T) {
	f := lived(t)
	f.start("serve", "--addr", "127.0.0.1:0")
	f.must("doctor")
	f.addPerson("ada@example.org", "admin") // is in the log and not yet in the database
	f.must("doctor")
}

const (
	aVersion = `(SELECT v.id FROM versions v JOIN placements p ON p.version_id = v.id LIMIT 1)`
	aClaim   = `(SELECT claim_id FROM placements ORDER BY claim_id LIMIT 1)`
)

func TestADoctorTellsOfEachDamageAndOfWhat(t *testing.T) {
	sound := lived(t)
	for name, c := range map[string]struct{ harm, check, of, words string }{
		"a byte of a file": {
			`UPDATE blobs SET encoding = '', bytes = CAST(replace(hex(zeroblob(size / 2 + 1)), '00', 'ab') AS BLOB) WHERE hash = (SELECT raw_hash FROM captures)`,
			"blobs", "capture", "the stored bytes are damaged",
		},
		"the last byte of a file": {
			`UPDATE blobs SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'5a' AS BLOB) WHERE hash = (SELECT raw_hash FROM versions LIMIT 1)`, "blobs", "version", "the stored bytes are damaged",
		},
		"the encoding of a file":  {`UPDATE blobs SET encoding = 'morse' WHERE hash = (SELECT raw_hash FROM captures)`, "blobs", "source", "unknown encoding"},
		"the size of a file":      {`UPDATE blobs SET size = size + 1 WHERE hash = (SELECT raw_hash FROM captures)`, "blobs", "capture", "instead of"},
		"a file":                  {`DELETE FROM blobs WHERE hash = (SELECT raw_hash FROM captures)`, "blobs", "capture", "are missing"},
		"the file of a text":      {`DELETE FROM blobs WHERE hash = (SELECT text_blob FROM captures)`, "blobs", "capture", "are missing"},
		"a reference":             {`UPDATE claims SET assignee = 'nobody' WHERE id = ` + aClaim, "references", "", "Its assignee names something that is not among the users."},
		"a quote":                 {`UPDATE placements SET quote = quote || '!' WHERE claim_id = ` + aClaim, "placements", "claim", "and not “"},
		"an offset":               {`UPDATE placements SET start = start + 1 WHERE claim_id = ` + aClaim, "placements", "claim", "and not “"},
		"an offset past the text": {`UPDATE placements SET stop = 10000000 WHERE claim_id = ` + aClaim, "placements", "article", "is none of the text"},
		"a text's words": {
			`DROP TRIGGER versions_are_never_rewritten; UPDATE versions SET text = replace(text, 'Kyiv', 'Lviv') WHERE id = ` + aVersion, "versions", "version", "is not the one that its hash",
		},
		"a text's form":      {`DROP TRIGGER versions_are_never_rewritten; UPDATE versions SET text = '{' || text WHERE id = ` + aVersion, "versions", "article", "cannot be read"},
		"an excerpt's place": {`UPDATE excerpts SET start = start + 1`, "excerpts", "citation", "and not “"},
		"an excerpt's words": {`UPDATE excerpts SET quote = 'Something else'`, "excerpts", "source", "and not “Something else”"},
		"a capture's hash":   {`UPDATE captures SET text_hash = 'none'`, "captures", "capture", "is not the one that its hash"},
		"a word in the index": {
			`UPDATE claim_words SET statement = 'Other words', quote = 'Other words' WHERE rowid = (SELECT number FROM claim_numbers WHERE claim_id = ` + aClaim + `)`, "search index", "claim", "does not find it",
		},
		"a number in the index": {`INSERT INTO claim_words (rowid, statement, quote) VALUES (9999, 'words', 'words')`, "search index", "", "a claim that is not there"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := sound.copied(t)
			f.harm(c.harm)
			r := f.run("doctor", "--json")
			if r.code != 1 || !strings.HasPrefix(r.err, "stet: Things that are wrong: ") {
				t.Fatalf("it ended with %d: %s%s", r.code, r.out, r.err)
			}
			told := records(t, r.out)
			for _, finding := range told[:len(told)-1] {
				if wrong, _ := finding["wrong"].(string); finding["check"] == c.check && strings.Contains(wrong, c.words) && (c.of == "" || finding[c.of] != nil) {
					page := f.run("doctor")
					if page.code != 1 || !strings.Contains(page.out, wrong) || !strings.Contains(page.out, finding["next"].(string)) || !strings.Contains(page.out, finding["what"].(string)) {
						t.Errorf("without --json it says:\n%s", page.out)
					}
					return
				}
			}
			t.Errorf("it tells:\n%s", r.out)
		})
	}
}

func TestADoctorTellsOfPagesOfTheDatabaseThatAreDamaged(t *testing.T) {
	f := lived(t)
	file, err := os.OpenFile(f.database(), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xAB}, 30*4096), 40*4096); err != nil || file.Close() != nil {
		t.Fatal(err)
	}
	if r := f.run("doctor"); r.code != 1 || !strings.Contains(r.out, "integrity: database") || !strings.Contains(r.out, "last sound backup") {
		t.Errorf("it ended with %d: %.3000s%s", r.code, r.out, r.err)
	}
}

func TestADoctorRefusesWhatItDoesNotKnow(t *testing.T) {
	f := newFolder(t)
	f.refuses(1, "There is no stet in the folder", "doctor")
	f.must("migrate")
	f.must("doctor")
	f.harm(`UPDATE goose_db_version SET version_id = 9000 WHERE version_id = (SELECT max(version_id) FROM goose_db_version)`)
	f.refuses(1, "made by a newer stet", "doctor")
	f.harm(`DELETE FROM goose_db_version WHERE version_id > 10`)
	f.refuses(1, "run `stet migrate`", "doctor")
	for _, other := range []string{"", strings.Repeat("This is no database. ", 500)} {
		if err := os.WriteFile(f.database(), []byte(other), 0o600); err != nil {
			t.Fatal(err)
		}
		f.refuses(1, "not a stet database", "doctor")
	}
}
