package claims

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

// Line is one entry of a history.
type Line struct {
	By       string
	Did      locale.Message // what they did: "took it", after their name
	At       time.Time
	Comment  string
	Changes  []Change
	Withheld bool
}

// Change is one field before and after, in words.
type Change struct {
	Field, Before, After locale.Message
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
	if e.Action == "undo" || e.Action == "redo" {
		line.Comment = "" // it is what the deed names
	}
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
var deeds = map[string]locale.Message{
	string(factcheck.EventHighlight): locale.M("highlighted it"), string(factcheck.EventTake): locale.M("took it"),
	string(factcheck.EventEdit): locale.M("edited its words"), string(factcheck.EventPropose): locale.M("proposed a verdict"),
	string(factcheck.EventSubmit): locale.M("sent it for approval"), string(factcheck.EventTakeBack): locale.M("took it back to research"),
	string(factcheck.EventApprove): locale.M("approved it"), string(factcheck.EventReturn): locale.M("returned it for changes"),
	string(factcheck.EventReopen): locale.M("reopened it"), string(factcheck.EventWithdraw): locale.M("withdrew it"), "restore": locale.M("brought it back"),
	string(factcheck.EventBorders): locale.M("changed its borders"), string(factcheck.EventSplit): locale.M("split it"), "split off": locale.M("made it by splitting another claim"),
	string(factcheck.EventMerge): locale.M("merged another claim into it"), string(factcheck.EventAbsorb): locale.M("merged it into another claim"),
	string(factcheck.EventKeepPlace): locale.M("kept its place"), string(factcheck.EventKeepVerdict): locale.M("kept its place and its verdict"),
	string(factcheck.EventRecheck): locale.M("sent it to be checked again"), string(factcheck.EventPickPlace): locale.M("picked its place"),
	string(factcheck.EventLeave): locale.M("left it without a place"), string(factcheck.EventTextChanged): locale.M("the article’s text changed under it"),
	"copy source": locale.M("copied a source to it"), "attach source": locale.M("attached a source"), "revise citation": locale.M("changed how a source is cited"), "detach source": locale.M("took a source off it"),
	"take proposed source": locale.M("took a source that the writer proposed"), "import annotation": locale.M("made it of an imported annotation"),
	"keep capture": locale.M("kept a copy of it"), "ask for a look": locale.M("asked for another look"), "look in vain": locale.M("looked at it in vain"),
	"raise an alarm": locale.M("raised an alarm"), "end an alarm": locale.M("found that an alarm is over"), "acknowledge an alarm": locale.M("acknowledged an alarm"),
	"add source": locale.M("added it"), "edit source": locale.M("changed it"),
	"change the newsroom": locale.M("changed the newsroom"), "change the policy": locale.M("changed the policy"),
	"undo": locale.M("undid an action"), "redo": locale.M("did an action again"),
}

// deed tells an action; one without a sentence is told by its name.
func deed(e factcheck.Entry, people factcheck.People) locale.Message {
	switch e.Action {
	case string(factcheck.EventClose):
		return locale.M("closed it as %s", factcheck.CloseReason(after(e, "reason")))
	case string(factcheck.EventAssign):
		return locale.M("gave it to %s", names(after(e, "assignee"), people))
	}
	if !e.Withheld { // what was undone or done again is the entry's comment
		switch e.Action {
		case "undo":
			return locale.M("undid: %s", factcheck.Doing(e.Comment))
		case "redo":
			return locale.M("did again: %s", factcheck.Doing(e.Comment))
		}
	}
	if told, ok := deeds[e.Action]; ok {
		return told
	}
	return locale.Plain(e.Action)
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
	told := Change{Field: fieldName(c.Field), Before: value(c.Field, c.Before, people), After: value(c.Field, c.After, people)}
	told.Short = short(told.Before) && short(told.After)
	return told
}

func short(m locale.Message) bool { return utf8.RuneCountInString(m.String()) <= shortest }

func names(ids string, people factcheck.People) string {
	var all []string
	for id := range strings.FieldsSeq(ids) {
		all = append(all, people.Name(factcheck.UserID(id)))
	}
	return strings.Join(all, ", ")
}
