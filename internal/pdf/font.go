package pdf

import (
	"regexp"
	"strings"
)

// font says what the codes of a string mean and how wide they are, in thousandths of the size.
type font struct {
	wide         bool // codes of a composite font, of two bytes unless a map says otherwise
	codes        *cmap
	unicode      *cmap
	utf16        bool // its codes are UTF-16
	table        *[256]string
	widths       map[uint32]float64
	ranges       []widthRange
	missing      float64
	scale        float64 // of widths to thousandths, in fonts of type 3
	bold, italic bool
	vertical     bool
}

type widthRange struct {
	low, high uint32
	width     float64
}

// mostFonts is how many fonts are kept at a time.
const mostFonts = 500

// font reads a font, once.
func (f *File) font(o any) *font {
	id, isRef := o.(ref)
	if kept := f.fonts[id]; isRef && kept != nil {
		return kept
	}
	made := f.readFont(f.dict(o))
	if isRef {
		if len(f.fonts) >= mostFonts {
			f.fonts = map[any]*font{}
		}
		f.fonts[id] = made
	}
	return made
}

func (f *File) readFont(d dict) *font {
	made := &font{widths: map[uint32]float64{}, missing: 500, scale: 1, unicode: f.cmap(d["ToUnicode"])}
	base := string(f.name(d["BaseFont"]))
	descriptor := f.dict(d["FontDescriptor"])
	if f.name(d["Subtype"]) == "Type0" {
		descendants := f.array(d["DescendantFonts"])
		if len(descendants) > 0 {
			descriptor = f.dict(f.dict(descendants[0])["FontDescriptor"])
			f.readWide(made, d, f.dict(descendants[0]))
		}
	} else {
		f.readSimple(made, d, descriptor, base)
	}
	flags := f.whole(descriptor["Flags"])
	made.bold = boldName.MatchString(base) || flags&(1<<18) != 0 || f.whole(descriptor["FontWeight"]) >= 600
	made.italic = italicName.MatchString(base) || flags&(1<<6) != 0
	return made
}

var (
	boldName   = regexp.MustCompile(`(?i)bold|black|heavy|[-,]bd\b|CMBX|SFBX`)
	italicName = regexp.MustCompile(`(?i)italic|oblique|slanted|[-,]it\b|CMTI|SFTI|CMSL`)
)

func (f *File) cmap(o any) *cmap {
	s, ok := f.resolve(o).(stream)
	if !ok {
		return nil
	}
	b, err := f.unpack(s)
	if err != nil || len(b) > 4<<20 {
		return nil
	}
	return readCMap(b)
}

// readWide reads a composite font.
func (f *File) readWide(made *font, d, descendant dict) {
	made.wide = true
	switch encoding := f.resolve(d["Encoding"]).(type) {
	case name:
		made.utf16 = strings.Contains(string(encoding), "UCS2") || strings.Contains(string(encoding), "UTF16")
		made.vertical = strings.HasSuffix(string(encoding), "-V")
	case stream:
		made.codes = f.cmap(encoding)
	}
	made.missing = 1000
	if w, ok := descendant["DW"]; ok {
		made.missing = f.number(w)
	}
	w := f.array(descendant["W"])
	for i := 0; i+1 < len(w) && len(made.widths) < mostCodes && len(made.ranges) < mostRanges; {
		first := uint32(f.whole(w[i]))
		if list, ok := f.resolve(w[i+1]).(array); ok {
			for n, width := range list[:min(len(list), mostCodes)] {
				made.widths[first+uint32(n)] = f.number(width)
			}
			i += 2
			continue
		}
		if i+2 < len(w) {
			made.ranges = append(made.ranges, widthRange{first, uint32(f.whole(w[i+1])), f.number(w[i+2])})
		}
		i += 3
	}
}

// readSimple reads a font with codes of one byte.
func (f *File) readSimple(made *font, d, descriptor dict, base string) {
	made.table = f.encoding(d, descriptor, base)
	if w, ok := descriptor["MissingWidth"]; ok {
		made.missing = f.number(w)
	}
	if f.name(d["Subtype"]) == "Type3" {
		if m := f.array(d["FontMatrix"]); len(m) > 0 && f.number(m[0]) != 0 {
			made.scale = f.number(m[0]) * 1000
		}
	}
	widths := f.array(d["Widths"])
	if widths == nil {
		standardWidths(made, base)
		return
	}
	first := f.whole(d["FirstChar"])
	for i, w := range widths[:min(len(widths), 256)] {
		made.widths[uint32(first+i)] = f.number(w)
	}
}

// encoding is what the codes of a simple font mean: what its differences say, over a base.
func (f *File) encoding(d, descriptor dict, base string) *[256]string {
	table := standardTable
	switch {
	case strings.Contains(base, "Symbol"), strings.Contains(base, "Dingbats"):
		table = symbolTable
	case f.name(d["Subtype"]) == "TrueType":
		table = windowsTable
	}
	switch encoding := f.resolve(d["Encoding"]).(type) {
	case name:
		return namedTable(encoding, table)
	case dict:
		own := *namedTable(f.name(encoding["BaseEncoding"]), table)
		at := 0
		for _, o := range f.array(encoding["Differences"]) {
			switch o := f.resolve(o).(type) {
			case int:
				at = o
			case name:
				if at >= 0 && at < 256 {
					own[at] = glyphText(string(o))
				}
				at++
			}
		}
		return &own
	}
	return table
}

// glyph parts the first glyph from a string: its text, its width, and whether it is the space that word spacing widens.
func (t *font) glyph(s string) (text string, width float64, space bool, n int) {
	code, n := uint32(s[0]), 1
	if t.wide {
		m := t.codes
		if m == nil || len(m.spaces) == 0 {
			m = nil
		}
		code, n = m.next(s, 2)
	}
	return t.textOf(code, s[:n]), t.width(code), n == 1 && s[0] == ' ', n
}

func (t *font) textOf(code uint32, raw string) string {
	if t.unicode != nil {
		if text := t.unicode.text(code); text != "" {
			return text
		}
	}
	switch {
	case t.utf16:
		return fromUTF16(raw)
	case t.table != nil && code < 256:
		return t.table[code]
	}
	return ""
}

func (t *font) width(code uint32) float64 {
	if w, ok := t.widths[code]; ok {
		return w * t.scale
	}
	for _, r := range t.ranges {
		if code >= r.low && code <= r.high {
			t.widths[code] = r.width
			return r.width * t.scale
		}
	}
	t.widths[code] = t.missing
	return t.missing * t.scale
}
