package workbench

import "stet/internal/locale"

// Look is how the person who reads has set the workbench.
type Look struct {
	Beside   bool   // each card beside its passage, not in a list
	OnScreen bool   // only the cards of what is in view
	Marks    string // how highlights are drawn: empty, or one of MarkLooks
}

// MarkLooks are the ways in which highlights step back: paler, gone, or only one's own.
var MarkLooks = []string{"dim", "hide", "mine"}

// toggled is a button that switches a part of the look over, with what is said when it does.
type toggled struct {
	look                  string
	on                    bool
	name, saysOn, saysOff locale.Message
}

func cardLooks(l Look) []toggled {
	return []toggled{
		{"beside", l.Beside, locale.M("Beside their lines"), locale.M("Cards stand beside their lines."), locale.M("Cards stand in a list.")},
		{"on-screen", l.OnScreen, locale.M("Only of what is in view"), locale.M("Only the claims in view are listed."), locale.M("All claims are listed.")},
	}
}

func markLooks(l Look) []toggled {
	all := locale.M("All claims are highlighted.")
	return []toggled{
		{"dim", l.Marks == "dim", locale.M("Pale"), locale.M("Highlights are pale."), all},
		{"hide", l.Marks == "hide", locale.M("Hidden"), locale.M("Highlights are hidden."), all},
		{"mine", l.Marks == "mine", locale.M("Only mine"), locale.M("Only your own claims are highlighted."), all},
	}
}
