package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"stet/internal/factcheck"
)

const crowd = 16

func TestOfManyWhoDecideAtTheSameMomentExactlyOneDoes(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	for round := range 8 {
		id := n.claimIn(article.ID, factcheck.InApproval)
		row, before := n.claim(id).RowVersion, n.entries()
		won := n.race(crowd, func(i int) error {
			switch (i + round) % 4 {
			case 0:
				return n.Approve(t.Context(), n.iryna.Actor(), id, row, "")
			case 1:
				return n.ReturnForChanges(t.Context(), n.ivan.Actor(), id, row, "Find a second source.")
			case 2:
				return n.TakeBack(t.Context(), n.olena.Actor(), id, row)
			}
			return n.Revise(t.Context(), n.olena.Actor(), id, row, words(fmt.Sprint("Statement ", i)))
		})
		if c := n.claim(id); won != 1 || c.RowVersion != row+1 || n.entries() != before+1 {
			t.Fatalf("%d won, the row version went from %d to %d, %d entries were written", won, row, c.RowVersion, n.entries()-before)
		}
	}
}

func TestNoEditIsLostWhenEverybodyTriesAgain(t *testing.T) {
	n := newNewsroom(t)
	id := n.claimIn(n.article().ID, factcheck.Researching)
	n.must(n.Revise(t.Context(), n.olena.Actor(), id, n.claim(id).RowVersion, words("Edits:")))
	row, before := n.claim(id).RowVersion, n.entries()
	won := n.race(crowd, func(i int) error {
		for {
			c, err := n.Claim(t.Context(), n.olena.Actor(), id)
			if err != nil {
				return err
			}
			err = n.Revise(t.Context(), n.olena.Actor(), id, c.RowVersion, words(fmt.Sprintf("%s <%d>", c.Statement, i)))
			if !factcheck.Is(err, factcheck.Conflict) {
				return err
			}
		}
	})
	c := n.claim(id)
	if won != crowd || c.RowVersion != row+crowd || n.entries() != before+crowd {
		t.Errorf("%d won, the row version went from %d to %d, %d entries were written", won, row, c.RowVersion, n.entries()-before)
	}
	for i := range crowd {
		if !strings.Contains(c.Statement, fmt.Sprintf("<%d>", i)) {
			t.Errorf("edit %d is lost: %s", i, c.Statement)
		}
	}
}

func TestSourcesAttachedAtTheSameMomentAllGetANumber(t *testing.T) {
	n := newNewsroom(t)
	id := n.open(n.article().ID)
	before := n.entries()
	won := n.race(crowd, func(i int) error {
		return n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords(fmt.Sprint("Source ", i)), cites(""))
	})
	evidence := n.evidence(id)
	if won != crowd || len(evidence) != crowd || n.entries() != before+2*crowd {
		t.Fatalf("%d won, %d are attached, %d entries were written", won, len(evidence), n.entries()-before)
	}
	for i, c := range evidence {
		if c.Number != i+1 {
			t.Errorf("citation %d has number %d", i+1, c.Number)
		}
	}
}

func TestAnApprovalAndANewSourceNeverPassEachOther(t *testing.T) {
	n := newNewsroom(t)
	article := n.article()
	for range 8 {
		id := n.claimIn(article.ID, factcheck.InApproval)
		row := n.claim(id).RowVersion
		n.race(2, func(i int) error {
			if i == 0 {
				return n.Approve(t.Context(), n.iryna.Actor(), id, row, "")
			}
			return n.AttachNew(t.Context(), n.olena.Actor(), id, sourceWords("Late"), cites(""))
		})
		c := n.claim(id)
		if c.State == factcheck.Approved {
			t.Fatal("it stands approved with evidence that nobody approved")
		}
		n.stands(id, false)
	}
}
