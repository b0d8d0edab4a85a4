package importer

import (
	"net/url"
	"sort"
	"strings"
	"unicode/utf8"

	"stet/internal/document"

	"golang.org/x/net/html"
)

// part is one block of a whole page, with where it stands in the page's tree.
type part struct {
	text   string // white space folded; of a picture alone, its address
	home   *html.Node
	linked int  // code points of it that stand in links
	length int  // code points
	title  bool // a heading that is known as the title
}

// whole is all that a reader sees of a page, block by block, the article and what stands around it.
type whole struct {
	body  *html.Node
	text  document.Text
	index *document.Index
	parts []part
}

// readWhole reads a page's body. Every block learns the innermost element that holds its first words.
func readWhole(body *html.Node, address *url.URL) (whole, error) {
	nodes := shown(body)
	text, places, err := document.FromHTMLAt(body, address, nodes)
	if err != nil {
		return whole{}, err
	}
	w := whole{body: body, text: text, index: document.NewIndex(text), parts: make([]part, len(text.Blocks))}
	for i := range w.parts {
		w.parts[i].text = strings.Join(strings.Fields(w.index.BlockText(i)), " ")
		w.parts[i].length = text.Blocks[i].Len()
	}
	for i, at := range places {
		if at >= 0 {
			w.stands(nodes[i], at)
		}
	}
	w.namePictures()
	return w, nil
}

// shown are the nodes that may show something: words, and pictures of every kind.
func shown(body *html.Node) []*html.Node {
	var nodes []*html.Node
	walk(body, func(n *html.Node) bool {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" || n.Type == html.ElementNode && pictures[n.Data] {
			nodes = append(nodes, n)
		}
		return true
	})
	return nodes
}

var pictures = map[string]bool{"img": true, "svg": true, "canvas": true, "video": true, "audio": true, "iframe": true, "object": true, "embed": true}

// stands tells the block at that place of a node in it.
func (w *whole) stands(n *html.Node, at int) {
	blocks := w.text.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at })
	if i == len(blocks) {
		return
	}
	p := &w.parts[i]
	if p.home == nil {
		p.home = n.Parent
	}
	if n.Type == html.TextNode && within(n, "a", w.body) {
		p.linked += utf8.RuneCountInString(strings.TrimSpace(n.Data))
	}
}

// namePictures gives blocks that show nothing but pictures the addresses of those for a text.
func (w *whole) namePictures() {
	objects := w.text.Objects
	for i, b := range w.text.Blocks {
		if b.Kind != document.Figure {
			continue
		}
		first := sort.Search(len(objects), func(o int) bool { return objects[o].At >= b.Start })
		if first < len(objects) && objects[first].At < b.End && objects[first].Source != "" {
			w.parts[i].text = objects[first].Source
		}
	}
}

// within says whether a node stands in an element of that name, below root.
func within(n *html.Node, name string, root *html.Node) bool {
	for ; n != nil && n != root; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == name {
			return true
		}
	}
	return false
}

// holds says whether n is root or stands below it.
func holds(root, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// mostlyLinks says whether a block is there to lead elsewhere.
func (p part) mostlyLinks() bool { return p.linked*2 > p.length }
