package tryout

import (
	"context"
	"fmt"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// scene is one claim and how far the work on it has come.
type scene struct {
	by       string // who highlights it and works on it
	claim    desk.NewClaim
	evidence []cited
	verdict  desk.NewVerdict
	comment  string // of the editor who decides
	ends     ending
}

type cited struct {
	source string
	desk.CitationWords
}

// ending is the last thing that happens to a claim.
type ending int

const (
	highlighted ending = iota
	taken
	closedAsOpinion
	proposed
	submitted
	approved
	returned
)

// playScene takes a claim through the workflow up to its ending.
func (n *newsroom) playScene(ctx context.Context, article factcheck.ArticleID, s scene) error {
	id, err := n.highlight(ctx, article, s)
	if err != nil {
		return err
	}
	for _, step := range []struct {
		until ending
		do    func(context.Context, factcheck.ClaimID, scene) error
	}{{taken, n.work}, {proposed, n.propose}, {submitted, n.submit}, {approved, n.decide}} {
		if s.ends < step.until {
			break
		}
		if err := step.do(ctx, id, s); err != nil {
			return fmt.Errorf("play the claim “%s”: %w", s.claim.Quote, err)
		}
		n.pause()
	}
	return nil
}

func (n *newsroom) highlight(ctx context.Context, article factcheck.ArticleID, s scene) (factcheck.ClaimID, error) {
	defer n.pause()
	actor, in := n.people[s.by], s.claim
	version, matches, err := n.desk.FindQuote(ctx, actor, article, in.Quote)
	if err != nil {
		return "", err
	}
	in.Version, in.Hash = version.ID, version.Hash
	in.Start, in.End = matches[0].Range.Start, matches[0].Range.End
	return n.desk.Highlight(ctx, actor, article, in)
}

// work takes the claim and attaches its evidence, or closes it.
func (n *newsroom) work(ctx context.Context, id factcheck.ClaimID, s scene) error {
	actor := n.people[s.by]
	if s.ends == closedAsOpinion {
		return n.step(ctx, id, func(rowVersion int) error {
			return n.desk.CloseClaim(ctx, actor, id, rowVersion, "opinion")
		})
	}
	if err := n.step(ctx, id, func(rowVersion int) error { return n.desk.Take(ctx, actor, id, rowVersion) }); err != nil {
		return err
	}
	for _, c := range s.evidence {
		n.pause()
		if err := n.desk.Attach(ctx, actor, id, n.sources[c.source], c.CitationWords); err != nil {
			return err
		}
	}
	return nil
}

func (n *newsroom) propose(ctx context.Context, id factcheck.ClaimID, s scene) error {
	return n.step(ctx, id, func(rowVersion int) error { return n.desk.Propose(ctx, n.people[s.by], id, rowVersion, s.verdict) })
}

func (n *newsroom) submit(ctx context.Context, id factcheck.ClaimID, s scene) error {
	return n.step(ctx, id, func(rowVersion int) error { return n.desk.Submit(ctx, n.people[s.by], id, rowVersion) })
}

func (n *newsroom) decide(ctx context.Context, id factcheck.ClaimID, s scene) error {
	return n.step(ctx, id, func(rowVersion int) error {
		if s.ends == returned {
			return n.desk.ReturnForChanges(ctx, n.people[Iryna], id, rowVersion, s.comment)
		}
		return n.desk.Approve(ctx, n.people[Iryna], id, rowVersion, s.comment)
	})
}

// step performs one step against the claim as it stands.
func (n *newsroom) step(ctx context.Context, id factcheck.ClaimID, do func(rowVersion int) error) error {
	claim, err := n.desk.Claim(ctx, n.people[Iryna], id)
	if err != nil {
		return err
	}
	return do(claim.RowVersion)
}
