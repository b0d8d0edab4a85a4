package claims

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/locale"
)

var crew = factcheck.People{"o": {Name: "Olena"}, "t": {Name: "Taras"}}

func TestEveryEventIsToldAsAPersonWouldTellIt(t *testing.T) {
	for _, transition := range factcheck.Transitions {
		e := factcheck.Entry{Actor: "o", Action: string(transition.Event), Changes: []factcheck.Change{
			{Field: "assignee", After: "t"}, {Field: "reason", After: "opinion"},
		}}
		switch told := newLine(e, crew).Did.String(); {
		case transition.Event == factcheck.EventClose && told != "closed it as opinion",
			transition.Event == factcheck.EventAssign && told != "gave it to Taras",
			told == e.Action:
			t.Errorf("%s is told as %q", e.Action, told)
		}
	}
}

func TestAHistoryTellsTheLatestFirst(t *testing.T) {
	first, second := time.Unix(1, 0), time.Unix(2, 0)
	lines := NewHistory([]factcheck.Entry{{At: first, Action: "take"}, {At: second, Action: "submit"}}, crew)
	if len(lines) != 2 || lines[0].At != second || lines[1].At != first {
		t.Errorf("got %+v", lines)
	}
}

func TestChangesAreToldInWords(t *testing.T) {
	for _, row := range []struct {
		change factcheck.Change
		want   []Change
	}{
		{factcheck.Change{Field: "assignee", Before: "o", After: "t"}, []Change{{locale.M("Assignee"), locale.Plain("Olena"), locale.Plain("Taras"), true}}},
		{factcheck.Change{Field: "confidential", Before: "false", After: "true"}, []Change{{locale.M("Confidential"), locale.Message{}, locale.M("yes"), true}}},
		{factcheck.Change{Field: "confidential", Before: "true", After: "false"}, []Change{{locale.M("Confidential"), locale.M("yes"), locale.Message{}, true}}},
		{factcheck.Change{Field: "published", After: "2023-09-29"}, []Change{{locale.M("Published"), locale.Message{}, locale.Day("2023-09-29"), true}}},
		{factcheck.Change{Field: "withdrawn", After: "2023-09-29T10:00:00Z"}, nil},
		{factcheck.Change{Field: "statement", After: "More than 250 firms from 30 countries."}, []Change{{locale.M("Statement"), locale.Plain(""), locale.Plain("More than 250 firms from 30 countries."), false}}},
	} {
		got := newLine(factcheck.Entry{Changes: []factcheck.Change{row.change}}, crew).Changes
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%+v is told otherwise (-want +got):\n%s", row.change, diff)
		}
	}
}
