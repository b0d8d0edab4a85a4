package articles

import "github.com/a-h/templ"

func language(tag string) templ.Attributes {
	if tag == "" {
		return nil
	}
	return templ.Attributes{"lang": tag}
}
