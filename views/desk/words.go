package desk

import (
	"fmt"

	"stet/views/ui"
)

// summary is the desk in one line, numbers first.
func summary(p Page) string {
	text := ui.Count(len(p.Work), "claim is yours", "claims are yours")
	if p.Decides {
		text += ", " + ui.Count(p.Waiting, "waits", "wait") + " for an editor"
	}
	return text + "."
}

func allWaiting(p Page) string {
	if p.Waiting == 1 {
		return "To the queue"
	}
	return fmt.Sprintf("All %d waiting", p.Waiting)
}
