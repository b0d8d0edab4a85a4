// Package sources is the library of sources: its pages, and the fields in which a source is described wherever that is done.
package sources

import (
	"strings"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/ui"
)

// kindChoices are the kinds of source as a form offers them, with none chosen before somebody chooses.
func kindChoices() []ui.Choice {
	choices := []ui.Choice{{Value: "", Name: locale.M("Choose one")}}
	for _, kind := range factcheck.SourceKinds {
		choices = append(choices, ui.Choice{Value: string(kind), Name: KindName(kind)})
	}
	return choices
}

// KindName is a kind of source as a label: "Primary record".
func KindName(kind factcheck.SourceKind) locale.Message { return locale.Of(kind).Capital() }

// fewerFields are those that stand behind "More about the source".
var fewerFields = []string{"source_author", "source_group", "source_published_on", "source_seen_on"}

// unfolded says whether the fields behind "More" have something to show.
func unfolded(f ui.Form) bool {
	for _, name := range fewerFields {
		if strings.TrimSpace(f.Value(name)) != "" || f.Error(name) != "" {
			return true
		}
	}
	return false
}
