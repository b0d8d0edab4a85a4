package factcheck

import (
	"slices"
	"strings"
)

// PolicyRule is one rule of a newsroom's policy.
type PolicyRule string

// The rules.
const (
	RuleSources     PolicyRule = "number of sources"
	RuleIndependent PolicyRule = "independent sources"
	RulePrimary     PolicyRule = "a primary source"
	RulePinpoint    PolicyRule = "an excerpt or a place for every source"
)

// Shortcoming is a rule of the policy that a claim does not keep, and where that is mended.
type Shortcoming struct {
	Rule     PolicyRule
	Says     Sentence
	Citation CitationID // the one to complete; empty where a source has to be attached
	Number   int        // of that citation
}

// Shortcomings are the rules about evidence that this evidence does not keep, every one of them. The same source cited twice is
// one source, and those of one independence group are one story.
func (p Policy) Shortcomings(evidence []Citation) []Shortcoming {
	var all []Shortcoming
	if missing := p.MinimumSources - countBy(evidence, sourceOf); missing > 0 {
		all = append(all, Shortcoming{Rule: RuleSources, Says: moreSources(missing)})
	}
	if independent := countBy(evidence, storyOf); independent < p.IndependentSources {
		all = append(all, Shortcoming{Rule: RuleIndependent, Says: Say("The policy asks for %d sources that are independent of one another; there are %d here.", p.IndependentSources, independent)})
	}
	if p.PrimarySource && countBy(evidence, primaryOf) == 0 {
		all = append(all, Shortcoming{Rule: RulePrimary, Says: Say("Attach a primary source: a record, a data set or one’s own observation.")})
	}
	for _, c := range evidence {
		if p.Pinpoint && blank(c.Excerpt) && blank(c.Locator) {
			all = append(all, Shortcoming{Rule: RulePinpoint, Says: Say("Say of [%d] which words of it count, or where they stand.", c.Number), Citation: c.ID, Number: c.Number})
		}
	}
	return all
}

func moreSources(missing int) Sentence {
	if missing == 1 {
		return Say("Attach one more source first: no verdict is proposed without evidence.")
	}
	return Say("Attach %d more sources first: no verdict is proposed without evidence.", missing)
}

// countBy is how many different things the citations are by; those by the empty string do not count.
func countBy(evidence []Citation, by func(Citation) string) int {
	seen := map[string]bool{"": true}
	for _, c := range evidence {
		seen[by(c)] = true
	}
	return len(seen) - 1
}

func sourceOf(c Citation) string { return string(c.Source.ID) }

// storyOf is the independence group, however it is written, or the source that stands by itself.
func storyOf(c Citation) string {
	if group := strings.Join(strings.Fields(c.Source.IndependenceGroup), " "); group != "" {
		return "group " + strings.ToLower(group)
	}
	return "source " + sourceOf(c)
}

func primaryOf(c Citation) string {
	if c.Source.Kind.Primary() {
		return sourceOf(c)
	}
	return ""
}

// NotMet is the refusal of what the policy forbids now, with all that is missing. As an Error it says the first of it.
type NotMet struct{ Shortcomings []Shortcoming }

// Error is what the log gets.
func (e *NotMet) Error() string { return e.Unwrap().Error() }

// Unwrap is the Error of it.
func (e *NotMet) Unwrap() error {
	first := e.Shortcomings[0].Says
	return &Error{Code: Invalid, Message: first, Fields: map[string]Sentence{"evidence": first}}
}

// PolicyTrial is what a policy would do to the claims that are not settled.
type PolicyTrial struct {
	Policy  Policy
	Blocked []Blocked // claims that nothing hinders now
	Still   int       // how many are blocked now and would stay so
	Freed   int       // how many are blocked now and would go on
	Looked  int       // how many there are in all
}

// Blocked is a claim that a policy would stop, by which of its rules.
type Blocked struct {
	Waiting
	By []Shortcoming
}

// Rules are the rules that would stop the claim, each once.
func (b Blocked) Rules() []PolicyRule {
	var rules []PolicyRule
	for _, s := range b.By {
		if !slices.Contains(rules, s.Rule) {
			rules = append(rules, s.Rule)
		}
	}
	return rules
}

// Try looks at the claims with the policy as it is and as it would be.
func (p Policy) Try(now Policy, claims []Waiting, evidence map[ClaimID][]Citation) PolicyTrial {
	trial := PolicyTrial{Policy: p, Looked: len(claims)}
	for _, w := range claims {
		before, after := now.Shortcomings(evidence[w.Claim.ID]), p.Shortcomings(evidence[w.Claim.ID])
		switch {
		case len(before) == 0 && len(after) > 0:
			trial.Blocked = append(trial.Blocked, Blocked{Waiting: w, By: after})
		case len(before) > 0 && len(after) > 0:
			trial.Still++
		case len(before) > 0:
			trial.Freed++
		}
	}
	return trial
}
