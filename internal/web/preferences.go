package web

import (
	"maps"
	"net/http"

	"stet/internal/commands"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/accounts"
	"stet/views/ui"
)

// own are the preferences of who visits.
func (v *visit) own() factcheck.Preferences {
	user, _ := v.session.Values[userKey{}].(factcheck.User)
	return user.Preferences
}

// preferences shows how the person likes the workbench.
func (s *Server) preferences(w http.ResponseWriter, v *visit) error {
	return s.showPreferences(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showPreferences(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	page := accounts.NewPreferences(v.own(), languageChoices(), commands.From(v.Context()), form)
	return s.page(w, v, status, locale.M("Preferences"), accounts.PreferencesView(page))
}

// languageChoices are the languages of the interface, each in its own words.
func languageChoices() []ui.Choice {
	choices := []ui.Choice{{Value: "", Name: locale.M("As the browser asks")}}
	for _, l := range locale.Languages {
		choices = append(choices, ui.Choice{Value: l.Code, Name: locale.Plain(l.Name)})
	}
	return choices
}

// savePreferences keeps language and single keys.
func (s *Server) savePreferences(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	p := v.own()
	p.Language, p.SingleKeysOff = values.Get("language"), values.Get("single_keys") != "true"
	return s.keepPreferences(w, v, p, locale.M("Your preferences are saved."))
}

// saveKeys keeps the person's own keys. The button of a row brings back what that command was delivered with, the last
// button does so for all.
func (s *Server) saveKeys(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	p, notice := v.own(), locale.M("Your keys are saved.")
	switch reset := values.Get("reset"); {
	case reset == "all":
		p.Keys, notice = nil, locale.M("All keys are as delivered again.")
	case reset != "":
		p.Keys, notice = maps.Clone(p.Keys), locale.M("That command has the keys it was delivered with again.")
		delete(p.Keys, reset)
	default:
		p.Keys = map[string]string{}
		for _, c := range commands.Table {
			if values.Has(commands.Field(c.ID)) {
				p.Keys[c.ID] = values.Get(commands.Field(c.ID))
			}
		}
	}
	return s.keepPreferences(w, v, p, notice)
}

func (s *Server) keepPreferences(w http.ResponseWriter, v *visit, p factcheck.Preferences, notice locale.Message) error {
	err := s.desk.SavePreferences(v.Context(), v.Actor, p)
	if err == nil {
		return s.done(w, v, paths.Preferences, notice)
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showPreferences(w, v, status, form)
}
