package claims

import (
	"cmp"
	"slices"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/paths"
)

// Here are the claims on a passage.
type Here struct {
	Article, ArticleHref string
	Cards                []Card // the shortest first
	Same                 *Card  // has this very passage, give or take a word
}

// NewHere lists the claims that share words with a passage.
func NewHere(d factcheck.Dossier, actor factcheck.Actor, passage document.Range) Here {
	h := Here{Article: d.Article.Title, ArticleHref: paths.Article(d.Article.ID)}
	files := slices.DeleteFunc(slices.Clone(d.Claims), func(f factcheck.ClaimFile) bool { return !f.Claim.Passage.Overlaps(passage) })
	slices.SortStableFunc(files, func(a, b factcheck.ClaimFile) int { return cmp.Compare(a.Claim.Passage.Len(), b.Claim.Passage.Len()) })
	for _, f := range files {
		card := NewCard(f, d.People, actor)
		h.Cards = append(h.Cards, card)
		if h.Same == nil && anchor.SameButAWord(d.Version.Text.Content, f.Claim.Passage, passage) {
			h.Same = &card
		}
	}
	return h
}
