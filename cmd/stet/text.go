package main

import (
	"context"
	"encoding/json"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/importer"
)

// textRecord is what `stet text --json` prints.
type textRecord struct {
	Title     string            `json:"title"`
	Byline    string            `json:"byline"`
	Publisher string            `json:"publisher"`
	Language  string            `json:"language"`
	Published string            `json:"published"`
	Format    string            `json:"format"`
	Hash      string            `json:"hash"`
	Text      string            `json:"text"`
	Blocks    []document.Block  `json:"blocks"`
	Runs      []document.Run    `json:"runs"`
	Objects   []document.Object `json:"objects"`
}

func runText(_ context.Context, t terminal, args []string) error {
	flags, _, err := newFlags("text")
	if err != nil {
		return err
	}
	asJSON := flags.Bool("json", false, "print title, byline, language, blocks, text and hash")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return usagef("Name one file, or - for standard input.")
	}
	raw, err := arrival(t, rest[0])
	if err != nil {
		return err
	}
	extraction, err := importer.Extract(raw, "")
	if err != nil {
		return err
	}
	if !*asJSON {
		say(t.out, "%s\n", extraction.Text.Content)
		return nil
	}
	return json.NewEncoder(t.out).Encode(newTextRecord(extraction))
}

func newTextRecord(x factcheck.Extraction) textRecord {
	return textRecord{
		Title: x.Offered.Title, Byline: x.Offered.Byline, Publisher: x.Offered.Publisher, Language: x.Offered.Language,
		Published: x.Offered.PublishedOn, Format: x.Format, Hash: x.Text.Hash(), Text: x.Text.Content,
		Blocks: x.Text.Blocks, Runs: append([]document.Run{}, x.Text.Runs...), Objects: append([]document.Object{}, x.Text.Objects...),
	}
}
