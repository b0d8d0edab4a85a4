package gallery

import (
	"net/url"

	"github.com/a-h/templ"

	"stet/internal/locale"
	"stet/internal/paths"
	"stet/internal/sample"
	"stet/views/drafts"
	"stet/views/find"
	"stet/views/ui"
)

func (r room) lists() []Part {
	return []Part{
		{"Crumbs", []State{{"one page up", ui.Crumbs("Articles", paths.Articles, r.article.Title)}}},
		{"Table", []State{{"two rows", table([][3]string{{r.article.Title, "4 of 11 settled", "none"}, {"У Кленовому відкрили нову міську бібліотеку", "0 of 1 settled", "5 Jan 2026"}})}}},
		{"Pager", []State{{"in the middle", ui.PagerView(ui.Pager{First: paths.Gallery, Next: paths.Gallery, NextName: locale.Plain("Older")})}}},
		{"Empty", []State{{"no articles", nothing("No articles yet.", "Import the text that has to be checked.", "Import an article")}}},
		{"Palette", []State{{"found", window(find.OptionsView(r.found()))}, {"nothing found", find.OptionsView(find.Page{Text: "firms"})}}},
		{"Draft", []State{{"of a verdict", drafts.Line(r.draft())}}},
	}
}

func (r room) found() find.Page {
	p := find.Page{Text: "firms", Count: 2}
	p.Groups = []find.Group{
		{Name: locale.Plain("Actions"), Results: []find.Result{{ID: "option-1", Href: paths.NewArticle, Name: locale.Plain("Import an article"), Keys: []string{"g", "n"}}}},
		{Name: locale.Plain("Articles"), Results: []find.Result{{ID: "option-2", Href: paths.Gallery, Name: locale.Plain(r.article.Title), Written: true, About: locale.Plain(r.article.Publisher)}}},
	}
	return p
}

func (r room) draft() drafts.Draft {
	return drafts.Draft{
		What: locale.Plain("Verdict"), About: r.article.Title, Article: r.article.Title, Href: paths.Gallery, Discard: paths.Gallery, At: sample.At,
		Words: []string{"The list of participants bears it out."},
	}
}

func (r room) told() []Part {
	stored := ui.Form{Values: url.Values{"statement": {"More than 250 companies attended."}}}
	typed := ui.Form{Values: url.Values{"statement": {"Over 250 companies took part."}}}
	differing := ui.Compare(stored, typed, []ui.Comparing{{Field: "statement", Name: locale.Plain("Statement")}})
	differing.By, differing.At = r.people.Name(r.editor.ID), sample.At
	return []Part{
		{"Notice", []State{
			{"done, can be undone", notice("good", "Saved.", button("small quiet", "Undo", "", false))},
			{"refused", notice("bad", "That did not work.", templ.NopComponent)},
			{"something to know", notice("info", "Taras is here too.", templ.NopComponent)},
			{"news that waits", news("3 changes by Taras.", button("small", "Show", "news.show", false))},
		}},
		{"Two texts of one field", []State{{"a save that came too late", ui.CompareView(differing)}}},
	}
}
