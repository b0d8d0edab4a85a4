package paths

import (
	"net/url"

	"stet/internal/factcheck"
)

// Annotations is the form on which other systems' annotations of an article are brought in, and where it is posted to.
func Annotations(id factcheck.ArticleID) string { return Article(id) + "/annotations" }

// StagedAnnotations is where they are looked over before they become claims.
func StagedAnnotations(id factcheck.ImportID) string {
	return "/staged-annotations/" + url.PathEscape(string(id))
}

// DiscardAnnotations forgets them.
func DiscardAnnotations(id factcheck.ImportID) string { return StagedAnnotations(id) + "/discard" }
