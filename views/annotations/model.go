// Package annotations has the pages on which other systems' annotations of an article are brought in.
package annotations

import (
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
)

// Arrival is the form on which a file is brought in.
type Arrival struct {
	Article factcheck.Article
	Action  string
	Form    ui.Form
}

// NewArrival makes the form.
func NewArrival(a factcheck.Article, form ui.Form) Arrival {
	return Arrival{Article: a, Action: paths.Annotations(a.ID), Form: form}
}

// Line is one annotation with what becomes of it.
type Line struct {
	Said    claims.Remark
	Quote   string
	Now     string // the words it would stand on, where they are others
	Reason  locale.Message
	Tags    []string
	Replies int
	Claim   string // the claim that is there already
	Changed bool   // it says something else than when it was imported
	Page    string // where it was made, if that is another page
}

// Group are the annotations of which the same becomes.
type Group struct {
	Fate  factcheck.AnnotationFate
	Name  locale.Message
	Lede  locale.Message
	Lines []Line
	More  int // that are not listed
}

// Preview is a file of annotations that somebody looks over.
type Preview struct {
	Article          factcheck.Article
	From             locale.Message
	Total            int
	Groups           []Group
	Unmapped         []string
	Seen             string
	AllPages         bool
	Others           string // this page with the annotations of all pages; empty where there are no others
	Lost             int
	Makes            int
	Confirm, Discard string
	Form             ui.Form
}

// mostLines is how many annotations of a group are listed.
const mostLines = 200

var fateNames = map[factcheck.AnnotationFate][2]locale.Message{
	factcheck.AnnotationPlaced:    {locale.M("Become claims where their words stand"), {}},
	factcheck.AnnotationUncertain: {locale.M("Become claims whose place waits for you"), locale.M("Something like them stands in the text. Nothing is placed before somebody has decided.")},
	factcheck.AnnotationLost:      {locale.M("Not found in the text"), locale.M("Their words do not stand in it, or at several places with nothing to tell which is meant.")},
	factcheck.AnnotationElsewhere: {locale.M("Made on other pages"), locale.M("They are left out, for they are of another article.")},
	factcheck.AnnotationUnfit:     {locale.M("Cannot be claims"), locale.M("They have no words of the text, or too many.")},
	factcheck.AnnotationKnown:     {locale.M("Imported before"), locale.M("Nothing is made of them twice. What they say now and did not say then is not taken over.")},
}

// NewPreview makes the preview.
func NewPreview(id factcheck.ImportID, p factcheck.AnnotationsPlan, allPages bool, form ui.Form) Preview {
	shown := Preview{
		Article: p.Article, From: claims.FormatName(p.Format), Total: len(p.All), Unmapped: p.Unmapped, Seen: string(p.Version.ID), AllPages: allPages,
		Lost: p.Count(factcheck.AnnotationLost), Makes: p.Count(factcheck.AnnotationPlaced) + p.Count(factcheck.AnnotationUncertain),
		Confirm: paths.StagedAnnotations(id), Discard: paths.DiscardAnnotations(id), Form: form,
	}
	if p.Count(factcheck.AnnotationElsewhere) > 0 {
		shown.Others = paths.StagedAnnotations(id) + "?all_pages=true"
	}
	for _, fate := range factcheck.AnnotationFates {
		if group := newGroup(fate, p); len(group.Lines) > 0 {
			shown.Groups = append(shown.Groups, group)
		}
	}
	return shown
}

func newGroup(fate factcheck.AnnotationFate, p factcheck.AnnotationsPlan) Group {
	g := Group{Fate: fate, Name: fateNames[fate][0], Lede: fateNames[fate][1]}
	for _, a := range p.All {
		switch {
		case a.Fate != fate:
		case len(g.Lines) == mostLines:
			g.More++
		default:
			g.Lines = append(g.Lines, newLine(a))
		}
	}
	return g
}

func newLine(a factcheck.PlannedAnnotation) Line {
	shown := claims.NewImported([]factcheck.ImportedAnnotation{{Annotation: a.Annotation}})[0]
	l := Line{Said: shown.Said, Quote: a.Annotation.Quote, Tags: a.Annotation.Tags, Replies: len(a.Annotation.Replies), Changed: a.Changed}
	if a.Fate == factcheck.AnnotationUncertain {
		l.Now, l.Reason = a.Placement.Quote, claims.PlaceReason(a.Placement.Reason)
	}
	if a.Fate == factcheck.AnnotationLost {
		l.Reason = claims.PlaceReason(a.Placement.Reason)
	}
	if a.Fate == factcheck.AnnotationElsewhere {
		l.Page = a.Annotation.Page
	}
	if a.Claim != "" {
		l.Claim = paths.Claim(a.Claim)
	}
	return l
}
