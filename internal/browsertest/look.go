package browsertest

import (
	"encoding/json"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// Look changes the window and the colour scheme of a page that is open, as turning a screen or dimming the room does. Whether
// scripts run and which language is asked for stay as they were.
func (p *Page) Look(o Options) {
	p.t.Helper()
	p.emulate(o)
	p.settle()
}

// Node is what a screen reader is told of one thing on the page.
type Node struct{ Role, Name string }

// Heard is the page as screen readers are told it, in the order of the page. Roles are those of ARIA, and StaticText for words.
func (p *Page) Heard() []Node {
	p.t.Helper()
	tree, err := chromedp.Call(p.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	p.must(err, "asking what screen readers are told")
	byID := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		byID[n.NodeID] = n
	}
	var heard []Node
	var hear func(n *accessibility.Node)
	hear = func(n *accessibility.Node) {
		if !n.Ignored {
			heard = append(heard, Node{Role: said(n.Role), Name: said(n.Name)})
		}
		for _, id := range n.ChildIDs {
			if child := byID[id]; child != nil {
				hear(child)
			}
		}
	}
	if len(tree.Nodes) > 0 {
		hear(tree.Nodes[0])
	}
	return heard
}

func said(v *accessibility.Value) string {
	var words string
	if v == nil || json.Unmarshal(v.Value, &words) != nil {
		return "" // a number or a boolean is nothing that is read aloud as a name
	}
	return words
}
