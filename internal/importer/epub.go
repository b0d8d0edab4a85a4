package importer

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"stet/internal/document"

	"golang.org/x/net/html"
)

// epub is a publication as its package document lists it (EPUB 3.3, section 5).
type epub struct {
	*archive
	folder string // of the package document; addresses in it are relative to this
	about  Article
	spine  []string // the parts in reading order
	size   int      // of the parts read so far, in bytes
	tags   int      // in them
}

// mostChapters is how many parts of a publication are read; an article that is longer is a library.
const mostChapters = 2000

// mostChapterBytes is how long the parts of a publication may be together.
const mostChapterBytes = 6 << 20

// readEPUB reads an EPUB as one article: its parts in reading order, without its table of contents.
func readEPUB(a *archive) (Article, error) {
	book, err := openEPUB(a)
	if err != nil {
		return Article{}, err
	}
	root := element("body")
	for _, name := range book.spine {
		if err := book.appendChapter(root, name); err != nil {
			return Article{}, err
		}
	}
	return book.about.withText(root, nil)
}

func openEPUB(a *archive) (*epub, error) {
	container, err := a.xmlRoot("META-INF/container.xml")
	if err != nil {
		return nil, err
	}
	var name string
	container.each("rootfile", func(n *xmlNode) {
		if name == "" {
			name = path.Clean("/" + n.attr("full-path"))[1:]
		}
	})
	if !a.has(name) {
		return nil, refuse(ErrDamaged, "The EPUB is damaged: the list of its parts is missing.")
	}
	root, err := a.xmlRoot(name)
	if err != nil {
		return nil, err
	}
	if a.has("META-INF/encryption.xml") && encrypted(a) {
		return nil, refuse(ErrNotText, "The EPUB is locked by copy protection, so it cannot be read.")
	}
	book := &epub{archive: a, folder: path.Dir(name), about: epubAbout(root.child("metadata"))}
	book.spine = book.readingOrder(root)
	if len(book.spine) > mostChapters {
		return nil, refuse(ErrTooLong, "The EPUB has more than %d parts, which is more than an article.", mostChapters)
	}
	return book, nil
}

// encrypted says whether more than fonts is encrypted: fonts often are, and the text of the publication is not for that.
func encrypted(a *archive) bool {
	list, err := a.xmlRoot("META-INF/encryption.xml")
	found := false
	list.each("CipherReference", func(n *xmlNode) {
		name := strings.ToLower(n.attr("URI"))
		found = found || strings.HasSuffix(name, "html") || strings.HasSuffix(name, ".htm") || strings.HasSuffix(name, ".xml")
	})
	return found || err != nil
}

func epubAbout(metadata *xmlNode) Article {
	var authors []string
	for _, n := range metadata.children {
		if n.name == "creator" {
			authors = append(authors, tidy(n.words()))
		}
	}
	return Article{
		Title:     tidy(metadata.child("title").words()),
		Byline:    strings.Join(authors, ", "),
		Publisher: tidy(metadata.child("publisher").words()),
		Language:  languageTag(tidy(metadata.child("language").words())),
		Published: dateOf(tidy(metadata.child("date").words())),
	}
}

// readingOrder lists the parts of the spine; the table of contents is none of the text, nor is what the spine calls non-linear.
func (e *epub) readingOrder(root *xmlNode) []string {
	parts := map[string]string{}
	root.each("item", func(n *xmlNode) {
		if !strings.Contains(" "+n.attr("properties")+" ", " nav ") {
			parts[n.attr("id")] = e.resolve(n.attr("href"))
		}
	})
	var spine []string
	root.each("itemref", func(n *xmlNode) {
		if name := parts[n.attr("idref")]; name != "" && n.attr("linear") != "no" {
			spine = append(spine, name)
		}
	})
	return spine
}

func (e *epub) resolve(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if unescaped, err := url.PathUnescape(href); err == nil {
		href = unescaped
	}
	return path.Join(e.folder, href)
}

var selfClosed = regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/>`)

// asHTML opens what XHTML closes in one tag: HTML would take <title/> for the start of a title that has no end.
func asHTML(s string) string { return selfClosed.ReplaceAllString(s, "<$1$2></$1>") }

// appendChapter puts the body of one part behind what is there. A part that is listed and missing is passed over.
func (e *epub) appendChapter(into *html.Node, name string) error {
	b, err := e.read(name, mostChapterBytes-e.size)
	if err == fs.ErrNotExist {
		return nil
	}
	if err != nil {
		return err
	}
	if e.size += len(b); e.size > mostChapterBytes {
		return document.ErrTooLong
	}
	s, err := decode(b, HTML, "")
	if err != nil {
		return err
	}
	e.tags += countTags(s)
	if err := tooManyTags(e.tags); err != nil {
		return err
	}
	root, err := html.Parse(strings.NewReader(asHTML(s)))
	if err != nil {
		return err
	}
	body := bodyOf(root)
	removeAll(body, isElement("nav"))
	section := element("section")
	for n := body.FirstChild; n != nil; n = body.FirstChild {
		body.RemoveChild(n)
		section.AppendChild(n)
	}
	into.AppendChild(section)
	return nil
}
