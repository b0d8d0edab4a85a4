package exporter

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"stet/internal/document"
	"stet/internal/factcheck"
)

const sampleArticle = `<h1>A new quay for the old harbour</h1>
<p>The harbour office said on Monday that <a href="https://harbour.example/fleet">over 40 ferries from 12 ports</a> will call at
the new quay, <em>twice as many</em> as last year.</p>
<h2>Opening day 👩‍👩‍👧‍👦🇺🇦</h2>
<p>The mayor greeted guests with «نفتح الرصيف غدًا» and a toast. The quay is 312 metres long &lt;script&gt;alert(1)&lt;/script&gt;.</p>
<ul><li>First ferry: 06:15</li><li>Last ferry: 23:40</li></ul>
<table><tr><th>Year</th><th>Ferries</th></tr><tr><td>2025</td><td>20</td></tr></table>
<p><img src="https://harbour.example/plan.png" alt="Plan of the quay"></p>
<p dir="rtl">هذا أجمل رصيف في المدينة.</p>
<p>=HYPERLINK("https://evil.example","here") is what the press office wrote.</p>`

// secrets is every word of the sample that tells of the confidential source, or of a withdrawn claim.
var secrets = []string{
	"src-secret", "cite-secret", "Conversation behind the quay", "Night Dispatch Circle", "Nameless Deckhand",
	"https://hidden.example/tape-17", "hidden.example", "they counted thirty and wrote forty", "minute 12 of the tape",
	"met at the third pier", "night-circle", "src-gone", "cite-gone", "Letter nobody cites now", "Quiet Handler",
	"claim-withdrawn", "taken back by its author", "2019-03-04", "2019-03-05",
}

// private is what exports never tell of people.
var private = []string{"@newsroom.example", "argon2id"}

const (
	olena  = factcheck.UserID("user-olena")
	taras  = factcheck.UserID("user-taras")
	iryna  = factcheck.UserID("user-iryna")
	nobody = factcheck.UserID("user-handler")
)

func at(hour int) time.Time {
	return time.Date(2026, 3, 9, hour, 30, 0, 0, time.FixedZone("EET", 2*60*60))
}

// sampleDossier is a checked article with all that makes exports difficult.
func sampleDossier(t testing.TB) factcheck.Dossier {
	t.Helper()
	text := sampleText(t)
	d := factcheck.Dossier{
		Newsroom: factcheck.Newsroom{Name: "The Quayside <Gazette>", Scale: "public@1", Policy: factcheck.DefaultNewsroom().Policy},
		Article: factcheck.Article{
			ID: "article-1", Title: "A new quay for the old harbour", URL: "https://gazette.example/quay?a=1&b=2", Publisher: "Quayside Gazette",
			Byline: "A. Writer", Language: "en", PublishedOn: "2026-03-08", Deadline: at(20), Current: "version-2", Number: 2,
			CreatedBy: olena, CreatedAt: at(8), UpdatedAt: at(16), RowVersion: 3,
		},
		Version: factcheck.Version{
			ID: "version-2", ArticleID: "article-1", Number: 2, Text: text, Hash: text.Hash(), Format: "html",
			Extractor: document.ExtractorVersion, CreatedBy: olena, CreatedAt: at(8),
		},
		People:     samplePeople(),
		AssignedTo: []factcheck.UserID{olena, taras},
		At:         at(18),
	}
	for _, f := range sampleClaims() {
		f.Claim.ArticleID, f.Claim.VersionID = d.Article.ID, d.Version.ID
		f.Claim.Passage = passageOf(t, text, f.Claim.Quote)
		f.Number = len(d.Claims) + 1
		d.Claims = append(d.Claims, f)
	}
	approve(&d.Claims[0], at(15))
	approve(&d.Claims[4], at(16))
	return d
}

func samplePeople() factcheck.People {
	people := factcheck.People{}
	for _, u := range []factcheck.User{
		{ID: olena, Name: "Olena Bondar", Role: factcheck.Reviewer},
		{ID: taras, Name: "Taras <b>Melnyk</b>", Role: factcheck.Reviewer},
		{ID: iryna, Name: "Iryna Koval", Role: factcheck.Editor},
		{ID: nobody, Name: "Quiet Handler", Role: factcheck.Reviewer},
	} {
		u.Email, u.PasswordHash = string(u.ID)+"@newsroom.example", "$argon2id$v=19$m=65536,t=1,p=2$c2FsdA$aGFzaA"
		people[u.ID] = u
	}
	return people
}

func sampleText(t testing.TB) document.Text {
	t.Helper()
	root, err := html.Parse(strings.NewReader(sampleArticle))
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.FromHTML(root, &url.URL{Scheme: "https", Host: "gazette.example"})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func passageOf(t testing.TB, text document.Text, quote string) document.Range {
	t.Helper()
	i := strings.Index(text.Content, quote)
	if i < 0 {
		t.Fatalf("%q is not in the sample article", quote)
	}
	start := utf8.RuneCountInString(text.Content[:i])
	return document.Range{Start: start, End: start + utf8.RuneCountInString(quote)}
}

func approve(f *factcheck.ClaimFile, when time.Time) {
	f.Approvals = append(f.Approvals, factcheck.Approval{
		ID: factcheck.ApprovalID("approval-" + f.Claim.ID), ClaimID: f.Claim.ID, Decision: factcheck.DecidedApprove,
		Verdict: f.Claim.Verdict.ID, Hash: factcheck.ApprovalHash(f.Claim, f.Evidence), By: iryna, At: when,
	})
}

var (
	registry = factcheck.Source{
		ID: "src-registry", Title: "Register of ferries, March 2026", Publisher: "Harbour Office", Author: "N. Clerk",
		URL: "https://harbour.example/register?year=2026&m=3", Kind: factcheck.PrimaryRecord, IndependenceGroup: "harbour",
		PublishedOn: "2026-03-01", SeenOn: "2026-03-09", CreatedBy: olena, CreatedAt: at(9),
	}
	survey = factcheck.Source{
		ID: "src-survey", Title: "=HYPERLINK(\"https://evil.example\",\"Survey\") <script>alert(1)</script>", Publisher: "@Surveyors",
		Author: "-1+1", Kind: factcheck.DataSet, CreatedBy: taras, CreatedAt: at(9),
	}
	secret = factcheck.Source{
		ID: "src-secret", Title: "Conversation behind the quay", Publisher: "Night Dispatch Circle", Author: "Nameless Deckhand",
		URL: "https://hidden.example/tape-17", Kind: factcheck.Interview, IndependenceGroup: "night-circle", Confidential: true,
		PublishedOn: "2019-03-04", SeenOn: "2019-03-05", CreatedBy: nobody, CreatedAt: at(9),
	}
)

func secretCitation(n int, claim factcheck.ClaimID) factcheck.Citation {
	return factcheck.Citation{
		ID: "cite-secret", ClaimID: claim, Source: secret, Number: n, Stance: factcheck.Refutes, Excerpt: "they counted thirty and wrote forty",
		Locator: "minute 12 of the tape", Note: "met at the third pier", CreatedBy: nobody, CreatedAt: at(10),
	}
}

func verdict(claim factcheck.ClaimID, key, rationale string, by factcheck.UserID) factcheck.Verdict {
	return factcheck.Verdict{
		ID: factcheck.VerdictID(fmt.Sprintf("verdict-%s-%s", claim, key)), ClaimID: claim, Scale: "public@1", Key: key,
		Rationale: rationale, By: by, At: at(12),
	}
}

func sampleClaims() []factcheck.ClaimFile {
	return []factcheck.ClaimFile{ferries(), ports(), opening(), toast(), length(), beauty(), formula(), withdrawn()}
}

func ferries() factcheck.ClaimFile {
	v := verdict("claim-1", "true", "The register lists **44 ferries** [1]; a witness agrees [2].\nSee also [9].\n\n- counted by hand\n- =SUM(A1) is not run", olena)
	old := verdict("claim-1", "half-true", "First count [2].", olena)
	old.At = at(11)
	return factcheck.ClaimFile{
		Claim: factcheck.Claim{
			ID: "claim-1", Quote: "over 40 ferries", Statement: "More than 40 ferries will call at the new quay.",
			Claimant: "the harbour office", Kind: factcheck.Quantity, Notes: "Ring the clerk again, see [2].", State: factcheck.Approved,
			Assignee: olena, Verdict: v, EvidenceEditor: nobody, CreatedBy: olena, CreatedAt: at(9), UpdatedAt: at(15),
		},
		Evidence: []factcheck.Citation{
			{
				ID: "cite-1", ClaimID: "claim-1", Source: registry, Number: 1, Stance: factcheck.Supports, Excerpt: "44 ferries are registered\nfor the season",
				Locator: "table 2", Note: "Against [2].", CreatedBy: olena, CreatedAt: at(10),
			},
			secretCitation(2, "claim-1"),
		},
		Verdicts: []factcheck.Verdict{old, v},
		Approvals: []factcheck.Approval{{
			ID: "approval-returned", ClaimID: "claim-1", Decision: factcheck.DecidedReturn, Verdict: old.ID, Hash: strings.Repeat("ab", 32),
			Comment: "Does [2] bear this?", By: iryna, At: at(11),
		}},
		History: []factcheck.Entry{
			{
				Seq: 1, At: at(9), Actor: olena, Action: "highlight", Object: factcheck.Object{Kind: "claim", ID: "claim-1"}, Claim: "claim-1",
				Changes: []factcheck.Change{{Field: "state", After: "open"}, {Field: "assignee", After: string(olena)}},
			},
			{
				Seq: 2, At: at(10), Actor: nobody, Action: "attach", Object: factcheck.Object{Kind: "citation", ID: "cite-secret"}, Claim: "claim-1",
				Source: "src-secret", Comment: "met at the third pier", Changes: factcheck.CitationChanges(factcheck.Citation{}, secretCitation(2, "claim-1")),
			},
			{
				Seq: 3, At: at(10), Actor: olena, Action: "change source", Object: factcheck.Object{Kind: "citation", ID: "cite-1"}, Claim: "claim-1",
				Source: "src-registry", Changes: []factcheck.Change{{Field: "source", Before: secret.Title, After: registry.Title}, {Field: "locator", After: "table 2"}},
			},
			{
				Seq: 4, At: at(10), Actor: olena, Action: "detach", Object: factcheck.Object{Kind: "citation", ID: "cite-gone"}, Claim: "claim-1",
				Source: "src-gone", Changes: []factcheck.Change{{Field: "source", Before: "Letter nobody cites now"}, {Field: "state", Before: "proposed", After: "researching"}},
			},
			{Seq: 5, At: at(11), Actor: iryna, Action: "return", Object: factcheck.Object{Kind: "claim", ID: "claim-1"}, Claim: "claim-1", Comment: "Does [2] bear this?"},
			{Seq: 6, At: at(11), Actor: iryna, Action: "attach", Object: factcheck.Object{Kind: "citation"}, Claim: "claim-1", Withheld: true},
			{
				Seq: 7, At: at(12), Action: "link check", Object: factcheck.Object{Kind: "claim", ID: "claim-1"}, Claim: "claim-1",
				Changes: []factcheck.Change{{Field: "rationale", Before: "First count [2].", After: "Now [1]."}},
			},
		},
	}
}

func ports() factcheck.ClaimFile {
	stale := secretCitation(1, "claim-2") // a copy from before the source was marked confidential
	stale.Source.Confidential = false
	gone := secretCitation(4, "claim-2")
	gone.ID, gone.DetachedAt = "cite-gone", at(11)
	v := verdict("claim-2", "mostly-true", "Eleven of [3], by [1] and [2].", taras)
	return factcheck.ClaimFile{
		Claim: factcheck.Claim{
			ID: "claim-2", Quote: "over 40 ferries from 12 ports", Statement: "The ferries come from 12 ports.", Kind: factcheck.Comparison,
			State: factcheck.InApproval, Assignee: taras, Verdict: v, CreatedBy: taras, CreatedAt: at(9), UpdatedAt: at(12),
		},
		Evidence: []factcheck.Citation{
			stale,
			{ID: "cite-withheld", ClaimID: "claim-2", Number: 2, Stance: factcheck.Context, Withheld: true},
			{ID: "cite-3", ClaimID: "claim-2", Source: registry, Number: 3, Stance: factcheck.Refutes, Excerpt: "eleven home ports", CreatedBy: taras, CreatedAt: at(10)},
			gone,
		},
		Verdicts: []factcheck.Verdict{v},
	}
}

func opening() factcheck.ClaimFile {
	return factcheck.ClaimFile{Claim: factcheck.Claim{
		ID: "claim-3", Quote: "Opening day 👩‍👩‍👧‍👦🇺🇦\nThe mayor", Statement: "The mayor was there on opening day.", Kind: factcheck.Event,
		State: factcheck.Researching, Assignee: taras, CreatedBy: taras, CreatedAt: at(9), UpdatedAt: at(10),
	}, Placement: factcheck.Placement{
		ClaimID: "claim-3", VersionID: "version-2", State: factcheck.PlacedEdited, Stale: factcheck.Approved, Reason: "Most of its words are there, and some were changed.",
	}}
}

func toast() factcheck.ClaimFile {
	v := verdict("claim-4", "misattributed", "قالها الحاكم [1].\n\n<script>alert(1)</script> https://harbour.example/speech", taras)
	return factcheck.ClaimFile{
		Claim: factcheck.Claim{
			ID: "claim-4", Quote: "نفتح الرصيف غدًا", Statement: "قال رئيس البلدية: نفتح الرصيف غدًا", Claimant: "the mayor", Kind: factcheck.Quotation,
			State: factcheck.Proposed, Assignee: taras, Verdict: v, CreatedBy: olena, CreatedAt: at(9), UpdatedAt: at(12),
		},
		Evidence: []factcheck.Citation{{ID: "cite-4", ClaimID: "claim-4", Source: registry, Number: 1, Stance: factcheck.Context, CreatedBy: taras, CreatedAt: at(10)}},
		Verdicts: []factcheck.Verdict{v},
	}
}

func length() factcheck.ClaimFile {
	v := verdict("claim-5", "false", "+The survey says 213 [1].", taras)
	return factcheck.ClaimFile{
		Claim: factcheck.Claim{
			ID: "claim-5", Quote: "312 metres", Statement: "-312 metres is the quay’s length;=cmd|' /C calc'!A0", Claimant: "\t@writer", Kind: factcheck.Quantity,
			State: factcheck.Approved, Assignee: taras, Verdict: v, CreatedBy: taras, CreatedAt: at(9), UpdatedAt: at(16),
		},
		Evidence: []factcheck.Citation{{
			ID: "cite-5", ClaimID: "claim-5", Source: survey, Number: 1, Stance: factcheck.Refutes,
			Excerpt: "<img src=x onerror=alert(1)> 213 m", Locator: "=1+1", Note: "\"quoted\"", CreatedBy: taras, CreatedAt: at(10),
		}},
		Verdicts: []factcheck.Verdict{v},
	}
}

func formula() factcheck.ClaimFile {
	return factcheck.ClaimFile{Claim: factcheck.Claim{
		ID: "claim-6", Quote: `=HYPERLINK("https://evil.example","here")`, Statement: `=HYPERLINK("https://evil.example","here")`, Claimant: "<script>alert(1)</script>",
		Kind: factcheck.OtherKind, Notes: "<script>alert(1)</script>", State: factcheck.Open, CreatedBy: olena, CreatedAt: at(9), UpdatedAt: at(9),
	}}
}

func beauty() factcheck.ClaimFile {
	return factcheck.ClaimFile{Claim: factcheck.Claim{
		ID: "claim-7", Quote: "هذا أجمل رصيف في المدينة", Statement: "The quay is the finest in town.", Kind: factcheck.OtherKind, State: factcheck.Closed,
		CloseReason: "opinion", CreatedBy: olena, CreatedAt: at(9), UpdatedAt: at(10),
	}}
}

func withdrawn() factcheck.ClaimFile {
	return factcheck.ClaimFile{Claim: factcheck.Claim{
		ID: "claim-withdrawn", Quote: "06:15", Statement: "taken back by its author", Kind: factcheck.Date, State: factcheck.Open,
		CreatedBy: olena, CreatedAt: at(9), UpdatedAt: at(10), WithdrawnAt: at(10),
	}}
}

// minimalDossier has nothing that an article can do without.
func minimalDossier(t testing.TB) factcheck.Dossier {
	t.Helper()
	text, err := document.FromPlain("One line.")
	if err != nil {
		t.Fatal(err)
	}
	return factcheck.Dossier{
		Newsroom: factcheck.DefaultNewsroom(),
		Article:  factcheck.Article{ID: "article-2", Title: "Untitled", CreatedAt: at(8), UpdatedAt: at(8)},
		Version:  factcheck.Version{ID: "version-1", Number: 1, Text: text, Hash: text.Hash(), Format: "plain", Extractor: 1, CreatedAt: at(8)},
		At:       at(18),
	}
}
