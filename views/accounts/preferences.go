package accounts

import (
	"net/url"
	"strconv"
	"strings"

	"stet/internal/commands"
	"stet/internal/factcheck"
	"stet/views/ui"
)

// Preferences is the page on which a person says how they like the workbench.
type Preferences struct {
	Form      ui.Form
	Languages []ui.Choice
	Groups    []OwnKeys
	Changed   bool // some key is not as delivered
}

// OwnKeys are the commands of one part of the site with the fields of their keys.
type OwnKeys struct {
	Name     commands.Section
	Commands []OwnKey
}

// OwnKey is one command with the field of its keys.
type OwnKey struct {
	ID, Field string
	Name      commands.Name
	Changed   bool
}

// NewPreferences makes the page in the languages there are; a form that was refused comes back as it was typed.
func NewPreferences(p factcheck.Preferences, languages []ui.Choice, keyboard commands.Keyboard, form ui.Form) Preferences {
	page := Preferences{Form: form, Languages: languages, Changed: len(p.Keys) > 0}
	stored := url.Values{"language": {p.Language}, "single_keys": {strconv.FormatBool(!p.SingleKeysOff)}}
	for _, section := range commands.Sections {
		group := OwnKeys{Name: section}
		for _, c := range commands.Table {
			if c.Section != section {
				continue
			}
			_, changed := p.Keys[c.ID]
			field := commands.Field(c.ID)
			stored.Set(field, strings.Join(keyboard.Assigned(c), ", "))
			group.Commands = append(group.Commands, OwnKey{ID: c.ID, Field: field, Name: c.Name, Changed: changed})
		}
		page.Groups = append(page.Groups, group)
	}
	page.Form.Values = filled(form.Values, stored)
	return page
}

// filled is what was typed, and for what no form brought what is stored.
func filled(typed, stored url.Values) url.Values {
	for name, values := range typed {
		stored[name] = values
	}
	return stored
}
