package exporter

import (
	"cmp"
	"context"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
)

// page is a dossier as the HTML export shows it.
type page struct {
	Language  string // of the article; empty when it is not known
	Words     string // the language of what the page says itself
	Title     string
	Newsroom  string
	Publisher string
	Byline    string
	Published string // YYYY-MM-DD
	Original  string // where the article stands, or empty
	Counts    []count
	Unsettled int
	Total     int
	Text      document.Text
	Marks     []document.Highlight
	Cards     []card
	Sources   []listedSource
	Scales    []factcheck.Scale
	Version   factcheck.Version
	At        time.Time
}

// count is how many settled claims got one verdict.
type count struct {
	Sign, Tone string
	Name       locale.Message
	Number     int
}

func newPage(ctx context.Context, d factcheck.Dossier) page {
	p := page{
		Language: languageOf(d.Article.Language), Words: locale.From(ctx).Language().Code, Title: d.Article.Title, Newsroom: d.Newsroom.Name, Publisher: d.Article.Publisher,
		Byline: d.Article.Byline, Published: d.Article.PublishedOn, Original: webAddress(d.Article.URL), Text: d.Version.Text,
		Version: d.Version, At: d.At, Sources: listSources(d.Claims), Counts: verdictCounts(d.Claims), Scales: scalesOf(d),
		Total: len(d.Claims), Unsettled: len(d.Claims) - d.Progress().Settled(),
	}
	index := document.NewIndex(d.Version.Text)
	for _, f := range d.Claims {
		p.Cards = append(p.Cards, newCard(f, index, d.People))
		if f.Claim.Placed() {
			p.Marks = append(p.Marks, newMark(ctx, f))
		}
	}
	return p
}

// languageOf is the article's language as HTML may say it; empty, which HTML takes for unknown, where nobody could tell.
func languageOf(tag string) string {
	if _, err := language.Parse(tag); err != nil {
		return ""
	}
	return strings.ReplaceAll(tag, "_", "-")
}

// webAddress is the address where a link may lead there, else empty.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// verdictCounts counts the approved verdicts in the order of their scales, and the claims that were not checkable last.
func verdictCounts(files []factcheck.ClaimFile) []count {
	found := map[factcheck.VerdictOption]int{}
	closed := 0
	for _, f := range files {
		switch f.Claim.State {
		case factcheck.Approved:
			found[f.Claim.Verdict.Option()]++
		case factcheck.Closed:
			closed++
		}
	}
	var counts []count
	for _, scale := range factcheck.Scales {
		for _, o := range scale.Options {
			if n := found[o]; n > 0 {
				counts = append(counts, count{Sign: o.Tone.Sign(), Tone: string(o.Tone), Name: verdictName(o), Number: n})
			}
		}
	}
	if closed > 0 {
		counts = append(counts, count{Sign: "–", Tone: "none", Name: locale.M("Not checkable"), Number: closed})
	}
	return counts
}

// scalesOf are the rating scales that the claims' verdicts are on; the one in use when there is no verdict yet.
func scalesOf(d factcheck.Dossier) []factcheck.Scale {
	used := map[string]bool{}
	for _, f := range d.Claims {
		if f.Claim.HasVerdict() {
			used[f.Claim.Verdict.Scale] = true
		}
	}
	if len(used) == 0 {
		used[d.Newsroom.Scale] = true
	}
	var scales []factcheck.Scale
	for _, scale := range factcheck.Scales {
		if used[scale.Ref()] {
			scales = append(scales, scale)
		}
	}
	return scales
}

// listedSource is a source in the list of all, with the claims that cite it.
type listedSource struct {
	factcheck.Source
	Claims []claimLink
}

type claimLink struct {
	Href   string
	Number int
}

// listSources lists each source once, in the order in which the claims cite them.
func listSources(files []factcheck.ClaimFile) []listedSource {
	var list []listedSource
	place := map[factcheck.SourceID]int{}
	for _, f := range files {
		for _, c := range f.Evidence {
			at, known := place[c.Source.ID]
			if !known {
				at = len(list)
				place[c.Source.ID] = at
				list = append(list, listedSource{Source: c.Source})
			}
			link := claimLink{Href: "#" + cardID(f.Claim.ID), Number: f.Number}
			if links := list[at].Claims; len(links) == 0 || links[len(links)-1] != link {
				list[at].Claims = append(links, link)
			}
		}
	}
	return list
}

// language is that of the page as a whole: of its article, where that is known.
func (p page) language() string { return cmp.Or(p.Language, p.Words) }

// checkedBy says who checked the article, as far as the newsroom has a name.
func (p page) checkedBy() locale.Message {
	if p.Newsroom == "" {
		return locale.M("fact-checked")
	}
	return locale.M("fact-checked by %s", p.Newsroom)
}
