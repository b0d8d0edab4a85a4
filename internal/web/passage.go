package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"stet/internal/anchor"
	"stet/internal/desk"
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/internal/suggest"
	"stet/views/claims"
	"stet/views/ui"
)

func itoa(n int) string { return strconv.Itoa(n) }

func articleID(v *visit) factcheck.ArticleID { return factcheck.ArticleID(v.PathValue("id")) }

// sentences lists an article's sentences to make claims of, with a field for a pasted quote.
func (s *Server) sentences(w http.ResponseWriter, v *visit) error {
	return s.showSentences(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showSentences(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	version, sentences, err := s.desk.Sentences(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	page := claims.PickPage{
		Heading:     locale.M("Pick a sentence"),
		Lede:        locale.Count(len(sentences), "1 sentence. Choose it, or paste the words of the claim.", "%d sentences. Choose one, or paste the words of the claim."),
		PasteAction: paths.NewClaim(articleID(v)), Form: form,
	}
	return s.showPicks(w, v, status, version, sentences, page)
}

func (s *Server) showPicks(w http.ResponseWriter, v *visit, status int, version factcheck.Version, ranges []document.Range, page claims.PickPage) error {
	article, err := s.desk.Article(v.Context(), v.Actor, version.ArticleID)
	if err != nil {
		return err
	}
	page.Article, page.ArticleHref = article.Title, paths.Article(article.ID)
	x := document.NewIndex(version.Text)
	for _, r := range ranges {
		page.Picks = append(page.Picks, claims.NewPick(article.ID, x, r))
	}
	return s.page(w, v, status, page.Heading, claims.PickView(page))
}

// newClaim is the form in which every way of choosing a passage ends: selected or picked (start and end), or pasted (a
// quote alone).
func (s *Server) newClaim(w http.ResponseWriter, v *visit) error {
	if query := v.URL.Query(); query.Get("start") == "" {
		return s.newClaimOnQuote(w, v, query.Get("quote"))
	}
	passage, err := askedPassage(v)
	if err != nil {
		return err
	}
	if err := s.selectedThere(v, passage); err != nil {
		return err
	}
	return s.newClaimOn(w, v, passage)
}

// selectedThere refuses a selection that a browser counted wrong, or made on another text: what it says it selected must
// be what stands there.
func (s *Server) selectedThere(v *visit, r document.Range) error {
	quote, hash := v.URL.Query().Get("quote"), v.URL.Query().Get("hash")
	if quote == "" && hash == "" {
		return nil
	}
	version, _, err := s.desk.Sentences(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	if err := anchor.Verify(version.Text, hash, r, strings.ReplaceAll(quote, "\r\n", "\n")); err != nil {
		return factcheck.Because(err, factcheck.Conflict, "What was selected is not what stands in the stored text; the article may have changed meanwhile. Nothing was saved: open it again and select the words once more, or pick the sentence from the list.")
	}
	return nil
}

func (s *Server) newClaimOnQuote(w http.ResponseWriter, v *visit, quote string) error {
	version, matches, err := s.desk.FindQuote(v.Context(), v.Actor, articleID(v), quote)
	if factcheck.Is(err, factcheck.Invalid) {
		v.PostForm = url.Values{"quote": {quote}}
		form, status, _ := refused(v, err)
		return s.showSentences(w, v, status, form)
	}
	if err != nil {
		return err
	}
	if len(matches) == 1 {
		return s.newClaimOn(w, v, matches[0].Range)
	}
	page := claims.PickPage{Heading: locale.M("Which one?"), Lede: locale.M("These words stand %d times in the article. Choose the place.", len(matches))}
	return s.showPlaces(w, v, version, matches, page)
}

func (s *Server) showPlaces(w http.ResponseWriter, v *visit, version factcheck.Version, matches []anchor.Match, page claims.PickPage) error {
	ranges := make([]document.Range, len(matches))
	for i, m := range matches {
		ranges[i] = m.Range
	}
	return s.showPicks(w, v, http.StatusOK, version, ranges, page)
}

// newClaimOn offers what can be read from the passage: its words as the statement, who says them, and what they assert.
func (s *Server) newClaimOn(w http.ResponseWriter, v *visit, passage document.Range) error {
	version, sentences, err := s.desk.Sentences(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	passage = anchor.Trim(version.Text.Content, passage)
	quote, ok := version.Text.Slice(passage)
	if !ok || quote == "" {
		return factcheck.Errorf(factcheck.Invalid, "This passage is not in the text. Select the words again.")
	}
	offered := desk.NewClaim{
		Version: version.ID, Hash: version.Hash, Start: passage.Start, End: passage.End, Quote: quote,
		Statement: version.Text.Plain(passage), Kind: suggest.Kind(quote), Assignee: v.Actor.ID,
	}
	if r, ok := anchor.SentenceAt(sentences, passage.Start); ok {
		offered.Claimant = suggest.Claimant(version.Text.Quote(r))
	}
	return s.showNewClaim(w, v, http.StatusOK, passage, formOf(offered))
}

func (s *Server) showNewClaim(w http.ResponseWriter, v *visit, status int, passage document.Range, form ui.Form) error {
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	colleagues, err := s.desk.Colleagues(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	page := claims.NewNewClaimPage(dossier, v.Actor, colleagues, within(passage, dossier.Version.Text), form)
	return s.page(w, v, status, locale.M("New claim"), claims.NewClaimView(page))
}

// within keeps a passage that a form made up inside the text, so that the refused form can be shown.
func within(r document.Range, t document.Text) document.Range {
	end := min(max(r.End, 1), t.Len())
	return document.Range{Start: min(max(r.Start, 0), end-1), End: end}
}

// highlight makes the claim.
func (s *Server) highlight(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.NewClaim](v)
	var id factcheck.ClaimID
	if err == nil {
		id, err = s.desk.Highlight(v.Context(), v.Actor, articleID(v), in)
	}
	if err == nil {
		return s.done(w, v, paths.OpenClaim(articleID(v), id), locale.M("The claim is made."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showNewClaim(w, v, status, document.Range{Start: in.Start, End: in.End}, form)
}
