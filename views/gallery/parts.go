package gallery

import (
	"net/url"

	"github.com/a-h/templ"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/sources"
	"stet/views/ui"
)

func pressed() []Part {
	return []Part{
		{"Button", []State{
			{"main: one a view", button("main", "Propose", "", false)},
			{"with its key", button("main", "Propose", "verdict.propose", false)},
			{"plain", button("", "Add source", "claim.attach", false)},
			{"quiet", button("quiet", "Cancel", "", false)},
			{"danger", button("quiet danger", "Withdraw", "", false)},
			{"small", button("small", "Show", "", false)},
			{"off", button("", "Approve", "", true)},
			{"main, off", button("main", "Approve", "", true)},
			{"on its way", button("htmx-request", "Saving", "", false)},
			{"a link, with an icon", link("plus", "Import an article")},
			{"a form of its own", ui.Button(paths.Gallery, "Take it", "", "claim.take", 1)},
		}},
		{"Key", []State{{"of a command", ui.Key("claim.next")}, {"two presses", ui.Key("go.desk")}}},
		{"Icon", []State{{"each with its word", icons()}}},
		{"Chips", []State{
			{"links", ui.Chips([]ui.Chip{{Name: locale.Plain("All"), Href: paths.Gallery, Current: true}, {Name: locale.Plain("Open"), Href: paths.Gallery}})},
			{"buttons", chips()},
		}},
	}
}

// refused is a form in which every field has something wrong.
var refused = ui.Form{
	Values: url.Values{"title-3": {"A title that was typed"}, "kind-3": {"news"}},
	Errors: map[string]string{"title-3": "Use at most 10 characters.", "kind-3": "Choose another kind.", "tick-3": "Tick it.", "stance-3": "Choose one."},
}

var (
	kinds   = []ui.Choice{{Value: "", Name: locale.Plain("Choose one")}, {Value: "news", Name: locale.Plain("News")}}
	stances = []ui.Choice{{Value: "supports", Name: locale.Plain("Supports")}, {Value: "refutes", Name: locale.Plain("Refutes")}, {Value: "context", Name: locale.Plain("Gives context")}}
)

var leftOut = ui.LeftOut{Action: paths.Gallery, Count: 1, PutBack: 1, Gaps: []ui.Gap{
	{Start: true, Pieces: []ui.Scrap{{Key: "a", ID: "scrap-1", Text: "Subscribe to our morning letter"}}},
	{Before: "The forum met in Kyiv", Pieces: []ui.Scrap{{Key: "b", ID: "scrap-2", Text: "Correction: an earlier version misnamed the forum.", Back: true}}},
}}

func filledIn() []Part {
	empty, filled := ui.Form{}, ui.Form{Values: url.Values{"title-2": {"Forum gathers arms makers"}, "kind-2": {"news"}, "stance-2": {"refutes"}, "tick-2": {"true"}}}
	return []Part{
		{"Field", []State{
			{"plain", form(ui.Field(empty, ui.FieldSpec{Name: "title-1", Label: "Title"}))},
			{"required, with a hint, filled in", form(ui.Field(filled, ui.FieldSpec{Name: "title-2", Label: "Title", Required: true, Hint: "As it stands above the text."}))},
			{"refused", form(ui.Field(refused, ui.FieldSpec{Name: "title-3", Label: "Title", Required: true}))},
			{"long text", form(ui.Field(empty, ui.FieldSpec{Name: "text", Label: "Rationale", Rows: 3, Dir: true, Hint: "Markdown."}))},
			{"a day", form(ui.Field(empty, ui.FieldSpec{Name: "day", Label: "Seen on", Type: "date"}))},
			{"read only", form(ui.Field(empty, ui.FieldSpec{Name: "fixed", Label: "Web address", Attrs: map[string]any{"readonly": true}}))},
		}},
		{"ArticleFile", []State{{"refused", form(ui.ArticleFile(ui.Form{Errors: map[string]string{"file": "The PDF is locked by a password."}}))}}},
		{"Select", choosing(func(f ui.Form, n string) templ.Component {
			return ui.Select(f, ui.FieldSpec{Name: "kind-" + n, Label: "Kind"}, kinds)
		}, empty, filled)},
		{"Radios", choosing(func(f ui.Form, n string) templ.Component {
			return ui.Radios(f, ui.FieldSpec{Name: "stance-" + n, Label: "Stance", Required: true}, stances)
		}, empty, filled)},
		{"Check", choosing(func(f ui.Form, n string) templ.Component {
			return ui.Check(f, "tick-"+n, "Confidential", "Seen by editors only.")
		}, empty, filled)},
		{"Hidden", []State{{"goes along", hidden(ui.Hidden("hidden", "value"))}, {"of a form that is kept", hidden(ui.Drafted("gallery"))}}},
		{"Problems", []State{
			{"of several fields", ui.Problems(refused)},
			{"of one field", ui.FieldError(ui.Form{Errors: map[string]string{"comment": "Say what has to change."}}, "comment")},
		}},
		{"Left out", []State{{"a piece that can be put back, and one that was", ui.LeftOutView(leftOut)}}},
		{"Notices", []State{{"of a page behind a paywall", ui.Notices([]factcheck.Sentence{factcheck.Say("The page says that it is not free to read, so this may be only the beginning of the article: compare it with what your browser shows.")})}}},
		{"Working", []State{{"once it takes a while", ui.Working()}}},
		{"Fields of a source", []State{{"empty", form(sources.Fields(empty))}}},
	}
}

// choosing shows a field as it is offered, chosen in, and refused.
func choosing(field func(f ui.Form, n string) templ.Component, empty, filled ui.Form) []State {
	return []State{{"plain", form(field(empty, "1"))}, {"chosen", form(field(filled, "2"))}, {"refused", form(field(refused, "3"))}}
}
