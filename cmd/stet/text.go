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
	Remarks   []remarkRecord    `json:"remarks"`
	LeadImage string            `json:"lead_image"`
	Dropped   []droppedRecord   `json:"dropped"` // what is left out, in its order
	Notices   []string          `json:"notices"`
}

// remarkRecord is a comment or footnote of the writer's, on the passage that it stands on.
type remarkRecord struct {
	document.Range
	Origin factcheck.Origin `json:"origin"`
	Author string           `json:"author"`
	Text   string           `json:"text"`
	Links  []string         `json:"links"`
}

type droppedRecord struct {
	Key    string             `json:"key"`
	Kind   document.BlockKind `json:"kind"`
	Text   string             `json:"text"`
	Before int                `json:"before"` // the code point of the text before which it stood
	Page   int                `json:"page,omitempty"`
}

func runText(_ context.Context, t terminal, args []string) error {
	flags, _, err := newFlags("text")
	if err != nil {
		return err
	}
	asJSON := flags.Bool("json", false, "print title, byline, language, blocks with their pages, remarks, text, hash and what was left out")
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
	remarks := []remarkRecord{}
	for _, r := range x.Remarks {
		remarks = append(remarks, remarkRecord{r.Passage, r.Origin, r.Author, r.Text, append([]string{}, r.Links...)})
	}
	dropped, notices := []droppedRecord{}, []string{}
	for _, d := range x.Dropped {
		dropped = append(dropped, droppedRecord{d.Key, d.Kind, d.Text, d.Before, d.Page})
	}
	for _, n := range x.Notices {
		notices = append(notices, n.String())
	}
	return textRecord{
		Remarks: remarks, Title: x.Offered.Title, Byline: x.Offered.Byline, Publisher: x.Offered.Publisher, Language: x.Offered.Language,
		Published: x.Offered.PublishedOn, Format: x.Format, Hash: x.Text.Hash(), Text: x.Text.Content,
		Blocks: x.Text.Blocks, Runs: append([]document.Run{}, x.Text.Runs...), Objects: append([]document.Object{}, x.Text.Objects...),
		LeadImage: x.LeadImage, Dropped: dropped, Notices: notices,
	}
}
