package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// endElsewhere ends every session of the person but the one of a new browser.
func (s *site) endElsewhere(t *testing.T, name string) {
	t.Helper()
	other := s.page(t, browsertest.Options{})
	other.signIn(name)
	const ends = `form[action^="/account/sessions/"] button`
	for {
		other.Go(s.URL + "/account")
		other.WaitFor("main .table")
		if !other.Has(ends) {
			return
		}
		other.Click(ends)
	}
}

// TestASessionThatEndsWhileSomebodyTypesAsksToSignInAndGoesOn: with scripts the form is there again with its draft, or is sent after
// the sign-in.
func TestASessionThatEndsWhileSomebodyTypesAsksToSignInAndGoesOn(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	claim := v.typeVerdictOn()
	s.endElsewhere(t, "Olena Bondar")
	v.Fill(".card.open [name=rationale]", typedRationale+" More.")
	v.WaitText(".card.open .draft-state", "You are signed out.")
	v.press(".card.open "+proposing+" button", "Propose only")
	v.WaitUntil(`location.pathname === '/sign-in'`)
	v.press("button", "Olena Bondar")
	v.WaitText(".card.open .draft-note", "is back")
	if words := v.Value(".card.open [name=rationale]"); words != typedRationale+" More." {
		t.Errorf("the rationale is %q", words)
	}

	v.Go(s.URL + claim + "/edit")
	s.endElsewhere(t, "Olena Bondar")
	v.Fill("[name=notes]", "Typed without a session.")
	v.press("main .actions button", "Save")
	v.WaitText("main", "Your session has ended.")
	v.press("button", "Olena Bondar")
	v.WaitText("main", "Typed without a session.")
	v.press("main button", "Send it now")
	v.WaitText("main", "Typed without a session.")
	v.Go(s.URL + claim + "/edit")
	if words := v.Value("[name=notes]"); words != "Typed without a session." {
		t.Errorf("the notes are %q", words)
	}
	if v.Has(".draft-note") {
		t.Error("the draft is back after its save")
	}
}

// TestWithoutScriptsAFormGoesOnAfterTheSignIn: the sign-in page carries what was typed.
func TestWithoutScriptsAFormGoesOnAfterTheSignIn(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{NoScript: true})
	v.signIn("Olena Bondar")
	v.openSample()
	v.openMine()
	s.endElsewhere(t, "Olena Bondar")
	v.Click(`.scale [name=verdict][value="true"]`)
	v.Fill(".card.open [name=rationale]", typedRationale)
	v.press(".card.open "+proposing+" button", "Propose only")
	v.WaitText("main", "Your session has ended.")
	v.press("button", "Olena Bondar")
	v.WaitText("main", typedRationale)
	v.press("main button", "Send it now")
	v.WaitText("#notices", "Your verdict is proposed.")
	v.WaitText(".card.open", typedRationale)
}
