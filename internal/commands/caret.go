package commands

// Movement is what keys do with the caret in an article's text. Every text editor has them so, and they stay as they are.
type Movement struct {
	Name Name
	Keys []string
}

// InTheText names the keys of the caret in the lists of keys.
const InTheText Section = "The caret in the text"

// Movements are the keys of the caret, which caret.start begins.
var Movements = []Movement{
	{Name: "Begin, when the text has the focus", Keys: []string{"Enter"}},
	{Name: "Go by character", Keys: []string{"ArrowLeft", "ArrowRight"}},
	{Name: "Go by word", Keys: []string{"Mod+ArrowLeft", "Mod+ArrowRight"}},
	{Name: "Go by line", Keys: []string{"ArrowUp", "ArrowDown"}},
	{Name: "Go by sentence", Keys: []string{"Alt+ArrowUp", "Alt+ArrowDown"}},
	{Name: "Go by paragraph", Keys: []string{"Mod+ArrowUp", "Mod+ArrowDown"}},
	{Name: "Go to either end of the line", Keys: []string{"Home", "End"}},
	{Name: "Go to either end of the text", Keys: []string{"Mod+Home", "Mod+End"}},
	{Name: "Select on the way, with any of these", Keys: []string{"Shift"}},
	{Name: "Make a claim of what is selected, open the claim here, or select the sentence", Keys: []string{"Enter"}},
	{Name: "Let go of the selection, then lead back to where one was", Keys: []string{"Escape"}},
}

// ShownAll are keys as the person's keyboard is labelled.
func (k Keyboard) ShownAll(keys []string) (shown [][]string) {
	for _, key := range keys {
		shown = append(shown, k.Shown(key))
	}
	return shown
}
