package claims

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/ui"
)

// Line is one entry of a history.
type Line struct {
	By       string
	Did      string // what they did: "took it", after their name
	At       time.Time
	Comment  string
	Changes  []Change
	Withheld bool
}

// Change is one field before and after, in words.
type Change struct {
	Field, Before, After string
	Short                bool // fits on one line
}

// NewHistory makes the history to show, the latest first. Names stand for ids.
func NewHistory(entries []factcheck.Entry, people factcheck.People) []Line {
	lines := make([]Line, 0, len(entries))
	for _, e := range slices.Backward(entries) {
		lines = append(lines, newLine(e, people))
	}
	return lines
}

func newLine(e factcheck.Entry, people factcheck.People) Line {
	line := Line{By: people.Name(e.Actor), Did: deed(e, people), At: e.At, Comment: e.Comment, Withheld: e.Withheld}
	for _, c := range e.Changes {
		if !untold[c.Field] {
			line.Changes = append(line.Changes, newChange(c, people))
		}
	}
	return line
}

// untold are the fields of which the deed and its time say enough.
var untold = map[string]bool{"withdrawn": true, "detached": true, "merged into": true}

// deeds are the actions of the audit as one tells them, after the name of who did them.
var deeds = map[string]string{
	string(factcheck.EventHighlight): "highlighted it", string(factcheck.EventTake): "took it",
	string(factcheck.EventEdit): "edited its words", string(factcheck.EventPropose): "proposed a verdict",
	string(factcheck.EventSubmit): "sent it for approval", string(factcheck.EventTakeBack): "took it back to research",
	string(factcheck.EventApprove): "approved it", string(factcheck.EventReturn): "returned it for changes",
	string(factcheck.EventReopen): "reopened it", string(factcheck.EventWithdraw): "withdrew it", "restore": "brought it back",
	string(factcheck.EventBorders): "changed its borders", string(factcheck.EventSplit): "split it", "split off": "made it by splitting another claim",
	string(factcheck.EventMerge): "merged another claim into it", string(factcheck.EventAbsorb): "merged it into another claim",
	"copy source": "copied a source to it", "attach source": "attached a source", "revise citation": "changed how a source is cited", "detach source": "took a source off it",
	"add source": "added it", "edit source": "changed it",
}

// deed tells an action; one without a sentence is told by its name.
func deed(e factcheck.Entry, people factcheck.People) string {
	switch e.Action {
	case string(factcheck.EventClose):
		return "closed it as " + after(e, "reason")
	case string(factcheck.EventAssign):
		return "gave it to " + names(after(e, "assignee"), people)
	}
	if told, ok := deeds[e.Action]; ok {
		return told
	}
	return e.Action
}

// after is what a field became by an action.
func after(e factcheck.Entry, field string) string {
	for _, c := range e.Changes {
		if c.Field == field {
			return c.After
		}
	}
	return ""
}

// shortest is how many characters a value may have to stand on a line with the one before it.
const shortest = 30

func newChange(c factcheck.Change, people factcheck.People) Change {
	told := Change{Field: ui.Capital(fieldName(c.Field)), Before: value(c.Field, c.Before, people), After: value(c.Field, c.After, people)}
	told.Short = utf8.RuneCountInString(told.Before) <= shortest && utf8.RuneCountInString(told.After) <= shortest
	return told
}

func fieldName(field string) string {
	if field == "url" {
		return "web address"
	}
	return field
}

// value is a field's value in words: people by their names, days as days, and what is off by nothing.
func value(field, stored string, people factcheck.People) string {
	switch field {
	case "assignee", "people":
		return names(stored, people)
	case "confidential":
		return map[string]string{"true": "yes"}[stored]
	case "published", "seen":
		return locale.Day(stored).String()
	}
	return stored
}

func names(ids string, people factcheck.People) string {
	var all []string
	for id := range strings.FieldsSeq(ids) {
		all = append(all, people.Name(factcheck.UserID(id)))
	}
	return strings.Join(all, ", ")
}
