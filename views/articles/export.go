package articles

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
)

// Export is the page on which an article's export is chosen.
type Export struct {
	Title, Href                string
	Action                     string
	Form                       ui.Form
	Formats                    []ui.Choice
	Languages                  []ui.Choice // of the labels
	Approved, Closed, Underway int         // claims
	Confidential               int         // citations that stay in the house
}

// formatWords say what each format is called and for.
var formatWords = map[string]struct{ name, use locale.Message }{
	"html": {locale.M("Web page"), locale.M("To read, print or publish: one file with the article, its highlights and every claim’s verdict, reasons and sources.")},
	"json": {locale.Plain("JSON"), locale.M("For programs and archives: everything there is, with every decision and its time.")},
	"csv":  {locale.M("Table (CSV)"), locale.M("For spreadsheets: one row for each claim.")},
}

// NewExport makes the page for the formats of these names, whose own words can be in these languages.
func NewExport(d factcheck.Dossier, formats []string, languages []ui.Choice, form ui.Form) Export {
	progress := d.Progress()
	e := Export{
		Title: d.Article.Title, Href: paths.Article(d.Article.ID), Action: paths.Export(d.Article.ID), Form: form,
		Approved: progress[factcheck.Approved], Closed: progress[factcheck.Closed], Underway: progress.Total() - progress.Settled(),
		Confidential: confidential(d), Languages: languages,
	}
	for _, name := range formats {
		choice := ui.Choice{Value: name, Name: locale.Plain(name)}
		if words, ok := formatWords[name]; ok {
			choice.Name, choice.Hint = words.name, words.use
		}
		e.Formats = append(e.Formats, choice)
	}
	return e
}

func confidential(d factcheck.Dossier) int {
	n := 0
	for _, f := range d.Claims {
		for _, c := range f.Evidence {
			if c.Withheld || c.Source.Confidential {
				n++
			}
		}
	}
	return n
}
