// Package exporter writes a checked article in the formats it leaves the house in, one file each: a page to read, a record
// of everything, a table of claims. Whatever the dossier says, nothing of a confidential source is in any of them.
package exporter

import (
	"io"
	"strings"

	"stet/internal/factcheck"
)

// Format is one way a checked article leaves.
type Format struct {
	Name      string // as the command line and addresses give it
	MediaType string
	Extension string // with the dot
	write     func(io.Writer, factcheck.Dossier) error
}

// Write writes the dossier without withdrawn claims and without anything of confidential sources. It writes as it goes: after
// an error, which is the writer's, a part may have been written.
func (f Format) Write(w io.Writer, d factcheck.Dossier) error { return f.write(w, public(d)) }

// Formats lists the formats as people are offered them.
var Formats = []Format{
	{Name: "html", MediaType: "text/html; charset=utf-8", Extension: ".html", write: writeHTML},
	{Name: "json", MediaType: "application/json", Extension: ".json", write: writeJSON},
	{Name: "csv", MediaType: "text/csv; charset=utf-8", Extension: ".csv", write: writeCSV},
}

// ByName finds a format; the error says which there are.
func ByName(name string) (Format, error) {
	names := make([]string, 0, len(Formats))
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, factcheck.Errorf(factcheck.NotFound, "There is no export format %q. Choose one of these: %s.", name, strings.Join(names, ", "))
}
