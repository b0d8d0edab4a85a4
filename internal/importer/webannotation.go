package importer

import (
	"fmt"
	"strings"

	"stet/internal/factcheck"
)

// readWebAnnotations reads W3C Web Annotations: one, an array, a page or a collection with its pages within
// (W3C Web Annotation Data Model, sections 3 and 5).
func readWebAnnotations(value any) factcheck.Annotations {
	var flat []factcheck.Annotation
	u, parents := unmapped{}, map[string]string{}
	for _, one := range collected(value, nil) {
		a := webAnnotation(one, u)
		replied := repliedTo(one)
		switch {
		case replied != "":
			parents[a.ID] = replied
		case a.Quote == "" && a.End == 0:
			u.note("An annotation of a whole page or of something that is no text, by %s: “%s”", authorOf(a), clip(tidy(a.Body), longestOffer))
			continue
		}
		flat = append(flat, a)
	}
	return factcheck.Annotations{Format: WebAnnotation, All: threaded(flat, parents, u), Unmapped: u.sentences()}
}

// collected gathers the annotations of arrays, pages and collections.
func collected(value any, found []map[string]any) []map[string]any {
	for _, v := range listOf(value) {
		o := objectOf(v)
		switch {
		case hasType(o, "Annotation"):
			found = append(found, o)
		case o["items"] != nil:
			found = collected(o["items"], found)
		case o["first"] != nil:
			found = collected(o["first"], found)
		case o["@graph"] != nil:
			found = collected(o["@graph"], found)
		}
	}
	return found
}

func hasType(o map[string]any, name string) bool {
	types := append(listOf(o["type"]), listOf(o["@type"])...)
	for _, t := range types {
		if s := stringOf(t); s == name || strings.HasSuffix(s, "#"+name) || strings.HasSuffix(s, ":"+name) {
			return true
		}
	}
	return false
}

func webAnnotation(o map[string]any, u unmapped) factcheck.Annotation {
	a := factcheck.Annotation{ID: idOf(o), Author: agentName(o["creator"]), At: timeOf(stringOf(o["created"]))}
	for _, target := range listOf(o["target"]) {
		if address := stringOf(target); address != "" {
			a.Page = address
		}
		if t := objectOf(target); t != nil {
			a.Page = sourceOf(t["source"])
			selectInto(&a, listOf(t["selector"]), u)
		}
	}
	if len(listOf(o["target"])) > 1 {
		u.note("An annotation with several targets, of which the last is read")
	}
	bodiesInto(&a, o, u)
	return a
}

func idOf(o map[string]any) string {
	if id := stringOf(o["id"]); id != "" {
		return id
	}
	return stringOf(o["@id"])
}

func sourceOf(value any) string {
	if s := stringOf(value); s != "" {
		return s
	}
	return idOf(objectOf(value))
}

func agentName(value any) string {
	var names []string
	for _, v := range listOf(value) {
		name := stringOf(objectOf(v)["name"])
		if name == "" {
			name = sourceOf(v)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// repliedTo is the annotation that this one replies to.
func repliedTo(o map[string]any) string {
	for _, m := range listOf(o["motivation"]) {
		if name := stringOf(m); name == "replying" || strings.HasSuffix(name, "#replying") {
			for _, target := range listOf(o["target"]) {
				return sourceOf(target)
			}
		}
	}
	return ""
}

// bodiesInto reads the bodies: words, and words that tag.
func bodiesInto(a *factcheck.Annotation, o map[string]any, u unmapped) {
	var words []string
	bodies := listOf(o["body"])
	if value := stringOf(o["bodyValue"]); value != "" {
		bodies = append(bodies, map[string]any{"type": "TextualBody", "value": value})
	}
	for _, b := range bodies {
		body := objectOf(b)
		value := stringOf(body["value"])
		switch {
		case value == "" && sourceOf(b) != "":
			words = append(words, sourceOf(b))
		case value == "":
			u.note("A body of an annotation that is no text")
		case isPurpose(body, "tagging"):
			a.Tags = append(a.Tags, value)
		default:
			words = append(words, value)
		}
	}
	a.Body = strings.Join(words, "\n\n")
}

func isPurpose(body map[string]any, purpose string) bool {
	for _, p := range listOf(body["purpose"]) {
		if name := stringOf(p); name == purpose || strings.HasSuffix(name, "#"+purpose) {
			return true
		}
	}
	return false
}

// selectInto reads selectors, those that refine one another as well. The ones of the page's elements say nothing here.
func selectInto(a *factcheck.Annotation, selectors []any, u unmapped) {
	for _, value := range selectors {
		s := objectOf(value)
		switch {
		case hasType(s, "TextQuoteSelector"):
			a.Quote, a.Prefix, a.Suffix = stringOf(s["exact"]), stringOf(s["prefix"]), stringOf(s["suffix"])
		case hasType(s, "TextPositionSelector"):
			a.Start, a.End = numberOf(s["start"]), numberOf(s["end"])
		case hasType(s, "Choice"):
			selectInto(a, listOf(s["items"]), u)
		case hasType(s, "RangeSelector"), hasType(s, "XPathSelector"), hasType(s, "CssSelector"), hasType(s, "FragmentSelector"), hasType(s, "EPUBContentSelector"):
		case s != nil:
			u.note("A selector of the kind %s", clip(fmt.Sprint(s["type"]), longestOffer))
		}
		if refined := listOf(s["refinedBy"]); len(refined) > 0 {
			selectInto(a, refined, u)
		}
	}
}
