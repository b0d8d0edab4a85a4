package desk_test

import (
	"fmt"
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

func TestWhatIsDoneIsToldAsTheAuditHasIt(t *testing.T) {
	e := &ears{}
	n := newNewsroom(t, desk.PublishTo(e))
	article := n.article()
	id := n.claimIn(article.ID, factcheck.Researching)
	e.told = nil
	n.must(n.Revise(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, words("Other words.")))
	entries, err := n.store.EntriesOfClaim(t.Context(), id)
	n.must(err)
	want := []factcheck.Happening{{Seq: entries[len(entries)-1].Seq, By: n.olena.ID, Article: article.ID, Claim: id}}
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
	if len(e.told) != 2 || e.told[0].Queue || !e.told[1].Queue {
		t.Errorf("told %+v, want the proposal and what comes into the queue", e.told)
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
	if e.told != nil {
		t.Errorf("told of %+v, which is not so", e.told)
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
