package importer

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// docxField is a field that is open: its code is read first, then its result, which is what readers see.
type docxField struct {
	code   string
	result bool
}

// paragraph puts one paragraph into the tree.
func (d *docx) paragraph(n *xmlNode) error {
	properties := n.child("pPr")
	style := d.styles.meaning(properties.child("pStyle").attr("val"))
	name := styleElement(style)
	if level := outlineLevel(properties); level > 0 && name == "p" {
		name = "h" + strconv.Itoa(level)
	}
	block := element(name)
	if bidi := properties.child("bidi"); bidi.name != "" && isOn(bidi) {
		set(block, "dir", "rtl")
	}
	boxes := d.inline(block, n)
	if !strings.HasPrefix(style.name, "toc ") { // a table of contents repeats the headings
		d.place(block, properties)
	}
	for _, box := range boxes {
		var err error
		box.each("p", func(p *xmlNode) {
			if err == nil {
				err = d.paragraph(p)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *docx) place(block *html.Node, properties *xmlNode) {
	number := properties.child("numPr")
	id := number.child("numId").attr("val")
	if block.Data != "p" || id == "" || id == "0" {
		d.tree.block(block)
		return
	}
	level, _ := strconv.Atoi(number.child("ilvl").attr("val"))
	level = max(0, min(level, deepestLists-1))
	d.tree.item(block, id, level, d.lists.level(id, level))
}

// inline puts what stands in a paragraph into an element, and gives the text boxes that hang on it, whose paragraphs follow.
func (d *docx) inline(into *html.Node, n *xmlNode) (boxes []*xmlNode) {
	for _, c := range n.children {
		switch c.name {
		case "", "pPr", "rPr", "del", "moveFrom", "sdtPr", "Fallback", "rt", "instrText", "delText":
		case "r":
			boxes = append(boxes, d.run(into, c)...)
		case "hyperlink":
			boxes = append(boxes, d.inline(link(into, d.links[c.attr("id")]), c)...)
		case "fldSimple":
			boxes = append(boxes, d.inline(link(into, fieldLink(c.attr("instr"))), c)...)
		case "commentRangeStart", "commentRangeEnd":
			m := marker()
			into.AppendChild(m)
			d.commentBorder(c.name, c.attr("id"), m)
		case "t":
			into.AppendChild(textNode(c.words())) // of a formula
		default:
			boxes = append(boxes, d.inline(into, c)...)
		}
	}
	return boxes
}

// run puts a run of equal looks into an element.
func (d *docx) run(into *html.Node, n *xmlNode) []*xmlNode {
	properties := n.child("rPr")
	if vanish := properties.child("vanish"); vanish.name != "" && isOn(vanish) {
		return nil
	}
	into = link(into, d.openLink())
	for _, name := range d.looks(properties) {
		wrap := element(name)
		into.AppendChild(wrap)
		into = wrap
	}
	return d.pieces(into, n)
}

// looks are the elements for how a run looks, as far as that has a meaning.
func (d *docx) looks(properties *xmlNode) []string {
	var names []string
	style := d.styles.meaning(properties.child("rStyle").attr("val")).name
	for _, look := range []struct{ property, style, element string }{
		{"b", "strong", "strong"}, {"i", "emphasis", "em"}, {"strike", "", "s"}, {"dstrike", "", "s"},
	} {
		property := properties.child(look.property)
		if property.name != "" && isOn(property) || look.style != "" && style == look.style {
			names = append(names, look.element)
		}
	}
	switch properties.child("vertAlign").attr("val") {
	case "superscript":
		names = append(names, "sup")
	case "subscript":
		names = append(names, "sub")
	}
	return names
}

// isOn reads a property that is there: it is on unless it says otherwise.
func isOn(n *xmlNode) bool {
	switch n.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// piece puts one piece of a run into an element.
func (d *docx) piece(into *html.Node, n *xmlNode) []*xmlNode {
	switch n.name {
	case "t":
		into.AppendChild(textNode(n.words()))
	case "tab", "ptab":
		into.AppendChild(textNode("\t"))
	case "br", "cr":
		into.AppendChild(element("br"))
	case "noBreakHyphen":
		into.AppendChild(textNode("\u2011"))
	case "fldChar", "instrText":
		d.field(n)
	case "footnoteReference":
		d.noteMark(into, "footnote", n)
	case "endnoteReference":
		d.noteMark(into, "endnote", n)
	case "drawing", "pict", "object":
		return picture(into, n)
	case "AlternateContent":
		return d.pieces(into, n.child("Choice"))
	case "ruby":
		return d.inline(into, n)
	}
	return nil
}

func (d *docx) pieces(into *html.Node, n *xmlNode) (boxes []*xmlNode) {
	for _, c := range n.children {
		boxes = append(boxes, d.piece(into, c)...)
	}
	return boxes
}

// picture puts a drawing into an element, or gives the text boxes that it is.
func picture(into *html.Node, n *xmlNode) (boxes []*xmlNode) {
	n.each("txbxContent", func(box *xmlNode) { boxes = append(boxes, box) })
	if len(boxes) > 0 {
		return boxes
	}
	img := element("img")
	n.each("docPr", func(p *xmlNode) {
		if alt := p.attr("descr"); alt != "" {
			replace(img, "alt", alt)
		}
	})
	into.AppendChild(img)
	return nil
}

// field follows a field through its code and its result.
func (d *docx) field(n *xmlNode) {
	last := len(d.fields) - 1
	switch {
	case n.name == "instrText" && last >= 0:
		d.fields[last].code += n.words()
	case n.attr("fldCharType") == "begin":
		d.fields = append(d.fields, docxField{})
	case n.attr("fldCharType") == "separate" && last >= 0:
		d.fields[last].result = true
	case n.attr("fldCharType") == "end" && last >= 0:
		d.fields = d.fields[:last]
	}
}

var hyperlinkCode = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+"([^"]+)"`)

// openLink is the address that the open fields make of what is read now.
func (d *docx) openLink() string {
	for i := range d.fields {
		if address := fieldLink(d.fields[i].code); d.fields[i].result && address != "" {
			return address
		}
	}
	return ""
}

func fieldLink(code string) string {
	if m := hyperlinkCode.FindStringSubmatch(code); m != nil {
		return m[1]
	}
	return ""
}

// link is an element for what stands in a link: a new one in the given one, or that where there is no address.
func link(into *html.Node, address string) *html.Node {
	if pageAddress(address) == nil && !strings.HasPrefix(address, "mailto:") {
		return into
	}
	a := element("a")
	set(a, "href", address)
	into.AppendChild(a)
	return a
}
