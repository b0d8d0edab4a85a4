package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

const typedRationale = "Both lists give more than 250 [1], the ministry’s as well."

// typeVerdictOn opens the person's claim and begins a verdict on it, until the server has the draft.
func (v *visitor) typeVerdictOn() (claim string) {
	v.t.Helper()
	v.openSample()
	v.openMine()
	claim = browsertest.Eval[string](v.Page, `'/claims/' + new URLSearchParams(location.search).get('claim')`)
	v.Click(`.scale [name=verdict][value="true"]`)
	v.Fill(".card.open [name=rationale]", typedRationale)
	v.WaitText(".card.open .draft-state", "Draft saved")
	return claim
}

// findsVerdict fails unless the typed verdict is back in the form on the page, and said to be.
func (v *visitor) findsVerdict(form string) {
	v.t.Helper()
	v.WaitText(form+" .draft-note", "is back")
	if words := v.Value(form + " [name=rationale]"); words != typedRationale {
		v.t.Errorf("the rationale is %q", words)
	}
	v.WaitUntil(`document.querySelector('[name=verdict][value="true"]').checked`)
}

// proposing is the form in which a verdict is proposed.
const proposing = `form[action$="/propose"]`

// TestADraftOutlivesTheServerAndTheDevice: it is back after the server was killed, on another device, and after signing out; and it
// is gone everywhere once it is saved.
func TestADraftOutlivesTheServerAndTheDevice(t *testing.T) {
	s := try(t)
	desktop := s.page(t, browsertest.Options{})
	desktop.Forgive("net::ERR_")
	desktop.signIn("Olena Bondar")
	claim := desktop.typeVerdictOn()
	s.kill()

	desktop.Fill(".card.open [name=rationale]", "Typed while the server was away.")
	desktop.WaitText(".card.open .draft-state", "Kept on this device until the server answers again.")
	s.again()
	browsertest.Eval[bool](desktop.Page, `window.dispatchEvent(new Event("online"))`)
	desktop.WaitText(".card.open .draft-state", "Draft saved")
	desktop.Fill(".card.open [name=rationale]", typedRationale)
	desktop.WaitUntil(`Object.values(localStorage).some((d) => d.includes('ministry') && JSON.parse(d).there)`)
	s.kill()
	s.again()

	phone := s.page(t, browsertest.Options{Width: 390, Height: 844})
	phone.signIn("Olena Bondar")
	phone.press("main a", "Verdict")
	phone.findsVerdict(proposing)
	desktop.signOut()
	desktop.signIn("Olena Bondar")
	desktop.Go(s.URL + claim)
	desktop.findsVerdict(proposing)

	phone.press(proposing+" button", "Propose only")
	phone.WaitText("#notices", "Your verdict is proposed.")
	phone.press("form button", "Take back to research")
	phone.WaitFor(proposing)
	phone.Go(s.URL + "/drafts")
	phone.WaitText("main", "Nothing is left unfinished.")
	desktop.Go(s.URL + "/drafts")
	desktop.WaitText("main", "Nothing is left unfinished.")
	desktop.Go(s.URL + claim)
	desktop.WaitUntil(`Object.keys(localStorage).length === 0`)
	if desktop.Has(".draft-note") {
		t.Error("a draft that was saved on another device came back")
	}
}

// TestTwoDraftsOfOneFormAreBothKept: what was typed on two devices is offered for the person to choose.
func TestTwoDraftsOfOneFormAreBothKept(t *testing.T) {
	s := try(t)
	desktop, phone := s.together(t, "Olena Bondar", "Olena Bondar")
	desktop.openSample()
	desktop.openMine()
	claim := browsertest.Eval[string](desktop.Page, `location.origin + '/claims/' + new URLSearchParams(location.search).get('claim')`)
	phone.Go(claim)
	phone.Fill(proposing+" [name=rationale]", "From the phone.")
	phone.WaitText(proposing+" .draft-state", "Draft saved")
	desktop.Fill(proposing+" [name=rationale]", "From the desktop.")
	desktop.WaitText(proposing+" .draft-state", "Draft saved")

	phone.Go(s.URL)
	phone.Go(claim)
	phone.WaitText(proposing+" .draft-note", "You typed here in two places.")
	if words := phone.Value(proposing + " [name=rationale]"); words != "From the desktop." {
		t.Errorf("the later one is %q", words)
	}
	phone.press(".draft-note button", "Show the other one")
	phone.WaitUntil(`document.querySelector('[name=rationale]').value === 'From the phone.'`)
	phone.press(".draft-note button", "Show the other one")
	phone.WaitUntil(`document.querySelector('[name=rationale]').value === 'From the desktop.'`)
	phone.press(".draft-note button", "Discard the draft")
	phone.WaitUntil(`document.querySelector('[name=rationale]').value === ''`)
	phone.Go(s.URL + "/drafts")
	phone.WaitText("main", "Nothing is left unfinished.")
}
