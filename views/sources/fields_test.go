package sources

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/views/ui"
)

func fields(t *testing.T, f ui.Form) string {
	t.Helper()
	var b strings.Builder
	if err := Fields(f).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFieldsAskForEveryWordOfASource(t *testing.T) {
	html := fields(t, ui.Form{})
	words := reflect.TypeFor[desk.SourceWords]()
	for i := range words.NumField() {
		name := words.Field(i).Tag.Get("form")
		if !strings.Contains(html, `name="`+name+`"`) {
			t.Errorf("nothing asks for %s", name)
		}
	}
}

func TestFieldsBehindMoreStandOpenWhenOneOfThemIsFilledInOrWrong(t *testing.T) {
	for name, c := range map[string]struct {
		form ui.Form
		open bool
	}{
		"nothing there": {ui.Form{Values: url.Values{"source_title": {"Report"}}}, false},
		"filled in":     {ui.Form{Values: url.Values{"source_author": {"N. Author"}}}, true},
		"wrong":         {ui.Form{Errors: map[string]string{"source_seen_on": "Not a date."}}, true},
	} {
		if open := strings.Contains(fields(t, c.form), `<details class="more" open>`); open != c.open {
			t.Errorf("%s: open is %v, want %v", name, open, c.open)
		}
	}
}
