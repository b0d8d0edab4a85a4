package desk

import (
	"context"
	"slices"

	"stet/internal/factcheck"
)

// leastBehindWall is how many code points a page has at least that is taken although the site refused it: less is the refusal.
const leastBehindWall = 1000

// onlyNamed says whether an arrival is an address and nothing else: an empty file is something else.
func (in Arrival) onlyNamed() bool {
	return in.URL != "" && len(in.Raw.Bytes) == 0 && in.Raw.Name == "" && in.Raw.MediaType == ""
}

// arrive reads an arrival. One without bytes is fetched from its address first.
func (d *Desk) arrive(ctx context.Context, actor factcheck.Actor, in Arrival) (factcheck.Raw, factcheck.Extraction, error) {
	if !in.onlyNamed() {
		in.Raw.Provenance.Base = in.URL
		x, err := d.read(in.Raw)
		return in.Raw, x, err
	}
	return d.arriveFromWeb(ctx, actor, in.URL, nil)
}

// arriveAgain reads another text of an article. What was put back into the page before is so in the page as it is now.
func (d *Desk) arriveAgain(ctx context.Context, actor factcheck.Actor, article factcheck.Article, in Arrival) (factcheck.Raw, factcheck.Extraction, error) {
	if !in.onlyNamed() {
		return d.arrive(ctx, actor, in)
	}
	current, err := d.store.Version(ctx, article.Current)
	if err != nil {
		return factcheck.Raw{}, factcheck.Extraction{}, err
	}
	return d.arriveFromWeb(ctx, actor, in.URL, current.Provenance.PutBack)
}

func (d *Desk) arriveFromWeb(ctx context.Context, actor factcheck.Actor, address string, putBack []string) (factcheck.Raw, factcheck.Extraction, error) {
	fetched, refusal := d.fetch(ctx, actor, address)
	if refusal != nil && (!walled(fetched.Status) || len(fetched.Bytes) == 0) {
		return factcheck.Raw{}, factcheck.Extraction{}, refusal
	}
	raw := fetched.Raw()
	raw.Provenance.PutBack = putBack
	x, err := d.read(raw)
	if refusal != nil && (err != nil || x.Text.Len() < leastBehindWall) {
		err = refusal
	}
	return raw, x, err
}

// walled says whether a site's answer asks for a subscription, or for a reader who is no program; some send the text with it.
func walled(status int) bool { return status == 401 || status == 402 || status == 403 }

// PutBlockBack takes a block into the text of a staged import that was left out of it, or leaves it out again. What was typed
// about the article meanwhile is kept with it, right or wrong; of a version there is nothing to type.
func (d *Desk) PutBlockBack(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID, key string, back bool, typed Particulars) (factcheck.Import, error) {
	staged, err := d.anyImport(ctx, actor, id)
	if err != nil {
		return staged, err
	}
	x, err := d.read(staged.Raw)
	if err != nil {
		return staged, err
	}
	if !slices.ContainsFunc(x.Dropped, func(b factcheck.Dropped) bool { return b.Key == key }) {
		return staged, factcheck.Errorf(factcheck.NotFound, "There is no such block in what was left out.")
	}
	from := &staged.Raw.Provenance
	from.PutBack = slices.DeleteFunc(slices.Clone(from.PutBack), func(k string) bool { return k == key })
	if back {
		from.PutBack = append(from.PutBack, key)
	}
	if staged.Offered.ID == "" {
		typed.applyTo(&staged.Offered)
	}
	return staged, d.store.SaveImport(ctx, staged)
}
