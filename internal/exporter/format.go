// Package exporter writes a checked article in the formats it leaves the house in, one file each: a page to read, a record
// of everything, a table of claims. Whatever the dossier says, nothing of a confidential source is in any of them.
package exporter

import (
	"io"
	"strings"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// Format is one way a checked article leaves.
type Format struct {
	Name      string // as the command line and addresses give it
	MediaType string
	Extension string // with the dot
	Speaks    bool   // has words of its own, in a language that can be chosen
	write     func(io.Writer, factcheck.Dossier, *locale.Printer) error
}

// Write writes the dossier without withdrawn claims and without anything of confidential sources. What the format says of its
// own is in the printer's language, where it Speaks. It writes as it goes: after an error, which is the writer's, a part may
// have been written.
func (f Format) Write(w io.Writer, d factcheck.Dossier, words *locale.Printer) error {
	withheld := locale.M("[withheld]")
	if f.Speaks {
		return f.write(w, public(d, words.Text(withheld.Key())), words)
	}
	return f.write(w, public(d, withheld.String()), words)
}

// Words is the language of an export's own words: the one wished for, else the article's, else the newsroom's, as far as the
// site speaks them; else English.
func Words(d factcheck.Dossier, wish string) *locale.Printer {
	return locale.Choose(wish, d.Article.Language, d.Newsroom.Language)
}

// Formats lists the formats as people are offered them.
var Formats = []Format{
	{Name: "html", MediaType: "text/html; charset=utf-8", Extension: ".html", Speaks: true, write: writeHTML},
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
