package store

import (
	"context"
	"strings"
	"unicode/utf8"
)

const indexAgain = "Change the claim's statement and change it back: it is indexed anew. If many claims are told of, restore a backup."

// searchIndex checks that the words of every claim are found in the index under its number, and that the index knows no other.
func (e *examination) searchIndex(ctx context.Context) error {
	err := e.each(ctx, func(r row) error {
		f := Finding{Next: indexAgain}
		var number int64
		var title, statement, quote string
		if err := r.Scan(&f.Article, &f.Claim, &title, &number, &statement, &quote); err != nil {
			return err
		}
		e.At++
		f.What = "claim " + string(f.Claim) + " of “" + title + "”"
		found, err := e.indexed(ctx, number, statement, quote)
		if err == nil && !found {
			f.Wrong = "Searching for its words does not find it."
			e.find(f)
		}
		return err
	}, `SELECT a.id, c.id, a.title, coalesce(n.number, 0), c.statement, c.quote
		FROM claims c JOIN articles a ON a.id = c.article_id LEFT JOIN claim_numbers n ON n.claim_id = c.id ORDER BY c.id`)
	if err != nil {
		return err
	}
	return e.each(ctx, func(r row) error {
		e.find(Finding{What: "search index", Wrong: "It has the words of a claim that is not there.", Next: fromBackup})
		return nil
	}, `SELECT rowid FROM claim_words WHERE rowid NOT IN (SELECT number FROM claim_numbers)`)
}

// indexed asks for the beginning and the end of what the index should have of a claim.
func (e *examination) indexed(ctx context.Context, number int64, statement, quote string) (bool, error) {
	var phrases []string
	for _, column := range []struct{ name, words string }{{"statement", statement}, {"quote", quote}} {
		for _, part := range ends(column.words) {
			phrases = append(phrases, column.name+` : "`+strings.ReplaceAll(part, `"`, `""`)+`"`)
		}
	}
	query, args := `SELECT count(*) FROM claim_words WHERE rowid = $1`, []any{number}
	if len(phrases) > 0 {
		query, args = query+` AND claim_words MATCH $2`, append(args, strings.Join(phrases, " AND "))
	}
	var n int
	err := e.db.QueryRowContext(ctx, query, args...).Scan(&n)
	return n == 1, err
}

// asked is how many characters of the beginning and of the end of a text the index is asked for.
const asked = 100

// ends is the beginning and the end of a text, none where the index knows too short a one by nothing.
func ends(text string) []string {
	switch n := utf8.RuneCountInString(text); {
	case n < shortestIndexed:
		return nil
	case n <= 2*asked:
		return []string{text}
	}
	runes := []rune(text)
	return []string{string(runes[:asked]), string(runes[len(runes)-asked:])}
}
