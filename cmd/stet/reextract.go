package main

import (
	"context"
	"encoding/json"
	"fmt"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// reextraction is what `stet reextract --json` prints of an article.
type reextraction struct {
	ID         factcheck.ArticleID `json:"id"`
	Title      string              `json:"title"`
	Version    int                 `json:"version"`   // the current one
	Extractor  int                 `json:"extractor"` // that read it
	Same       bool                `json:"same"`
	Exact      int                 `json:"exact"`     // claims that stand as they did
	Proposals  int                 `json:"proposals"` // claims that would wait for a decision
	Orphans    int                 `json:"orphans"`   // claims without a place
	Stale      int                 `json:"stale"`     // claims that would go back to research
	NewVersion int                 `json:"new_version,omitempty"`
}

func runReextract(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("reextract")
	if err != nil {
		return err
	}
	c.BindData(flags)
	article := flags.String("article", "", "the article's `id`")
	all := flags.Bool("all", false, "every article whose current version an older extractor read")
	dry := flags.Bool("dry-run", false, "only tell what would change; so it is unless told to apply it")
	apply := flags.Bool("apply", false, "make what is read a new version, where it differs")
	force := flags.Bool("force", false, "even where this very extractor read it")
	as := flags.String("as", "", "`e-mail` address of the person who does it (an admin unless told)")
	asJSON := flags.Bool("json", false, "print a record a line")
	if err := parseAlone(flags, args, "reextract"); err != nil {
		return err
	}
	switch {
	case (*article == "") == !*all:
		return usagef("Name one article with --article ID, or all with --all.")
	case *dry && *apply:
		return usagef("Either --dry-run or --apply, not both.")
	}
	h, err := enterHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	actor, err := h.person(ctx, *as)
	if err != nil {
		return err
	}
	r := reextracting{t: t, house: h, actor: actor, apply: *apply, force: *force, json: *asJSON}
	if *article != "" {
		return r.one(ctx, factcheck.ArticleID(*article))
	}
	return r.all(ctx)
}

// reextracting is one run of the command.
type reextracting struct {
	t terminal
	*house
	actor              factcheck.Actor
	apply, force, json bool
}

// all goes on past an article whose bytes cannot be read, and fails in the end when there was one.
func (r reextracting) all(ctx context.Context) error {
	articles, err := r.articles(ctx)
	if err != nil {
		return err
	}
	failed := 0
	for _, a := range articles {
		err := r.one(ctx, a.ID)
		if factcheck.Is(err, factcheck.Conflict) {
			continue // nothing to read again
		}
		if err != nil {
			failed++
			say(r.t.err, "stet: %s: %s\n", a.ID, sentence(err))
		}
	}
	if failed > 0 {
		return factcheck.Errorf(factcheck.Invalid, "%d of %d could not be read again.", failed, len(articles))
	}
	return nil
}

func (r reextracting) one(ctx context.Context, id factcheck.ArticleID) error {
	preview, err := r.desk.PreviewReextraction(ctx, r.actor, id, r.force)
	if err != nil {
		return err
	}
	record := newReextraction(preview)
	if r.apply && !preview.Same {
		added, err := r.desk.Reextract(ctx, r.actor, id, r.force)
		if err != nil {
			return err
		}
		record.NewVersion = added.Number
	}
	return r.print(record)
}

func newReextraction(p desk.Reextraction) reextraction {
	return reextraction{
		ID: p.Article.ID, Title: p.Article.Title, Version: p.Before.Number, Extractor: p.Before.Extractor, Same: p.Same,
		Exact: p.Exact + p.Settled, Proposals: p.Proposals, Orphans: p.Orphans, Stale: p.Stale,
	}
}

func (r reextracting) print(record reextraction) error {
	if r.json {
		return json.NewEncoder(r.t.out).Encode(record)
	}
	switch {
	case record.Same:
		say(r.t.out, "%s  version %d: the same text, nothing changes  %s\n", record.ID, record.Version, record.Title)
	case record.NewVersion > 0:
		say(r.t.out, "%s  version %d is new; claims: %s  %s\n", record.ID, record.NewVersion, record.claims(), record.Title)
	default:
		say(r.t.out, "%s  version %d would be followed by another; claims: %s  %s\n", record.ID, record.Version, record.claims(), record.Title)
	}
	return nil
}

func (r reextraction) claims() string {
	return fmt.Sprintf("%d exact, %d to decide, %d without a place, %d back to research", r.Exact, r.Proposals, r.Orphans, r.Stale)
}
