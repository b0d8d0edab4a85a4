package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// together opens a browser for each of two people.
func (s *site) together(t *testing.T, one, other string) (*visitor, *visitor) {
	t.Helper()
	a, b := s.page(t, browsertest.Options{}), s.page(t, browsertest.Options{})
	a.signIn(one)
	b.signIn(other)
	return a, b
}

// toldOfAnother fails unless the page says that somebody else was quicker, and the words that were typed are still there.
func (v *visitor) toldOfAnother(field, typed string) {
	v.t.Helper()
	v.WaitText("main", "Somebody changed this claim while you were looking at it.")
	if kept := v.Value(field); kept != typed {
		v.t.Errorf("what was typed is lost: the field holds %q", kept)
	}
}

// TestTwoPeopleAtOneClaim has them save at the same time: the second is told, keeps what was typed, and can decide again.
func TestTwoPeopleAtOneClaim(t *testing.T) {
	s := try(t)
	olena, iryna := s.together(t, "Olena Bondar", "Iryna Kovalenko")
	olena.openSample()
	olena.openMine()
	claim := browsertest.Eval[string](olena.Page, `location.origin + '/claims/' + new URLSearchParams(location.search).get('claim')`)

	t.Run("words", func(t *testing.T) {
		olena.Go(claim + "/edit")
		iryna.Go(claim + "/edit")
		iryna.saveStatement("The editor's words.")
		olena.Fill("[name=statement]", "The reviewer's words.")
		olena.press("main button", "Save")
		olena.toldOfAnother("[name=statement]", "The reviewer's words.")
		olena.WaitText(".compared", "The editor's words.")
		olena.WaitText(".compared", "Iryna Kovalenko")
		if fields := browsertest.Eval[int](olena.Page, `document.querySelectorAll('.compared').length`); fields != 1 {
			t.Errorf("%d fields are said to differ", fields)
		}
		olena.WaitUntil(`document.querySelector('.compared ins').textContent === "editor's"`)
		olena.press(".compared button", "Take this")
		olena.WaitUntil(`document.querySelector('[name=statement]').value === "The editor's words."`)
		olena.press(".compared button", "Take this")
		olena.WaitUntil(`document.querySelector('[name=statement]').value === "The reviewer's words."`)
		olena.press("main .actions button", "Save")
		olena.WaitText(".card.open", "The reviewer's words.")
	})
	t.Run("a draft of words that were changed before it came back", func(t *testing.T) {
		olena.Go(claim + "/edit")
		olena.Fill("[name=notes]", "Ask the ministry.")
		olena.WaitText(".draft-state", "Draft saved")
		iryna.Go(claim + "/edit")
		iryna.saveStatement("The editor's words, again.")
		olena.Go(claim + "/edit")
		olena.WaitText(".draft-note", "is back")
		olena.press("main button", "Save")
		olena.toldOfAnother("[name=notes]", "Ask the ministry.")
		olena.WaitText(".compared", "The editor's words, again.")
		olena.press(`[data-field="statement"] button`, "Take this")
		olena.press("main .actions button", "Save")
		olena.WaitText(".card.open", "The editor's words, again.")
		olena.WaitText(".card.open", "Ask the ministry.")
	})
	t.Run("a verdict", func(t *testing.T) {
		rationale := "Both lists give more than 250 [1]."
		olena.WaitFor(".card.open [name=rationale]")
		iryna.Go(claim + "/edit")
		iryna.saveStatement("Changed meanwhile.")
		olena.Click(`.scale [name=verdict][value="true"]`)
		olena.Fill(".card.open [name=rationale]", rationale)
		olena.press(".card.open button", "Propose and send for approval")
		olena.toldOfAnother(".card.open [name=rationale]", rationale)
		olena.WaitText(".card.open .meanwhile", "edited its words")
		olena.WaitText(".card.open .meanwhile", "Changed meanwhile.")
		olena.press(".card.open button", "Propose and send for approval")
		olena.WaitText(".card.open", "In approval")
	})
}

func (v *visitor) saveStatement(words string) {
	v.t.Helper()
	v.Fill("[name=statement]", words)
	v.press("main button", "Save")
	v.WaitText(".card.open", words)
}

// TestTwoEditorsAtOneDecision has them decide at the same time: what the second typed is shown, and nothing is decided twice.
func TestTwoEditorsAtOneDecision(t *testing.T) {
	s := try(t)
	iryna, marko := s.together(t, "Iryna Kovalenko", "Marko Shevchuk")
	iryna.Go(s.URL + "/approvals")
	iryna.press("main .table a", "")
	iryna.WaitFor(".decision")
	decision := iryna.here()
	marko.Go(decision)
	marko.press(".decision button", "Approve")
	marko.WaitText("#notices", "Approved.")

	iryna.press("main summary", "Return")
	iryna.Fill(`form[action$="/return"] [name=comment]`, "Count the firms again.")
	iryna.press(`form[action$="/return"] button`, "Return")
	iryna.WaitText("main", "Count the firms again.")
	iryna.WaitText(".meanwhile", "approved it")
	iryna.WaitText(".decision", "Approved")
	marko.Go(decision)
	marko.WaitText(".decision", "Approved")
	if marko.Has(`form[action$="/return"]`) {
		t.Error("the claim was decided twice")
	}
}
