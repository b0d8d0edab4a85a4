package tryout

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/importer"
	"stet/internal/password"
	"stet/internal/store"
)

var now = time.Date(2026, 3, 4, 10, 30, 0, 0, time.UTC)

type standing struct{}

func (standing) Now() time.Time { return now }

func openStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "stet.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// filled is the try-out's desk and its people by e-mail address.
func filled(t *testing.T) (*store.Store, *desk.Desk, map[string]factcheck.User) {
	t.Helper()
	s := openStore(t)
	if done, err := Fill(t.Context(), s, password.NewHasher(), now); err != nil || !done {
		t.Fatalf("Fill = %v, %v", done, err)
	}
	users, err := s.Users(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	byEmail := map[string]factcheck.User{}
	for _, u := range users {
		byEmail[u.Email] = u
	}
	return s, desk.New(s, standing{}, password.NewHasher(), desk.TryOut(), desk.Importing(importer.Extract)), byEmail
}

// dossier is the article that everybody works on, as the editor sees it.
func dossier(t *testing.T, d *desk.Desk, as factcheck.User) factcheck.Dossier {
	t.Helper()
	page, err := d.Articles(t.Context(), as.Actor(), factcheck.ArticleFilter{Title: "Forum gathers", Limit: 2})
	if err != nil || len(page.Articles) != 1 {
		t.Fatalf("Articles = %d, %v; want the one", len(page.Articles), err)
	}
	found, err := d.Dossier(t.Context(), as.Actor(), page.Articles[0].Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestTheTryOutHasTwoReviewersAnEditorAndAnAdmin(t *testing.T) {
	_, d, _ := filled(t)
	people, err := d.TryOutPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]factcheck.Role{}
	for _, p := range people {
		got[p.Name] = p.Role
	}
	want := map[string]factcheck.Role{
		"Olena Bondar": factcheck.Reviewer, "Taras Melnyk": factcheck.Reviewer,
		"Iryna Kovalenko": factcheck.Editor, "Marko Shevchuk": factcheck.Admin,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheArticleIsInTheMiddleOfBeingChecked(t *testing.T) {
	_, d, people := filled(t)
	got := dossier(t, d, people[Iryna])
	want := factcheck.Progress{
		factcheck.Open: 1, factcheck.Researching: 3, factcheck.Proposed: 1, factcheck.InApproval: 2, factcheck.Approved: 3, factcheck.Closed: 1,
	}
	if diff := cmp.Diff(want, got.Progress()); diff != "" {
		t.Error(diff)
	}
	if got.Article.Deadline.Before(now.Add(24*time.Hour)) || got.Article.Deadline.After(now.Add(48*time.Hour)) {
		t.Errorf("the deadline is %s", got.Article.Deadline)
	}
	c := claimOn(t, got, "over 250 firms from 30 countries").Claim
	if c.State != factcheck.Researching || c.Assignee != people[Olena].ID {
		t.Errorf("the claim of the 250 firms is %s with %s, want it to wait for Olena", c.State, got.People.Name(c.Assignee))
	}
}

func TestEveryQuoteStandsWhereItsClaimSays(t *testing.T) {
	_, d, people := filled(t)
	got := dossier(t, d, people[Iryna])
	for _, f := range got.Claims {
		if there := got.Version.Text.Quote(f.Claim.Passage); there != f.Claim.Quote {
			t.Errorf("at %v stands %q, the claim says %q", f.Claim.Passage, there, f.Claim.Quote)
		}
	}
}

func TestClaimsOverlapAndNest(t *testing.T) {
	_, d, people := filled(t)
	nested, crossing := 0, 0
	claims := dossier(t, d, people[Iryna]).Claims
	for i, f := range claims {
		for _, g := range claims[i+1:] {
			a, b := f.Claim.Passage, g.Claim.Passage
			switch {
			case a.Contains(b) || b.Contains(a):
				nested++
			case a.Overlaps(b):
				crossing++
			}
		}
	}
	if nested == 0 || crossing == 0 {
		t.Errorf("%d claims are nested and %d cross; want some of both", nested, crossing)
	}
}

func TestEverybodyHasSomethingToDo(t *testing.T) {
	_, d, people := filled(t)
	queue, err := d.ApprovalQueue(t.Context(), people[Iryna].Actor())
	if err != nil || len(queue) != 2 {
		t.Fatalf("the editor's queue has %d claims, %v; want two", len(queue), err)
	}
	for _, w := range queue {
		if w.Hindered != nil {
			t.Errorf("Iryna cannot approve “%s”: %v", w.Claim.Quote, w.Hindered)
		}
	}
	returned := false
	for _, f := range dossier(t, d, people[Taras]).Claims {
		last, is := f.LastReturn()
		returned = returned || is && last.Comment != "" && f.Claim.Assignee == people[Taras].ID
	}
	if !returned {
		t.Error("no claim was returned to Taras with a comment")
	}
	for _, who := range []string{Olena, Taras} {
		if work, err := d.MyWork(t.Context(), people[who].Actor()); err != nil || len(work) == 0 {
			t.Errorf("%s has %d claims to go on with, %v", who, len(work), err)
		}
	}
}

func TestOlenaCanProposeAVerdictAtOnce(t *testing.T) {
	s, d, people := filled(t)
	actor := people[Olena].Actor()
	claim := claimOn(t, dossier(t, d, people[Olena]), "over 250 firms from 30 countries")
	if n := len(claim.Evidence); n != 2 || claim.Claim.HasVerdict() {
		t.Fatalf("the claim has %d sources, and a verdict: %v; want two sources and none", n, claim.Claim.HasVerdict())
	}
	hindrances, err := d.Hindrances(t.Context(), actor, claim.Claim.ID)
	if err != nil || len(hindrances) != 0 {
		t.Errorf("Hindrances = %v, %v; want none", hindrances, err)
	}
	in := desk.NewVerdict{Key: "true", Rationale: "The hosts counted 252 [1].", Submit: true}
	if err := d.Propose(t.Context(), actor, claim.Claim.ID, claim.Claim.RowVersion, in); err != nil {
		t.Fatal(err)
	}
	if after, err := s.Claim(t.Context(), claim.Claim.ID); err != nil || after.State != factcheck.InApproval {
		t.Errorf("the claim is %s, %v; want it in approval", after.State, err)
	}
}

func claimOn(t *testing.T, d factcheck.Dossier, quote string) factcheck.ClaimFile {
	t.Helper()
	i := slices.IndexFunc(d.Claims, func(f factcheck.ClaimFile) bool { return f.Claim.Quote == quote })
	if i < 0 {
		t.Fatalf("there is no claim on “%s”", quote)
	}
	return d.Claims[i]
}

func TestApprovedVerdictsDiffer(t *testing.T) {
	_, d, people := filled(t)
	var keys []string
	for _, f := range dossier(t, d, people[Iryna]).Claims {
		if _, approved := f.Approval(); approved {
			keys = append(keys, f.Claim.Verdict.Option().Key)
		}
	}
	slices.Sort(keys)
	if diff := cmp.Diff([]string{"false", "half-true", "true"}, keys); diff != "" {
		t.Error(diff)
	}
}

func TestTheConfidentialSourceIsSeenByFew(t *testing.T) {
	_, d, people := filled(t)
	for who, want := range map[string]int{Taras: len(library), Iryna: len(library), Olena: len(library) - 1} {
		page, err := d.Sources(t.Context(), people[who].Actor(), factcheck.SourceFilter{Limit: 50})
		if err != nil || len(page.Sources) != want {
			t.Errorf("%s sees %d sources, %v; want %d", who, len(page.Sources), err, want)
		}
	}
}

func TestOneArticleIsFreshAndInAnotherScript(t *testing.T) {
	_, d, people := filled(t)
	page, err := d.Articles(t.Context(), people[Olena].Actor(), factcheck.ArticleFilter{Title: "БІБЛІОТЕКУ", Limit: 5})
	if err != nil || len(page.Articles) != 1 {
		t.Fatalf("Articles = %d, %v; want the Ukrainian one", len(page.Articles), err)
	}
	got := page.Articles[0]
	if diff := cmp.Diff(factcheck.Progress{factcheck.Open: 1}, got.Progress); diff != "" || got.Article.Language != "uk" {
		t.Errorf("it is in %q, want uk with one open claim\n%s", got.Article.Language, diff)
	}
	fresh, err := d.Dossier(t.Context(), people[Olena].Actor(), got.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c := fresh.Claims[0].Claim; fresh.Version.Text.Quote(c.Passage) != c.Quote {
		t.Errorf("at %v stands %q, the claim says %q", c.Passage, fresh.Version.Text.Quote(c.Passage), c.Quote)
	}
}

func TestTheHistoryIsADaysWorkAndLiesBehind(t *testing.T) {
	s, d, people := filled(t)
	entries, err := s.EntriesOfArticle(t.Context(), dossier(t, d, people[Iryna]).Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	first, last := entries[0].At, entries[len(entries)-1].At
	if last.After(now) || last.Sub(first) < 6*time.Hour {
		t.Errorf("the history goes from %s to %s; now is %s", first, last, now)
	}
	for _, e := range entries {
		if e.Actor == "" {
			t.Errorf("nobody did “%s”", e.Action)
		}
	}
}

func TestASecondFillKeepsWhatIsThere(t *testing.T) {
	s, d, people := filled(t)
	before := dossier(t, d, people[Iryna])
	if done, err := Fill(t.Context(), s, password.NewHasher(), now.Add(time.Hour)); err != nil || done {
		t.Fatalf("Fill = %v, %v; want it to leave everything alone", done, err)
	}
	if diff := cmp.Diff(before, dossier(t, d, people[Iryna])); diff != "" {
		t.Error(diff)
	}
}

// tired hashes some passwords and then no more.
type tired struct {
	desk.Passwords
	left int
}

var errTired = errors.New("no more passwords")

func (p *tired) Hash(ctx context.Context, password string) (string, error) {
	if p.left--; p.left < 0 {
		return "", errTired
	}
	return p.Passwords.Hash(ctx, password)
}

func TestAFillThatFailsLeavesNothingBehind(t *testing.T) {
	s := openStore(t)
	done, err := Fill(t.Context(), s, &tired{password.NewHasher(), 2}, now)
	if done || !errors.Is(err, errTired) {
		t.Fatalf("Fill = %v, %v; want it to fail", done, err)
	}
	if users, err := s.Users(t.Context()); err != nil || len(users) != 0 {
		t.Errorf("%d people are left behind, %v", len(users), err)
	}
}

func TestNobodyOfTheTryOutCanSignInForReal(t *testing.T) {
	s, _, people := filled(t)
	real := desk.New(s, standing{}, password.NewHasher())
	for email := range people {
		_, err := real.SignIn(t.Context(), desk.SignIn{Email: email, Password: "try-out password", Address: email})
		if !factcheck.Is(err, factcheck.Unauthenticated) {
			t.Errorf("%s: SignIn = %v, want it refused", email, err)
		}
		if _, err := real.SignInAs(t.Context(), people[email].ID, "192.0.2.1", ""); !factcheck.Is(err, factcheck.NotFound) {
			t.Errorf("%s: SignInAs = %v, want it refused", email, err)
		}
	}
	// Where there is no account at all the answer is the same, which takes a stored hash that can be compared.
	_, err := real.SignIn(t.Context(), desk.SignIn{Email: "nobody@example.org", Password: "try-out password", Address: "nobody"})
	if !factcheck.Is(err, factcheck.Unauthenticated) {
		t.Errorf("without an account: SignIn = %v, want it refused", err)
	}
}

func TestWhatIsCitedFromTheSourceThatWasKeptStandsInItToTheLetter(t *testing.T) {
	_, d, people := filled(t)
	page, err := d.Sources(t.Context(), people[Olena].Actor(), factcheck.SourceFilter{Text: "framework contracts", Limit: 2})
	if err != nil || len(page.Sources) != 1 {
		t.Fatalf("%d sources, %v; want the one", len(page.Sources), err)
	}
	source, err := d.Source(t.Context(), people[Olena].Actor(), page.Sources[0].Source.ID)
	if err != nil || len(source.Captures) != 1 {
		t.Fatalf("%d captures, %v; want one", len(source.Captures), err)
	}
	capture, err := d.Capture(t.Context(), people[Olena].Actor(), source.Captures[0].ID)
	if err != nil || len(capture.Excerpts) < 2 {
		t.Fatalf("%d excerpts, %v", len(capture.Excerpts), err)
	}
	for _, e := range capture.Excerpts {
		if e.Found.State != factcheck.ExcerptExact {
			t.Errorf("“%s” stands in it as %q", e.Use.Citation.Excerpt, e.Found.State)
		}
	}
}
