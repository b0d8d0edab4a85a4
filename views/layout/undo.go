package layout

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Turn is a button that undoes a step, or does it again.
type Turn struct {
	ID   string // of the button, so that the focus finds it again
	Icon string
	Name locale.Message // what it does to which step, or that there is none
	Href string
	Step string // empty where there is nothing to do
}

// NewTurns makes the two buttons of the frame.
func NewTurns(steps factcheck.Steps) []Turn {
	undo := Turn{ID: "undo-button", Icon: "undo-2", Href: paths.Undo, Name: locale.M("Nothing to undo")}
	redo := Turn{ID: "redo-button", Icon: "redo-2", Href: paths.Redo, Name: locale.M("Nothing to do again")}
	if s := steps.Undo; s.ID != "" {
		undo.Step, undo.Name = string(s.ID), locale.M("Undo: %s", StepName(s))
	}
	if s := steps.Redo; s.ID != "" {
		redo.Step, redo.Name = string(s.ID), locale.M("Do again: %s", StepName(s))
	}
	return []Turn{undo, redo}
}

// StepName says what was done, and to which claim or article.
func StepName(s factcheck.Step) locale.Message {
	if s.About == "" {
		return locale.Of(factcheck.Doing(s.Action))
	}
	return locale.M("%s, “%s”", factcheck.Doing(s.Action), s.About)
}
