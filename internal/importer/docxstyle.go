package importer

import (
	"strconv"
	"strings"
)

// docxStyle is what a paragraph or character style means to a reader.
type docxStyle struct {
	name    string // lower case: Word keeps the names of its own styles in English whatever its language
	base    string
	outline int // level of heading, 1 to 6; 0: none
}

// docxStyles are the styles by id.
type docxStyles map[string]docxStyle

// deepestStyles is how far a chain of styles, each based on another, is followed.
const deepestStyles = 20

func (d *docx) readStyles() (docxStyles, error) {
	root, err := d.xmlRoot(d.part("styles.xml"))
	styles := docxStyles{}
	if err != nil {
		return styles, err
	}
	root.each("style", func(s *xmlNode) {
		styles[s.attr("styleId")] = docxStyle{
			name:    strings.ToLower(s.child("name").attr("val")),
			base:    s.child("basedOn").attr("val"),
			outline: outlineLevel(s.child("pPr")),
		}
	})
	return styles, nil
}

// lowestHeading is the lowest level of heading that HTML has.
const lowestHeading = 6

func outlineLevel(properties *xmlNode) int {
	level, err := strconv.Atoi(properties.child("outlineLvl").attr("val"))
	if err != nil || level < 0 || level > 8 {
		return 0
	}
	return min(level+1, lowestHeading)
}

// meaning follows a style to the first one of its chain that says what it is.
func (s docxStyles) meaning(id string) docxStyle {
	for range deepestStyles {
		style, ok := s[id]
		if !ok {
			return docxStyle{name: strings.ToLower(id)}
		}
		if style.outline > 0 || style.base == "" || styleElement(style) != "p" || strings.HasPrefix(style.name, "toc ") {
			return style
		}
		id = style.base
	}
	return docxStyle{}
}

// styleElement is the element of HTML for paragraphs of a style.
func styleElement(s docxStyle) string {
	switch level, _ := strconv.Atoi(strings.TrimPrefix(s.name, "heading ")); {
	case s.name == "title":
		return "h1"
	case level > 0:
		return "h" + strconv.Itoa(min(level, lowestHeading))
	case s.outline > 0:
		return "h" + strconv.Itoa(s.outline)
	case s.name == "quote", s.name == "intense quote", s.name == "block text":
		return "blockquote"
	case s.name == "html preformatted":
		return "pre"
	}
	return "p"
}

// docxLevel is one level of a list.
type docxLevel struct {
	numbered bool
	start    int
}

// docxLists are the lists by their id, level by level.
type docxLists map[string][]docxLevel

// deepestLists is the number of levels a list of Word has.
const deepestLists = 9

func (d *docx) readLists() (docxLists, error) {
	root, err := d.xmlRoot(d.part("numbering.xml"))
	lists := docxLists{}
	if err != nil {
		return lists, err
	}
	abstract := map[string][]docxLevel{}
	root.each("abstractNum", func(n *xmlNode) { abstract[n.attr("abstractNumId")] = listLevels(n) })
	root.each("num", func(n *xmlNode) { lists[n.attr("numId")] = abstract[n.child("abstractNumId").attr("val")] })
	return lists, nil
}

func listLevels(n *xmlNode) []docxLevel {
	levels := make([]docxLevel, deepestLists)
	n.each("lvl", func(l *xmlNode) {
		i, err := strconv.Atoi(l.attr("ilvl"))
		if err != nil || i < 0 || i >= deepestLists {
			return
		}
		format := l.child("numFmt").attr("val")
		start, _ := strconv.Atoi(l.child("start").attr("val"))
		levels[i] = docxLevel{numbered: format != "bullet" && format != "none" && format != "", start: max(start, 1)}
	})
	return levels
}

// level is one level of a list; a list that is not there has bullets.
func (l docxLists) level(id string, level int) docxLevel {
	if levels := l[id]; level < len(levels) {
		return levels[level]
	}
	return docxLevel{start: 1}
}
