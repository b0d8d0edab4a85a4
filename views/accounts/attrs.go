package accounts

import (
	"github.com/a-h/templ"

	"stet/views/ui"
)

func ownKeyAttrs(f ui.Form, c OwnKey) templ.Attributes {
	if f.Error(c.Field) == "" {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true", "aria-describedby": "f-" + c.Field + "-error"}
}
