package locale

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"path"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message/catalog"
)

//go:embed uk/*.json
var files embed.FS

// entry is a message of a catalogue: one text, or the forms of a plural, chosen by the argument By (the first one when it
// is not given).
type entry struct {
	Text  string
	Forms map[string]string
	By    int
}

// UnmarshalJSON reads a text or an object such as {"one": "…", "few": "…", "many": "…", "by": "2"}.
func (e *entry) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &e.Text) == nil {
		return nil
	}
	if err := json.Unmarshal(data, &e.Forms); err != nil {
		return err
	}
	e.By = 1
	if by, given := e.Forms["by"]; given {
		delete(e.Forms, "by")
		if _, err := fmt.Sscan(by, &e.By); err != nil {
			return err
		}
	}
	return nil
}

// message is the entry as the catalogue takes it. The form for broken numbers, which nothing here counts, is the last one.
func (e entry) message() catalog.Message {
	if e.Forms == nil {
		return catalog.String(e.Text)
	}
	var cases []any
	for _, form := range []string{"one", "few", "many"} {
		cases = append(cases, form, e.Forms[form])
	}
	return plural.Selectf(e.By, "%d", append(cases, "other", e.Forms["many"])...)
}

// texts are the messages of every language but English, whose text is the key.
var texts = mustRead()

func mustRead() catalog.Catalog {
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for _, l := range Languages[1:] {
		entries, err := read(l.Code)
		if err != nil {
			panic(err) // the catalogues are part of the program
		}
		for key, e := range entries {
			if err := builder.Set(language.MustParse(l.Code), key, e.message()); err != nil {
				panic(fmt.Errorf("%s: %q: %w", l.Code, key, err))
			}
		}
	}
	return builder
}

// read gives a language's entries from all its files.
func read(code string) (map[string]entry, error) {
	all := map[string]entry{}
	names, err := files.ReadDir(code)
	for _, name := range names {
		data, readErr := files.ReadFile(path.Join(code, name.Name()))
		err = errors.Join(err, readErr, json.Unmarshal(data, &all))
	}
	return all, err
}
