package pdf

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Piece is text that stands on one line of a page in one style, without a wide gap in it. Lengths are in points; the origin is the
// top left corner of the page as it is seen, and y grows downwards.
type Piece struct {
	Text         string
	X0, X1       float64 // where it begins and ends, in the direction of reading
	Y            float64 // of the line that letters stand on
	Size         float64 // of the font as it is seen
	Turn         int     // quarter turns clockwise of the line against the page; X and Y are along and across the line
	Bold, Italic bool
	Link         string // the web address it leads to, as the file says it
	Margin       bool   // the file itself marks it as no part of the text: a running head, a page number
}

// Content is what a page says.
type Content struct {
	Width, Height float64
	Pieces        []Piece
	Glyphs        int // drawn
	Unreadable    int // of these, without a meaning in the file
	Pictures      int
}

// Limits of one page.
const (
	mostGlyphs  = 300_000
	deepestForm = 12
	mostStates  = 64
)

// matrix maps points as (a b c d e f) of ISO 32000-2, section 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is what operators of text and graphics leave behind for the next.
type state struct {
	ctm                           matrix
	font                          *font
	size, spacing, words, leading float64
	stretch, rise                 float64
	mode                          int
}

// reader interprets the operators of a page.
type reader struct {
	*File
	page      Page
	resources dict
	state     state
	saved     []state
	text      matrix // of text, and of the start of its line
	line      matrix
	marks     []mark
	content   Content
	depth     int
	err       error
	last      *Piece
}

// mark is marked content that is open (ISO 32000-2, section 14.6).
type mark struct {
	margin   bool
	replaced bool   // its text stands in the place of what is drawn
	text     string // until the first glyph took it
}

// Content reads what stands on the page. ErrTangled where that is more than a page can hold.
func (p Page) Content() (Content, error) {
	r := &reader{File: p.file, page: p, resources: p.resources, state: state{ctm: p.seen(), stretch: 1}}
	width, height := p.box[2]-p.box[0], p.box[3]-p.box[1]
	if p.rotate%180 != 0 {
		width, height = height, width
	}
	r.content.Width, r.content.Height = width, height
	r.run(p.file.contentsOf(p.contents))
	if r.err == nil && r.left < 0 {
		r.err = ErrTangled
	}
	return r.content, r.err
}

// seen maps the page as it is described to the page as it is seen, from its top left corner down.
func (p Page) seen() matrix {
	w, h := p.box[2]-p.box[0], p.box[3]-p.box[1]
	m := matrix{1, 0, 0, 1, -p.box[0], -p.box[1]}
	switch ((p.rotate % 360) + 360) % 360 {
	case 90:
		return m.times(matrix{0, 1, 1, 0, 0, 0})
	case 180:
		return m.times(matrix{-1, 0, 0, 1, w, 0})
	case 270:
		return m.times(matrix{0, -1, -1, 0, h, w})
	}
	return m.times(matrix{1, 0, 0, -1, 0, h})
}

// contentsOf puts the parts of a page's description together.
func (f *File) contentsOf(o any) []byte {
	switch o := f.resolve(o).(type) {
	case stream:
		b, err := f.unpack(o)
		if err == ErrTangled {
			f.left = -1
		}
		return b
	case array:
		var all []byte
		for _, part := range o {
			if s, ok := f.resolve(part).(stream); ok && len(all) < largestPart {
				all = append(append(all, f.contentsOf(s)...), '\n')
			}
		}
		return all
	}
	return nil
}

// mostOperands is how many operands an operator may have; an array counts as one.
const mostOperands = 32

func (r *reader) run(b []byte) {
	l := &lexer{b: b}
	var operands []any
	for r.err == nil {
		switch o := l.object().(type) {
		case end:
			return
		case closing:
		case keyword:
			if o == "BI" {
				r.content.Pictures++
				l.skipPicture()
			} else {
				r.operator(o, operands)
			}
			operands = operands[:0]
		default:
			if len(operands) < mostOperands {
				operands = append(operands, o)
			}
		}
	}
}

// skipPicture goes behind a picture that stands in the operators: behind an EI between white space.
func (l *lexer) skipPicture() {
	for l.at++; l.at+2 < len(l.b); l.at++ {
		if l.b[l.at] == 'E' && l.b[l.at+1] == 'I' && isSpace(l.b[l.at-1]) && isSpace(l.b[l.at+2]) {
			l.at += 2
			return
		}
	}
	l.at = len(l.b)
}

func (r *reader) operator(k keyword, o []any) {
	switch k {
	case "q":
		if len(r.saved) < mostStates {
			r.saved = append(r.saved, r.state)
		}
	case "Q":
		if n := len(r.saved); n > 0 {
			r.state, r.saved = r.saved[n-1], r.saved[:n-1]
		}
	case "cm":
		r.state.ctm = matrixOf(o).times(r.state.ctm)
	case "BT":
		r.text, r.line = identity, identity
	case "Do":
		r.draw(operand(o, 0))
	case "gs":
		r.graphics(operand(o, 0))
	case "BMC", "BDC":
		r.begin(o)
	case "EMC":
		r.marks = r.marks[:max(0, len(r.marks)-1)]
	default:
		r.textOperator(k, o)
	}
}

func operand(o []any, i int) any {
	if i < len(o) {
		return o[i]
	}
	return nil
}

func matrixOf(o []any) matrix {
	if len(o) < 6 {
		return identity
	}
	var m matrix
	for i := range m {
		m[i] = number(o[i])
	}
	return m
}

func (r *reader) textOperator(k keyword, o []any) {
	s := &r.state
	switch first := number(operand(o, 0)); k {
	case "Tf":
		r.setFont(operand(o, 0), number(operand(o, 1)))
	case "Tc":
		s.spacing = first
	case "Tw":
		s.words = first
	case "Tz":
		s.stretch = first / 100
	case "TL":
		s.leading = first
	case "Ts":
		s.rise = first
	case "Tr":
		s.mode = int(first)
	case "Td":
		r.move(first, number(operand(o, 1)))
	case "TD":
		s.leading = -number(operand(o, 1))
		r.move(first, number(operand(o, 1)))
	case "Tm":
		r.text = matrixOf(o)
		r.line = r.text
	case "T*":
		r.move(0, -s.leading)
	case "Tj":
		r.show(operand(o, 0))
	case "'":
		r.move(0, -s.leading)
		r.show(operand(o, 0))
	case "\"":
		s.words, s.spacing = first, number(operand(o, 1))
		r.move(0, -s.leading)
		r.show(operand(o, 2))
	case "TJ":
		list, _ := operand(o, 0).(array)
		for _, part := range list {
			r.showPart(part)
		}
	}
}

func (r *reader) move(x, y float64) {
	r.line = matrix{1, 0, 0, 1, x, y}.times(r.line)
	r.text = r.line
}

func (r *reader) setFont(o any, size float64) {
	n, _ := o.(name)
	if font, ok := r.dict(r.resources["Font"])[n]; ok {
		r.state.font = r.font(font)
	}
	r.state.size = size
}

// graphics reads a font that is set by a dictionary of states.
func (r *reader) graphics(o any) {
	n, _ := o.(name)
	if pair := r.array(r.dict(r.dict(r.resources["ExtGState"])[n])["Font"]); len(pair) == 2 {
		r.state.font, r.state.size = r.font(pair[0]), r.number(pair[1])
	}
}

// draw interprets a form, which is a description within the description; pictures are counted.
func (r *reader) draw(o any) {
	n, _ := o.(name)
	s, ok := r.resolve(r.dict(r.resources["XObject"])[n]).(stream)
	if !ok {
		return
	}
	if r.name(s.dict["Subtype"]) != "Form" {
		r.content.Pictures++
		return
	}
	if r.depth >= deepestForm {
		return
	}
	state, saved, resources, marks, text, line := r.state, r.saved, r.resources, len(r.marks), r.text, r.line
	r.saved = nil
	r.depth++
	if m := r.array(s.dict["Matrix"]); len(m) == 6 {
		r.state.ctm = matrixOf(m).times(r.state.ctm)
	}
	if own := r.dict(s.dict["Resources"]); own != nil {
		r.resources = own
	}
	r.left -= 10_000 // many small forms in one another are work too
	r.run(r.contentsOf(s))
	r.depth--
	r.state, r.saved, r.resources, r.text, r.line = state, saved, resources, text, line
	r.marks = r.marks[:min(marks, len(r.marks))]
	if r.left < 0 {
		r.err = ErrTangled
	}
}

// begin opens marked content.
func (r *reader) begin(o []any) {
	var m mark
	tag, _ := operand(o, 0).(name)
	if n := len(r.marks); n > 0 {
		m.margin, m.replaced = r.marks[n-1].margin, r.marks[n-1].replaced
	}
	m.margin = m.margin || tag == "Artifact"
	properties := r.dict(operand(o, 1))
	if n, ok := operand(o, 1).(name); ok {
		properties = r.dict(r.dict(r.resources["Properties"])[n])
	}
	if text, ok := r.resolve(properties["ActualText"]).(string); ok && !m.replaced {
		m.replaced, m.text = true, textOf(text)
	}
	if len(r.marks) < mostStates {
		r.marks = append(r.marks, m)
	}
}

func (r *reader) showPart(o any) {
	if s, ok := o.(string); ok {
		r.show(s)
		return
	}
	shift := -number(o) / 1000 * r.state.size
	if r.state.font != nil && r.state.font.vertical {
		r.advance(0, shift)
		return
	}
	r.advance(shift*r.state.stretch, 0)
}

func (r *reader) advance(x, y float64) { r.text = matrix{1, 0, 0, 1, x, y}.times(r.text) }

func (r *reader) show(o any) {
	s, _ := o.(string)
	t := &r.state
	for len(s) > 0 && t.font != nil && r.err == nil {
		text, width, space, n := t.font.glyph(s)
		s = s[n:]
		wide := width/1000*t.size + t.spacing
		if space {
			wide += t.words
		}
		r.glyph(text, width/1000*t.size*t.stretch)
		if t.font.vertical {
			r.advance(0, -t.size)
			continue
		}
		r.advance(wide*t.stretch, 0)
	}
}

// ligatures are taken apart, as nobody quotes or searches them; other compatibility forms are the author's.
func letters(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= '\ufb00' && r <= '\ufb06' || unicode.IsControl(r) || r == '\ufffd' }) {
		return s
	}
	return norm.NFKC.String(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\ufffd' {
			return -1
		}
		return r
	}, s))
}

// glyph notes one glyph where the text now stands.
func (r *reader) glyph(text string, width float64) {
	if r.content.Glyphs++; r.content.Glyphs > mostGlyphs {
		r.err = ErrTangled
		return
	}
	margin := false
	if n := len(r.marks); n > 0 {
		m := &r.marks[n-1]
		margin = m.margin
		if m.replaced {
			text, m.text = m.text, ""
			if text == "" {
				r.extend(width)
				return
			}
		}
	}
	if text = letters(text); text == "" {
		r.content.Unreadable++
		return
	}
	if p, ok := r.place(text, width); ok {
		p.Margin = margin
		r.add(p)
	}
}

// extend makes the last piece reach over a glyph whose text was said with an earlier one.
func (r *reader) extend(width float64) {
	if p, ok := r.place("", width); ok && r.last != nil && r.last.Turn == p.Turn && math.Abs(r.last.Y-p.Y) < p.Size/4 {
		r.last.X1 = max(r.last.X1, p.X1)
	}
}

// place is a glyph as a piece of its own, where it is seen.
func (r *reader) place(text string, width float64) (Piece, bool) {
	t := r.state
	m := matrix{1, 0, 0, 1, 0, t.rise}.times(r.text).times(t.ctm)
	along, up := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
	p := Piece{Text: text, Size: math.Abs(t.size) * up, Bold: t.font.bold || t.mode == 2, Italic: t.font.italic}
	if !(p.Size > 0.5 && p.Size < 2000 && along > 0) {
		return p, false
	}
	x, y := m[4], m[5]
	p.Turn = turnOf(m[0], m[1])
	if x < -r.content.Width || x > 2*r.content.Width || y < -r.content.Height || y > 2*r.content.Height {
		return p, false
	}
	p.Link = r.linkAt(x+m[0]*width/2, y+m[1]*width/2-p.Size*0.3)
	p.X0, p.Y = turned(x, y, p.Turn)
	p.X1 = p.X0 + width*along
	return p, true
}

// turnOf is the direction of a line that runs along (x, y), in quarter turns clockwise, -1 where it runs askew.
func turnOf(x, y float64) int {
	switch {
	case math.Abs(y) <= math.Abs(x)/20 && x > 0:
		return 0
	case math.Abs(x) <= math.Abs(y)/20 && y > 0:
		return 1
	case math.Abs(y) <= math.Abs(x)/20:
		return 2
	case math.Abs(x) <= math.Abs(y)/20:
		return 3
	}
	return -1
}

// turned gives a point's place along and across lines of a direction.
func turned(x, y float64, turn int) (float64, float64) {
	switch turn {
	case 1:
		return y, -x
	case 2:
		return -x, -y
	case 3:
		return -y, x
	}
	return x, y
}

func (r *reader) linkAt(x, y float64) string {
	if len(r.page.links) == 0 {
		return ""
	}
	m := r.page.seen()
	for _, l := range r.page.links {
		ax, ay := m.apply(l.box[0], l.box[1])
		bx, by := m.apply(l.box[2], l.box[3])
		if x >= min(ax, bx) && x <= max(ax, bx) && y >= min(ay, by) && y <= max(ay, by) {
			return l.address
		}
	}
	return ""
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Gaps between glyphs, in parts of the font's size.
const (
	spaceGap = 0.17 // from here on a gap is a space
	wideGap  = 0.9  // and from here on it parts two pieces
	backGap  = 0.5  // as far as a glyph may reach back over the one before
)

// add puts a glyph to the piece before where it follows that on its line in the same style.
func (r *reader) add(p Piece) {
	last := r.last
	if last == nil || last.Turn != p.Turn || last.Bold != p.Bold || last.Italic != p.Italic || last.Link != p.Link || last.Margin != p.Margin ||
		math.Abs(last.Size-p.Size) > 0.05*p.Size || math.Abs(last.Y-p.Y) > 0.1*p.Size {
		r.append(p)
		return
	}
	switch gap := (p.X0 - last.X1) / p.Size; {
	case gap > wideGap || gap < -backGap:
		r.append(p)
	case gap > spaceGap && !strings.HasSuffix(last.Text, " ") && p.Text != " ":
		last.Text += " " + p.Text
		last.X1 = max(p.X1, last.X1)
	default:
		last.Text += p.Text
		last.X1 = max(p.X1, last.X1)
	}
}

func (r *reader) append(p Piece) {
	r.content.Pieces = append(r.content.Pieces, p)
	r.last = &r.content.Pieces[len(r.content.Pieces)-1]
}
