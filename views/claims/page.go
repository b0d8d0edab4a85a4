package claims

import (
	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
)

// Context is a passage with the words around it.
type Context struct {
	Before, Quote, After string
	Pages                locale.Message // on which it stands, where the text has pages
}

// contextLength is how much of the text stands around the passage, in code points, at most to each side.
const contextLength = 400

// NewContext cuts the passage's block, or what of it fits, out of the text.
func NewContext(t document.Text, passage document.Range) Context {
	x := document.NewIndex(t)
	from, to := max(0, passage.Start-contextLength), min(x.Len(), passage.End+contextLength)
	if i, ok := x.BlockAt(passage.Start); ok {
		from = max(from, t.Blocks[i].Start)
	}
	if i, ok := x.BlockAt(passage.End - 1); ok {
		to = min(to, t.Blocks[i].End)
	}
	cut := func(a, b int) string { return x.Quote(document.Range{Start: a, End: b}) }
	return Context{Before: cut(from, passage.Start), Quote: cut(passage.Start, passage.End), After: cut(passage.End, to), Pages: pagesOf(t, passage)}
}

// pagesOf says on which pages a passage stands; nothing where the text has none.
func pagesOf(t document.Text, passage document.Range) locale.Message {
	switch first, last := t.Pages(passage); {
	case first == 0 || last == 0:
		return locale.Message{}
	case first == last:
		return locale.M("Page %d", first)
	default:
		return locale.M("Pages %d to %d", first, last)
	}
}

// Page is a claim's own page.
type Page struct {
	Detail       Detail
	Article      string
	ArticleHref  string
	Context      Context
	MergedInto   string // where a tombstone leads: the claim that this one became a part of
	Decisions    []Decision
	EarlierWords []EarlierVerdict
	History      []Line
	Places       []PlaceLine // in the versions of the text, the newest first
	AsOf         *AsOf       // where the passage is shown as it stood in another version
	Stale        *Stale      // where the text changed under the claim
}

// EarlierVerdict is a verdict that was proposed before the one that stands.
type EarlierVerdict struct {
	Verdict   Verdict
	By        string
	Rationale Rationale
}

// NewPage makes a claim's own page.
func NewPage(s Subject, history []factcheck.Entry) Page {
	people := s.Dossier.People
	p := Page{
		Detail: NewDetail(s), Article: s.Dossier.Article.Title, ArticleHref: paths.Article(s.Dossier.Article.ID),
		Context: contextOf(s), History: NewHistory(history, people),
	}
	if into := s.File.Claim.MergedInto; into != "" && s.File.Claim.Withdrawn() {
		p.MergedInto = paths.OpenClaim(s.Dossier.Article.ID, into)
	}
	for _, a := range s.File.Approvals {
		p.Decisions = append(p.Decisions, *newDecision(a, people))
	}
	for _, v := range s.File.Verdicts {
		if v.ID != s.File.Claim.Verdict.ID {
			p.EarlierWords = append(p.EarlierWords, EarlierVerdict{NewVerdict(v), people.Name(v.By), Rationale{v.Rationale, s.File.Evidence}})
		}
	}
	return p
}

// Title is what the page is called in the browser.
func (p Page) Title() locale.Message { return locale.M("Claim %s: %s", p.Detail.Number, p.Article) }
