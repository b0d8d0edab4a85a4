package main

import (
	"context"
	"errors"
	"maps"
	"slices"

	"stet/internal/factcheck"
)

// flagOf names the flag that a field of a form is on the command line, where it is called otherwise.
var flagOf = map[string]string{"published_on": "published", "language": "lang", "password": "password-file"}

// sentence is an error for the person at the terminal: the message and the fields that are not right, and the cause when
// the fault is not theirs.
func sentence(err error) string {
	var e *factcheck.Error
	switch {
	case errors.As(err, &e):
	case errors.Is(err, context.Canceled):
		return "Stopped before it was done."
	default:
		return "This did not work: " + err.Error() + "."
	}
	text := e.Message.String()
	for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
		if problem := e.Fields[field].String(); problem != e.Message.String() {
			text += "\n  --" + flagNamed(field) + ": " + problem
		}
	}
	if e.Code == factcheck.Unavailable && e.Err != nil {
		text += " (" + e.Err.Error() + ")"
	}
	return text
}

func flagNamed(field string) string {
	if name, ok := flagOf[field]; ok {
		return name
	}
	return field
}
