package importer

import (
	"strings"

	"stet/internal/factcheck"
)

// readHypothesis reads the annotations of a Hypothesis export or of its search API (h.readthedocs.io, API reference).
func readHypothesis(rows []any) factcheck.Annotations {
	var flat []factcheck.Annotation
	u, parents := unmapped{}, map[string]string{}
	for _, row := range rows {
		a := hypothesisOne(objectOf(row), u)
		if references := listOf(objectOf(row)["references"]); len(references) > 0 {
			parents[a.ID] = stringOf(references[len(references)-1])
		} else if a.Quote == "" {
			u.note("A note on the whole page, by %s: “%s”", authorOf(a), clip(tidy(a.Body), longestOffer))
			continue
		}
		flat = append(flat, a)
	}
	return factcheck.Annotations{Format: Hypothesis, All: threaded(flat, parents, u), Unmapped: u.sentences()}
}

func hypothesisOne(row map[string]any, u unmapped) factcheck.Annotation {
	a := factcheck.Annotation{
		ID: stringOf(row["id"]), Author: hypothesisAuthor(row), At: timeOf(stringOf(row["created"])), Page: stringOf(row["uri"]), Body: stringOf(row["text"]),
	}
	for _, tag := range listOf(row["tags"]) {
		a.Tags = append(a.Tags, stringOf(tag))
	}
	for _, target := range listOf(row["target"]) {
		selectInto(&a, listOf(objectOf(target)["selector"]), u)
	}
	return a
}

// hypothesisAuthor is the name shown, or the account's: acct:name@authority.
func hypothesisAuthor(row map[string]any) string {
	if name := stringOf(objectOf(row["user_info"])["display_name"]); name != "" {
		return name
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(stringOf(row["user"]), "acct:"), "@")
	return name
}
