package pdf

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// mostPages is how many pages of a file are read.
const mostPages = 5000

// Page is one page as it is described in the file.
type Page struct {
	file      *File
	contents  any
	resources dict
	links     []link
	box       [4]float64
	rotate    int
}

// link is a place on a page that leads to a web address.
type link struct {
	box     [4]float64
	address string
}

// Pages lists the pages in order. A file that needs a password has none to show: ErrLocked.
func (f *File) Pages() ([]Page, error) {
	if err := f.unlock(); err != nil {
		return nil, err
	}
	t := pageTree{file: f, seen: map[int]bool{}}
	root := f.dict(f.trailer["Root"])
	if err := t.walk(root["Pages"], dict{}, 0); err != nil {
		return nil, err
	}
	if len(t.pages) == 0 {
		return nil, ErrDamaged
	}
	return t.pages, nil
}

type pageTree struct {
	file  *File
	seen  map[int]bool
	pages []Page
}

var inherited = []name{"Resources", "MediaBox", "CropBox", "Rotate"}

// walk reads a node of the tree of pages, and hands down what pages take over from above.
func (t *pageTree) walk(o any, above dict, depth int) error {
	if r, ok := o.(ref); ok {
		if t.seen[r.number] {
			return nil
		}
		t.seen[r.number] = true
	}
	d := t.file.dict(o)
	if d == nil || depth > deepest {
		return nil
	}
	if t.file.left < 0 {
		return ErrTangled
	}
	own := dict{}
	for _, key := range inherited {
		if own[key] = above[key]; d[key] != nil {
			own[key] = d[key]
		}
	}
	kids := t.file.array(d["Kids"])
	if kids == nil {
		if len(t.pages) >= mostPages {
			return ErrTangled
		}
		t.pages = append(t.pages, t.file.page(d, own))
		return nil
	}
	for _, kid := range kids {
		if err := t.walk(kid, own, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (f *File) page(d, own dict) Page {
	p := Page{file: f, contents: d["Contents"], resources: f.dict(own["Resources"]), rotate: f.whole(own["Rotate"])}
	p.box = f.box(own["MediaBox"], [4]float64{0, 0, 612, 792})
	if own["CropBox"] != nil {
		p.box = f.box(own["CropBox"], p.box)
	}
	for _, o := range f.array(d["Annots"]) {
		if len(p.links) >= 500 {
			break
		}
		p.addLink(f.dict(o))
	}
	return p
}

func (p *Page) addLink(a dict) {
	if p.file.name(a["Subtype"]) != "Link" {
		return
	}
	address := p.file.text(p.file.dict(a["A"])["URI"])
	if address == "" || len(address) > 2000 {
		return
	}
	p.links = append(p.links, link{p.file.box(a["Rect"], [4]float64{}), address})
}

// box reads a rectangle: left, bottom, right, top.
func (f *File) box(o any, otherwise [4]float64) [4]float64 {
	a := f.array(o)
	if len(a) < 4 {
		return otherwise
	}
	var v [4]float64
	for i := range v {
		v[i] = f.number(a[i])
	}
	b := [4]float64{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	if b[2]-b[0] < 1 || b[3]-b[1] < 1 {
		return otherwise
	}
	return b
}

// Info is what the file says about itself, as it says it.
type Info struct{ Title, Author, Language string }

// Info reads the particulars of the file.
func (f *File) Info() Info {
	d := f.dict(f.trailer["Info"])
	root := f.dict(f.trailer["Root"])
	return Info{Title: textOf(f.text(d["Title"])), Author: textOf(f.text(d["Author"])), Language: textOf(f.text(root["Lang"]))}
}

// textOf reads a text string: UTF-16 or UTF-8 with a mark, else close to Latin (section 7.9.2.2).
func textOf(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return fromUTF16(s[2:])
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "")
	}
	out, _ := charmap.Windows1252.NewDecoder().String(s)
	return out
}

func fromUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
