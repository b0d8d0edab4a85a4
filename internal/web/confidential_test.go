package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/exporter"
	"stet/internal/factcheck"
	"stet/internal/paths"
)

// whispered is a source that was open when it was cited, revised, argued about, detached and approved upon, and that was
// made confidential afterwards. Nothing of it is in words that people wrote elsewhere.
func (s *site) whispered(t *testing.T) (factcheck.Article, factcheck.Claim) {
	t.Helper()
	me, editor := s.actor(factcheck.Reviewer), s.actor(factcheck.Editor)
	a := s.article(t)
	c := s.researched(t, a, "30 countries")
	id := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Whistle in the ministry", Publisher: "Whistle", URL: "https://whistle.example/"})
	words := desk.CitationWords{Stance: factcheck.Supports, Excerpt: "So it is, said Whistle", Locator: "Whistle, p. 1", Note: "Whistle knows"}
	cite := func(claim factcheck.ClaimID) factcheck.Citation {
		s.do(t, s.desk.Attach(t.Context(), me, claim, id, words))
		evidence, err := s.store.EvidenceOf(t.Context(), claim)
		s.do(t, err)
		return evidence[len(evidence)-1]
	}
	detached := cite(c.ID)
	s.do(t, s.desk.Detach(t.Context(), me, detached.ID, detached.RowVersion))
	revised := cite(c.ID)
	words.Note = "Whistle knows more"
	s.do(t, s.desk.ReviseCitation(t.Context(), me, revised.ID, revised.RowVersion, words))
	s.do(t, s.desk.Propose(t.Context(), me, c.ID, s.now(t, c.ID).RowVersion, desk.NewVerdict{Key: "true", Rationale: "See [2] and [3].", Submit: true}))
	s.do(t, s.desk.ReturnForChanges(t.Context(), editor, c.ID, s.now(t, c.ID).RowVersion, "Is [3] enough?"))
	s.do(t, s.desk.Propose(t.Context(), me, c.ID, s.now(t, c.ID).RowVersion, desk.NewVerdict{Key: "half-true", Rationale: "See [1] and [3].", Submit: true}))
	only := s.claim(t, a, "12 %") // cites it no more
	gone := cite(only.ID)
	s.do(t, s.desk.Detach(t.Context(), me, gone.ID, gone.RowVersion))
	waiting := s.inApproval(t, a, "firms")
	cite(waiting.ID)
	s.do(t, s.desk.Approve(t.Context(), editor, c.ID, s.now(t, c.ID).RowVersion, "[3] settles it."))
	source, err := s.store.Source(t.Context(), id)
	s.do(t, err)
	secret := desk.SourceWordsOf(source)
	secret.Confidential = true
	s.do(t, s.desk.EditSource(t.Context(), me, id, source.RowVersion, secret))
	return a, s.now(t, c.ID)
}

func tellsOfIt(body string) bool { return strings.Contains(strings.ToLower(body), "whistle") }

func TestASourceMadeConfidentialAfterwardsIsOnNoPageOfOthers(t *testing.T) {
	s := newSite(t)
	_, c := s.whispered(t)
	for role, sees := range map[factcheck.Role]bool{second: false, factcheck.Editor: true} {
		b := s.as(t, role)
		told := 0
		visited := b.crawl(func(p *page) {
			if tellsOfIt(p.Body) {
				told++
				if !sees {
					t.Errorf("%s tells of it", p.path())
				}
			}
		})
		if visited < 15 || sees && told < 3 {
			t.Errorf("the %s's way through the site ended after %d pages, %d of which tell of it", role, visited, told)
		}
		preview := b.post(paths.Preview, url.Values{"rationale": {"[1] [2] [3]"}, "claim": {string(c.ID)}}).want(http.StatusOK)
		if tellsOfIt(preview.Body) != sees {
			t.Errorf("the %s's preview: %s", role, preview.Body)
		}
	}
}

// looks is how many queries of one page are looked at: filters that combine lead to more of them than can be.
const looks = 25

// crawl opens every page that links lead to, and gives how many.
func (b *browser) crawl(look func(*page)) int {
	b.t.Helper()
	seen, waiting, queries := map[string]bool{paths.Desk: true}, []string{paths.Desk}, map[string]int{}
	for n := 0; n < len(waiting); n++ {
		p := b.get(waiting[n])
		look(p)
		for _, link := range p.all("a[href]:not([download])") {
			address, _, _ := strings.Cut(attr(link, "href"), "#")
			if strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "/static/") && !hasAttr(link, "download") && !seen[address] {
				seen[address] = true
				page, _, _ := strings.Cut(address, "?")
				if queries[page]++; queries[page] > looks {
					continue
				}
				waiting = append(waiting, address)
			}
		}
	}
	return len(waiting)
}

func TestASourceMadeConfidentialAfterwardsIsInNoExport(t *testing.T) {
	s := newSite(t)
	a, _ := s.whispered(t)
	for _, role := range []factcheck.Role{factcheck.Reviewer, second, factcheck.Editor, factcheck.Admin} {
		b := s.as(t, role)
		for _, f := range exporter.Formats {
			p := b.post(paths.Export(a.ID), url.Values{"format": {f.Name}}).want(http.StatusOK)
			if tellsOfIt(p.Body) {
				t.Errorf("%s tells the %s's export of it", f.Name, role)
			}
			if !strings.Contains(p.Body, "[withheld]") {
				t.Errorf("%s does not say where something is withheld", f.Name)
			}
		}
	}
}
