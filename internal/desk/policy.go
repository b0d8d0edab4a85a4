package desk

import (
	"context"

	"stet/internal/factcheck"
)

// PolicyWords are what the newsroom asks of a claim before its verdict can be proposed or approved.
type PolicyWords struct {
	MinimumSources     int  `form:"minimum_sources" validate:"min=0,max=20"`
	IndependentSources int  `form:"independent_sources" validate:"min=0,max=20"`
	PrimarySource      bool `form:"primary_source"`
	Pinpoint           bool `form:"pinpoint"`
}

// PolicyWordsOf are the words of a policy as it is.
func PolicyWordsOf(p factcheck.Policy) PolicyWords {
	return PolicyWords{MinimumSources: p.MinimumSources, IndependentSources: p.IndependentSources, PrimarySource: p.PrimarySource, Pinpoint: p.Pinpoint}
}

func (w PolicyWords) applyTo(p *factcheck.Policy) {
	p.MinimumSources, p.IndependentSources, p.PrimarySource, p.Pinpoint = w.MinimumSources, w.IndependentSources, w.PrimarySource, w.Pinpoint
}

// SetPolicy changes what the newsroom asks of claims from now on. What is approved stays approved.
func (d *Desk) SetPolicy(ctx context.Context, actor factcheck.Actor, rowVersion int, in PolicyWords) error {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.changeNewsroom(ctx, actor, "change the policy", func(n *factcheck.Newsroom) {
		n.RowVersion = rowVersion
		in.applyTo(&n.Policy)
	})
}

// TryPolicy tells what a policy would do to the claims that are not settled, and changes nothing.
func (d *Desk) TryPolicy(ctx context.Context, actor factcheck.Actor, in PolicyWords) (factcheck.PolicyTrial, error) {
	if err := factcheck.May(actor, factcheck.ManageNewsroom); err != nil {
		return factcheck.PolicyTrial{}, err
	}
	if err := sound(&in); err != nil {
		return factcheck.PolicyTrial{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.PolicyTrial, error) { return d.tryPolicy(ctx, in) })
}

func (d *Desk) tryPolicy(ctx context.Context, in PolicyWords) (factcheck.PolicyTrial, error) {
	newsroom, err := d.store.Newsroom(ctx)
	if err != nil {
		return factcheck.PolicyTrial{}, err
	}
	claims, err := d.store.ClaimsUnsettled(ctx)
	if err != nil {
		return factcheck.PolicyTrial{}, err
	}
	evidence, err := d.evidenceIn(ctx, factcheck.UnsettledStates)
	policy := newsroom.Policy
	in.applyTo(&policy)
	return policy.Try(newsroom.Policy, claims, evidence), err
}

// evidenceIn is the evidence of every claim in these states.
func (d *Desk) evidenceIn(ctx context.Context, states []factcheck.State) (map[factcheck.ClaimID][]factcheck.Citation, error) {
	citations, err := d.store.EvidenceIn(ctx, states)
	of := map[factcheck.ClaimID][]factcheck.Citation{}
	for _, c := range citations {
		of[c.ClaimID] = append(of[c.ClaimID], c)
	}
	return of, err
}
