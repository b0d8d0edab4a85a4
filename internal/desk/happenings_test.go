package desk_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

func TestWhatOthersDidIsToldFromWhereOneLeftOff(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	id, elsewhere := n.open(article.ID), n.open(n.article().ID)
	since, err := n.Newest(t.Context(), n.iryna.Actor())
	n.must(err)
	n.must(n.Take(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion))
	n.must(n.Take(t.Context(), n.olena.Actor(), elsewhere, n.claim(elsewhere).RowVersion))
	n.must(n.Revise(t.Context(), n.iryna.Actor(), id, n.claim(id).RowVersion, words("The editor's words.")))
	want := []factcheck.Happening{{Seq: since + 1, By: n.olena.ID, Article: article.ID, Claim: id}}
	got, err := n.Happenings(t.Context(), n.iryna.Actor(), article.ID, since)
	n.must(err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	everywhere, err := n.Happenings(t.Context(), n.iryna.Actor(), "", since)
	n.must(err)
	if len(everywhere) != 2 {
		t.Errorf("everywhere happened %+v", everywhere)
	}
	_, err = n.ExportArticle(t.Context(), n.olena.Actor(), article.ID, "html")
	n.must(err)
	if got, err = n.Happenings(t.Context(), n.iryna.Actor(), article.ID, since+1); err != nil || len(got) != 0 {
		t.Errorf("%+v, %v: want neither one's own doing nor an export, which changes nothing", got, err)
	}
}

// arrived is the person with a session that has just begun.
func (n *newsroom) arrived(user factcheck.User) factcheck.Actor {
	n.t.Helper()
	session := sample.Session(user.ID)
	session.CreatedAt, session.SeenAt = n.clock.Now(), n.clock.Now()
	n.must(n.store.AddSession(n.t.Context(), session))
	actor := user.Actor()
	actor.Session = session.ID
	return actor
}

func TestNobodyStaysWhoseSessionIsOver(t *testing.T) {
	n := newNewsroom(t)
	for name, end := range map[string]func(factcheck.Actor) error{
		"signed out": func(a factcheck.Actor) error { return n.SignOut(t.Context(), a) },
		"disabled":   func(a factcheck.Actor) error { return n.DisableUser(t.Context(), n.maks.Actor(), a.ID) },
		"in another role": func(a factcheck.Actor) error {
			return n.ChangeRole(t.Context(), n.maks.Actor(), a.ID, factcheck.Editor)
		},
		"not seen a while": func(factcheck.Actor) error { n.clock.pass(factcheck.SessionIdle + time.Minute); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			actor := n.arrived(n.petro)
			n.must(n.StillHere(t.Context(), actor))
			n.must(end(actor))
			n.wants(factcheck.Unauthenticated, n.StillHere(t.Context(), actor))
			_ = n.EnableUser(t.Context(), n.maks.Actor(), actor.ID)
		})
	}
}

func TestListeningKeepsNobodySignedIn(t *testing.T) {
	n := newNewsroom(t)
	actor := n.arrived(n.petro)
	n.clock.pass(factcheck.SessionIdle - time.Minute)
	n.must(n.StillHere(t.Context(), actor))
	n.clock.pass(2 * time.Minute)
	n.wants(factcheck.Unauthenticated, n.StillHere(t.Context(), actor))
}
