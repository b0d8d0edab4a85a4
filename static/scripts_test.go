package static_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"stet/internal/browsertest"
	"stet/internal/commands"
)

func workbench(t *testing.T, o browsertest.Options) *browsertest.Page {
	t.Helper()
	p := browsertest.NewPage(t, o)
	p.Go(site(t) + "/page/workbench")
	if !o.NoScript {
		p.WaitUntil("document.querySelector('#text').dataset.parity !== undefined")
	}
	return p
}

// offered is the passage that the selection bar would send.
func offered(t *testing.T, p *browsertest.Page) (quote string, start, end int) {
	t.Helper()
	p.WaitFor("#selection-bar")
	start, _ = strconv.Atoi(p.Value("#selection-bar [name=start]"))
	end, _ = strconv.Atoi(p.Value("#selection-bar [name=end]"))
	return p.Value("#selection-bar [name=quote]"), start, end
}

func TestDrawnArticleReadsAsTheServerHoldsIt(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	if got := browsertest.Eval[string](p, "document.querySelector('#text').dataset.parity"); got != "kept" {
		t.Errorf("parity is %q, want kept; broken: %s", got,
			browsertest.Eval[string](p, "[...document.querySelectorAll('[data-broken]')].map((e) => e.innerText).join(' | ')"))
	}
}

func TestParagraphThatWasChangedCannotBeSelectedIn(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	browsertest.Eval[bool](p, `(document.querySelector('[data-block="0"]').firstChild.data = 'Translated by an extension. ', true)`)
	browsertest.Eval[bool](p, `document.querySelector('#text').dispatchEvent(new CustomEvent('htmx:load', { bubbles: true, detail: { elt: document.body } }))`)
	p.WaitFor("[data-parity-notice]")
	p.DragOver("#text", "an extension")
	p.WaitFor("[data-selection-problem]")
	if browsertest.Eval[bool](p, "document.querySelector('[data-claim-form]').checkVisibility()") {
		t.Error("a claim can be made in a paragraph that failed the check")
	}
}

func TestSelectionIsOfferedAsOffsetsOfTheText(t *testing.T) {
	text := []rune(article(t).Content)
	for _, c := range []struct{ drag, want string }{
		{"over 250 firms", "over 250 firms"},
		{"ver 250 fir", "over 250 firms"},                                                                           // whole words
		{"drew over 250 firms from 30 countries", "drew over 250 firms from 30 countries"},                          // over marks and a link
		{"👩‍👩‍👧‍👦 to send", "👩‍👩‍👧‍👦 to send"},                                                                      // one character of many code points
		{"Kyiv weapons. Many allies", "Kyiv weapons.\nMany allies"},                                                 // over a line break
		{"المنتدى في كييف", "المنتدى في كييف"},                                                                      // right to left
		{"155 mm artillery rounds guided anti-tank missiles", "155 mm artillery rounds\nguided anti-tank missiles"}, // over two blocks
		{"2022 120", "2022\t120"},                                                                                   // over two cells
	} {
		t.Run(c.want, func(t *testing.T) {
			p := workbench(t, browsertest.Options{})
			p.DragOver("#text", c.drag)
			quote, start, end := offered(t, p)
			if quote != c.want {
				t.Errorf("the quote is %q, want %q", quote, c.want)
			}
			if end > len(text) || start > end || string(text[start:end]) != quote {
				t.Errorf("%d to %d is not where %q stands", start, end, quote)
			}
		})
	}
}

func TestSelectionSurvivesTheLossOfFocusAndIsClearedByEscape(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.DragOver("#text", "over 250 firms")
	offered(t, p)
	p.Click("#rationale")
	if quote, _, _ := offered(t, p); quote != "over 250 firms" {
		t.Errorf("after a click elsewhere the quote is %q", quote)
	}
	p.Press("Escape")
	p.WaitUntil("document.querySelector('#selection-bar').hidden")
}

func TestKeyMakesAClaimOfTheSelection(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.DragOver("#text", "over 250 firms")
	_, start, end := offered(t, p)
	p.Press("c")
	p.WaitText("h1", "GET /claims/new?")
	address, err := url.Parse(strings.TrimPrefix(p.Text("h1"), "GET "))
	if err != nil {
		t.Fatal(err)
	}
	want := url.Values{"start": {strconv.Itoa(start)}, "end": {strconv.Itoa(end)}, "quote": {"over 250 firms"}}
	if address.Query().Encode() != want.Encode() {
		t.Errorf("sent %q, want %q", address.Query().Encode(), want.Encode())
	}
}

func TestTripleClickTakesTheParagraphAlone(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.TripleClick("li [data-block]")
	if quote, _, _ := offered(t, p); quote != "155 mm artillery rounds" {
		t.Errorf("the quote is %q, want the list item's text", quote)
	}
}

func TestClickOnAHighlightOpensTheShortestClaimAndThenTheNext(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.Click(`mark[data-c="2 4"]`)
	p.WaitText("h1", "GET /claims/c4") // c2 is open already
	p = workbench(t, browsertest.Options{})
	p.Click(`mark[data-c="3"]`)
	p.WaitText("h1", "GET /claims/c3")
}

func TestPointingAtACardPaintsItsPassage(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.Hover(".card.orphan .cover")
	p.WaitUntil("CSS.highlights.get('stet-hover')?.size > 1") // several segments
	p.Hover("h1")
	p.WaitUntil("!CSS.highlights.has('stet-hover')")
}

func TestKeysLeadThroughTheClaims(t *testing.T) {
	for key, want := range map[string]string{"j": "GET /claims/c3", "k": "GET /claims/c1", "?": "GET /keys"} {
		p := workbench(t, browsertest.Options{})
		p.Press(key)
		p.WaitText("h1", want)
	}
}

func TestKeysPressedWhileThePageLoadsCountOnceItListens(t *testing.T) {
	for keys, want := range map[string]string{"j": "GET /claims/c3", "gd": "GET /", "pj": "GET /claims/c3"} { // p would propose a verdict unseen
		p := browsertest.NewPage(t, browsertest.Options{})
		p.Go(site(t) + "/page/workbench?pressed=" + keys)
		p.WaitText("h1", want)
	}
}

func TestDigitChoosesAVerdict(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.Press("2")
	p.WaitUntil("document.querySelector('[data-command=\"verdict.2\"]').checked")
}

func TestKeysAreLeftToFieldsAndCanBeSwitchedOff(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.Fill("#rationale", "a")
	p.Press("j")
	p.WaitUntil("document.querySelector('#rationale').value === 'aj'")

	p = workbench(t, browsertest.Options{})
	quiet := commands.Keyboard{SinglesOff: true}
	browsertest.Eval[string](p, "document.body.dataset.commands = `"+quiet.JSON()+"`")
	p.Press("j")
	if got := p.Path(); got != "/page/workbench" {
		t.Errorf("a key that was switched off led to %s", got)
	}
}

func TestRationaleIsPreviewed(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	p.Fill("#rationale", "two <sources> agree")
	p.WaitText("#preview", "Rendered for c2: two <sources> agree")
}

func TestWhatWasTypedComesBackUntilItIsSaved(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	here := browsertest.Eval[string](p, "location.href")
	p.Fill("#rationale", "refuse this")
	p.Click(".form .btn.main")
	p.WaitText(".draft-note", "not saved") // the server refused, and this page of the test forgets the field
	p.Go(here)
	p.WaitUntil("document.querySelector('#rationale').value === 'refuse this'")

	p.Fill("#rationale", "accept this")
	p.Click(".form .btn.main")
	p.WaitUntil("location.pathname === '/page/workbench' && document.querySelector('#rationale')?.value === ''")
	if p.Has(".draft-note") {
		t.Error("a draft that was saved came back")
	}
}

func TestDraftCanBeDiscarded(t *testing.T) {
	p := workbench(t, browsertest.Options{})
	here := browsertest.Eval[string](p, "location.href")
	p.Fill("#rationale", "a thought")
	p.WaitUntil("Object.keys(localStorage).length === 1")
	p.Go("about:blank")
	p.Go(here)
	p.Click(".draft-note button")
	p.WaitUntil("document.querySelector('#rationale').value === ''")
	p.Go(here)
	if p.Value("#rationale") != "" {
		t.Error("a draft that was discarded came back")
	}
}

func TestPageReadsWithoutScripts(t *testing.T) {
	p := workbench(t, browsertest.Options{NoScript: true})
	p.Click("[name=verdict][value='2']")
	p.Click(".form .btn.main")
	p.WaitFor(".flash.good")
}
