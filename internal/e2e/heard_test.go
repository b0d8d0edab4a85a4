package e2e

import (
	"regexp"
	"strings"
	"testing"

	"stet/internal/browsertest"
)

// TestAClaimIsAnnouncedOnceInTheText to screen readers, however many segments its highlight has, with a link to its card.
func TestAClaimIsAnnouncedOnceInTheText(t *testing.T) {
	s := try(t)
	for _, language := range []struct{ code, claim string }{{"en", "Claim"}, {"uk", "Твердження"}} {
		t.Run(language.code, func(t *testing.T) {
			v := s.page(t, browsertest.Options{Language: language.code})
			v.signIn("Olena Bondar")
			v.openSample()
			claims := browsertest.Eval[[]string](v.Page, `[...new Set([...document.querySelectorAll('#text mark')].flatMap((m) => (m.dataset.c ?? '').split(' ')).filter(Boolean))]`)
			said, links := heardInText(v.Heard(), language.claim)
			if len(claims) == 0 || len(said) != len(claims) {
				t.Errorf("%d claims in the text, %d announced: %v", len(claims), len(said), said)
			}
			for name, times := range said {
				if times != 1 {
					t.Errorf("%q is announced %d times", name, times)
				}
			}
			if links != len(claims) {
				t.Errorf("%d links from the text to %d claims", links, len(claims))
			}
		})
	}
}

// heardInText counts what announces a claim in the article's text, by its words, and the links to claims.
func heardInText(heard []browsertest.Node, claim string) (said map[string]int, links int) {
	announcement := regexp.MustCompile(`^` + claim + ` \d+, .+: ?$`)
	number := regexp.MustCompile(`^\d+$`)
	said = map[string]int{}
	for _, n := range heard {
		if n.Role == "StaticText" && announcement.MatchString(n.Name) {
			said[n.Name]++
		}
		if n.Role == "link" && number.MatchString(strings.TrimSpace(n.Name)) {
			links++
		}
	}
	return said, links
}

// TestEachHighlightLeadsToWhatIsThere: what a highlight names as its details is on the page, with every filter.
func TestEachHighlightLeadsToWhatIsThere(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	page := v.here()
	for _, filter := range []string{"", "?show=mine", "?show=approved", "?show=open"} {
		v.Go(page + filter)
		v.WaitFor("#text mark")
		lost := browsertest.Eval[[]string](v.Page, `[...document.querySelectorAll('#text mark[aria-details]')].map((m) => m.getAttribute('aria-details')).filter((id) => !document.getElementById(id))`)
		if len(lost) > 0 {
			t.Errorf("%s: highlights lead to %d cards that are not there", filter, len(lost))
		}
		if bare := browsertest.Eval[int](v.Page, `[...document.querySelectorAll('#text mark[data-c]')].filter((m) => !m.dataset.c.split(' ').every((c) => [...document.querySelectorAll('#text a.no')].some((a) => a.textContent === c))).length`); bare > 0 {
			t.Errorf("%s: %d highlights have no link to their claim", filter, bare)
		}
	}
}

// TestWhatHappensIsSaidWhereScreenReadersListenAlready: the regions that tell of it are on the page before anything is put into
// them, and are still the same afterwards.
func TestWhatHappensIsSaidWhereScreenReadersListenAlready(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.openMine()
	const regions = `#notices, #live-here, #live-news, #live-claim, #text-status, main > [data-said], .card.open .draft-state, .card.open .preview, .card.open .chosen`
	for region := range strings.SplitSeq(regions, ", ") {
		v.WaitUntil(`document.querySelector(` + quoted(region) + `)?.matches('[role=status], [aria-live]') === true`)
	}
	browsertest.Eval[bool](v.Page, `(document.querySelector('#notices').before_it_was_filled = true)`)
	v.press(".card.open summary", "Not checkable")
	v.Fill(".card.open [name=reason]", "opinion")
	v.press(".card.open button", "Not checkable")
	v.WaitText("#notices", "Closed: it is not checked.")
	v.WaitUntil(`document.querySelector('#notices').before_it_was_filled === true`)
	v.WaitUntil(`document.querySelectorAll('#notices').length === 1`) // and the new ones stand in it, not in one within it
}

// TestPagesHaveLandmarks that screen readers go through: one banner, one main part, and every navigation with a name of its own.
func TestPagesHaveLandmarks(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Iryna Kovalenko")
	for _, path := range []string{"/", "/articles", "/articles/new", "/approvals", "/sources", "/account", "/me/preferences", "/keys", "/drafts", "/find"} {
		v.Go(v.site.URL + path)
		v.WaitFor("main h1")
		v.checkLandmarks(path)
	}
	v.openSample()
	v.openWaiting()
	v.checkLandmarks("workbench")
}

func (v *visitor) checkLandmarks(page string) {
	v.t.Helper()
	count, named := map[string]int{}, map[browsertest.Node]int{}
	for _, n := range v.Heard() {
		count[n.Role]++
		if n.Role == "navigation" || n.Role == "complementary" || n.Role == "region" {
			named[n]++
		}
		if (n.Role == "link" || n.Role == "button" || n.Role == "textbox" || n.Role == "combobox") && strings.TrimSpace(n.Name) == "" {
			v.t.Errorf("%s: a %s without a name", page, n.Role)
		}
	}
	if count["banner"] != 1 || count["main"] != 1 {
		v.t.Errorf("%s: %d banners and %d main parts", page, count["banner"], count["main"])
	}
	for n, times := range named {
		if times > 1 || n.Name == "" {
			v.t.Errorf("%s: %d parts are a %s named %q", page, times, n.Role, n.Name)
		}
	}
}
