package ui

import (
	"context"

	"stet/internal/locale"
)

// fieldNames say what the fields of forms are called where a problem with one is told.
var fieldNames = map[string]locale.Message{
	"assignee":            locale.M("Assignee"),
	"byline":              locale.M("Byline"),
	"claimant":            locale.M("Claimant"),
	"comment":             locale.M("Comment"),
	"current":             locale.M("Current password"),
	"deadline":            locale.M("Deadline"),
	"email":               locale.M("E-mail address"),
	"end":                 locale.M("End"),
	"evidence":            locale.M("Evidence"),
	"excerpt":             locale.M("Excerpt"),
	"file":                locale.M("File"),
	"format":              locale.M("Format"),
	"hash":                locale.M("Hash of the text"),
	"independent_sources": locale.M("Independent sources, at least"),
	"kind":                locale.M("Kind"),
	"language":            locale.M("Language"),
	"locator":             locale.M("Locator"),
	"minimum_sources":     locale.M("Sources, at least"),
	"name":                locale.M("Name"),
	"new":                 locale.M("New password"),
	"note":                locale.M("Note"),
	"notes":               locale.M("Notes"),
	"password":            locale.M("Password"),
	"paste":               locale.M("Text"),
	"people":              locale.M("People"),
	"pinpoint":            locale.M("An excerpt or a place for every source"),
	"primary_source":      locale.M("A primary source"),
	"published_on":        locale.M("Published on"),
	"publisher":           locale.M("Publisher"),
	"quote":               locale.M("Quote"),
	"rationale":           locale.M("Rationale"),
	"reason":              locale.M("Reason"),
	"role":                locale.M("Role"),
	"source":              locale.M("Source"),
	"source_author":       locale.M("Author"),
	"source_confidential": locale.M("Confidential"),
	"source_group":        locale.M("Independence group"),
	"source_kind":         locale.M("Kind"),
	"source_published_on": locale.M("Published on"),
	"source_publisher":    locale.M("Publisher"),
	"source_seen_on":      locale.M("Seen on"),
	"source_title":        locale.M("Title"),
	"source_url":          locale.M("Web address"),
	"stance":              locale.M("Stance"),
	"start":               locale.M("Beginning"),
	"statement":           locale.M("Statement"),
	"status":              locale.M("Status"),
	"submit":              locale.M("Send for approval"),
	"title":               locale.M("Title"),
	"url":                 locale.M("Web address"),
	"verdict":             locale.M("Verdict"),
	"version":             locale.M("Version"),
}

// FieldName is what a form's field is called.
func FieldName(field string) (name locale.Message, known bool) {
	name, known = fieldNames[field]
	return name, known
}

// problem is the sentence about a field with the field's name before it, as several fields can fall short alike.
func problem(ctx context.Context, field, sentence string) string {
	if name, known := FieldName(field); known {
		return name.In(ctx) + ": " + sentence
	}
	return sentence
}
