package e2e

import (
	"syscall"
	"testing"

	"stet/internal/browsertest"
)

// TestAClaimThatCannotBeHadIsToldOfInItsCard: while the server is away the page stays, with what is being typed on it, and opens
// the claim and the other list when they are asked for again.
func TestAClaimThatCannotBeHadIsToldOfInItsCard(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.openMine()
	v.Forgive("ERR_CONNECTION_REFUSED")
	v.Fill(".card.open [name=rationale]", "Half a sentence")
	address := browsertest.Eval[string](v.Page, `location.href`)
	s.end(syscall.SIGTERM)
	const first = `.card:not(.open) a[data-claim-card]`
	v.Click(first)
	v.WaitText(".card.opening [data-away]", "The server does not answer.")
	v.press(".chip", "Settled")
	v.WaitText("#claims > header [data-away]", "The server does not answer.")
	if now := browsertest.Eval[string](v.Page, `location.href`); now != address || v.Value(".card.open [name=rationale]") != "Half a sentence" {
		t.Errorf("one was at %s, and is at %s", address, now)
	}
	s.again()
	v.press(".chip", "Settled")
	v.WaitText(".chip[aria-current]", "Settled")
	v.Click(first)
	v.WaitUntil(`document.activeElement.closest('.card.open') !== null && !document.querySelector('[data-away]')`)
}
