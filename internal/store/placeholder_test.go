package store

import "testing"

func TestRenumberTouchesPlaceholdersOnly(t *testing.T) {
	for _, c := range []struct {
		sql, want string
		arguments int
	}{
		{"SELECT 1", "SELECT 1", 0},
		{"UPDATE t SET a = $2 WHERE id = $1", "UPDATE t SET a = ?2 WHERE id = ?1", 2},
		{"SELECT $1, $10,$1", "SELECT ?1, ?10,?1", 10},
		{"SELECT '$1', $1", "SELECT '$1', ?1", 1},
		{"SELECT 'it''s $2', $1", "SELECT 'it''s $2', ?1", 1},
		{`SELECT "a$2", $1`, `SELECT "a$2", ?1`, 1},
		{"SELECT $1 -- and $2\n, $3", "SELECT ?1 -- and $2\n, ?3", 3},
		{"SELECT /* $2 */ $1 /* $3", "SELECT /* $2 */ ?1 /* $3", 1},
		{"SELECT '$1", "SELECT '$1", 0},
		{`LIKE $1 ESCAPE '\'`, `LIKE ?1 ESCAPE '\'`, 1},
		{"SELECT $, $a, 1 - 2 / 3", "SELECT $, $a, 1 - 2 / 3", 0},
		{"SELECT 'Ґ$1' || $1", "SELECT 'Ґ$1' || ?1", 1},
	} {
		if got := renumber(c.sql); got.text != c.want || got.arguments != c.arguments {
			t.Errorf("%s\n got %q with %d arguments\nwant %q with %d", c.sql, got.text, got.arguments, c.want, c.arguments)
		}
	}
}

func FuzzRenumberChangesNothingElse(f *testing.F) {
	f.Add("SELECT '$1', $2 -- $3\n/* $4 */ \"$5\"")
	f.Fuzz(func(t *testing.T, sql string) {
		got := renumber(sql).text
		if len(got) != len(sql) {
			t.Fatalf("%q became %q", sql, got)
		}
		for i := range len(sql) {
			if got[i] != sql[i] && !(sql[i] == '$' && got[i] == '?') {
				t.Fatalf("%q became %q", sql, got)
			}
		}
	})
}
