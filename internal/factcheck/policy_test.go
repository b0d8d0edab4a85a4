package factcheck_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

// leastRole is the role each action asks for, written out by hand.
var leastRole = map[factcheck.Action]factcheck.Role{
	factcheck.ReadArticles: factcheck.Reviewer, factcheck.ImportArticle: factcheck.Reviewer, factcheck.ReextractArticle: factcheck.Editor, factcheck.EditArticle: factcheck.Reviewer,
	factcheck.ReadSources: factcheck.Reviewer, factcheck.EditSource: factcheck.Reviewer, factcheck.ExportArticle: factcheck.Reviewer,
	factcheck.ManageOwnAccount: factcheck.Reviewer, factcheck.AssignArticle: factcheck.Editor,
	factcheck.SeeApprovalQueue: factcheck.Editor, factcheck.ManageUsers: factcheck.Admin, factcheck.ManageNewsroom: factcheck.Admin,
	"an action nobody heard of": "nobody has this role",
}

func TestEveryActionIsForItsRoleAndThoseAbove(t *testing.T) {
	order := map[factcheck.Role]int{factcheck.Nobody: 0, factcheck.Reviewer: 1, factcheck.Editor: 2, factcheck.Admin: 3, "nobody has this role": 4}
	for action, least := range leastRole {
		for _, who := range relations {
			err := factcheck.May(people[who].Actor(), action)
			want := factcheck.Code("")
			switch {
			case who == visitor:
				want = factcheck.Unauthenticated
			case order[people[who].Role] < order[least]:
				want = factcheck.Forbidden
			}
			if factcheck.CodeOf(err) != want {
				t.Errorf("%s by %s: got %v, want %q", action, who, err, want)
			}
		}
	}
}

// sourcesOf gives an open and a confidential source of every person with an account.
func sourcesOf() []factcheck.Source {
	var all []factcheck.Source
	for _, who := range relations[1:] {
		open, secret := sample.Source("Open", people[who].ID), sample.Source("Confidential", people[who].ID)
		secret.Confidential = true
		all = append(all, open, secret)
	}
	return all
}

func TestAConfidentialSourceIsKnownToWhoAddedItAndToEditors(t *testing.T) {
	for _, s := range sourcesOf() {
		for _, who := range relations {
			user, want := people[who], factcheck.Code("")
			switch {
			case who == visitor:
				want = factcheck.Unauthenticated
			case who == roleless:
				want = factcheck.Forbidden
			case s.Confidential && s.CreatedBy != user.ID && user.Role == factcheck.Reviewer:
				want = factcheck.NotFound
			}
			if err := factcheck.MaySeeSource(user.Actor(), s); factcheck.CodeOf(err) != want {
				t.Errorf("%s, source of %s: got %v, want %q", who, s.CreatedBy, err, want)
			}
		}
	}
}

func TestAListShowsExactlyTheSourcesAPersonMaySee(t *testing.T) {
	for _, s := range sourcesOf() {
		for _, who := range relations[2:] {
			actor := people[who].Actor()
			scope := factcheck.SourcesFor(actor)
			listed := !s.Confidential || scope.All || s.CreatedBy == scope.Owner
			if may := factcheck.MaySeeSource(actor, s) == nil; may != listed {
				t.Errorf("%s: listed %v, may see it %v", who, listed, may)
			}
		}
	}
}

func TestASourceIsChangedByWhoAddedItAndByEditors(t *testing.T) {
	for _, s := range sourcesOf() {
		for _, who := range relations {
			user := people[who]
			want := factcheck.CodeOf(factcheck.MaySeeSource(user.Actor(), s))
			if want == "" && s.CreatedBy != user.ID && user.Role == factcheck.Reviewer {
				want = factcheck.Forbidden
			}
			if err := factcheck.MayEditSource(user.Actor(), s); factcheck.CodeOf(err) != want {
				t.Errorf("%s: got %v, want %q", who, err, want)
			}
		}
	}
}

func TestAWithdrawnClaimIsRestoredByThoseWhoCanWithdrawIt(t *testing.T) {
	for _, who := range relations {
		a := attempt(factcheck.Open, who)
		_, withdraw := factcheck.Decide(factcheck.EventWithdraw, a)
		a.Claim.WithdrawnAt = sample.At
		if restore := factcheck.MayRestore(a.Actor, a.Claim); factcheck.CodeOf(restore) != factcheck.CodeOf(withdraw) {
			t.Errorf("%s: withdraw %v, restore %v", who, withdraw, restore)
		}
	}
}

func TestOnlyAWithdrawnClaimIsRestored(t *testing.T) {
	a := attempt(factcheck.Open, admin)
	if err := factcheck.MayRestore(a.Actor, a.Claim); !factcheck.Is(err, factcheck.Conflict) {
		t.Errorf("got %v", err)
	}
}

// secret is in every field of a confidential source and of its citation that a person can type into.
const secret = "Deep Throat"

func confidential(by factcheck.UserID) (factcheck.Source, factcheck.Citation) {
	s := sample.Source(secret, by)
	s.Publisher, s.Author, s.URL, s.IndependenceGroup, s.Confidential = secret, secret, "https://"+secret, secret, true
	c := sample.Citation(factcheck.ClaimID(sample.ID()), s, by)
	c.Excerpt, c.Locator, c.Note, c.Number = secret, secret, secret, 2
	return s, c
}

func TestWithheldCitationsKeepTheirPlaceAndNothingElse(t *testing.T) {
	source, hidden := confidential(people[assignee].ID)
	shown := sample.Citation(hidden.ClaimID, sample.Source("Open", people[assignee].ID), people[assignee].ID)
	evidence := []factcheck.Citation{shown, hidden}
	got := factcheck.Withhold(people[otherReviewer].Actor(), evidence)
	want := []factcheck.Citation{shown, {ID: hidden.ID, ClaimID: hidden.ClaimID, Number: 2, Stance: hidden.Stance, Withheld: true}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	tellsNothing(t, got, source)
	if evidence[1].Excerpt != secret {
		t.Error("withholding changed the evidence itself")
	}
}

func TestEvidenceIsWholeForThoseWhoMaySeeItsSources(t *testing.T) {
	_, hidden := confidential(people[assignee].ID)
	for _, who := range []relation{assignee, editor, admin} {
		if diff := cmp.Diff([]factcheck.Citation{hidden}, factcheck.Withhold(people[who].Actor(), []factcheck.Citation{hidden})); diff != "" {
			t.Errorf("%s: %s", who, diff)
		}
	}
}

// entryAbout is an audit entry that tells all about the source.
func entryAbout(s factcheck.Source) factcheck.Entry {
	return factcheck.Entry{
		Seq: 7, At: sample.At, Actor: s.CreatedBy, Action: "attach source", Object: factcheck.Object{Kind: "citation", ID: "c"},
		Article: "a", Claim: "k", Source: s.ID, Comment: secret, Changes: factcheck.SourceChanges(factcheck.Source{}, s),
	}
}

func TestWithheldEntriesSayWhoDidWhatWhenAndNotToWhichSource(t *testing.T) {
	source, _ := confidential(people[assignee].ID)
	about, other := entryAbout(source), factcheck.Entry{Action: "take", Comment: "mine"}
	entries := []factcheck.Entry{about, other}
	got := factcheck.WithholdEntries(entries, map[factcheck.SourceID]bool{source.ID: true})
	want := []factcheck.Entry{{
		Seq: 7, At: sample.At, Actor: about.Actor, Action: "attach source", Object: factcheck.Object{Kind: "citation"},
		Article: "a", Claim: "k", Withheld: true,
	}, other}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	tellsNothing(t, got, source)
	if entries[0].Comment != secret {
		t.Error("withholding changed the entries themselves")
	}
}

// tellsNothing fails when anything in the value names the source or says what stands in it.
func tellsNothing(t *testing.T, value any, s factcheck.Source) {
	t.Helper()
	if text := fmt.Sprintf("%+v", value); strings.Contains(text, secret) || strings.Contains(text, string(s.ID)) {
		t.Errorf("it tells of the source: %s", text)
	}
}
