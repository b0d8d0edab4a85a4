package paths

import (
	"net/url"
	"strconv"

	"stet/internal/factcheck"
)

// Versions lists an article's versions, and is where the text of a new one is posted to.
func Versions(id factcheck.ArticleID) string { return Article(id) + "/versions" }

// Version is one version of an article, as it was.
func Version(id factcheck.ArticleID, number int) string {
	return Versions(id) + "/" + strconv.Itoa(number)
}

// NewVersion is the form on which a new version is pasted or uploaded.
func NewVersion(id factcheck.ArticleID) string { return Versions(id) + "/new" }

// EditText is the current version as a form, block by block.
func EditText(id factcheck.ArticleID) string { return Versions(id) + "/edit" }

// StagedVersion is where a new version is looked over before it counts.
func StagedVersion(id factcheck.ImportID) string {
	return "/staged-versions/" + url.PathEscape(string(id))
}

// Reextraction is where the bytes of the current version are read again.
func Reextraction(id factcheck.ArticleID) string { return Versions(id) + "/reextraction" }

// Raw is where the bytes that a version was read from are saved from.
func Raw(id factcheck.ArticleID, number int) string { return Version(id, number) + "/raw" }

// DiscardVersion forgets a staged version.
func DiscardVersion(id factcheck.ImportID) string { return StagedVersion(id) + "/discard" }

// Placements is where people decide on the places of an article's claims, one at a time.
func Placements(id factcheck.ArticleID) string { return Article(id) + "/placements" }

// PlacementOf is where people decide on the place of this claim.
func PlacementOf(article factcheck.ArticleID, id factcheck.ClaimID) string {
	return Placements(article) + "?" + url.Values{"claim": {string(id)}}.Encode()
}

// Typography is where all places are accepted of which only the typography changed.
func Typography(id factcheck.ArticleID) string { return Placements(id) + "/typography" }

// ClaimAsOf is a claim's page with its passage as it stood in a version.
func ClaimAsOf(id factcheck.ClaimID, number int) string {
	return Claim(id) + "?" + url.Values{"version": {strconv.Itoa(number)}}.Encode()
}

// PickPlace is the current text, to select a claim's place in or to pick a sentence of.
func PickPlace(id factcheck.ClaimID) string { return Placement(id) + "/pick" }

// Placement is where a decision on a claim's place is posted to.
func Placement(id factcheck.ClaimID) string { return Claim(id) + "/placement" }
