package markdown

import (
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// citation is [n] in the text, with what Cite said of it.
type citation struct {
	ast.BaseInline
	number      int
	href, title string
	known       bool
}

var citationKind = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (c *citation) Kind() ast.NodeKind { return citationKind }

// Dump implements ast.Node.
func (c *citation) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"Number": strconv.Itoa(c.number)}, nil)
}

var citeKey = parser.NewContextKey()

// citationParser reads [n]. It stands before the parser of links, which would take the brackets for a label.
type citationParser struct{}

// Trigger implements parser.InlineParser. "!" is one of them because the parser of images would take "![1]" otherwise.
func (citationParser) Trigger() []byte { return []byte{'[', '!'} }

var citationPattern = regexp.MustCompile(`^(!?)\[([1-9][0-9]{0,3})\](\(?)`)

// Parse implements parser.InlineParser.
func (citationParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := citationPattern.FindSubmatch(line)
	if m == nil || len(m[3]) > 0 { // [1](address) is a link
		return nil
	}
	if len(m[1]) > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
	}
	block.Advance(len(m[0]))
	number, _ := strconv.Atoi(string(m[2])) // the pattern allows nothing else
	c := &citation{number: number}
	if cite, ok := pc.Get(citeKey).(Cite); ok {
		c.href, c.title, c.known = cite(number)
	}
	return c
}
