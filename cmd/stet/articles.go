package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"stet/internal/factcheck"
)

// articleRecord is what `stet articles --json` prints of an article, one a line.
type articleRecord struct {
	ID      factcheck.ArticleID     `json:"id"`
	Title   string                  `json:"title"`
	Version int                     `json:"version"`
	Claims  map[factcheck.State]int `json:"claims"`
}

func runArticles(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("articles")
	if err != nil {
		return err
	}
	c.BindData(flags)
	asJSON := flags.Bool("json", false, "print a record a line")
	if err := parseAlone(flags, args, "articles"); err != nil {
		return err
	}
	h, err := enterHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	records, err := h.articles(ctx)
	if err != nil {
		return err
	}
	if *asJSON {
		return printRecords(t, records)
	}
	return printTable(t, records)
}

func (h *house) articles(ctx context.Context) ([]articleRecord, error) {
	var records []articleRecord
	filter := factcheck.ArticleFilter{Limit: 100}
	for {
		page, err := h.desk.Articles(ctx, operator(), filter)
		if err != nil {
			return nil, err
		}
		for _, s := range page.Articles {
			records = append(records, articleRecord{s.Article.ID, s.Article.Title, s.Article.Number, s.Progress})
		}
		if page.Next == "" {
			return records, nil
		}
		filter.After = page.Next
	}
}

func printRecords(t terminal, records []articleRecord) error {
	encoder := json.NewEncoder(t.out)
	for _, r := range records {
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func printTable(t terminal, records []articleRecord) error {
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, r := range records {
		say(table, "%s\t%d\t%s\t%s\n", r.ID, r.Version, claimsByState(r.Claims), r.Title)
	}
	return table.Flush()
}

func claimsByState(claims map[factcheck.State]int) string {
	var parts []string
	for _, state := range factcheck.States {
		if n := claims[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, state))
		}
	}
	if len(parts) == 0 {
		return "no claims"
	}
	return strings.Join(parts, ", ")
}
