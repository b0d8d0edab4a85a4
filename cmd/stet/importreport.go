package main

import (
	"encoding/json"

	"stet/internal/factcheck"
)

// importRecord is what `stet import --json` prints of a file: its article, or why there is none.
type importRecord struct {
	File  string              `json:"file"`
	ID    factcheck.ArticleID `json:"id,omitempty"`
	Title string              `json:"title,omitempty"`
	Error string              `json:"error,omitempty"`
}

func importedAs(file string, a factcheck.Article) importRecord {
	return importRecord{File: file, ID: a.ID, Title: a.Title}
}

// importReport is what came of an import of files. The ids of the articles are printed as they come, for scripts that read
// them; how every file fared, at the end, for the person.
type importReport struct {
	t        terminal
	asJSON   bool
	given    int // files to be imported
	done     []importRecord
	imported int
}

// add prints what scripts read of a file: its record, or its article's id.
func (r *importReport) add(record importRecord) error {
	r.done = append(r.done, record)
	if record.Error == "" {
		r.imported++
	}
	switch {
	case r.asJSON:
		return json.NewEncoder(r.t.out).Encode(record)
	case record.Error == "":
		say(r.t.out, "%s\n", record.ID)
	}
	return nil
}

// end prints how each file fared, unless a single one went well, and fails when one did not.
func (r *importReport) end() error {
	if !r.asJSON && (r.given > 1 || r.imported < r.given) {
		for _, record := range r.done {
			say(r.t.err, "stet: %s: %s%s\n", record.File, record.ID, record.Error)
		}
	}
	failed, left := len(r.done)-r.imported, r.given-len(r.done)
	switch {
	case left > 0:
		return factcheck.Errorf(factcheck.Invalid, "Stopped: %d of %d imported, %d could not be, %d were not tried.", r.imported, r.given, failed, left)
	case failed > 0:
		return factcheck.Errorf(factcheck.Invalid, "%d of %d imported, %d could not be.", r.imported, r.given, failed)
	case r.given > 1:
		say(r.t.err, "stet: %d of %d imported.\n", r.imported, r.given)
	}
	return nil
}
