package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

func TestThePageOfKeysListsThemAsThePersonHasThem(t *testing.T) {
	b := newSite(t).as(t, factcheck.Reviewer)
	b.get(paths.Keys).want(http.StatusOK)
	keys := b.page.texts("main kbd")
	for _, key := range []string{"?", "j", "c", "1", "Ctrl+K", "g"} {
		if !slices.Contains(keys, key) {
			t.Errorf("%s is not in the list %q", key, keys)
		}
	}
	if strings.Contains(b.page.text("main"), "Go to the approvals") {
		t.Error("a reviewer is told of the approvals")
	}
	b.get(paths.Preferences)
	b.submit(paths.OwnKeys, url.Values{"key-claim-next": {"Ctrl+Y, z"}}).at(paths.Preferences).says("Your keys are saved.")
	if b.get(paths.Keys); !slices.Contains(b.page.texts("main kbd"), "z") {
		t.Errorf("the own key is not in the list %q", b.page.texts("main kbd"))
	}
}

func TestSingleKeysCanBeSwitchedOff(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	if b.get(paths.Preferences); b.page.has("html[data-keys-off]") {
		t.Error("they are off at first")
	}
	b.submit(paths.Preferences, url.Values{"single_keys": nil}).at(paths.Preferences).says("Your preferences are saved.")
	another := s.as(t, factcheck.Reviewer) // another browser of the same person
	if another.get(paths.Keys); !another.page.has("html[data-keys-off]") || slices.Contains(another.page.texts("kbd"), "j") {
		t.Errorf("they are on: %q", another.page.texts("kbd"))
	}
	if colleague := s.as(t, second); colleague.page.has("html[data-keys-off]") {
		t.Error("they are off for a colleague too")
	}
	b.submit(paths.Preferences, url.Values{"single_keys": {"true"}})
	if b.page.has("html[data-keys-off]") {
		t.Error("they stay off")
	}
}

func TestAKeyThatIsTakenIsRefusedWithTheOthersName(t *testing.T) {
	b := newSite(t).as(t, factcheck.Reviewer)
	b.get(paths.Preferences)
	b.submit(paths.OwnKeys, url.Values{"key-claim-next": {"k"}, "key-claim-take": {"Shift+t"}}).want(http.StatusUnprocessableEntity).
		says("“k” is a key of “Previous claim” already.")
	if typed := b.page.attr("#f-key-claim-next", "value") + b.page.attr("#f-key-claim-take", "value"); typed != "kShift+t" {
		t.Errorf("what was typed came back as %q", typed)
	}
	if b.get(paths.Preferences); b.page.attr("#f-key-claim-take", "value") != "t" {
		t.Error("a part of a refused form was saved")
	}
}

func TestKeysCanBeHadAsTheyWereDelivered(t *testing.T) {
	b := newSite(t).as(t, factcheck.Reviewer)
	values := func() string {
		return b.page.attr("#f-key-claim-next", "value") + " " + b.page.attr("#f-key-claim-take", "value")
	}
	b.get(paths.Preferences)
	b.submit(paths.OwnKeys, url.Values{"key-claim-next": {"z"}, "key-claim-take": {""}})
	if values() != "z " {
		t.Errorf("the own keys are %q", values())
	}
	b.submit(paths.OwnKeys, url.Values{"reset": {"claim.take"}})
	if values() != "z t" {
		t.Errorf("with one as delivered they are %q", values())
	}
	b.submit(paths.OwnKeys, url.Values{"reset": {"all"}})
	if values() != "j t" {
		t.Errorf("with all as delivered they are %q", values())
	}
}

func TestALanguageThatThereIsNotIsRefused(t *testing.T) {
	b := newSite(t).as(t, factcheck.Reviewer)
	b.post(paths.Preferences, url.Values{"language": {"tlh"}}).want(http.StatusUnprocessableEntity).says("Choose one of the list.")
	b.post(paths.OwnKeys, url.Values{"reset": {"no.such"}}).want(http.StatusOK) // nothing to bring back
}
