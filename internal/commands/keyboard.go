package commands

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"stet/internal/factcheck"
)

// Keyboard is how one person's keys lie.
type Keyboard struct {
	Own        map[string]string // by command: keys with commas between them, empty for none; not there: as delivered
	SinglesOff bool              // keys that are a character by themselves do nothing
	Mac        bool              // the modifier is ⌘ there
}

// Of is the keyboard of a person with these preferences.
func Of(p factcheck.Preferences) Keyboard { return Keyboard{Own: p.Keys, SinglesOff: p.SingleKeysOff} }

// Assigned are the keys of a command, whether they are switched off or not.
func (k Keyboard) Assigned(c Command) []string {
	own, changed := k.Own[c.ID]
	switch {
	case !changed:
		return c.Keys
	case own == "":
		return nil
	}
	return strings.Split(own, ", ")
}

// Keys are the keys of a command that work.
func (k Keyboard) Keys(c Command) []string {
	keys := slices.Clone(k.Assigned(c))
	return slices.DeleteFunc(keys, func(key string) bool { return k.SinglesOff && single(key) })
}

// Shown is a key as the person's keyboard is labelled, each press by itself: Ctrl+K, then the next one.
func (k Keyboard) Shown(key string) []string {
	presses := strings.Fields(key)
	for i, press := range presses {
		presses[i] = k.label(press)
	}
	return presses
}

func (k Keyboard) label(press string) string {
	parts := strings.Split(press, "+")
	last := len(parts) - 1
	if name, ok := labels[parts[last]]; ok {
		parts[last] = name
	}
	if last > 0 && len(parts[last]) == 1 {
		parts[last] = strings.ToUpper(parts[last])
	}
	if parts[0] == "Mod" {
		parts[0] = map[bool]string{false: "Ctrl", true: "⌘"}[k.Mac]
	}
	return strings.Join(parts, "+")
}

var labels = map[string]string{
	"Escape": "Esc", "Comma": ",", "Plus": "+", "ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→",
	"PageUp": "Page up", "PageDown": "Page down",
}

// binding is what the script on a page has to know of a command.
type binding struct {
	ID      string   `json:"id"`
	Keys    []string `json:"keys"`
	Href    string   `json:"href,omitempty"`
	By      string   `json:"by,omitempty"`
	Repeats bool     `json:"repeats,omitempty"`
}

// JSON is the table as the script on a page reads it, with the keys of this person that work.
func (k Keyboard) JSON() string {
	bindings := make([]binding, 0, len(Table))
	for _, c := range Table {
		b := binding{ID: c.ID, Keys: append([]string{}, k.Keys(c)...), By: c.By, Repeats: c.Repeats}
		if c.Action == "" { // else the page has the link, for those who may
			b.Href = c.Href
		}
		bindings = append(bindings, b)
	}
	text, err := json.Marshal(bindings)
	if err != nil {
		panic(err) // strings and flags always encode
	}
	return string(text)
}

type contextKey struct{}

// With puts a person's keyboard into the context in which pages are drawn.
func With(ctx context.Context, k Keyboard) context.Context {
	return context.WithValue(ctx, contextKey{}, k)
}

// From is the keyboard of the person for whom a page is drawn; as delivered where there is none.
func From(ctx context.Context) Keyboard {
	k, _ := ctx.Value(contextKey{}).(Keyboard)
	return k
}
