package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// typing is a draft of a verdict on the claim, typed in one form.
func typing(id factcheck.ClaimID, form, words string, at time.Time) desk.NewDraft {
	return desk.NewDraft{Key: factcheck.ClaimDraft(id, "propose"), Form: form, TypedAt: at, Values: map[string][]string{"rationale": {words}}}
}

func (n *newsroom) keep(actor factcheck.Actor, in desk.NewDraft) factcheck.DraftFate {
	n.t.Helper()
	fate, err := n.KeepDraft(n.t.Context(), actor, in)
	n.must(err)
	return fate
}

// typed is what the actor's unfinished drafts hold.
func (n *newsroom) typed(actor factcheck.Actor) (words []string) {
	n.t.Helper()
	unfinished, err := n.Drafts(n.t.Context(), actor, 0)
	n.must(err)
	for _, u := range unfinished {
		words = append(words, u.Draft.Values["rationale"]...)
	}
	return words
}

func TestADraftIsForItsPersonAlone(t *testing.T) {
	s := newScene(t)
	id := s.claims["researching"].ID
	s.keep(s.actors["assignee"], typing(id, "f1", "Both lists give 250.", s.clock.now))
	for column, actor := range s.actors {
		if column == "assignee" {
			continue
		}
		if words := s.typed(actor); words != nil {
			t.Errorf("%s sees %q", column, words)
		}
		kept, err := s.KeptDrafts(t.Context(), actor, []factcheck.DraftKey{factcheck.ClaimDraft(id, "propose")})
		if err != nil || kept != nil {
			t.Errorf("%s is given %v (%v)", column, kept, err)
		}
		s.must(s.DropDraft(t.Context(), actor, factcheck.ClaimDraft(id, "propose")))
	}
	unfinished, err := s.Drafts(t.Context(), s.actors["assignee"], 1)
	s.must(err)
	if len(unfinished) != 1 || unfinished[0].Claim.ID != id || unfinished[0].Article.ID != s.articleID {
		t.Errorf("its person is given %+v", unfinished)
	}
}

func TestADraftTypedLaterIsNotReplacedByAnEarlierOne(t *testing.T) {
	s := newScene(t)
	id, me, now := s.claims["researching"].ID, s.actors["assignee"], s.clock.now
	for _, c := range []struct {
		form string
		at   time.Time
		want factcheck.DraftFate
	}{
		{"desktop", now.Add(-time.Minute), factcheck.DraftKept},
		{"phone", now.Add(-2 * time.Minute), factcheck.DraftOutdated},
		{"desktop", now.Add(-90 * time.Second), factcheck.DraftOutdated}, // a request that was overtaken
		{"phone", now.Add(-30 * time.Second), factcheck.DraftKept},
		{"ahead", now.Add(24 * time.Hour), factcheck.DraftKept}, // a wrong clock counts as now
		{"right", now, factcheck.DraftKept},
	} {
		if got := s.keep(me, typing(id, c.form, c.form, c.at)); got != c.want {
			t.Errorf("%s at %v: %s, want %s", c.form, c.at.Sub(now), got, c.want)
		}
	}
	if got := cmp.Diff([]string{"right"}, s.typed(me)); got != "" {
		t.Error(got)
	}
}

// sending is a context in which the form is saved.
func sending(ctx context.Context, actor factcheck.Actor, in desk.NewDraft) context.Context {
	sent := factcheck.SentDraft{User: actor.ID, Key: in.Key, Form: in.Form}
	return desk.Sending(ctx, func() factcheck.SentDraft { return sent })
}

func TestADraftGoesWithTheSaveItBecameAndDoesNotComeBack(t *testing.T) {
	s := newScene(t)
	c, me := s.claims["researching"], s.actors["assignee"]
	draft := typing(c.ID, "f1", "As [1] says.", s.clock.now)
	s.keep(me, draft)
	s.must(s.Propose(sending(t.Context(), me, draft), me, c.ID, c.RowVersion, found("half-true")))
	if words := s.typed(me); words != nil {
		t.Fatalf("%q is left", words)
	}
	if fate := s.keep(me, draft); fate != factcheck.DraftSaved {
		t.Errorf("what arrives late is %s", fate)
	}
	draft.Form = "f2"
	if fate := s.keep(me, draft); fate != factcheck.DraftKept {
		t.Errorf("what is typed in a new form is %s", fate)
	}
}

func TestADraftStaysWhereItsSaveIsRefusedOrUndone(t *testing.T) {
	s := newScene(t)
	c, me := s.claims["researching"], s.actors["assignee"]
	draft := typing(c.ID, "f1", "As [1] says.", s.clock.now)
	s.keep(me, draft)
	s.refused(factcheck.Conflict, func() error {
		return s.Propose(sending(t.Context(), me, draft), me, c.ID, c.RowVersion-1, found("half-true"))
	})
	s.store.failing = true
	if err := s.Propose(sending(t.Context(), me, draft), me, c.ID, c.RowVersion, found("half-true")); !errors.Is(err, errAuditFails) {
		t.Fatal(err)
	}
	if words := s.typed(me); len(words) != 1 {
		t.Errorf("%q is left", words)
	}
}

func TestWhatWasTypedElsewhereMeanwhileOutlivesTheSave(t *testing.T) {
	s := newScene(t)
	c, me := s.claims["researching"], s.actors["assignee"]
	s.keep(me, typing(c.ID, "phone", "On the phone.", s.clock.now))
	desktop := typing(c.ID, "desktop", "", s.clock.now)
	s.must(s.Propose(sending(t.Context(), me, desktop), me, c.ID, c.RowVersion, found("half-true")))
	if got := cmp.Diff([]string{"On the phone."}, s.typed(me)); got != "" {
		t.Error(got)
	}
	desktop.Form = "" // without scripts nobody knows
	s.must(s.TakeBack(sending(t.Context(), me, desktop), me, c.ID, c.RowVersion+1))
	if words := s.typed(me); words != nil {
		t.Errorf("%q is left", words)
	}
}

func TestDraftsHaveLimits(t *testing.T) {
	s := newScene(t)
	id, me := s.claims["researching"].ID, s.actors["assignee"]
	most := factcheck.MaxDraftBytes - len(`{"rationale":[""]}`)
	s.keep(me, typing(id, "f", strings.Repeat("a", most), s.clock.now))
	for name, in := range map[string]desk.NewDraft{
		"too long":     typing(id, "f", strings.Repeat("a", most+1), s.clock.now),
		"no such form": {Key: "../claim", Form: "f"},
		"no form":      {Key: "import"},
	} {
		if _, err := s.KeepDraft(t.Context(), me, in); !factcheck.Is(err, factcheck.TooLarge) && !factcheck.Is(err, factcheck.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.fill(me, factcheck.MaxDrafts-1)
	s.refused(factcheck.TooLarge, func() error {
		_, err := s.KeepDraft(t.Context(), me, desk.NewDraft{Key: "source:new", Form: "f"})
		return err
	})
	s.keep(me, typing(id, "f", "one that is there already", s.clock.now))
}

// fill keeps so many drafts of forms nobody has.
func (s *scene) fill(actor factcheck.Actor, n int) {
	s.t.Helper()
	for i := range n {
		id := factcheck.ClaimID(strings.Repeat("x", i/26+1) + string(rune('a'+i%26)))
		s.must(s.store.SaveDraft(s.t.Context(), factcheck.Draft{
			User: actor.ID, Key: factcheck.ClaimDraft(id, "words"), Form: "f", TypedAt: s.clock.now, Values: map[string][]string{"rationale": {"x"}},
		}))
	}
}

func TestDraftsNobodyTouchesGoAfterTheirTime(t *testing.T) {
	s := newScene(t)
	me := s.actors["assignee"]
	s.keep(me, typing("old", "f", "old", s.clock.now))
	s.clock.pass(factcheck.DraftLife + time.Second)
	s.keep(me, typing("new", "f", "new", s.clock.now))
	if got := cmp.Diff([]string{"new"}, s.typed(me)); got != "" {
		t.Error(got)
	}
}
