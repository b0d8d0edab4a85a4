package store

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"stet/internal/factcheck"
)

// shortestIndexed is the length from which on the index of claims' words knows a part of a word, in characters.
const shortestIndexed = 3

// FindClaims lists claims whose statement or quote holds every one of the words, or parts of words, the newest first and
// at most limit; withdrawn ones are left out. Words of one or two characters count only where there are no longer ones.
func (s *Store) FindClaims(ctx context.Context, text string, limit int) ([]factcheck.Waiting, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil, nil
	}
	if phrases := indexed(words); phrases != "" {
		return all(ctx, s.reading(ctx), scanWaiting, `SELECT `+claimColumns+`, `+articleColumns+`
			FROM claim_words JOIN claim_numbers k ON k.number = claim_words.rowid JOIN`+strings.TrimPrefix(placedClaims, " FROM")+currentVersion+`
			WHERE claim_words MATCH $1 AND c.id = k.claim_id AND c.withdrawn_at = 0
			ORDER BY claim_words.rowid DESC LIMIT `+strconv.Itoa(limit), phrases)
	}
	c := &conditions{}
	c.and(`c.withdrawn_at = 0`)
	for _, word := range words {
		pattern := c.arg(containing(word))
		c.and(`(c.statement LIKE ` + pattern + ` ESCAPE '\' OR c.quote LIKE ` + pattern + ` ESCAPE '\')`)
	}
	return all(ctx, s.reading(ctx), scanWaiting, waitingClaims+c.where()+` ORDER BY c.id DESC LIMIT `+strconv.Itoa(limit), c.args...)
}

// indexed is the question for the index: every word that it knows, whatever it holds, as a phrase of its own.
func indexed(words []string) string {
	var phrases []string
	for _, word := range words {
		if utf8.RuneCountInString(word) >= shortestIndexed {
			phrases = append(phrases, `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
		}
	}
	return strings.Join(phrases, " ")
}
