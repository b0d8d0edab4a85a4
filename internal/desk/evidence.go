package desk

import (
	"context"

	"stet/internal/factcheck"
)

// Evidence lists a claim's citations by their numbers; of a source that is not for the actor only that there is one.
func (d *Desk) Evidence(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) ([]factcheck.Citation, error) {
	if _, err := d.Claim(ctx, actor, id); err != nil {
		return nil, err
	}
	evidence, err := d.store.EvidenceOf(ctx, id)
	return factcheck.Withhold(actor, evidence), err
}
