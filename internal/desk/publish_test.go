package desk_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// ears remember what they were told.
type ears struct {
	mu   sync.Mutex
	told []factcheck.Happening
}

func (e *ears) Publish(done []factcheck.Happening) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.told = append(e.told, done...)
}

// heard is what was told since the last time, by action.
func (e *ears) heard() (actions []string) {
	for _, h := range e.told {
		actions = append(actions, h.Action)
	}
	e.told = nil
	return actions
}

func TestWhatIsDoneIsToldAsTheAuditHasIt(t *testing.T) {
	e := &ears{}
	n := newNewsroom(t, desk.PublishTo(e))
	article := n.article()
	id := n.claimIn(article.ID, factcheck.Researching)
	e.told = nil
	actor := n.olena.Actor()
	actor.Session = "her session"
	n.must(n.Revise(t.Context(), actor, id, n.claim(id).RowVersion, words("Other words.")))
	entries, err := n.store.EntriesOfClaim(t.Context(), id)
	n.must(err)
	want := []factcheck.Happening{{Entry: entries[len(entries)-1], Session: "her session"}}
	if diff := cmp.Diff(want, e.told); diff != "" {
		t.Error(diff)
	}
}

func TestAUseCaseOfSeveralStepsIsToldAllAtOnce(t *testing.T) {
	e := &ears{}
	n := newNewsroom(t, desk.PublishTo(e))
	id := n.claimIn(n.article().ID, factcheck.Researching)
	e.told = nil
	in := desk.NewVerdict{Key: "true", Rationale: "See [1].", Submit: true}
	n.must(n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in))
	if got, want := e.heard(), []string{"propose verdict", "submit"}; !slices.Equal(got, want) {
		t.Errorf("told %v, want %v", got, want)
	}
}

func TestWhatWasNotKeptIsNotTold(t *testing.T) {
	e := &ears{}
	n := newNewsroom(t, desk.PublishTo(e))
	id := n.claimIn(n.article().ID, factcheck.Researching)
	e.told = nil
	in := desk.NewVerdict{Key: "no such verdict", Rationale: "See [1]."}
	n.refused(factcheck.Invalid, func() error {
		return n.Propose(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, in)
	})
	n.store.failing = true
	if err := n.Revise(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, words("Other words.")); err == nil {
		t.Fatal("the audit did not fail")
	}
	if got := e.heard(); got != nil {
		t.Errorf("told of %v, which is not so", got)
	}
}

func TestNewsNeverOvertakeEachOther(t *testing.T) {
	e := &ears{}
	n := newNewsroom(t, desk.PublishTo(e))
	id := n.open(n.article().ID)
	e.told = nil
	n.race(crowd, func(i int) error {
		return n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords(fmt.Sprint("Source ", i)), cites(""))
	})
	for i := 1; i < len(e.told); i++ {
		if e.told[i].Seq != e.told[i-1].Seq+1 {
			t.Fatalf("entry %d was told after %d", e.told[i].Seq, e.told[i-1].Seq)
		}
	}
	if len(e.told) != 2*crowd {
		t.Errorf("%d happenings were told, want %d", len(e.told), 2*crowd)
	}
}
