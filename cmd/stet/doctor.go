package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"text/tabwriter"

	"stet/internal/factcheck"
	"stet/internal/store"
)

// doctorSummary is the last record that `stet doctor --json` prints, after one for each thing that is wrong.
type doctorSummary struct {
	Looked []store.Looked `json:"looked"`
	Wrong  int            `json:"wrong"`
}

// runDoctor looks through a data folder and changes nothing in it.
func runDoctor(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("doctor")
	if err != nil {
		return err
	}
	c.BindData(flags)
	asJSON := flags.Bool("json", false, "print a record a line: one for each thing that is wrong, then what was looked at")
	if err := parseAlone(flags, args, "doctor"); err != nil {
		return err
	}
	database := filepath.Join(c.Data, databaseName)
	if _, err := os.Stat(database); errors.Is(err, fs.ErrNotExist) {
		return noHouse(c.Data)
	}
	tell := func(f store.Finding) { say(t.out, "%s: %s\n  %s\n  %s\n\n", f.Check, f.What, f.Wrong, f.Next) }
	if *asJSON {
		tell = func(f store.Finding) { _ = json.NewEncoder(t.out).Encode(f) } // as say does
	}
	looked, err := store.Examine(ctx, database, tell)
	if err != nil {
		return err
	}
	return diagnosis(t, looked, *asJSON)
}

// diagnosis prints what was looked at, and fails when anything was wrong.
func diagnosis(t terminal, looked []store.Looked, asJSON bool) (err error) {
	wrong := 0
	for _, l := range looked {
		wrong += l.Wrong
	}
	if asJSON {
		err = json.NewEncoder(t.out).Encode(doctorSummary{looked, wrong})
	} else {
		err = printLooked(t, looked)
	}
	if err == nil && wrong > 0 {
		err = factcheck.Errorf(factcheck.Invalid, "Things that are wrong: %d.", wrong)
	}
	return err
}

// lookedAt is what a check counts.
var lookedAt = map[store.Check]string{
	store.Integrity: "pages of the database", store.References: "kinds of references", store.Blobs: "files, by their hashes",
	store.Versions: "texts of versions, as stored and as shown", store.Placements: "places of claims", store.Captures: "texts of captures",
	store.Excerpts: "excerpts in captures", store.SearchIndex: "claims in the search index",
}

func printLooked(t terminal, looked []store.Looked) error {
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, l := range looked {
		verdict := "all well"
		if l.Wrong > 0 {
			verdict = fmt.Sprintf("%d wrong", l.Wrong)
		}
		say(table, "%d\t %s: %s\n", l.At, lookedAt[l.Check], verdict)
	}
	return table.Flush()
}
