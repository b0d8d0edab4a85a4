package newsroom

import (
	"stet/internal/locale"
	"stet/views/ui"
)

// numberAttrs are of a field that takes a small whole number.
var numberAttrs = map[string]any{"min": "0", "max": "20", "step": "1", "inputmode": "numeric"}

// languageChoices are the languages of the site, each called as in itself.
func languageChoices() []ui.Choice {
	var choices []ui.Choice
	for _, l := range locale.Languages {
		choices = append(choices, ui.Choice{Value: l.Code, Name: locale.Plain(l.Name)})
	}
	return choices
}
