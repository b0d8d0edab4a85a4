package exporter

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestTableHasARowForEachClaim(t *testing.T) {
	out := export(t, "csv", sampleDossier(t))
	table, found := strings.CutPrefix(out, "\uFEFF")
	if !found {
		t.Error("Excel needs a byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], csvHeader) || len(rows) != 8 {
		t.Fatalf("%d rows under %q", len(rows)-1, rows[0])
	}
	want := []string{
		"1", "over 40 ferries", "70", "85", "More than 40 ferries will call at the new quay.", "the harbour office", "quantity", "approved", "True", "5",
		"The register lists **44 ferries** [1]; a witness agrees [withheld].\nSee also [9].\n\n- counted by hand\n- =SUM(A1) is not run",
		"Register of ferries, March 2026 — https://harbour.example/register?year=2026&m=3", "Olena Bondar", "2026-03-09T10:30:00Z",
		"Iryna Koval", "2026-03-09T13:30:00Z", "claim-1", "",
	}
	if !slices.Equal(rows[1], want) {
		t.Errorf("first row\n got %q\nwant %q", rows[1], want)
	}
}

func TestCellsAreNeverFormulas(t *testing.T) {
	for cell, want := range map[string]string{
		"":                     "",
		"plain":                "plain",
		"a = b - c":            "a = b - c",
		"=1+1":                 "'=1+1",
		"+1":                   "'+1",
		"-1":                   "'-1",
		"@SUM(A1)":             "'@SUM(A1)",
		"\tx":                  "'\tx",
		"\rx":                  "'\rx",
		"＝1":                   "'＝1",
		"＋1":                   "'＋1",
		"－1":                   "'－1",
		"＠x":                   "'＠x",
		"  =1":                 "'  =1",
		"\n\n=1":               "'\n\n'=1",
		"\u00A0\u200B\uFEFF=1": "'\u00A0\u200B\uFEFF=1",
		"a;=1":                 "a;'=1",
		"a; -1;-2":             "a; '-1;'-2",
		"a;-;-2":               "a;-;'-2",
		"a\t@x":                "a\t'@x",
		"a\n=1\r\n+2":          "a\n'=1\r\n'+2",
		"a\n- item\n- item":    "a\n- item\n- item",
	} {
		if got := guardFormula(cell); got != want {
			t.Errorf("guardFormula(%q) = %q, want %q", cell, got, want)
		}
	}
}

func FuzzGuardFormula(f *testing.F) {
	for _, s := range []string{"=1", " ;-1", "a\n@b", "＝"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		guarded := guardFormula(cell)
		if strings.HasPrefix(strings.TrimSpace(guarded), "-") {
			t.Errorf("%q is a formula", guarded)
		}
		for _, part := range strings.FieldsFunc(guarded, func(r rune) bool { return strings.ContainsRune(";\t\r\n", r) }) {
			if strings.IndexAny(strings.TrimSpace(part), "=@+") == 0 {
				t.Errorf("%q is a formula in %q", part, guarded)
			}
		}
	})
}
