// Package compare tells what changed between two texts, for people to read: by words within a block, by blocks within a text.
package compare

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"znkr.io/diff"
)

// Op says what became of a piece of text.
type Op string

// What can become of a piece.
const (
	Same    Op = "same"
	Removed Op = "removed"
	Added   Op = "added"
)

// Piece is a stretch of words that share what became of them.
type Piece struct {
	Op   Op
	Text string
}

// Words compares two texts word by word. All Same and Removed pieces together are the text before, all Same and Added ones
// the text after; where words were replaced, what was removed stands before what was added.
func Words(before, after string) []Piece {
	var pieces pieces
	for _, edit := range diff.Edits(tokens(before), tokens(after)) {
		switch edit.Op {
		case diff.Match:
			pieces.same(edit.X)
		case diff.Delete:
			pieces.bridge()
			pieces.removed += edit.X
		case diff.Insert:
			pieces.bridge()
			pieces.added += edit.Y
		}
	}
	pieces.change()
	return pieces.all
}

// tokens parts a text into words, white space and marks (UAX #29, section 4).
func tokens(s string) []string {
	var all []string
	for state := -1; s != ""; {
		var word string
		word, s, state = uniseg.FirstWordInString(s, state)
		all = append(all, word)
	}
	return all
}

// pieces are put together so that they can be read: white space between two changed words belongs to the change.
type pieces struct {
	all            []Piece
	removed, added string
	gap            string // white space since the change that is open
}

func (p *pieces) same(token string) {
	open := p.removed != "" && p.added != ""
	if open && p.gap == "" && token != "\n" && strings.TrimFunc(token, unicode.IsSpace) == "" {
		p.gap = token
		return
	}
	p.change()
	p.add(Same, token)
}

// bridge takes the white space since the change into it, for the change goes on.
func (p *pieces) bridge() {
	p.removed, p.added = p.removed+p.gap, p.added+p.gap
	p.gap = ""
}

func (p *pieces) change() {
	p.add(Removed, p.removed)
	p.add(Added, p.added)
	p.removed, p.added = "", ""
	p.add(Same, p.gap)
	p.gap = ""
}

func (p *pieces) add(op Op, text string) {
	if text == "" {
		return
	}
	if last := len(p.all) - 1; last >= 0 && p.all[last].Op == op {
		p.all[last].Text += text
		return
	}
	p.all = append(p.all, Piece{op, text})
}
