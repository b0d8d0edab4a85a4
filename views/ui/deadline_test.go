package ui

import (
	"strings"
	"testing"
	"time"
)

func TestDeadlineSaysInWordsThatItIsOver(t *testing.T) {
	at := time.Date(2023, 9, 30, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		deadline Deadline
		want     []string
		without  string
	}{
		"over":     {NewDeadline(at, at.Add(time.Second)), []string{"30 Sept 2023, 12:00 UTC", "Overdue"}, "nothing at all"},
		"to come":  {NewDeadline(at, at), []string{"30 Sept 2023, 12:00 UTC"}, "Overdue"},
		"none set": {NewDeadline(time.Time{}, at), nil, "<"},
	} {
		var b strings.Builder
		if err := DeadlineView(c.deadline).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s: %q is missing in %s", name, want, b.String())
			}
		}
		if strings.Contains(b.String(), c.without) {
			t.Errorf("%s: %q is in %s", name, c.without, b.String())
		}
	}
}
