package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"stet/internal/factcheck"
)

var epoch = time.UnixMicro(1).UTC()

// exercise runs the queries behind pages, in every shape that leads to another plan.
func exercise(ctx context.Context, s *Store) error {
	filters := []factcheck.ArticleFilter{
		{},
		{Due: true},
		{Status: "open"},
		{Status: "settled", Person: "p", Title: "t"},
		{After: cursorOf("newest", epoch, "a")},
		{Due: true, After: cursorOf("due", epoch, "a")},
	}
	for _, f := range filters {
		if _, err := s.Articles(ctx, f); err != nil {
			return err
		}
	}
	for _, after := range []string{"", cursorOf("sources", epoch, "a")} {
		if _, err := s.Sources(ctx, factcheck.SourceFilter{Text: "t", After: after}, factcheck.SourceScope{}); err != nil {
			return err
		}
	}
	for _, do := range []func() error{
		func() error { return summarise(ctx, s.reader, []factcheck.Summary{{}, {}}) },
		func() error { return countUses(ctx, s.reader, []factcheck.SourceSummary{{}, {}}) },
		func() error { _, err := s.ClaimsOf(ctx, "a"); return err },
		func() error { _, err := s.NumberOf(ctx, "c"); return err },
		func() error { _, err := s.ClaimsInApproval(ctx); return err },
		func() error { _, err := s.ClaimsUnsettled(ctx); return err },
		func() error { _, err := s.EvidenceIn(ctx, factcheck.UnsettledStates); return err },
		func() error { _, err := s.EntriesOfNewsroom(ctx); return err },
		func() error { _, err := s.ClaimsAssigned(ctx, "u"); return err },
		func() error { _, err := s.FindClaims(ctx, "many words", 7); return err },
		func() error { _, err := s.FindClaims(ctx, "12", 7); return err },
		func() error { _, err := s.VerdictsOfArticle(ctx, "a"); return err },
		func() error { _, err := s.ApprovalsOfArticle(ctx, "a"); return err },
		func() error { _, err := s.EvidenceOf(ctx, "c"); return err },
		func() error { _, err := s.EvidenceOfArticle(ctx, "a"); return err },
		func() error { _, err := s.UsesOf(ctx, "s"); return err },
		func() error { _, err := s.ConfidentialSources(ctx); return err },
		func() error { _, err := s.EntriesOfClaim(ctx, "c"); return err },
		func() error { _, err := s.EntriesOfArticle(ctx, "a"); return err },
		func() error { _, err := s.EntriesOfSource(ctx, "s"); return err },
		func() error { _, err := s.EntriesSince(ctx, factcheck.EntryFilter{NotBy: "u", Limit: 9}); return err },
		func() error {
			_, err := s.EntriesSince(ctx, factcheck.EntryFilter{Article: "a", NotBy: "u", Limit: 9})
			return err
		},
		func() error { _, err := s.LatestEntry(ctx); return err },
		func() error { _, err := s.SessionByToken(ctx, "t"); return err },
		func() error { _, err := s.Steps(ctx, "s"); return err },
		func() error { _, err := s.Step(ctx, "s"); return err },
		func() error { _, err := s.Cited(ctx, "s"); return err },
		func() error { _, err := s.Versions(ctx, "a"); return err },
		func() error { _, err := s.Blob(ctx, "h"); return err },
		func() error { _, err := s.Capture(ctx, "c"); return err },
		func() error { _, err := s.LatestFetched(ctx, "s"); return err },
		func() error { _, err := s.CapturesOf(ctx, "s"); return err },
		func() error { _, err := s.ExcerptsOf(ctx, "c"); return err },
		func() error { _, err := s.ExcerptsOfArticle(ctx, "a"); return err },
		func() error { _, err := s.ExcerptsOfSource(ctx, "s"); return err },
		func() error { _, err := s.AlarmsOf(ctx, "s"); return err },
		func() error { _, err := s.StandingAlarms(ctx); return err },
		func() error { _, err := s.AlarmsFor(ctx, "u"); return err },
		func() error { _, err := s.LastPlaces(ctx, "a"); return err },
		func() error { _, err := s.PlacementsOn(ctx, "v"); return err },
		func() error { _, err := s.CountWaiting(ctx, "a"); return err },
		func() error { _, err := s.DrawnOn(ctx, "v"); return err },
		func() error { _, err := s.Proposed(ctx, "p"); return err },
		func() error { _, err := s.ProposedOf(ctx, "a"); return err },
		func() error { _, err := s.CountProposed(ctx, "a"); return err },
		func() error { _, err := s.ProposedPlaces(ctx, "v"); return err },
	} {
		if err := do(); err != nil && !factcheck.Is(err, factcheck.NotFound) {
			return err
		}
	}
	return nil
}

func TestQueriesBehindPagesUseIndexes(t *testing.T) {
	s := openInside(t)
	if err := exercise(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	judged := 0
	rewritten.Range(func(_, value any) bool {
		if query := value.(statement); strings.HasPrefix(strings.TrimSpace(query.text), "SELECT") && grows(query.text) {
			judged++
			judge(t, s, query)
		}
		return true
	})
	if judged < 20 {
		t.Errorf("only %d queries were looked at", judged)
	}
}

// grows says whether the query reads a table that grows with the newsroom's work.
func grows(query string) bool {
	for _, table := range []string{"articles", "claims", "claim_words", "citations", "sources s", "entries", "verdicts", "approvals", "versions", "placements", "sessions", "steps", "step_changes", "blobs", "proposed_sources", "proposed_places", "annotations", "captures", "alarms", "excerpts"} {
		if strings.Contains(query, "FROM "+table) {
			return true
		}
	}
	return false
}

// judge complains of a table read from end to end, and of a paged list that has to be sorted as a whole first; one
// person's articles may be sorted.
func judge(t *testing.T, s *Store, query statement) {
	scan := func(r row) (step string, err error) {
		var ignored int
		err = r.Scan(&ignored, &ignored, &ignored, &step)
		return step, err
	}
	plan, err := all(t.Context(), s.reader, scan, "EXPLAIN QUERY PLAN "+query.text, make([]any, query.arguments)...)
	if err != nil {
		t.Error(err)
	}
	paged := strings.Contains(query.text, " LIMIT ") && !strings.Contains(query.text, "a.id IN (")
	for _, step := range plan {
		wholeTable := strings.HasPrefix(step, "SCAN ") && !strings.Contains(step, " USING ") && !strings.Contains(step, " VIRTUAL TABLE INDEX ") && step != "SCAN x" && step != "SCAN CONSTANT ROW"
		if wholeTable || paged && step == "USE TEMP B-TREE FOR ORDER BY" {
			t.Errorf("%s: in the plan of %s\n%s", step, query.text, strings.Join(plan, "\n"))
		}
	}
}
