package store

import (
	"context"
	"strconv"

	"stet/internal/factcheck"
)

// Sources gives a page of the library, newest first, of what the scope lets the reader know of, without
// withdrawn ones. A cursor that is none is
// invalid input.
func (s *Store) Sources(ctx context.Context, f factcheck.SourceFilter, scope factcheck.SourceScope) (page factcheck.SourcePage, err error) {
	where, err := sourceConditions(f, scope)
	if err != nil {
		return page, err
	}
	err = s.Consistently(ctx, func(ctx context.Context) error {
		q := s.reading(ctx)
		page, err = sourcePage(ctx, q, f, where)
		if err != nil || len(page.Sources) == 0 {
			return err
		}
		return countUses(ctx, q, page.Sources)
	})
	return page, err
}

func sourceConditions(f factcheck.SourceFilter, scope factcheck.SourceScope) (*conditions, error) {
	c := &conditions{}
	c.and(`s.withdrawn_at = 0`)
	if err := factcheck.TooLong("text", f.Text, factcheck.MaxURL); err != nil {
		return nil, err
	}
	if !scope.All {
		c.and(`(s.confidential = 0 OR s.created_by = ` + c.arg(scope.Owner) + `)`)
	}
	if f.Text != "" {
		c.and(`s.folded LIKE ` + c.arg(containing(f.Text)) + ` ESCAPE '\'`)
	}
	if f.Kind != "" {
		c.and(`s.kind = ` + c.arg(f.Kind))
	}
	if f.Alarmed {
		c.and(`EXISTS (SELECT 1 FROM alarms a WHERE a.source_id = s.id AND a.acknowledged_at = 0 AND a.over_at = 0)`)
	}
	if f.After == "" {
		return c, nil
	}
	after, err := parseCursor("sources", f.After)
	c.behind(after, "s.created_at, s.id", "<")
	return c, err
}

// sourcePage reads one source more than the page holds, to know whether there is another page.
func sourcePage(ctx context.Context, q querier, f factcheck.SourceFilter, c *conditions) (page factcheck.SourcePage, err error) {
	length := pageLength(f.Limit)
	sources, err := all(ctx, q, scanSource, `SELECT `+sourceColumns+` FROM sources s`+c.where()+
		` ORDER BY s.created_at DESC, s.id DESC LIMIT `+strconv.Itoa(length+1), c.args...)
	if len(sources) > length {
		sources = sources[:length]
		last := sources[length-1]
		page.Next = cursorOf("sources", last.CreatedAt, string(last.ID))
	}
	for _, source := range sources {
		page.Sources = append(page.Sources, factcheck.SourceSummary{Source: source})
	}
	return page, err
}

// uses is how many claims cite a source.
type uses struct {
	source factcheck.SourceID
	claims int
}

func countUses(ctx context.Context, q querier, page []factcheck.SourceSummary) error {
	var ids []factcheck.SourceID
	at := map[factcheck.SourceID]int{}
	for i, summary := range page {
		ids = append(ids, summary.Source.ID)
		at[summary.Source.ID] = i
	}
	c := &conditions{}
	scan := func(r row) (u uses, err error) {
		err = r.Scan(&u.source, &u.claims)
		return u, err
	}
	counted, err := all(ctx, q, scan, `
		SELECT e.source_id, count(DISTINCT e.claim_id) FROM citations e JOIN claims c ON c.id = e.claim_id
		WHERE e.source_id IN `+listed(c, ids)+` AND e.detached_at = 0 AND c.withdrawn_at = 0 GROUP BY e.source_id`, c.args...)
	for _, u := range counted {
		page[at[u.source]].CitedBy = u.claims
	}
	return err
}
