package commands_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/commands"
	"stet/internal/factcheck"
)

func TestTheTableIsConsistent(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range commands.Table {
		if seen[c.ID] || c.Name == "" || !slices.Contains(commands.Sections, c.Section) {
			t.Errorf("%s stands twice, or has no name or section", c.ID)
		}
		seen[c.ID] = true
		for _, key := range c.Keys {
			if parsed, err := commands.ParseKey(key); err != nil || parsed != key {
				t.Errorf("%s: the key %q is written %q, %v", c.ID, key, parsed, err)
			}
		}
	}
}

// TestNoKeyMeansTwoCommandsOfOnePage has every command ask for the keys it is delivered with, and one more.
func TestNoKeyMeansTwoCommandsOfOnePage(t *testing.T) {
	for _, c := range commands.Table {
		keys := strings.Join(append(slices.Clone(c.Keys), "Mod+F9"), ", ")
		if _, err := commands.Sound(map[string]string{c.ID: keys}); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
	}
}

func TestAKeyIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"j": "j", "J": "Shift+j", "shift+j": "Shift+j", "ctrl+K": "Mod+Shift+k", "Ctrl+k": "Mod+k", "⌘+k": "Mod+k", "g  d": "g d",
		"Shift+?": "?", "shift+alt+ctrl+p": "Mod+Alt+Shift+p", "+": "Plus", "enter": "Enter", "mod+enter": "Mod+Enter", "і": "і", "Ж": "Shift+ж",
	} {
		if got, err := commands.ParseKey(text); err != nil || got != want {
			t.Errorf("%q is read as %q, %v, not %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "  ", "a b c", "hyper+j", "jj", "Mod+", "Mod", "\u0007"} {
		if got, err := commands.ParseKey(text); err == nil {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestOwnKeysTakeThePlaceOfThoseDelivered(t *testing.T) {
	own, err := commands.Sound(map[string]string{"claim.next": "Z, Ctrl+j,Z", "claim.take": " ", "claim.previous": "k"})
	if diff := cmp.Diff(map[string]string{"claim.next": "Shift+z, Mod+j", "claim.take": ""}, own); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	k := commands.Keyboard{Own: own}
	for id, want := range map[string][]string{"claim.next": {"Shift+z", "Mod+j"}, "claim.take": nil, "claim.previous": {"k"}} {
		c, _ := commands.Find(id)
		if diff := cmp.Diff(want, k.Keys(c)); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

func TestAKeyThatIsTakenIsRefusedWithTheNameOfTheOther(t *testing.T) {
	for _, c := range []struct{ id, key, says string }{
		{"claim.next", "k", "“k” is a key of “Previous claim” already."},
		{"claim.next", "g", "“g” is a key of “Go to the desk” already."},      // its beginning
		{"claim.next", "g d", "“g d” is a key of “Go to the desk” already."},  // of another section
		{"approval.return", "e", "“e” is a key of “Edit the claim’s words”"},  // decided on where it is edited
		{"claim.take", "j k l", "Write a key as in: j, g d, Shift+u, Mod+k."}, // none
		{"claim.take", "1, 2, 3, 4", "At most 3 keys"},                        // too many
	} {
		_, err := commands.Sound(map[string]string{c.id: c.key})
		var refusal *factcheck.Error
		if !errors.As(err, &refusal) || !strings.HasPrefix(refusal.Fields[commands.Field(c.id)].String(), c.says) {
			t.Errorf("%s as %q: %v", c.id, c.key, err)
		}
	}
	for id, key := range map[string]string{"approval.next": "c", "stance.refutes": "a", "claim.submit": "p"} { // on different pages, or never together
		if _, err := commands.Sound(map[string]string{id: key}); err != nil {
			t.Errorf("%s as %q: %v", id, key, err)
		}
	}
}

func TestTwoCommandsCanSwapTheirKeys(t *testing.T) {
	swapped := map[string]string{"claim.next": "k", "claim.previous": "j"}
	own, err := commands.Sound(swapped)
	if diff := cmp.Diff(swapped, own); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestSingleKeysCanBeOffWhileTheOthersWork(t *testing.T) {
	k := commands.Of(factcheck.Preferences{SingleKeysOff: true, Keys: map[string]string{"claim.next": "ArrowDown, Shift+j, j, g j, Alt+j"}})
	for id, want := range map[string][]string{"claim.next": {"ArrowDown", "Alt+j"}, "palette": {"Mod+k"}, "claim.previous": {}, "undo": {"Mod+z"}, "form.send": {"Mod+Enter"}} {
		c, _ := commands.Find(id)
		if diff := cmp.Diff(want, k.Keys(c)); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

func TestAKeyIsShownAsItStandsOnTheKeyboard(t *testing.T) {
	for key, want := range map[string][2]string{
		"j": {"j", "j"}, "g d": {"g|d", "g|d"}, "Mod+k": {"Ctrl+K", "⌘+K"}, "Shift+u": {"Shift+U", "Shift+U"}, "Mod+Enter": {"Ctrl+Enter", "⌘+Enter"},
		"Escape": {"Esc", "Esc"}, "Plus": {"+", "+"}, "Comma": {",", ","},
	} {
		for i, mac := range []bool{false, true} {
			if got := strings.Join(commands.Keyboard{Mac: mac}.Shown(key), "|"); got != want[i] {
				t.Errorf("%s is shown as %s, not %s", key, got, want[i])
			}
		}
	}
}
