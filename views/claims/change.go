package claims

import (
	"slices"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/ui"
)

// fieldNames are what the fields of an audit entry are called that no form has.
var fieldNames = map[string]locale.Message{
	"author": locale.M("Author"), "confidential": locale.M("Confidential"), "independence group": locale.M("Independence group"),
	"published": locale.M("Published"), "seen": locale.M("Seen"), "state": locale.M("State"), "placement": locale.M("Place"), "proposed source": locale.M("Proposed source"),
	"hours between looks": locale.M("Hours between two looks at the address of a source"),
	"minimum sources":     locale.M("Sources, at least"), "independent sources": locale.M("Independent sources, at least"),
	"primary source": locale.M("A primary source"), "pinpoint": locale.M("An excerpt or a place for every source"),
}

func fieldName(field string) locale.Message {
	if name, ok := fieldNames[field]; ok {
		return name
	}
	if name, ok := ui.FieldName(field); ok {
		return name
	}
	return locale.Plain(ui.Capital(field))
}

// value is a field's value in words: people by their names, days as days, words of the subject as such, and what is off by
// nothing.
func value(field, stored string, people factcheck.People) locale.Message {
	switch field {
	case "assignee", "people":
		return locale.Plain(names(stored, people))
	case "confidential", "primary source", "pinpoint":
		return map[string]locale.Message{"true": locale.M("yes")}[stored]
	case "published", "seen":
		return locale.Day(stored)
	case "state":
		return locale.Of(factcheck.State(stored))
	case "proposed source":
		return locale.Of(factcheck.ProposedState(stored))
	case "placement":
		return locale.Of(factcheck.PlacementState(stored))
	case "reason":
		return locale.Of(factcheck.CloseReason(stored))
	case "stance":
		return locale.Of(factcheck.Stance(stored))
	case "verdict":
		return locale.M(stored)
	case "kind":
		return kindValue(stored)
	}
	return locale.Plain(stored)
}

// kindValue is a kind of claim or of source: no word is both.
func kindValue(stored string) locale.Message {
	if kind := factcheck.SourceKind(stored); slices.Contains(factcheck.SourceKinds, kind) {
		return locale.Of(kind)
	}
	return locale.Of(factcheck.Kind(stored))
}
