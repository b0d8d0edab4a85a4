package factcheck_test

import (
	"reflect"
	"testing"

	"stet/internal/factcheck"
)

// silent are the fields whose change is not told field by field: keys, who and when (every entry says that), the version
// number of the row, and secrets.
var silent = map[string]bool{
	"ID": true, "ArticleID": true, "VersionID": true, "ClaimID": true, "Passage": true, "CreatedBy": true, "CreatedAt": true,
	"UpdatedAt": true, "RowVersion": true, "EvidenceEditor": true, "Current": true, "Number": true, "PasswordHash": true,
	"Withheld": true, "Scale": true, "By": true, "At": true,
}

// told counts the changes between the zero value and one that differs from it in one field only.
func told[T any](t *testing.T, changes func(before, after T) []factcheck.Change) {
	t.Helper()
	var before T
	for i := range reflect.TypeFor[T]().NumField() {
		field := reflect.TypeFor[T]().Field(i)
		if field.Name == "Verdict" || field.Name == "Source" {
			continue // told by the name of the verdict or source, below
		}
		if field.Name == "Preferences" {
			continue // no part of the record
		}
		after := before
		alter(t, reflect.ValueOf(&after).Elem().Field(i))
		got, want := changes(before, after), 1
		if silent[field.Name] {
			want = 0
		}
		if len(got) != want {
			t.Errorf("changing %s.%s is told as %+v", reflect.TypeFor[T]().Name(), field.Name, got)
		}
		for _, c := range got {
			if c.Field == "" || c.Before == c.After {
				t.Errorf("changing %s is told as %+v", field.Name, c)
			}
		}
	}
	if got := changes(before, before); len(got) != 0 {
		t.Errorf("no change is told as %+v", got)
	}
}

func TestEveryFieldThatAPersonCanChangeIsToldInTheHistory(t *testing.T) {
	told(t, factcheck.ClaimChanges)
	told(t, factcheck.CitationChanges)
	told(t, factcheck.SourceChanges)
	told(t, factcheck.ArticleChanges)
	told(t, factcheck.UserChanges)
}

func TestAChangedVerdictIsToldByItsNameAndItsReasons(t *testing.T) {
	after := factcheck.Claim{Verdict: factcheck.Verdict{Scale: "public@1", Key: "half-true", Rationale: "See [1]."}}
	got := factcheck.ClaimChanges(factcheck.Claim{}, after)
	want := []factcheck.Change{{Field: "verdict", After: "Half true"}, {Field: "rationale", After: "See [1]."}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestANewCitationIsToldByTheTitleOfItsSource(t *testing.T) {
	got := factcheck.CitationChanges(factcheck.Citation{}, factcheck.Citation{Source: factcheck.Source{Title: "List"}})
	if !reflect.DeepEqual(got, []factcheck.Change{{Field: "source", After: "List"}}) {
		t.Errorf("got %+v", got)
	}
}

func TestAPasswordHashIsNeverTold(t *testing.T) {
	before, after := factcheck.User{PasswordHash: "$argon2id$old"}, factcheck.User{PasswordHash: "$argon2id$new", Name: "Olena"}
	for _, c := range factcheck.UserChanges(before, after) {
		if c.Field != "name" {
			t.Errorf("told: %+v", c)
		}
	}
}
