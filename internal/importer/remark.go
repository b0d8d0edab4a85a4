package importer

import (
	"regexp"
	"strings"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"

	"golang.org/x/net/html"
)

// remarks are those of one arrival while its tree is made: each stands between two nodes of the tree.
type remarks struct {
	all  []factcheck.Remark
	from []*html.Node
	to   []*html.Node
}

// add notes a remark on what stands between two nodes, which are put into the tree by the caller.
func (r *remarks) add(remark factcheck.Remark, from, to *html.Node) {
	if remark.Text = strings.TrimSpace(remark.Text); remark.Text == "" {
		return
	}
	remark.Links = append(remark.Links, linksIn(remark.Text)...)
	r.all, r.from, r.to = append(r.all, remark), append(r.from, from), append(r.to, to)
}

// placed gives the remarks their passages; those whose places the text left out keep none and stand at its start.
func (r *remarks) placed(places []int) []factcheck.Remark {
	n := len(r.all)
	for i := range r.all {
		from, to := places[i], places[n+i]
		if r.from[i] == r.to[i] {
			from = to
		}
		if from >= 0 && to >= from {
			r.all[i].Passage = document.Range{Start: from, End: to}
		}
	}
	return r.all
}

func (r *remarks) nodes() []*html.Node {
	return append(append([]*html.Node{}, r.from...), r.to...)
}

var webLink = regexp.MustCompile(`https?://[^\s<>"'«»“”]+`)

// linksIn lists the web addresses in a text, without the punctuation that follows them.
func linksIn(s string) []string {
	var links []string
	for _, link := range webLink.FindAllString(s, -1) {
		if u := pageAddress(strings.TrimRight(link, ".,;:!?)]}")); u != nil {
			links = append(links, u.String())
		}
	}
	return links
}

// timeOf is a time of RFC 3339 as it stands, or nothing.
func timeOf(s string) string {
	if _, err := time.Parse(time.RFC3339, s); err != nil {
		return ""
	}
	return s
}

// marker is a node that stands in a tree and shows nothing.
func marker() *html.Node { return &html.Node{Type: html.CommentNode} }
