package exporter

import (
	"encoding/json"
	"fmt"
	"io"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// schemaVersion rises whenever a reader of the export has to learn something new; docs/export.schema.json describes it.
const schemaVersion = 1

// writeJSON writes everything that may leave, as docs/export.schema.json says, claim by claim.
func writeJSON(w io.Writer, d factcheck.Dossier, _ *locale.Printer) error {
	names := directory(d.People)
	o := objectWriter{w: w}
	o.member("format", "stet-export")
	o.member("schema_version", schemaVersion)
	o.member("exported_at", timestamp(d.At))
	o.member("newsroom", newNewsroomRecord(d.Newsroom))
	o.member("scales", newScaleRecords(d))
	o.member("article", newArticleRecord(d.Article, d.AssignedTo, names))
	o.member("version", newVersionRecord(d.Version, names))
	o.list("claims", len(d.Claims), func(i int) any { return newClaimRecord(d.Claims[i], names) })
	return o.close()
}

// objectWriter writes a JSON object member by member, so that no more than one of them is in memory. It stops at the
// first error.
type objectWriter struct {
	w     io.Writer
	begun bool
	err   error
}

func (o *objectWriter) member(name string, value any) {
	o.name(name)
	o.value(value, "  ")
}

func (o *objectWriter) list(name string, n int, item func(int) any) {
	o.name(name)
	o.text("[")
	for i := range n {
		if i > 0 {
			o.text(",")
		}
		o.text("\n    ")
		o.value(item(i), "    ")
	}
	if n > 0 {
		o.text("\n  ")
	}
	o.text("]")
}

func (o *objectWriter) close() error {
	o.text("\n}\n")
	if o.err != nil {
		return fmt.Errorf("writing the record: %w", o.err)
	}
	return nil
}

func (o *objectWriter) name(name string) {
	if o.begun {
		o.text(",\n  ")
	} else {
		o.text("{\n  ")
	}
	o.begun = true
	o.value(name, "")
	o.text(": ")
}

func (o *objectWriter) value(v any, indent string) {
	if o.err != nil {
		return
	}
	b, err := json.MarshalIndent(v, indent, "  ")
	if err != nil {
		o.err = err
		return
	}
	_, o.err = o.w.Write(b)
}

func (o *objectWriter) text(s string) {
	if o.err == nil {
		_, o.err = io.WriteString(o.w, s)
	}
}
