package pdf

import (
	"bytes"
	"regexp"
	"strconv"
)

// readTables reads the tables of objects from the end of the file back (ISO 32000-2, section 7.5.4 to 7.5.8).
func (f *File) readTables() bool {
	f.entries, f.trailer = map[int]entry{}, nil
	tail := f.b[max(0, len(f.b)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return false
	}
	at, ok := (&lexer{b: tail, at: i + len("startxref")}).object().(int)
	seen := map[int]bool{}
	for ok && len(seen) < longestChain {
		if at < 0 || at >= len(f.b) || seen[at] {
			break
		}
		seen[at] = true
		trailer := f.readTable(at)
		if trailer == nil {
			return false
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		if both, has := trailer["XRefStm"].(int); has && both > 0 && both < len(f.b) {
			f.readTable(both)
		}
		at, ok = trailer["Prev"].(int)
	}
	return f.trailer != nil
}

// readTable reads one table and gives its trailer, nil where there is none.
func (f *File) readTable(at int) dict {
	l := &lexer{b: f.b, at: at}
	if l.skipSpace(); bytes.HasPrefix(f.b[l.at:], []byte("xref")) {
		l.at += len("xref")
		return f.plainTable(l)
	}
	o, _ := f.objectAt(at)
	if s, ok := o.(stream); ok && f.name(s.dict["Type"]) == "XRef" && f.packedTable(s) {
		return s.dict
	}
	return nil
}

func (f *File) plainTable(l *lexer) dict {
	for {
		first := l.object()
		if first == keyword("trailer") {
			d, _ := l.object().(dict)
			return d
		}
		start, ok := first.(int)
		count, also := l.object().(int)
		if !ok || !also {
			return nil
		}
		for i := range count {
			at, ok := l.object().(int)
			_, also := l.object().(int)
			kind, last := l.object().(keyword)
			if !ok || !also || !last || len(f.entries) > mostObjects {
				return nil
			}
			if kind == "n" {
				f.enter(start+i, entry{at: at})
			}
		}
	}
}

// enter notes where an object stands, unless a later table said so already.
func (f *File) enter(number int, e entry) {
	if _, known := f.entries[number]; !known && len(f.entries) <= mostObjects {
		f.entries[number] = e
	}
}

// packedTable reads a table that is a stream.
func (f *File) packedTable(s stream) bool {
	b, err := f.unpack(s)
	w := f.array(s.dict["W"])
	if err != nil || len(w) < 3 {
		return false
	}
	widths := [3]int{whole(w[0]), whole(w[1]), whole(w[2])}
	total := widths[0] + widths[1] + widths[2]
	if total <= 0 || total > 32 || min(widths[0], widths[1], widths[2]) < 0 {
		return false
	}
	index := f.array(s.dict["Index"])
	if index == nil {
		index = array{0, f.whole(s.dict["Size"])}
	}
	for i := 0; i+1 < len(index); i += 2 {
		start, count := whole(index[i]), whole(index[i+1])
		for n := 0; n < count && len(b) >= total; n++ {
			f.enterPacked(start+n, b[:total], widths)
			b = b[total:]
		}
	}
	return true
}

func (f *File) enterPacked(number int, row []byte, widths [3]int) {
	var fields [3]int
	at := 0
	for i, w := range widths {
		for range w {
			fields[i] = (fields[i]<<8 | int(row[at])) & 0xffffffffff
			at++
		}
	}
	if widths[0] == 0 {
		fields[0] = 1
	}
	switch fields[0] {
	case 1:
		f.enter(number, entry{at: fields[1]})
	case 2:
		f.enter(number, entry{at: fields[1], index: fields[2], inPack: true})
	}
}

var objectStart = regexp.MustCompile(`(?:^|[\s\x00])(\d{1,9})[ \t\r\n\x00]+(\d{1,5})[ \t\r\n\x00]+obj\b`)

// rebuild finds the objects by looking for them. Of two with one number the later one counts, as it would in a table.
func (f *File) rebuild() error {
	f.entries, f.trailer, f.key = map[int]entry{}, nil, nil
	var packs []int
	for at := 0; at < len(f.b); {
		m := objectStart.FindSubmatchIndex(f.b[at:])
		if m == nil {
			break
		}
		n, _ := strconv.Atoi(string(f.b[at+m[2] : at+m[3]]))
		f.entries[n] = entry{at: at + m[2]}
		if bytes.Contains(f.b[at+m[1]:min(len(f.b), at+m[1]+200)], []byte("/ObjStm")) {
			packs = append(packs, n)
		}
		if at += m[1]; len(f.entries) > mostObjects {
			return ErrTangled
		}
	}
	f.findTrailer()
	if f.trailer == nil {
		return nil
	}
	if err := f.unlock(); err != nil {
		return nil //nolint:nilerr // told by whoever asks for pages
	}
	for _, n := range packs {
		if p := f.pack(n); p != nil {
			for i, number := range p.numbers {
				f.enter(number, entry{at: n, index: i, inPack: true})
			}
		}
	}
	if f.dict(f.trailer["Root"]) == nil {
		f.findRoot()
	}
	return nil
}

// findTrailer takes the last trailer that names a root, of either kind; or makes one of the catalog.
func (f *File) findTrailer() {
	rest := f.b
	for range 100 {
		i := bytes.LastIndex(rest, []byte("trailer"))
		if i < 0 {
			break
		}
		if d, ok := (&lexer{b: f.b, at: i + len("trailer")}).object().(dict); ok && d["Root"] != nil {
			f.trailer = d
			return
		}
		rest = rest[:i]
	}
	for n, e := range f.entries {
		if o, _ := f.objectAt(e.at); o != nil {
			if s, ok := o.(stream); ok && s.dict["Type"] == name("XRef") && s.dict["Root"] != nil {
				f.trailer = s.dict
				return
			}
			if d, ok := o.(dict); ok && d["Type"] == name("Catalog") {
				f.trailer = dict{"Root": ref{n, 0}}
			}
		}
	}
	if f.trailer == nil && len(f.entries) > 0 {
		f.trailer = dict{}
	}
}

// findRoot looks for the catalog among all objects, those in streams among them.
func (f *File) findRoot() {
	for n := range f.entries {
		if d := f.dict(ref{n, 0}); d != nil && d["Type"] == name("Catalog") {
			f.trailer["Root"] = ref{n, 0}
			return
		}
	}
}

// pack is a stream of objects, unpacked.
type pack struct {
	b       []byte
	first   int
	numbers []int
	offsets []int
}

// pack unpacks a stream of objects, and keeps it for the next object from it as far as there is room.
func (f *File) pack(n int) *pack {
	if p, ok := f.packs[n]; ok {
		return p
	}
	s, ok := f.resolve(ref{n, 0}).(stream)
	if !ok {
		return nil
	}
	b, err := f.unpack(s)
	if err != nil {
		return nil
	}
	p := &pack{b: b, first: f.whole(s.dict["First"])}
	l := &lexer{b: b[:max(0, min(p.first, len(b)))]}
	for range min(f.whole(s.dict["N"]), mostObjects) {
		number, ok := l.object().(int)
		offset, also := l.object().(int)
		if !ok || !also {
			break
		}
		p.numbers, p.offsets = append(p.numbers, number), append(p.offsets, offset)
	}
	if f.kept += len(b); f.kept > mostKept {
		f.packs, f.kept = map[int]*pack{}, len(b)
	}
	f.packs[n] = p
	return p
}

func (f *File) packed(e entry, number int) any {
	p := f.pack(e.at)
	if p == nil || e.index < 0 || e.index >= len(p.offsets) || p.numbers[e.index] != number {
		return nil
	}
	at := p.first + p.offsets[e.index]
	if at < 0 || at >= len(p.b) {
		return nil
	}
	return (&lexer{b: p.b, at: at}).object()
}
