package factcheck_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
)

// cites is a citation of a source of this kind and independence group, with the number, the excerpt and the locator.
func cites(number int, source, group string, kind factcheck.SourceKind, excerpt, locator string) factcheck.Citation {
	return factcheck.Citation{
		ID: factcheck.CitationID(rune('a' + number)), Number: number, Excerpt: excerpt, Locator: locator,
		Source: factcheck.Source{ID: factcheck.SourceID(source), IndependenceGroup: group, Kind: kind},
	}
}

func rules(all []factcheck.Shortcoming) (names []factcheck.PolicyRule) {
	for _, s := range all {
		names = append(names, s.Rule)
	}
	return names
}

func TestAPolicyNamesEveryRuleThatTheEvidenceDoesNotKeep(t *testing.T) {
	record := cites(1, "record", "", factcheck.PrimaryRecord, "253 firms", "")
	wire := cites(2, "paper", "The Wire", factcheck.News, "", "p. 4")
	copied := cites(3, "other paper", " the  wire ", factcheck.News, "", " \n")
	for name, c := range map[string]struct {
		policy   factcheck.Policy
		evidence []factcheck.Citation
		want     []factcheck.PolicyRule
	}{
		"nothing is asked of nothing":           {factcheck.Policy{}, nil, nil},
		"everything is asked of nothing":        {factcheck.Policy{MinimumSources: 1, IndependentSources: 1, PrimarySource: true, Pinpoint: true}, nil, []factcheck.PolicyRule{factcheck.RuleSources, factcheck.RuleIndependent, factcheck.RulePrimary}},
		"a source cited twice is one source":    {factcheck.Policy{MinimumSources: 2}, []factcheck.Citation{record, record}, []factcheck.PolicyRule{factcheck.RuleSources}},
		"two papers of one wire are one story":  {factcheck.Policy{MinimumSources: 2, IndependentSources: 2}, []factcheck.Citation{wire, copied}, []factcheck.PolicyRule{factcheck.RuleIndependent}},
		"a record beside the wire is another":   {factcheck.Policy{IndependentSources: 2}, []factcheck.Citation{wire, record}, nil},
		"news are no primary source":            {factcheck.Policy{PrimarySource: true}, []factcheck.Citation{wire, copied}, []factcheck.PolicyRule{factcheck.RulePrimary}},
		"a record is one":                       {factcheck.Policy{PrimarySource: true}, []factcheck.Citation{wire, record}, nil},
		"each source without words or place":    {factcheck.Policy{Pinpoint: true}, []factcheck.Citation{record, wire, copied, copied}, []factcheck.PolicyRule{factcheck.RulePinpoint, factcheck.RulePinpoint}},
		"more independent ones than are wanted": {factcheck.Policy{MinimumSources: 1, IndependentSources: 1}, []factcheck.Citation{wire, record}, nil},
	} {
		if diff := cmp.Diff(c.want, rules(c.policy.Shortcomings(c.evidence))); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

func TestAShortcomingNamesTheCitationThatHasToBeCompleted(t *testing.T) {
	bare := cites(7, "paper", "", factcheck.News, "", "")
	got := factcheck.Policy{Pinpoint: true}.Shortcomings([]factcheck.Citation{bare})
	if len(got) != 1 || got[0].Citation != bare.ID || got[0].Number != 7 {
		t.Errorf("got %+v", got)
	}
}

func TestWhatThePolicyForbidsIsInvalidInputAboutTheEvidence(t *testing.T) {
	err := error(&factcheck.NotMet{Shortcomings: factcheck.Policy{MinimumSources: 1, PrimarySource: true}.Shortcomings(nil)})
	var e *factcheck.Error
	if !errors.As(err, &e) || e.Code != factcheck.Invalid || e.Fields["evidence"].Format == "" {
		t.Errorf("got %#v", err)
	}
}

func TestATrialTellsWhatAPolicyWouldStopFreeAndLeave(t *testing.T) {
	record, wire := cites(1, "record", "", factcheck.PrimaryRecord, "253 firms", ""), cites(2, "paper", "", factcheck.News, "", "p. 4")
	evidence := map[factcheck.ClaimID][]factcheck.Citation{"one": {record}, "two": {wire, wire}, "both": {record, wire}}
	var claims []factcheck.Waiting
	for _, id := range []factcheck.ClaimID{"none", "one", "two", "both"} {
		claims = append(claims, factcheck.Waiting{Claim: factcheck.Claim{ID: id}})
	}
	trial := factcheck.Policy{PrimarySource: true}.Try(factcheck.Policy{MinimumSources: 1}, claims, evidence)
	if len(trial.Blocked) != 1 || trial.Blocked[0].Claim.ID != "two" || trial.Blocked[0].By[0].Rule != factcheck.RulePrimary || trial.Still != 1 || trial.Freed != 0 || trial.Looked != 4 {
		t.Errorf("stricter: got %+v", trial)
	}
	if eased := (factcheck.Policy{}).Try(factcheck.Policy{MinimumSources: 2}, claims, evidence); eased.Freed != 3 || eased.Still != 0 || len(eased.Blocked) != 0 {
		t.Errorf("eased: got %+v", eased)
	}
}
