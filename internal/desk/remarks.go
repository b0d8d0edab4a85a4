package desk

import (
	"context"
	"slices"
	"time"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// Limits of what is kept of a writer's remark, in code points and links.
const (
	maxRemark      = 20_000
	maxRemarkLinks = 20
)

// proposedBefore is a proposed source of the earlier text, with where it stands in the new one as far as that is certain.
type proposedBefore struct {
	source factcheck.ProposedSource
	place  factcheck.ProposedPlace
	met    bool // in the new text as well
}

// carryProposed finds again what the writer proposed in earlier texts. Only what is certain counts: what stands on words that
// changed is shown with those it stood on.
func (d *Desk) carryProposed(ctx context.Context, c *carriage, moves *mover) error {
	known, err := d.store.ProposedOf(ctx, c.after.ArticleID)
	if err != nil {
		return err
	}
	places, err := d.store.ProposedPlaces(ctx, c.before.ID)
	if err != nil {
		return err
	}
	seen := map[factcheck.ProposedID]factcheck.ProposedPlace{}
	for _, p := range places {
		seen[p.Proposed] = p
	}
	for _, source := range known {
		place := seen[source.ID]
		move, err := moves.move(ctx, place.SeenIn)
		if err != nil {
			return err
		}
		place.VersionID = c.after.ID
		if there := move.Place(place.Passage); there.Automatic {
			place.SeenIn, place.Passage = c.after.ID, there.Range
		}
		c.proposed = append(c.proposed, proposedBefore{source: source, place: place})
	}
	return nil
}

// keepRemarks keeps the writer's remarks in a text that arrives as proposed sources. What was proposed in an earlier text already
// is the same proposal still, whatever became of it, and stands where the new text has it.
func (d *Desk) keepRemarks(ctx context.Context, version factcheck.Version, remarks []factcheck.Remark, before []proposedBefore) error {
	passages := remarkedOn(version.Text, remarks)
	var added []factcheck.ProposedSource
	for i, remark := range remarks {
		p := newProposed(version, passages[i], remark)
		if p.Text == "" {
			continue
		}
		place := factcheck.ProposedPlace{VersionID: version.ID, SeenIn: version.ID, Passage: p.Passage}
		if j := sameProposal(before, p); j >= 0 {
			place.Proposed = before[j].source.ID
			before[j].place, before[j].met = place, true
			continue
		}
		added = append(added, p)
	}
	return d.keepProposed(ctx, version, added, before)
}

func (d *Desk) keepProposed(ctx context.Context, version factcheck.Version, added []factcheck.ProposedSource, before []proposedBefore) error {
	var places []factcheck.ProposedPlace
	for _, p := range added {
		if err := d.store.AddProposed(ctx, p); err != nil {
			return err
		}
		places = append(places, factcheck.ProposedPlace{Proposed: p.ID, VersionID: version.ID, SeenIn: version.ID, Passage: p.Passage})
	}
	for _, b := range before {
		places = append(places, b.place)
	}
	return d.store.PlaceProposed(ctx, places)
}

// sameProposal is the proposal of an earlier text that says the same, on the same words rather than on others; -1 where there is
// none that was not met yet.
func sameProposal(before []proposedBefore, p factcheck.ProposedSource) int {
	same := func(quote string) int {
		return slices.IndexFunc(before, func(b proposedBefore) bool {
			o := b.source
			return !b.met && o.Text == p.Text && o.Origin == p.Origin && o.Author == p.Author && (quote == "" || o.Quote == quote)
		})
	}
	if i := same(p.Quote); i >= 0 {
		return i
	}
	return same("")
}

func newProposed(version factcheck.Version, passage document.Range, r factcheck.Remark) factcheck.ProposedSource {
	at, _ := time.Parse(time.RFC3339, r.At) // a time that is none is unknown
	p := factcheck.ProposedSource{
		ID: factcheck.ProposedID(newID()), ArticleID: version.ArticleID, VersionID: version.ID, Passage: passage,
		Quote: version.Text.Quote(passage), Origin: r.Origin, Author: cut(clean(r.Author), factcheck.MaxName), At: at.UTC().Truncate(time.Microsecond),
		Text: cut(clean(r.Text), maxRemark), ArrivedAt: version.CreatedAt, State: factcheck.ProposalWaiting, RowVersion: 1,
	}
	for _, link := range slices.Compact(r.Links) {
		if len(p.Links) < maxRemarkLinks && len(link) <= factcheck.MaxURL {
			p.Links = append(p.Links, clean(link))
		}
	}
	return p
}

// remarkedOn gives the passages of remarks: of a footnote the words before its mark, from where its sentence begins.
func remarkedOn(t document.Text, remarks []factcheck.Remark) []document.Range {
	if len(remarks) == 0 {
		return nil
	}
	sentences := anchor.Sentences(t)
	var own, before []document.Range
	for _, r := range remarks {
		p := document.Range{Start: max(0, min(r.Passage.Start, t.Len())), End: max(0, min(r.Passage.End, t.Len()))}
		sentence, ok := anchor.SentenceAt(sentences, max(0, p.Start-1))
		if !ok {
			sentence = sentences[0]
		}
		own = append(own, p)
		before = append(before, document.Range{Start: sentence.Start, End: max(sentence.Start, min(p.Start, sentence.End))}, sentence)
	}
	own, before = anchor.TrimAll(t.Content, own), anchor.TrimAll(t.Content, before)
	for i, p := range own {
		for _, other := range before[2*i : 2*i+2] {
			if p.Len() == 0 {
				p = other
			}
		}
		own[i] = p
	}
	return own
}

func proposedObject(id factcheck.ProposedID) factcheck.Object {
	return factcheck.Object{Kind: "proposed source", ID: string(id)}
}
