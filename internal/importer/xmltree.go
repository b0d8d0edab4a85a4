package importer

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"stet/internal/document"

	"golang.org/x/net/html/charset"
)

// Limits of the XML inside packed files.
const (
	deepestXML   = 256
	mostXMLNodes = 50_000  // of one element that is held at once: a paragraph, a list of styles
	mostXMLParts = 400_000 // elements of one part
	mostXMLText  = 6 << 20 // bytes of text of one part
)

// xmlNode is an element of an XML part. Names go without their namespaces.
type xmlNode struct {
	name     string
	attrs    []xml.Attr
	children []*xmlNode
	text     string // of a text node, which has no name
}

func (n *xmlNode) attr(name string) string { return xmlAttr(n.attrs, name) }

func xmlAttr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child of the name, or an empty node.
func (n *xmlNode) child(name string) *xmlNode {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &xmlNode{}
}

// each visits the elements of the name under n, in order, not those within one another.
func (n *xmlNode) each(name string, visit func(*xmlNode)) {
	for _, c := range n.children {
		if c.name == name {
			visit(c)
			continue
		}
		c.each(name, visit)
	}
}

// words is all text under n.
func (n *xmlNode) words() string {
	var b strings.Builder
	n.writeWords(&b)
	return b.String()
}

func (n *xmlNode) writeWords(b *strings.Builder) {
	b.WriteString(n.text)
	for _, c := range n.children {
		c.writeWords(b)
	}
}

// xmlReader reads XML token by token, within limits.
type xmlReader struct {
	*xml.Decoder
	depth int
	parts int
	text  int
}

func newXMLReader(r io.Reader) *xmlReader {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	return &xmlReader{Decoder: d}
}

// next is the next token, or io.EOF. Its errors are refusals.
func (x *xmlReader) next() (xml.Token, error) {
	token, err := x.Token()
	switch t := token.(type) {
	case xml.StartElement:
		x.depth++
		x.parts++
	case xml.EndElement:
		x.depth--
	case xml.CharData:
		token = t.Copy()
		x.text += len(t)
	}
	var refusal *Refusal
	switch {
	case x.depth > deepestXML:
		return nil, document.ErrTooDeep
	case x.text > mostXMLText:
		return nil, document.ErrTooLong
	case x.parts > mostXMLParts:
		return nil, refuse(ErrTangled, "The file has a part with more than %d elements, which cannot be read.", mostXMLParts)
	case err == nil || err == io.EOF || errors.As(err, &refusal):
		return token, err
	}
	return nil, damagedXML()
}

// element reads the rest of an element whose start was read.
func (x *xmlReader) element(start xml.StartElement) (*xmlNode, error) {
	root := &xmlNode{name: start.Name.Local, attrs: start.Copy().Attr}
	open := []*xmlNode{root}
	for count := 0; len(open) > 0; count++ {
		if count > mostXMLNodes {
			return nil, refuse(ErrTangled, "The file has a part with more than %d elements, which cannot be read.", mostXMLNodes)
		}
		token, err := x.next()
		if err == io.EOF {
			return nil, damagedXML()
		}
		if err != nil {
			return nil, err
		}
		open = grown(open, token)
	}
	return root, nil
}

// grown puts a token in its place under the open elements, and gives those that are open then.
func grown(open []*xmlNode, token xml.Token) []*xmlNode {
	last := open[len(open)-1]
	switch t := token.(type) {
	case xml.StartElement:
		n := &xmlNode{name: t.Name.Local, attrs: t.Copy().Attr}
		last.children = append(last.children, n)
		return append(open, n)
	case xml.EndElement:
		return open[:len(open)-1]
	case xml.CharData:
		last.children = append(last.children, &xmlNode{text: string(t)})
	}
	return open
}

// xmlRoot reads a whole part of an archive; a part that is missing is an empty node.
func (a *archive) xmlRoot(name string) (*xmlNode, error) {
	if !a.has(name) {
		return &xmlNode{}, nil
	}
	r, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	x := newXMLReader(r)
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil, damagedXML()
		}
		if err != nil {
			return nil, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return x.element(start)
		}
	}
}

func damagedXML() error {
	return refuse(ErrDamaged, "The file is damaged: a part of it is not well-formed XML. Save it again, or paste its text.")
}
