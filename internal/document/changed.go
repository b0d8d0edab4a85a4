package document

import "bytes"

// Changed gives the blocks of a drawing that differ from those of an earlier one of the same text, each with its highlights as
// scripts draw them. It is false where the texts differ. Both are drawn with Parity and Later.
func Changed(before, after []byte) ([]byte, bool) {
	was, is := cutBlocks(before), cutBlocks(after)
	if len(was) != len(is) {
		return nil, false
	}
	var changed []byte
	for i, block := range is {
		if !bytes.Equal(parityOf(block), parityOf(was[i])) {
			return nil, false
		}
		if !bytes.Equal(block, was[i]) {
			changed = appendDrawn(changed, block)
		}
	}
	return changed, true
}

var (
	blockBegins = []byte(` data-block="`)
	bareBegins  = []byte("<span data-bare>")
	restBegins  = []byte("<noscript data-ui>")
	restEnds    = []byte("</noscript>")
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

// appendDrawn appends the block's element without what is behind it, its highlights in the place of its bare text.
func appendDrawn(dst, block []byte) []byte {
	name, _, _ := bytes.Cut(block[1:], []byte(" "))
	end := bytes.LastIndex(block, append([]byte("</"), name...))
	block = block[:end+len("</")+len(name)+len(">")]
	bare, rest := bytes.Index(block, bareBegins), bytes.Index(block, restBegins)
	if rest < 0 {
		return append(dst, block...)
	}
	ends := bytes.LastIndex(block, restEnds)
	dst = append(append(dst, block[:bare]...), block[rest+len(restBegins):ends]...)
	return append(dst, block[ends+len(restEnds):]...)
}
