package claims

import (
	"strings"
	"time"

	"stet/internal/factcheck"
)

// Line is one entry of a claim's history.
type Line struct {
	By       string
	Action   string
	At       time.Time
	Comment  string
	Changes  []factcheck.Change
	Withheld bool
}

// NewHistory makes the history to show, the latest first. Names stand for ids.
func NewHistory(entries []factcheck.Entry, people factcheck.People) []Line {
	lines := make([]Line, 0, len(entries))
	for _, e := range entries {
		lines = append([]Line{newLine(e, people)}, lines...)
	}
	return lines
}

func newLine(e factcheck.Entry, people factcheck.People) Line {
	line := Line{By: people.Name(e.Actor), Action: e.Action, At: e.At, Comment: e.Comment, Withheld: e.Withheld}
	for _, c := range e.Changes {
		if c.Field == "assignee" || c.Field == "people" {
			c.Before, c.After = names(c.Before, people), names(c.After, people)
		}
		line.Changes = append(line.Changes, c)
	}
	return line
}

func names(ids string, people factcheck.People) string {
	var all []string
	for id := range strings.FieldsSeq(ids) {
		all = append(all, people.Name(factcheck.UserID(id)))
	}
	return strings.Join(all, ", ")
}
