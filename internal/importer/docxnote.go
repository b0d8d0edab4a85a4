package importer

import (
	"strconv"
	"strings"

	"stet/internal/factcheck"

	"golang.org/x/net/html"
)

// docxNote is a footnote, an endnote or a comment.
type docxNote struct {
	origin factcheck.Origin
	author string
	at     string
	lines  []string // paragraph by paragraph
	links  []string
	number int // of a footnote, once its mark was met
}

func (n *docxNote) remark() factcheck.Remark {
	return factcheck.Remark{Origin: n.origin, Author: n.author, At: n.at, Text: strings.Join(n.lines, "\n"), Links: n.links}
}

// docxNoteParts are where notes stand, and how the text refers to them.
var docxNoteParts = []struct {
	part, element string
	origin        factcheck.Origin
}{
	{"footnotes.xml", "footnote", factcheck.OriginFootnote}, {"endnotes.xml", "endnote", factcheck.OriginFootnote}, {"comments.xml", "comment", factcheck.OriginComment},
}

// readNotes reads all notes, by the name of their element and their id.
func (d *docx) readNotes() (map[string]*docxNote, error) {
	notes := map[string]*docxNote{}
	for _, kind := range docxNoteParts {
		root, err := d.xmlRoot(d.part(kind.part))
		if err != nil {
			return nil, err
		}
		links, err := d.linksOf(d.part(kind.part))
		if err != nil {
			return nil, err
		}
		root.each(kind.element, func(n *xmlNode) {
			if isSeparator(n) {
				return
			}
			notes[kind.element+n.attr("id")] = newDocxNote(n, kind.origin, links)
		})
	}
	return notes, nil
}

// isSeparator tells the lines that Word draws above footnotes, which it keeps as footnotes.
func isSeparator(n *xmlNode) bool {
	kind := n.attr("type")
	return kind != "" && kind != "normal"
}

func newDocxNote(n *xmlNode, origin factcheck.Origin, links map[string]string) *docxNote {
	note := &docxNote{origin: origin, author: tidy(n.attr("author")), at: timeOf(n.attr("date"))}
	n.each("p", func(p *xmlNode) {
		if line := tidy(noteLine(p)); line != "" {
			note.lines = append(note.lines, line)
		}
	})
	n.each("hyperlink", func(h *xmlNode) {
		if u := pageAddress(links[h.attr("id")]); u != nil && !strings.Contains(h.words(), u.String()) {
			note.links = append(note.links, u.String())
		}
	})
	return note
}

// noteLine is the text of a note's paragraph; what was struck out and field codes are no part of it.
func noteLine(n *xmlNode) string {
	var b strings.Builder
	for _, c := range n.children {
		switch c.name {
		case "t":
			b.WriteString(c.words())
		case "tab", "br", "cr":
			b.WriteByte(' ')
		case "", "del", "moveFrom", "instrText", "delText", "Fallback":
		default:
			b.WriteString(noteLine(c))
		}
	}
	return b.String()
}

// noteMark puts a footnote's number where the text refers to it.
func (d *docx) noteMark(into *html.Node, kind string, n *xmlNode) {
	note := d.notes[kind+n.attr("id")]
	if note == nil {
		return
	}
	m := marker()
	into.AppendChild(m)
	if note.number == 0 {
		d.cited = append(d.cited, note)
		note.number = len(d.cited)
		d.remarks.add(note.remark(), m, m)
	}
	if n.attr("customMarkFollows") == "" {
		sup := element("sup")
		sup.AppendChild(textNode(strconv.Itoa(note.number)))
		into.AppendChild(sup)
	}
}

// commentBorder notes where a comment begins or ends; the remark is made when both are known.
func (d *docx) commentBorder(kind, id string, at *html.Node) {
	if kind == "commentRangeStart" {
		d.ranges[id] = at
		return
	}
	note := d.notes["comment"+id]
	if note == nil {
		return
	}
	from := d.ranges[id]
	if from == nil {
		from = at
	}
	d.remarks.add(note.remark(), from, at)
	delete(d.notes, "comment"+id)
}
