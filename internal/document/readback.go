package document

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// BlockText is what a browser would take for the text of a drawn block.
type BlockText struct {
	Index int    // data-block
	Start int    // data-start
	Hash  string // data-hash
	Text  string // without data-ui elements; a br is a line feed
}

// ReadBack parses a drawing made with Style.Parity and gives the text of every block, in the order of the page. Where each
// equals the canonical text, offsets counted in the page are right. The page's script reads blocks in the same way.
func ReadBack(r io.Reader) ([]BlockText, error) {
	root, err := html.Parse(r)
	if err != nil {
		return nil, fmt.Errorf("reading a drawing back: %w", err)
	}
	var all []BlockText
	for n := root; n != nil; n = next(n, root) {
		index, ok := attribute(n, "data-block")
		if !ok {
			continue
		}
		b, err := readBlock(n, index)
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, nil
}

// CheckDrawing draws t with highlights as a page shows it, reads that back, and says which block does not come back as its text.
func (t Text) CheckDrawing(hs []Highlight) error {
	var page bytes.Buffer
	if err := t.Draw(&page, hs, Style{Parity: true, Links: true}); err != nil {
		return err
	}
	shown, err := ReadBack(&page)
	if err != nil {
		return err
	}
	if len(shown) != len(t.Blocks) {
		return fmt.Errorf("%d blocks are shown of %d", len(shown), len(t.Blocks))
	}
	x := NewIndex(t)
	for i, b := range t.Blocks {
		if want := (BlockText{i, b.Start, b.Hash, x.BlockText(i)}); shown[i] != want {
			return fmt.Errorf("block %d is shown as %q and not as %q", i, shown[i].Text, want.Text)
		}
	}
	return nil
}

func readBlock(n *html.Node, index string) (b BlockText, err error) {
	if b.Index, err = strconv.Atoi(index); err != nil {
		return b, fmt.Errorf("data-block of a drawn block: %w", err)
	}
	start, _ := attribute(n, "data-start")
	if b.Start, err = strconv.Atoi(start); err != nil {
		return b, fmt.Errorf("data-start of block %d: %w", b.Index, err)
	}
	b.Hash, _ = attribute(n, "data-hash")
	var text strings.Builder
	readText(&text, n)
	b.Text = text.String()
	return b, nil
}

func readText(b *strings.Builder, n *html.Node) {
	if _, ui := attribute(n, "data-ui"); ui {
		return
	}
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Data == "br":
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		readText(b, c)
	}
}
