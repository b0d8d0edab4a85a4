package importer

import (
	"net/url"
	"regexp"
	"strings"

	"stet/internal/document"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

var wholePage = regexp.MustCompile(`(?i)<(!doctype\s+html|html|head|body)[\s>]`)

// readHTML reads a page, of which it takes the article and what somebody put back, or a fragment, which it takes as it is.
func readHTML(s string, arrival Arrival) (Article, error) {
	address := pageAddress(arrival.URL)
	s = thin(s)
	if err := tooManyTags(countTags(s)); err != nil {
		return Article{}, err
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return Article{}, err
	}
	if !wholePage.MatchString(s) {
		a := Article{URL: addressString(address)}
		return a.withText(bodyOf(root), address)
	}
	return newPage(root, address).read(arrival)
}

// mostTags is how many tags a page may have. Each becomes an element that takes many times the memory of its text.
const mostTags = 18_000

func countTags(s string) int {
	n := 0
	for i := strings.IndexByte(s, '<'); i >= 0 && i+1 < len(s); {
		if c := s[i+1]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '!' {
			n++
		}
		next := strings.IndexByte(s[i+1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return n
}

func tooManyTags(n int) error {
	if n > mostTags {
		return refuse(ErrTangled, "It has more than %d elements, which is more than an article. Paste its text instead.", mostTags)
	}
	return nil
}

// withText takes the title from the first heading of level 1 where none is known, and the text from under n.
func (a Article) withText(n *html.Node, address *url.URL) (Article, error) {
	if a.Title == "" {
		a.Title = firstHeading(n)
	}
	dropTitle(n, a.Title)
	var err error
	a.Text, err = document.FromHTML(n, address)
	return a, err
}

// withRemarks does what withText does, and gives the remarks their passages in the text.
func (a Article) withRemarks(n *html.Node, r *remarks) (Article, error) {
	a, err := a.withText(n, nil)
	if err != nil {
		return a, err
	}
	_, places, err := document.FromHTMLAt(n, nil, r.nodes())
	a.Remarks = r.placed(places)
	return a, err
}

// dropTitle removes a heading that opens the article and is its title. The title is kept beside the text, shown above it and
// open to correction, so in the text it would stand twice and the two could differ. A text that would be empty keeps it.
func dropTitle(root *html.Node, title string) {
	h := find(root, func(n *html.Node) bool { return n.Data == "h1" || n.Data == "h2" })
	if h == nil || title == "" || !strings.EqualFold(tidy(wordsOf(h)), tidy(title)) {
		return
	}
	all, own := strings.TrimSpace(wordsOf(root)), strings.TrimSpace(wordsOf(h))
	if !strings.HasPrefix(all, own) || all == own || objectBefore(root, h) {
		return
	}
	h.Parent.RemoveChild(h)
}

func objectBefore(root, h *html.Node) bool {
	object := find(root, func(n *html.Node) bool { return n == h || n.Data == "img" || n.Data == "figure" || n.Data == "video" })
	return object != h
}

// page is a whole page: the article, and all that stands around it.
type page struct {
	root    *html.Node
	address *url.URL
	found   readability.Article
}

func newPage(root *html.Node, address *url.URL) page {
	p := page{root: root, address: address}
	if own := pageAddress(ownAddress(root)); own != nil && address == nil {
		p.address = own
	}
	p.found = readable(root, p.address)
	return p
}

// read takes the article out of the page, and lists what it leaves.
func (p page) read(arrival Arrival) (Article, error) {
	a, body := p.about(), bodyOf(p.root)
	if a.Title == "" {
		a.Title = firstHeading(body)
	}
	w, err := readWhole(body, p.address)
	if err != nil {
		return a, err
	}
	kept := w.choose(p.foundText())
	w.dropTitle(kept, a.Title)
	a.Text, a.LeftOut, err = w.finished(kept, arrival.PutBack)
	a.LeadImage, a.Notices = p.leadImage(), p.notices(arrival.Status, a.Text.Len())
	return a, err
}

func firstHeading(n *html.Node) string {
	if h := find(n, isElement("h1")); h != nil {
		return tidy(wordsOf(h))
	}
	return ""
}

// dropTitle leaves out a heading that opens the article and is its title, unless it is all there is. As it is shown with the
// article all the same, it does not count as left out.
func (w whole) dropTitle(kept []bool, title string) {
	first, last := ends(kept)
	if first < last && w.isTitle(first, title) {
		kept[first] = false
	}
	for i := range w.parts {
		w.parts[i].title = !kept[i] && w.isTitle(i, title)
	}
}

func (w whole) isTitle(i int, title string) bool {
	b := w.text.Blocks[i]
	return b.Kind == document.Heading && b.Level <= 2 && title != "" && strings.EqualFold(tidy(w.parts[i].text), tidy(title))
}

// mostElements is how many elements a page may have to be searched for its article. Larger ones are taken whole: the search
// goes over every element many times, in a copy of the tree.
const mostElements = 15_000

// readable finds the article of a page. The search is another's code and runs over whatever people paste; should it fail on
// some page, that page is taken whole rather than the import lost.
func readable(root *html.Node, address *url.URL) (found readability.Article) {
	defer func() {
		if recover() != nil {
			found = readability.Article{}
		}
	}()
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostElements
	found, err := parser.ParseDocument(root, address)
	if err != nil {
		return readability.Article{}
	}
	return found
}

// about is what the page says about its article, in its head and by its marks.
func (p page) about() Article {
	a := Article{
		Title:     tidy(p.found.Title()),
		Byline:    tidy(p.found.Byline()),
		Publisher: tidy(p.found.SiteName()),
		URL:       addressString(p.address),
		Language:  languageTag(attributeOf(find(p.root, isElement("html")), "lang")),
	}
	if a.Language == "" {
		a.Language = languageTag(p.found.Language())
	}
	if t, err := p.found.PublishedTime(); err == nil {
		a.Published = stamp(t)
	}
	return a
}

// leastShare: what is found must be at least one part in four of what the page says outside its margins.
const leastShare = 4

// foundText is the text of what the search took for the article; empty where it found none.
func (p page) foundText() document.Text {
	if p.found.Node == nil {
		return document.Text{}
	}
	removeAll(p.found.Node, isElement("nav"))
	found, err := document.FromHTML(p.found.Node, p.address)
	if err != nil {
		return document.Text{}
	}
	return found
}

// ownAddress is where the page says it stands.
func ownAddress(root *html.Node) string {
	if n := find(root, func(n *html.Node) bool {
		return n.Data == "link" && strings.EqualFold(attributeOf(n, "rel"), "canonical")
	}); n != nil {
		return attributeOf(n, "href")
	}
	return attributeOf(find(root, func(n *html.Node) bool {
		return n.Data == "meta" && strings.EqualFold(attributeOf(n, "property"), "og:url")
	}), "content")
}
