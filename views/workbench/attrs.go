package workbench

import (
	"strconv"

	"github.com/a-h/templ"
)

func bodyAttrs(p Page) templ.Attributes {
	attrs := templ.Attributes{"data-module": "parity selection marks"}
	if p.Article.Language != "" {
		attrs["lang"] = p.Article.Language
	}
	return attrs
}

func chipAttrs(f Filter) templ.Attributes {
	if f.Current {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}

func count(n int) string {
	if n == 1 {
		return "1 claim"
	}
	return strconv.Itoa(n) + " claims"
}
