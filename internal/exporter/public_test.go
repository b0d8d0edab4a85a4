package exporter

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

func TestNothingConfidentialOrPrivateLeaves(t *testing.T) {
	d := sampleDossier(t)
	before := sampleDossier(t)
	for _, f := range Formats {
		out := export(t, f.Name, d)
		out += html.UnescapeString(out)
		for _, word := range append(secrets, private...) {
			if strings.Contains(out, word) {
				t.Errorf("%s tells %q", f.Name, word)
			}
		}
	}
	if diff := cmp.Diff(before, d); diff != "" {
		t.Errorf("exporting changed the dossier: %s", diff)
	}
}

func TestTheSecretsOfTheSampleWouldBeFound(t *testing.T) {
	raw, err := json.Marshal(sampleDossier(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range append(secrets, private...) {
		if !strings.Contains(string(raw), word) {
			t.Errorf("%q is not in the dossier, so searching for it shows nothing", word)
		}
	}
}

func TestCitationOfAConfidentialSourceIsWithheldInWords(t *testing.T) {
	d := public(sampleDossier(t), "[withheld]")
	ferries, ports := d.Claims[0], d.Claims[1]
	for got, want := range map[string]string{
		strings.SplitN(ferries.Claim.Verdict.Rationale, "\n", 2)[0]: "The register lists **44 ferries** [1]; a witness agrees [withheld].",
		ferries.Verdicts[0].Rationale:                               "First count [withheld].",
		ferries.Claim.Notes:                                         "Ring the clerk again, see [withheld].",
		ferries.Approvals[0].Comment:                                "Does [withheld] bear this?",
		ferries.Evidence[0].Note:                                    "Against [withheld].",
		ports.Claim.Verdict.Rationale:                               "Eleven of [3], by [withheld] and [withheld].",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHistoryTellsOfPublicSourcesOnly(t *testing.T) {
	type line struct {
		Seq     int64
		Object  string
		Comment string
		Changes []factcheck.Change
	}
	var got []line
	for _, e := range public(sampleDossier(t), "[withheld]").Claims[0].History {
		got = append(got, line{e.Seq, e.Object.ID, e.Comment, e.Changes})
	}
	want := []line{
		{1, "claim-1", "", []factcheck.Change{{Field: "state", After: "open"}, {Field: "assignee", After: "user-olena"}}},
		{3, "cite-1", "", []factcheck.Change{{Field: "locator", After: "table 2"}}},
		{4, "", "", []factcheck.Change{{Field: "state", Before: "proposed", After: "researching"}}},
		{5, "claim-1", "Does [withheld] bear this?", []factcheck.Change{}},
		{7, "claim-1", "", []factcheck.Change{{Field: "rationale", Before: "First count [withheld].", After: "Now [1]."}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestApprovalHashLeavesOnlyWhereItCanBeMadeAgain(t *testing.T) {
	d := public(sampleDossier(t), "[withheld]")
	for _, a := range d.Claims[0].Approvals {
		if a.Hash != "" {
			t.Errorf("the hash of approval %s covers what is withheld", a.ID)
		}
	}
	length := d.Claims[4]
	if got, want := length.Approvals[0].Hash, factcheck.ApprovalHash(length.Claim, length.Evidence); got != want {
		t.Errorf("hash %q, want %q", got, want)
	}
}

func TestDossierMadePublicBeforehandComesOutTheSame(t *testing.T) {
	d := sampleDossier(t)
	for _, f := range Formats {
		if diff := cmp.Diff(export(t, f.Name, d), export(t, f.Name, d.Public([]factcheck.Source{secret}))); diff != "" {
			t.Errorf("%s differs: %s", f.Name, diff)
		}
	}
}
