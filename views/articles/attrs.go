package articles

import (
	"github.com/a-h/templ"

	"stet/views/ui"
)

func fileAttrs(f ui.Form) templ.Attributes {
	attrs := templ.Attributes{"aria-describedby": "f-file-hint"}
	if f.Error("file") != "" {
		attrs["aria-describedby"] = "f-file-hint f-file-error"
		attrs["aria-invalid"] = "true"
	}
	return attrs
}

func language(tag string) templ.Attributes {
	if tag == "" {
		return nil
	}
	return templ.Attributes{"lang": tag}
}
