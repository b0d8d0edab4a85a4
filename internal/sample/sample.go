// Package sample makes valid domain values, each with an id of its own, for tests, the gallery and the first run. A value
// is what a person could have entered; change the fields that a test is about.
package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// At is when sample values are made: a Monday morning, UTC.
var At = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// Text is a short article of three paragraphs with things to check in it.
const Text = `Over 250 firms from 30 countries met in the capital on Friday.

“We expect contracts worth €1.5 billion,” the minister said. It was the largest meeting of its kind in Europe.

Exports had grown by 12 % in 2025.`

// ID is an identifier such as the program makes, rising with time.
func ID() string { return uuid.Must(uuid.NewV7()).String() }

// TokenHash is the hash of a token that nobody else holds.
func TokenHash() string {
	sum := sha256.Sum256([]byte(ID()))
	return hex.EncodeToString(sum[:])
}

// User is a person with an active account who cannot sign in by password. The e-mail address is made of the name.
func User(name string, role factcheck.Role) factcheck.User {
	address := strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@newsroom.example"
	return factcheck.User{ID: factcheck.UserID(ID()), Email: address, Name: name, Role: role, CreatedAt: At, RowVersion: 1}
}

// Session is a browser the person signed in with just now.
func Session(of factcheck.UserID) factcheck.Session {
	return factcheck.Session{
		ID: factcheck.SessionID(ID()), TokenHash: TokenHash(), UserID: of, CreatedAt: At, SeenAt: At,
		UserAgent: "Mozilla/5.0 (X11; Linux x86_64)", Address: "192.0.2.7", Data: map[string]string{},
	}
}

// Invitation is an unused one.
func Invitation(email string, role factcheck.Role, by factcheck.UserID) factcheck.Invitation {
	return factcheck.Invitation{TokenHash: TokenHash(), Email: email, Role: role, InvitedBy: by, CreatedAt: At}
}

// Import is a paste of Text that waits for its particulars.
func Import(by factcheck.UserID) factcheck.Import {
	return factcheck.Import{
		ID: factcheck.ImportID(ID()), Raw: Raw(Text), CreatedBy: by, CreatedAt: At,
		Offered: factcheck.Article{Title: "Firms meet in the capital", Language: "en"},
	}
}

// Raw is a paste of the text.
func Raw(text string) factcheck.Raw {
	return factcheck.Raw{MediaType: "text/plain; charset=utf-8", Bytes: []byte(text)}
}

// Article is an article whose current version, number 1, is the one that Version makes of it.
func Article(title string, by factcheck.UserID) factcheck.Article {
	return factcheck.Article{
		ID: factcheck.ArticleID(ID()), Title: title, URL: "https://news.example/2026/firms", Publisher: "The Example",
		Byline: "Newsdesk", Language: "en", PublishedOn: "2026-01-04", Current: factcheck.VersionID(ID()), Number: 1,
		CreatedBy: by, CreatedAt: At, UpdatedAt: At, RowVersion: 1,
	}
}

// Version is the article's current version with this text, which must have a word in it.
func Version(of factcheck.Article, text string) factcheck.Version {
	canonical, err := document.FromPlain(text)
	if err != nil {
		panic(fmt.Sprintf("sample: %v", err))
	}
	return factcheck.Version{
		ID: of.Current, ArticleID: of.ID, Number: of.Number, Text: canonical, Hash: canonical.Hash(), Format: "plain",
		Extractor: document.ExtractorVersion, RawHash: hashOf(Raw(text).Bytes), CreatedBy: of.CreatedBy, CreatedAt: At,
	}
}

// Claim is an open claim on the first place where the quote stands in the version; it has to stand there.
func Claim(on factcheck.Version, quote string, by factcheck.UserID) factcheck.Claim {
	return factcheck.Claim{
		ID: factcheck.ClaimID(ID()), ArticleID: on.ArticleID, VersionID: on.ID, Passage: Passage(on, quote), Quote: quote,
		Statement: quote, Kind: factcheck.Quantity, State: factcheck.Open,
		CreatedBy: by, CreatedAt: At, UpdatedAt: At, RowVersion: 1,
	}
}

// Passage is the first place where the quote stands in the version; it has to stand there.
func Passage(on factcheck.Version, quote string) document.Range {
	before, _, found := strings.Cut(on.Text.Content, quote)
	if !found {
		panic(fmt.Sprintf("sample: %q does not stand in the text", quote))
	}
	start := utf8.RuneCountInString(before)
	return document.Range{Start: start, End: start + utf8.RuneCountInString(quote)}
}

// Verdict is a verdict on the claim, on the scale a fresh installation uses.
func Verdict(on factcheck.ClaimID, key string, by factcheck.UserID) factcheck.Verdict {
	return factcheck.Verdict{
		ID: factcheck.VerdictID(ID()), ClaimID: on, Scale: factcheck.DefaultNewsroom().Scale, Key: key,
		Rationale: "The list of participants bears it out [1].", By: by, At: At,
	}
}

// Source is a primary record that is not confidential.
func Source(title string, by factcheck.UserID) factcheck.Source {
	return factcheck.Source{
		ID: factcheck.SourceID(ID()), Title: title, Publisher: "Ministry of Example", Author: "Press office",
		URL: "https://ministry.example/list.pdf", Kind: factcheck.PrimaryRecord, IndependenceGroup: "ministry",
		PublishedOn: "2026-01-02", SeenOn: "2026-01-05", CreatedBy: by, CreatedAt: At, UpdatedAt: At, RowVersion: 1,
	}
}

// Citation is a use of the source that supports the claim. Its number is the store's to give.
func Citation(on factcheck.ClaimID, source factcheck.Source, by factcheck.UserID) factcheck.Citation {
	return factcheck.Citation{
		ID: factcheck.CitationID(ID()), ClaimID: on, Source: source, Stance: factcheck.Supports,
		Excerpt: "In total, 253 companies from 31 states took part.", Locator: "p. 4", Note: "Counted by the organiser.",
		CreatedBy: by, CreatedAt: At, RowVersion: 1,
	}
}

// Proposed is a comment of the writer's on a quote of the version, which waits for somebody.
func Proposed(of factcheck.ArticleID, on factcheck.VersionID, quote string) factcheck.ProposedSource {
	return factcheck.ProposedSource{
		ID: factcheck.ProposedID(ID()), ArticleID: of, VersionID: on, Quote: quote, Origin: factcheck.OriginComment, Author: "Newsdesk", At: At,
		Text: "Ministry, press note 12: https://ministry.example/12", Links: []string{"https://ministry.example/12"}, ArrivedAt: At,
		State: factcheck.ProposalWaiting, RowVersion: 1,
	}
}

// Entry is a line of the audit about the claim.
func Entry(on factcheck.Claim, action string, by factcheck.UserID) factcheck.Entry {
	return factcheck.Entry{
		At: At, Actor: by, Action: action, Object: factcheck.Object{Kind: "claim", ID: string(on.ID)},
		Article: on.ArticleID, Claim: on.ID, Comment: "Looked at the list again.",
		Changes: []factcheck.Change{{Field: "state", Before: "open", After: "researching"}},
	}
}

// Capture is the copy of a page with this text, fetched from the source's address by the program itself.
func Capture(of factcheck.Source, text string) factcheck.Capture {
	canonical, err := document.FromPlain(text)
	if err != nil {
		panic(fmt.Sprintf("sample: %v", err))
	}
	return factcheck.Capture{
		ID: factcheck.CaptureID(ID()), SourceID: of.ID, Address: of.URL, FinalURL: of.URL, Status: 200, MediaType: "text/plain; charset=utf-8",
		Header: map[string][]string{"Content-Type": {"text/plain; charset=utf-8"}}, Format: "plain", Extractor: document.ExtractorVersion,
		TextHash: canonical.Hash(), Text: canonical, CreatedAt: At,
	}
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
