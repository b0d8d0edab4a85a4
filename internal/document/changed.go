package document

import (
	"bytes"
	"fmt"
)

// Changed gives the blocks of a drawing that differ from those of an earlier one of the same text, each with its highlights as
// scripts draw them. It is false where the texts differ. Both are drawn with Parity and Later.
func Changed(before, after Drawn) ([]byte, bool) {
	was, is := cutBlocks(before.HTML), cutBlocks(after.HTML)
	if len(was) != len(is) {
		return nil, false
	}
	var changed, old []byte
	for i, block := range is {
		if !bytes.Equal(parityOf(block), parityOf(was[i])) {
			return nil, false
		}
		old = appendWhole(old[:0], was[i], before.Rest)
		n := len(changed)
		if changed = appendWhole(changed, block, after.Rest); bytes.Equal(old, changed[n:]) {
			changed = changed[:n]
		}
	}
	return changed, true
}

var (
	blockBegins = []byte(` data-block="`)
	restBegins  = []byte(` data-rest="`)
)

// cutBlocks cuts a drawing before each block. None of what it looks for can stand in escaped text.
func cutBlocks(drawn []byte) [][]byte {
	var blocks [][]byte
	for at, from := 0, -1; ; {
		i := bytes.Index(drawn[at:], blockBegins)
		if i < 0 {
			if from >= 0 {
				blocks = append(blocks, drawn[from:])
			}
			return blocks
		}
		start := bytes.LastIndexByte(drawn[:at+i], '<')
		if from >= 0 {
			blocks = append(blocks, drawn[from:start])
		}
		from, at = start, at+i+len(blockBegins)
	}
}

// parityOf is what a block says of its text.
func parityOf(block []byte) []byte {
	_, behind, _ := bytes.Cut(block, blockBegins)
	says, _, _ := bytes.Cut(behind, []byte(` data-first="`))
	return says
}

// appendWhole appends the block's element without what is behind it, its highlights in the place of its bare text.
func appendWhole(dst, block, rest []byte) []byte {
	block = elementOf(block)
	tag, behind, _ := bytes.Cut(block, []byte(">"))
	open, where, later := bytes.Cut(tag, restBegins)
	dst = append(append(dst, open...), '>')
	if !later {
		return append(dst, behind...)
	}
	if bytes.HasPrefix(behind, []byte("\n")) {
		dst = append(dst, '\n') // which a parser drops in pre
	}
	return append(append(dst, cutOut(rest, where)...), block[bytes.LastIndexByte(block, '<'):]...)
}

// elementOf is the block's element.
func elementOf(block []byte) []byte {
	name, _, _ := bytes.Cut(block[1:], []byte(" "))
	end := bytes.LastIndex(block, append([]byte("</"), name...))
	return block[:end+len("</")+len(name)+len(">")]
}

// cutOut is the part of what was put off that is written as `from to"`.
func cutOut(rest, where []byte) []byte {
	var from, to int
	if _, err := fmt.Sscanf(string(where), `%d %d"`, &from, &to); err != nil || from > to || to > len(rest) {
		return nil // drawings that are not ours have none
	}
	return rest[from:to]
}
