package e2e

import (
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// Two texts of one article: a sentence stands elsewhere in the second, one has another figure, and one is gone.
const (
	forumBefore = "The forum opened on Monday in the old town hall.\n\n" +
		"Over 250 firms from 30 countries met in the capital on Friday.\n\n" +
		"The minister said that contracts were worth €1.5 billion.\n\n" +
		"It was the largest meeting of its kind in Europe this year.\n\n" +
		"Exports had grown by 12 % in 2025, the ministry added.\n\n" +
		"The next forum is planned for the coming autumn."
	forumAfter = "It was the largest meeting of its kind in Europe this year.\n\n" +
		"The forum opened on Monday in the old town hall.\n\n" +
		"Over 260 firms from 30 countries met in the capital on Friday.\n\n" +
		"The minister said that contracts were worth €1.5 billion.\n\n" +
		"The next forum is planned for the coming autumn."
)

// TestTheClaimsOfANewVersionArePlacedByKeyboard brings in a new text and decides on every claim that it moved, edited or lost.
func TestTheClaimsOfANewVersionArePlacedByKeyboard(t *testing.T) {
	s := try(t)
	v := s.page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.pasteArticle(forumBefore)
	for _, words := range []string{"Over 250 firms from 30 countries", "It was the largest meeting of its kind in Europe this year.", "Exports had grown by 12 % in 2025"} {
		v.DragOver("#text", words)
		v.press("#selection-bar button", "Make claim")
		v.WaitText("main blockquote mark", words)
		v.Fill("#f-statement", "It is so: "+words)
		v.press("button", "Make the claim")
		v.WaitText(".card.open blockquote", words)
	}
	v.press(".outline a", "Versions")
	v.press("main a", "Bring in a new version")
	v.Fill("[name=paste]", forumAfter)
	v.press("main form button", "Compare")
	v.WaitText("main", "3 will wait for you to decide on their places.")
	v.Press("n")
	v.WaitUntil(`document.activeElement.id === 'change-1'`)
	v.press("main button", "Make it the current version")
	v.WaitText(".queue", "1 of 3")
	v.Press("n")
	v.WaitText(".queue", "2 of 3")
	v.Press("k")
	v.WaitText(".queue", "1 of 3")
	v.decides("a", "1 of 2")
	v.decides("r", "1 of 1")
	v.Press("x")
	v.WaitText(".sheet h1", "The forum opened on Monday in the old town hall")
	v.WaitUntil(`document.querySelectorAll('#text mark').length === 2`)
	v.takesThatBack()
	v.selectsAPlace("The next forum is planned")
	v.bringsInTypography()
	v.readsTheFirstVersion()
}

// takesThatBack undoes the last decision: the claim that was left without a place waits again.
func (v *visitor) takesThatBack() {
	v.t.Helper()
	v.Press("u")
	v.WaitText(".sheet", "1 claim waits for a place")
	v.press(".sheet a", "1 claim waits for a place")
	v.WaitText(".queue", "1 of 1")
}

// selectsAPlace gives the claim that waits a place by selecting words of the text.
func (v *visitor) selectsAPlace(words string) {
	v.t.Helper()
	v.Press("p")
	v.WaitText("main", "Where it stood")
	v.DragOver("#text", words)
	v.WaitText("#selection-bar", words)
	v.Press("c")
	v.WaitText(".sheet h1", "The forum opened on Monday in the old town hall")
	v.WaitUntil(`document.querySelectorAll('#text mark').length === 3`)
}

// bringsInTypography brings in a text in which only capitals differ; the places are kept in one go.
func (v *visitor) bringsInTypography() {
	v.t.Helper()
	v.press(".outline a", "Versions")
	v.press("main a", "Bring in a new version")
	v.Fill("[name=paste]", strings.Replace(strings.Replace(forumAfter, "The next forum", "THE NEXT FORUM", 1), "Over 260 firms", "OVER 260 firms", 1))
	v.press("main form button", "Compare")
	v.WaitText("main", "2 will wait for you to decide on their places.")
	v.press("main button", "Make it the current version")
	v.WaitText(".queue", "1 of 2")
	v.Press("t")
	v.WaitText(".sheet h1", "The forum opened on Monday in the old town hall")
	v.WaitUntil(`document.querySelectorAll('#text mark').length === 3`)
}

// readsTheFirstVersion opens the text as it was first: it says so, shows the claims where they stood, and leads to one as of then.
func (v *visitor) readsTheFirstVersion() {
	v.t.Helper()
	v.press(".outline a", "Versions")
	v.press("main a", "Version 1")
	v.WaitText("[role=note]", "This is version 1 of the text, which is not the current one.")
	v.WaitUntil(`document.querySelectorAll('.sheet mark').length === 3`)
	v.press("main .list a", "Claim 1")
	v.WaitText("[role=note]", "The passage is shown as it stood in version 1 of the text")
	v.WaitText("blockquote.context", "It was the largest meeting of its kind")
	v.press("[role=note] a", "Show it in the current one")
	v.WaitText("blockquote.context", "It was the largest meeting of its kind")
}

// decides presses the key of a decision that this claim has, or else leaves it without a place.
func (v *visitor) decides(key, left string) {
	v.t.Helper()
	v.Press(key)
	v.WaitText(".queue", left)
}

func (v *visitor) pasteArticle(text string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/new")
	v.Fill("[name=paste]", text)
	v.press("main form button", "Go on")
	v.WaitUntil(`location.pathname.startsWith('/imports/')`)
	v.press("main form button", "Import")
	v.WaitFor("#text[data-parity=kept]")
}
