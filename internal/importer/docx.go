package importer

import (
	"encoding/xml"
	"io"
	"path"
	"strings"

	"stet/internal/document"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// docx reads a Word document (ECMA-376, part 1, section 17) into a tree of HTML, the one form that canonical text is made of.
type docx struct {
	*archive
	main    string // name of the part with the text
	styles  docxStyles
	lists   docxLists
	links   map[string]string // addresses by relation id
	notes   map[string]*docxNote
	tree    *docxTree
	fields  []docxField // that are open, across paragraphs
	cited   []*docxNote // footnotes in the order of their marks
	ranges  map[string]*html.Node
	remarks remarks
	blocks  int // paragraphs and cells so far
	dropped []Dropped
}

// readDocx reads a Word document. Comments and footnotes of the writer come as remarks; footnotes stand in the text as well.
func readDocx(a *archive) (Article, error) {
	d := docx{archive: a, ranges: map[string]*html.Node{}, tree: newDocxTree()}
	if err := d.readParts(); err != nil {
		return Article{}, err
	}
	if err := d.readBody(); err != nil {
		return Article{}, err
	}
	d.tree.appendNotes(d.cited)
	about, err := d.about()
	if err != nil {
		return Article{}, err
	}
	about.Dropped = d.dropped
	return about.withRemarks(d.tree.root, &d.remarks)
}

func (d *docx) readParts() (err error) {
	if d.main, err = d.mainPart(); err != nil {
		return err
	}
	if d.links, err = d.linksOf(d.main); err != nil {
		return err
	}
	if d.styles, err = d.readStyles(); err != nil {
		return err
	}
	if d.lists, err = d.readLists(); err != nil {
		return err
	}
	d.notes, err = d.readNotes()
	return err
}

// mainPart finds the part with the text as the package names it (ECMA-376, part 2).
func (d *docx) mainPart() (string, error) {
	root, err := d.xmlRoot("_rels/.rels")
	if err != nil {
		return "", err
	}
	main := "word/document.xml"
	root.each("Relationship", func(r *xmlNode) {
		if strings.HasSuffix(r.attr("Type"), "/officeDocument") {
			main = path.Clean("/" + r.attr("Target"))[1:]
		}
	})
	if !d.has(main) {
		return "", refuse(ErrDamaged, "The Word document is damaged: the part with its text is missing. Save it again, or paste its text.")
	}
	return main, nil
}

// linksOf gives the web addresses that a part refers to, by relation id.
func (d *docx) linksOf(part string) (map[string]string, error) {
	root, err := d.xmlRoot(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	links := map[string]string{}
	if err != nil {
		return links, err
	}
	root.each("Relationship", func(r *xmlNode) {
		if strings.HasSuffix(r.attr("Type"), "/hyperlink") {
			links[r.attr("Id")] = r.attr("Target")
		}
	})
	return links, nil
}

// part is the name of a part beside the main one.
func (d *docx) part(name string) string { return path.Join(path.Dir(d.main), name) }

func (d *docx) about() (Article, error) {
	core, err := d.xmlRoot("docProps/core.xml")
	if err != nil {
		return Article{}, err
	}
	a := Article{Byline: tidy(core.child("creator").words())}
	if find(d.tree.root, isElement("h1")) == nil {
		a.Title = tidy(core.child("title").words())
	}
	return a, nil
}

// readBody reads the text block by block, so that only one paragraph is held as XML at a time.
func (d *docx) readBody() error {
	r, err := d.open(d.main)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	x := newXMLReader(r)
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = d.start(x, t)
		case xml.EndElement:
			d.tree.close(t.Name.Local)
		}
		if err != nil {
			return err
		}
	}
}

// start reads an element of the body: a paragraph whole, a table by its parts; of others what they hold.
func (d *docx) start(x *xmlReader, t xml.StartElement) error {
	if t.Name.Local == "p" || t.Name.Local == "tc" {
		d.blocks++
	}
	if d.blocks > document.MaxBlocks {
		return document.ErrTooMany
	}
	switch t.Name.Local {
	case "p":
		n, err := x.element(t)
		x.depth--
		if err == nil {
			err = d.paragraph(n)
		}
		return err
	case "tbl", "tr", "tc":
		return d.tree.open(t.Name.Local)
	case "tcPr":
		n, err := x.element(t)
		if err == nil {
			d.tree.cell(n)
		}
		return err
	case "commentRangeStart", "commentRangeEnd":
		d.commentBorder(t.Name.Local, xmlAttr(t.Attr, "id"), d.tree.here())
	case "altChunk":
		d.dropped = append(d.dropped, Dropped{Text: "altChunk " + xmlAttr(t.Attr, "id"), Reason: DroppedForeign})
		return d.skip(x)
	case "sectPr", "tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "moveFrom", "del", "Fallback":
		return d.skip(x)
	}
	return nil
}

func (d *docx) skip(x *xmlReader) error {
	for depth := x.depth; x.depth >= depth; {
		if _, err := x.next(); err != nil {
			return damagedXML()
		}
	}
	return nil
}

// element makes an element of HTML.
func element(name string) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
}

func textNode(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func set(n *html.Node, name, value string) {
	n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
}
