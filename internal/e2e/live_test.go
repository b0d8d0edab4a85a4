package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"stet/internal/browsertest"
)

// listens waits until the page hears of others.
func (v *visitor) listens() {
	v.t.Helper()
	v.WaitUntil(`document.querySelector('#live[data-listening]') !== null`)
}

// whereaboutsJS is what must not move under a reader: how far the window and the list are scrolled, what has the focus, what
// is selected in it, and what stands in the field.
const whereaboutsJS = `JSON.stringify([
  Math.round(scrollY), Math.round(document.querySelector('.claims')?.scrollTop ?? 0), document.activeElement.name ?? document.activeElement.tagName,
  document.activeElement.selectionStart ?? null, document.querySelector('.card.open [name=rationale]')?.value ?? null,
  Math.round(document.querySelector('.card.open')?.getBoundingClientRect().top ?? 0), location.href])`

func (v *visitor) whereabouts() string {
	v.t.Helper()
	return browsertest.Eval[string](v.Page, whereaboutsJS)
}

// unmoved fails unless the reader is where they were.
func (v *visitor) unmoved(before, after string) {
	v.t.Helper()
	if now := v.whereabouts(); now != before {
		v.t.Errorf("%s moved the reader:\n%s\n%s", after, before, now)
	}
}

// clickWhereItIs clicks with the mouse without bringing the element into view, as Click does.
func (v *visitor) clickWhereItIs(css string) {
	v.t.Helper()
	v.WaitFor(css)
	at := browsertest.Eval[[]float64](v.Page, `(({ left, top, width, height }) => [left + width / 2, top + height / 2])(document.querySelector(`+quoted(css)+`).getBoundingClientRect())`)
	v.ClickAt(at[0], at[1])
}

// highlights makes a claim of the quote, as somebody else who opened the article.
func (v *visitor) highlights(article, quote string) {
	v.t.Helper()
	v.Go(v.site.URL + "/articles/" + article)
	v.DragOver("#text", quote)
	v.press("#selection-bar button", "Make claim")
	v.press("main .form button", "Make the claim")
	v.WaitFor(".card.open")
}

// TestNewsOfOthersWaitUntilTheyAreAskedFor: whoever types goes on typing where they are, both when the news arrive and when
// they are shown by key.
func TestNewsOfOthersWaitUntilTheyAreAskedFor(t *testing.T) {
	s := try(t)
	olena, iryna := s.together(t, "Olena Bondar", "Iryna Kovalenko")
	id := olena.importText("uk.txt", strings.Repeat(cyrillic+"\n\n", 1)+strings.Repeat("Ще один абзац, щоб було куди гортати сторінку.\n\n", 60))
	olena.claim(id, "понад 250 компаній")
	olena.Fill(".card.open [name=rationale]", "Half a sentence")
	browsertest.Eval[bool](olena.Page, `(scrollTo(0, 300), document.activeElement.setSelectionRange(4, 4), true)`)
	olena.listens()
	before := olena.whereabouts()

	iryna.highlights(id, "30 країн")
	olena.WaitText("#live-news", "1 new by Iryna Kovalenko.")
	olena.unmoved(before, "the arrival of news")
	if cards := browsertest.Eval[int](olena.Page, `document.querySelectorAll('.card').length`); cards != 1 {
		t.Errorf("%d claims are shown before anybody asked", cards)
	}

	olena.clickWhereItIs("[data-live-show]")
	olena.WaitUntil(`document.querySelectorAll('.card').length === 2`)
	olena.WaitUntil(`document.querySelector('[data-live-show]').hidden`)
	olena.unmoved(before, "showing them")
	browsertest.Eval[bool](olena.Page, `(document.activeElement.blur(), true)`)
	before = olena.whereabouts()
	iryna.highlights(id, "сказали організатори")
	olena.WaitText("#live-news", "1 new by Iryna Kovalenko.")
	olena.Press(".")
	olena.WaitUntil(`document.querySelectorAll('.card').length === 3`)
	olena.unmoved(before, "showing them by key")
	olena.WaitUntil(`document.querySelector('.card.open [name=rationale]').value === 'Half a sentence'`)
}

// TestWhoElseIsHereIsShownUntilTheyLeave, and that the claim was changed under the form that somebody fills in.
func TestWhoElseIsHereIsShownUntilTheyLeave(t *testing.T) {
	s := try(t)
	olena, iryna := s.together(t, "Olena Bondar", "Iryna Kovalenko")
	olena.openSample()
	olena.openMine()
	olena.listens()
	claim := browsertest.Eval[string](olena.Page, `location.origin + '/claims/' + new URLSearchParams(location.search).get('claim')`)
	iryna.Go(claim)
	iryna.WaitText("#live-claim", "Olena Bondar has this claim open too.")
	olena.WaitText("#live-claim", "Iryna Kovalenko has this claim open too.")
	olena.seesAtAnotherCard(iryna)
	iryna.Go(claim)
	olena.WaitText("#live-claim", "Iryna Kovalenko has this claim open too.")
	olena.Fill(".card.open [name=rationale]", "Typed meanwhile")
	iryna.Go(claim + "/edit")
	iryna.saveStatement("Changed under her form.")
	olena.WaitText("#live-claim", "Iryna Kovalenko changed this claim just now.")
	olena.Click("[data-live-look]")
	olena.WaitText(".card.open", "Changed under her form.")
	if kept := olena.Value(".card.open [name=rationale]"); kept != "Typed meanwhile" {
		t.Errorf("what was typed is now %q", kept)
	}
	iryna.Go(s.URL + "/sources")
	olena.WaitUntil(`document.querySelector('#live-claim').textContent.trim() === ''`)
	if barriers := olena.Axe(); len(barriers) > 0 {
		t.Errorf("barriers: %v", barriers)
	}
}

// seesAtAnotherCard sees somebody at a claim that stands closed here: on its card, where it moves nothing, until they go on.
func (v *visitor) seesAtAnotherCard(other *visitor) {
	v.t.Helper()
	before := v.whereabouts()
	card := browsertest.Eval[string](v.Page, `document.querySelector('.card.open ~ .card').id`)
	other.Go(v.site.URL + "/claims/" + strings.TrimPrefix(card, "card-"))
	v.WaitText("#"+card+" > .at", "Here: "+other.Text(".me [data-command='go.account']"))
	v.unmoved(before, "somebody at another claim")
	other.Go(v.site.URL + "/sources")
	v.WaitUntil(`document.querySelector('.at') === null`)
}

// TestTheQueueHearsOfWhatComesIntoIt on its own page, and in the navigation of every other.
func TestTheQueueHearsOfWhatComesIntoIt(t *testing.T) {
	s := try(t)
	iryna, olena := s.together(t, "Iryna Kovalenko", "Olena Bondar")
	iryna.Go(s.URL + "/approvals")
	iryna.listens()
	rows := browsertest.Eval[int](iryna.Page, `document.querySelectorAll('tbody tr').length`)
	count := iryna.Text("#waiting")
	olena.openSample()
	olena.openMine()
	olena.Click(`.scale [name=verdict][value="true"]`)
	olena.Fill(".card.open [name=rationale]", "See [1].")
	olena.press(".card.open button", "Propose and send for approval")
	olena.WaitText(".card.open", "In approval")
	iryna.WaitText("#live-news", "1 new by Olena Bondar.")
	iryna.WaitUntil(`document.querySelector('#waiting').textContent.trim() !== ` + quoted(strings.TrimSpace(count)))
	iryna.Press(".")
	iryna.WaitUntil(`document.querySelectorAll('tbody tr').length > ` + strconv.Itoa(rows))
}

// TestWhatHappenedWhileTheServerWasAwayIsToldWhenItIsBack: the page finds it by itself, and nobody has to load it again.
func TestWhatHappenedWhileTheServerWasAwayIsToldWhenItIsBack(t *testing.T) {
	for name, ending := range map[string]syscall.Signal{"ended": syscall.SIGTERM, "killed": syscall.SIGKILL} {
		t.Run(name, func(t *testing.T) {
			s := try(t)
			olena := s.page(t, browsertest.Options{})
			olena.signIn("Olena Bondar")
			olena.Go(s.URL + "/articles")
			olena.listens()
			s.end(ending)
			olena.WaitUntil(`document.querySelector('#live[data-listening]') === null`)
			file := filepath.Join(t.TempDir(), "late.txt")
			if err := os.WriteFile(file, []byte("Late news.\n\nThey came while nobody was there."), 0o600); err != nil {
				t.Fatal(err)
			}
			s.stet("import", file)
			s.again()
			olena.WaitText("#live-news", "1 new by ")
			olena.clickWhereItIs("[data-live-show]")
			olena.WaitText("main .table", "Late news")
		})
	}
}
