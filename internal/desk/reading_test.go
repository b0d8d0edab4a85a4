package desk

import (
	"testing"

	"stet/internal/factcheck"
)

func aReading(article string, newest int64, claims int) *reading {
	r := &reading{article: factcheck.ArticleID(article), actor: "olena", role: factcheck.Reviewer, newest: newest, claims: make([]factcheck.ClaimFile, claims)}
	r.version.ID = "v"
	return r
}

func TestAReadingIsTrueUntilSomethingHappens(t *testing.T) {
	var k readings
	k.keep(aReading("a", 7, 1))
	if k.find(*aReading("a", 7, 0)) == nil {
		t.Error("nothing has happened, and the reading is gone")
	}
	if k.find(*aReading("a", 8, 0)) != nil {
		t.Error("something has happened since, and the old reading is given")
	}
	other := aReading("a", 7, 0)
	other.role = factcheck.Editor
	if k.find(*other) != nil {
		t.Error("what one role may see is given to another")
	}
	other = aReading("a", 7, 0)
	other.actor = "marko"
	if k.find(*other) != nil {
		t.Error("what one person may see is given to another")
	}
}

func TestReadingsThatWereUsedLongAgoMakeRoom(t *testing.T) {
	var k readings
	k.keep(aReading("a", 1, mostKept/2-5))
	k.keep(aReading("b", 1, mostKept/2-5))
	k.find(*aReading("a", 1, 0))
	k.keep(aReading("c", 1, 100))
	for article, there := range map[string]bool{"a": true, "b": false, "c": true} {
		if found := k.find(*aReading(article, 1, 0)) != nil; found != there {
			t.Errorf("reading of %s is kept: %v, want %v", article, found, there)
		}
	}
	k.keep(aReading("huge", 1, 2*mostKept))
	if len(k.kept) != 1 || k.find(*aReading("huge", 1, 0)) == nil {
		t.Error("a reading larger than all that may be kept is kept alone")
	}
}
