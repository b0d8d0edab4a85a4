package factcheck_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

// approvable is a claim with two citations, ready for approval.
func approvable() (factcheck.Claim, []factcheck.Citation) {
	a := attempt(factcheck.InApproval, editor)
	first, second := a.Evidence[0], a.Evidence[0]
	first.Number, second.Number = 1, 2
	second.ID, second.Source = factcheck.CitationID(sample.ID()), sample.Source("Programme", people[assignee].ID)
	return a.Claim, []factcheck.Citation{first, second}
}

// hashed are the fields an approval is bound to; every other field of a claim, verdict, citation or source is not.
var hashed = map[string]bool{
	"Claim.Quote": true, "Claim.Statement": true,
	"Verdict.Scale": true, "Verdict.Key": true, "Verdict.Rationale": true,
	"Citation.Number": true, "Citation.Stance": true, "Citation.Excerpt": true, "Citation.Locator": true, "Citation.Note": true,
	"Source.ID": true,
}

func TestAnApprovalIsBoundToWhatWasApprovedAndToNothingElse(t *testing.T) {
	claim, evidence := approvable()
	before := factcheck.ApprovalHash(claim, evidence)
	tried := map[string]bool{}
	try := func(v reflect.Value) {
		everyField(v, func(name string, field reflect.Value) {
			restore := reflect.New(field.Type()).Elem()
			restore.Set(field)
			alter(t, field)
			if changed := factcheck.ApprovalHash(claim, evidence) != before; changed != hashed[name] {
				t.Errorf("changing %s: the hash changes: %v", name, changed)
			}
			field.Set(restore)
			tried[name] = true
		})
	}
	try(reflect.ValueOf(&claim).Elem())
	try(reflect.ValueOf(&evidence[1]).Elem())
	for name := range hashed {
		if !tried[name] {
			t.Errorf("%s is not a field any more", name)
		}
	}
}

// everyField visits the fields of a struct and of those in it, by the name of their type and their own.
func everyField(v reflect.Value, visit func(string, reflect.Value)) {
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name
		if field.Kind() == reflect.Struct && strings.HasPrefix(field.Type().PkgPath(), "stet/internal/factcheck") {
			everyField(field, visit)
			continue
		}
		visit(name, field)
	}
}

// alter gives the field another value.
func alter(t *testing.T, field reflect.Value) {
	t.Helper()
	switch field.Kind() {
	case reflect.String:
		field.SetString(field.String() + "x")
	case reflect.Int:
		field.SetInt(field.Int() + 7)
	case reflect.Bool:
		field.SetBool(!field.Bool())
	case reflect.Struct:
		switch field.Type().String() {
		case "time.Time":
			field.Set(reflect.ValueOf(sample.At.AddDate(1, 0, 0)))
		case "document.Range":
			field.Field(0).SetInt(field.Field(0).Int() + 1)
		default:
			t.Fatalf("cannot alter a %s", field.Type())
		}
	default:
		t.Fatalf("cannot alter a %s", field.Type())
	}
}

func TestTheOrderOfEvidenceDoesNotChangeTheHash(t *testing.T) {
	claim, evidence := approvable()
	turned := slices.Clone(evidence)
	slices.Reverse(turned)
	if factcheck.ApprovalHash(claim, evidence) != factcheck.ApprovalHash(claim, turned) {
		t.Error("the order counts")
	}
	if turned[0].Number != 2 {
		t.Error("hashing sorted the evidence it was given")
	}
}

func TestDetachedOrAddedEvidenceChangesTheHash(t *testing.T) {
	claim, evidence := approvable()
	seen := map[string]bool{}
	for n := range len(evidence) + 1 {
		seen[factcheck.ApprovalHash(claim, evidence[:n])] = true
	}
	if len(seen) != len(evidence)+1 {
		t.Error("two sets of evidence have one hash")
	}
}

// The hash of a fixed claim, so that approvals given by an earlier program can still be checked by a later one.
func TestTheHashStaysTheSameFromReleaseToRelease(t *testing.T) {
	claim := factcheck.Claim{
		Quote: "250 firms", Statement: "Over 250 firms met.",
		Verdict: factcheck.Verdict{Scale: "public@1", Key: "true", Rationale: "See [1]."},
	}
	evidence := []factcheck.Citation{{Number: 1, Source: factcheck.Source{ID: "s"}, Stance: factcheck.Supports, Excerpt: "253 компанії", Locator: "p. 4"}}
	const want = "3e7b92e9e2bfc96265a3bc33472606f9c9568c0e2382b2af331658f14922cc97"
	if got := factcheck.ApprovalHash(claim, evidence); got != want {
		t.Errorf("got %s", got)
	}
}

// FuzzApprovalHash moves the borders between fields: however a text is split into fields, another split has another hash.
func FuzzApprovalHash(f *testing.F) {
	f.Add("250 firmsOver 250 firms met.", 9, 4)
	f.Add("1:a\n1:b\n", 4, 2)
	f.Add("9:stet\n0:\n", 0, 10)
	f.Add("", 0, 0)
	f.Add("\x00\xff\n", 1, 2)
	f.Fuzz(func(t *testing.T, text string, i, j int) {
		i, j = within(i, text), within(j, text)
		for name, split := range splits {
			one, other := split(text, i), split(text, j)
			if (one == other) != (i == j) {
				t.Errorf("%s: %q split at %d and at %d: %s and %s", name, text, i, j, one, other)
			}
		}
	})
}

func within(i int, text string) int {
	i %= len(text) + 1
	if i < 0 {
		i += len(text) + 1
	}
	return i
}

// splits are the neighbouring fields between which a border can move, the last one also between two citations.
var splits = map[string]func(text string, at int) string{
	"quote and statement": func(text string, at int) string {
		return factcheck.ApprovalHash(factcheck.Claim{Quote: text[:at], Statement: text[at:]}, nil)
	},
	"statement and scale": func(text string, at int) string {
		return factcheck.ApprovalHash(factcheck.Claim{Statement: text[:at], Verdict: factcheck.Verdict{Scale: text[at:]}}, nil)
	},
	"verdict and rationale": func(text string, at int) string {
		return factcheck.ApprovalHash(factcheck.Claim{Verdict: factcheck.Verdict{Key: text[:at], Rationale: text[at:]}}, nil)
	},
	"rationale and evidence": func(text string, at int) string {
		claim := factcheck.Claim{Verdict: factcheck.Verdict{Rationale: text[:at]}}
		return factcheck.ApprovalHash(claim, []factcheck.Citation{{Number: 1, Excerpt: text[at:]}})
	},
	"excerpt and locator": func(text string, at int) string {
		return factcheck.ApprovalHash(factcheck.Claim{}, []factcheck.Citation{{Number: 1, Excerpt: text[:at], Locator: text[at:]}})
	},
	"two citations": func(text string, at int) string {
		return factcheck.ApprovalHash(factcheck.Claim{}, []factcheck.Citation{{Number: 1, Note: text[:at]}, {Number: 2, Excerpt: text[at:]}})
	},
}
