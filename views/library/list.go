// Package library is the newsroom's sources: the list of them, each with the claims that cite it, and the form to describe one.
package library

import (
	"net/url"
	"strings"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/sources"
	"stet/views/ui"
)

// Row is a source in the list.
type Row struct {
	Title, Href  string
	About        locale.Message // author, publisher and day
	Kind         locale.Message
	CitedBy      int
	Confidential bool
	Alarms       []locale.Message
}

func newRow(s factcheck.SourceSummary) Row {
	row := Row{
		Title: s.Source.Title, Href: paths.Source(s.Source.ID), About: about(s.Source), Kind: sources.KindName(s.Source.Kind),
		CitedBy: s.CitedBy, Confidential: s.Source.Confidential,
	}
	for _, kind := range s.Alarms {
		row.Alarms = append(row.Alarms, claims.AlarmName(kind))
	}
	return row
}

func about(s factcheck.Source) locale.Message {
	return locale.List(locale.Plain(s.Author), locale.Plain(s.Publisher), locale.Day(s.PublishedOn))
}

// Query is what the list's address asks for.
type Query struct {
	Text    string
	Kind    factcheck.SourceKind // empty for all
	Alarmed bool                 // only those with an alarm that stands
	After   string
}

// The names that a query has in the address.
const (
	textParam  = "q"
	kindParam  = "kind"
	afterParam = "after"
	alarmParam = "alarms"
)

// ParseQuery reads the query of the list's address.
func ParseQuery(values url.Values) Query {
	return Query{Text: strings.TrimSpace(values.Get(textParam)), Kind: factcheck.SourceKind(values.Get(kindParam)), Alarmed: values.Get(alarmParam) == "yes", After: values.Get(afterParam)}
}

// Filter is the query as the desk takes it.
func (q Query) Filter() factcheck.SourceFilter {
	return factcheck.SourceFilter{Text: q.Text, Kind: q.Kind, Alarmed: q.Alarmed, After: q.After}
}

func (q Query) href() string {
	values := url.Values{}
	for name, value := range map[string]string{textParam: q.Text, kindParam: string(q.Kind), afterParam: q.After} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if q.Alarmed {
		values.Set(alarmParam, "yes")
	}
	return paths.SourcesWith(values)
}

// List is a page of the list of sources.
type List struct {
	Query    Query
	Chips    []ui.Chip
	Rows     []Row
	Pager    ui.Pager
	Unfilter string // the list of all, where something is filtered; else empty
}

// NewList makes a page of the list.
func NewList(q Query, page factcheck.SourcePage) List {
	l := List{Query: q, Chips: chips(q), Pager: ui.Pager{NextName: locale.M("Older")}}
	for _, s := range page.Sources {
		l.Rows = append(l.Rows, newRow(s))
	}
	first, next := q, q
	first.After, next.After = "", page.Next
	if page.Next != "" {
		l.Pager.Next = next.href()
	}
	if q.After != "" {
		l.Pager.First = first.href()
	}
	if first != (Query{}) {
		l.Unfilter = paths.Sources
	}
	return l
}

func chips(q Query) []ui.Chip {
	q.After = ""
	chip := func(name locale.Message, kind factcheck.SourceKind) ui.Chip {
		other := q
		other.Kind = kind
		return ui.Chip{Name: name, Href: other.href(), Current: q.Kind == kind}
	}
	all := []ui.Chip{chip(locale.M("All"), "")}
	for _, kind := range factcheck.SourceKinds {
		all = append(all, chip(sources.KindName(kind), kind))
	}
	other := q
	other.Alarmed = !q.Alarmed
	return append(all, ui.Chip{Name: locale.M("With alarms"), Href: other.href(), Current: q.Alarmed})
}
