package articles

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/views/ui"
)

// Arrival is the form on which an article is brought in.
type Arrival struct {
	Form   ui.Form
	Action string
}

// NewArrival makes the form on which an article is brought in.
func NewArrival(form ui.Form) Arrival {
	return Arrival{Form: form, Action: paths.Imports}
}

// Counts say how much text there is.
type Counts struct{ Words, Characters, Blocks int }

func count(t document.Text) Counts {
	c := Counts{Words: len(strings.Fields(t.Content)), Characters: utf8.RuneCountInString(t.Content)}
	for _, b := range t.Blocks {
		if b.Len() > 0 {
			c.Blocks++
		}
	}
	return c
}

// Proof is an arrival as it would be stored, for its importer to look over.
type Proof struct {
	Form            ui.Form
	Title           string // empty when it has none
	Language        string
	Body            string // safe HTML
	Counts          Counts
	Action, Discard string
	Draft           string // the name under which what is typed is kept
	LeftOut         ui.LeftOut
	Notices         []factcheck.Sentence
	From            string // where it was fetched from; empty for what somebody brought
	LeadImage       string
}

// particularsForm is the id of the form with the particulars, which goes along when a block is put back.
const particularsForm = "particulars"

// NewProof makes the proof of a staged import. The form offers its particulars, or has them as they were typed.
func NewProof(staged factcheck.Import, x factcheck.Extraction, form ui.Form) (Proof, error) {
	var body bytes.Buffer
	if err := x.Text.Draw(&body, nil, document.Style{}); err != nil {
		return Proof{}, err
	}
	return Proof{
		Form: form, Title: cmp.Or(form.Value("title"), staged.Offered.Title), Language: staged.Offered.Language, Body: body.String(), Counts: count(x.Text),
		Action: paths.Import(staged.ID), Discard: paths.DiscardImport(staged.ID), Draft: string(factcheck.ProofDraft(staged.ID)),
		LeftOut: ui.NewLeftOut(paths.ImportBlocks(staged.ID), particularsForm, x.Dropped, x.Text), Notices: x.Notices, From: staged.Raw.Provenance.URL, LeadImage: x.LeadImage,
	}, nil
}
