package commands

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/factcheck"
)

// A key is written as one or two presses with a space between them, such as “j”, “g d”, “Mod+k” or “Shift+u”. A press is a
// character or the name of a key, behind the modifiers that are held: Mod (Ctrl, or ⌘ on a Mac), Alt, Shift. A letter is
// written small, with Shift+ for the capital; of other characters the one that is typed counts, however it is typed.

// modifiers in the order in which they are written.
var modifiers = []string{"Mod", "Alt", "Shift"}

// named are the keys that type no character and can be commands.
var named = []string{
	"Enter", "Escape", "Space", "Comma", "Plus", "Backspace", "Delete", "Home", "End", "PageUp", "PageDown",
	"ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10",
}

const longest = 2 // presses of a key

// ParseKey reads a key as a person writes it and gives it as the table does. The error is a sentence.
func ParseKey(text string) (string, *factcheck.Error) {
	presses := strings.Fields(text)
	if len(presses) == 0 || len(presses) > longest {
		return "", factcheck.Errorf(factcheck.Invalid, "Write a key as in: j, g d, Shift+u, Mod+k.")
	}
	for i, press := range presses {
		parsed, ok := parsePress(press)
		if !ok {
			return "", factcheck.Errorf(factcheck.Invalid, "“%s” is not a key. Write it as in: j, g d, Shift+u, Mod+k.", press)
		}
		presses[i] = parsed
	}
	return strings.Join(presses, " "), nil
}

func parsePress(text string) (string, bool) {
	if text == "+" {
		return "Plus", true
	}
	parts := strings.Split(text, "+")
	key, capital, ok := parseCharacter(parts[len(parts)-1])
	held := map[string]bool{"Shift": capital}
	for _, name := range parts[:len(parts)-1] {
		held[modifierNamed(name)] = true
	}
	if held[""] || !ok {
		return "", false
	}
	if r, size := utf8.DecodeRuneInString(key); size == len(key) && !unicode.IsLetter(r) {
		held["Shift"] = false
	}
	var press []string
	for _, modifier := range modifiers {
		if held[modifier] {
			press = append(press, modifier)
		}
	}
	return strings.Join(append(press, key), "+"), true
}

// modifierNamed takes the names that keyboards have for a modifier for the one that is written.
func modifierNamed(text string) string {
	switch strings.ToLower(text) {
	case "mod", "ctrl", "control", "cmd", "⌘", "meta":
		return "Mod"
	case "alt", "option":
		return "Alt"
	case "shift":
		return "Shift"
	}
	return ""
}

// parseCharacter reads the key of a press; capital says that it is a letter that needs Shift.
func parseCharacter(text string) (key string, capital, ok bool) {
	if utf8.RuneCountInString(text) == 1 {
		r, _ := utf8.DecodeRuneInString(text)
		return string(unicode.ToLower(r)), unicode.IsUpper(r), unicode.IsGraphic(r) && !unicode.IsSpace(r)
	}
	for _, name := range named {
		if strings.EqualFold(text, name) {
			return name, false, true
		}
	}
	return text, false, false
}

// single says whether a key begins with a character typed by itself, which speech input and slips of the hand type too: those
// can be switched off as a whole (WCAG 2.2, 2.1.4).
func single(key string) bool {
	press, _, _ := strings.Cut(key, " ")
	press = strings.TrimPrefix(press, "Shift+")
	return utf8.RuneCountInString(press) == 1 || press == "Comma" || press == "Plus" || press == "Space"
}

// begins says whether one key is the other or its beginning: then the longer one could never be pressed.
func begins(a, b string) bool {
	return a == b || strings.HasPrefix(b, a+" ") || strings.HasPrefix(a, b+" ")
}
