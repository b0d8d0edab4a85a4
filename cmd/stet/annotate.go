package main

import (
	"context"
	"encoding/json"
	"flag"
	"path/filepath"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// annotationFlags name other systems' annotations for `stet import`.
type annotationFlags struct {
	file, text string
	lost       bool
}

func (a *annotationFlags) bind(flags *flag.FlagSet) {
	flags.StringVar(&a.file, "annotations", "", "make claims of the annotations in this `file`: Hypothesis, W3C (JSON-LD) or brat (.ann)")
	flags.StringVar(&a.text, "text", "", "the .txt `file` that brat's annotations were made on")
	flags.BoolVar(&a.lost, "lost", false, "make claims without a place of annotations that are not found, too")
}

func (a *annotationFlags) check(files []string, article string) error {
	switch {
	case a.file == "" && (a.text != "" || a.lost):
		return usagef("--text and --lost belong to --annotations FILE.")
	case a.file == "":
		return nil
	case article != "" && len(files) > 0:
		return usagef("Annotations are imported into an article that is there (--article ID, without a file), or together with one new file.")
	case article == "" && len(files) != 1:
		return usagef("Name the article that the annotations belong to, --article ID, or the one file that they were made on.")
	}
	return nil
}

// annotationRecord is what `stet import --annotations --json` prints of an annotation, one a line.
type annotationRecord struct {
	Annotation string                   `json:"annotation"`
	Quote      string                   `json:"quote"`
	Fate       factcheck.AnnotationFate `json:"fate"`
	Claim      factcheck.ClaimID        `json:"claim,omitempty"`
	Reason     string                   `json:"reason,omitempty"`
}

// importAnnotations makes claims of the file, and reports what became of each annotation. A new article is the text they were
// made on where it is a .txt and no other text is named.
func importAnnotations(ctx context.Context, t terminal, h *house, actor factcheck.Actor, id factcheck.ArticleID, files []string, a annotationFlags, asJSON bool) error {
	if a.text == "" && len(files) == 1 && strings.EqualFold(filepath.Ext(files[0]), ".txt") {
		a.text = files[0]
	}
	var in desk.AnnotatedFile
	var err error
	if in.Raw, err = arrival(t, a.file); err != nil {
		return err
	}
	if a.text != "" && a.text != "-" {
		if in.Text, err = arrival(t, a.text); err != nil {
			return err
		}
	}
	plan, err := h.desk.ImportAnnotations(ctx, actor, id, in, desk.AnnotationChoice{Lost: a.lost})
	if err != nil {
		return err
	}
	return reportAnnotations(t, plan, asJSON)
}

func reportAnnotations(t terminal, plan factcheck.AnnotationsPlan, asJSON bool) error {
	for _, fate := range factcheck.AnnotationFates {
		if n := plan.Count(fate); n > 0 {
			say(t.err, "stet: %d %s.\n", n, fate)
		}
	}
	for _, u := range plan.Unmapped {
		say(t.err, "stet: not taken over: %s\n", u)
	}
	encoder := json.NewEncoder(t.out)
	for _, a := range plan.All {
		record := annotationRecord{a.Annotation.ID, a.Annotation.Quote, a.Fate, a.Claim, a.Placement.Reason}
		switch {
		case asJSON:
			if err := encoder.Encode(record); err != nil {
				return err
			}
		case a.Claim != "":
			say(t.out, "%s\n", a.Claim)
		default:
			say(t.err, "stet: %s: “%s”\n", a.Fate, a.Annotation.Quote)
		}
	}
	return nil
}
