package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"io"
)

// unpack gives the bytes of a stream. What is read counts against the file's limit; a stream that breaks off is read as far
// as it goes.
func (f *File) unpack(s stream) ([]byte, error) {
	b := s.raw
	if f.key != nil && f.name(s.dict["Type"]) != "XRef" {
		b = f.key.stream(b, s, f)
	}
	filters, parms := f.filters(s.dict)
	for i, filter := range filters {
		var err error
		if b, err = f.filtered(b, filter, parms[i]); err != nil {
			return nil, err
		}
	}
	if f.left -= len(b); f.left < 0 {
		return nil, ErrTangled
	}
	return b, nil
}

// filters lists the filters of a stream, each with its parameters, in the order in which they are undone.
func (f *File) filters(d dict) (filters []name, parms []dict) {
	list, ok := f.resolve(d["Filter"]).(array)
	if !ok && d["Filter"] != nil {
		list = array{d["Filter"]}
	}
	all, _ := f.resolve(d["DecodeParms"]).(array)
	if all == nil && d["DecodeParms"] != nil {
		all = array{d["DecodeParms"]}
	}
	for i, filter := range list[:min(len(list), 8)] {
		var parm dict
		if i < len(all) {
			parm = f.dict(all[i])
		}
		filters, parms = append(filters, f.name(filter)), append(parms, parm)
	}
	return filters, parms
}

func (f *File) filtered(b []byte, filter name, parms dict) ([]byte, error) {
	var r io.Reader
	switch filter {
	case "FlateDecode", "Fl":
		r = inflate(b)
	case "LZWDecode", "LZW":
		early, ok := f.resolve(parms["EarlyChange"]).(int)
		r = &lzwReader{b: b, early: !ok || early != 0}
	case "ASCII85Decode", "A85":
		b, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~")), []byte("~"))
		r = ascii85.NewDecoder(bytes.NewReader(b))
	case "ASCIIHexDecode", "AHx":
		return []byte((&lexer{b: append([]byte("<"), b...)}).hex()), nil
	case "RunLengthDecode", "RL":
		r = &runReader{b: b}
	case "Crypt":
		return b, nil
	default:
		return nil, ErrDamaged // pictures, which hold no text
	}
	out, err := io.ReadAll(io.LimitReader(r, int64(min(largestPart, f.left)+1)))
	if len(out) > min(largestPart, f.left) {
		return nil, ErrTangled
	}
	if err != nil && len(out) == 0 {
		return nil, ErrDamaged
	}
	return f.unpredicted(out, parms), nil
}

// inflate reads zlib's form without its checksum, which broken files get wrong.
func inflate(b []byte) io.Reader {
	b = bytes.TrimLeft(b, "\r\n")
	if len(b) > 2 && b[0]&0x0f == 8 && (int(b[0])<<8|int(b[1]))%31 == 0 {
		b = b[2:]
	}
	return flate.NewReader(bytes.NewReader(b))
}

// unpredicted undoes the predictors of PNG, which tables of objects are packed with; that of TIFF is for pictures.
func (f *File) unpredicted(b []byte, parms dict) []byte {
	if f.whole(parms["Predictor"]) < 10 {
		return b
	}
	columns, colors, bits := max(f.whole(parms["Columns"]), 1), max(f.whole(parms["Colors"]), 1), f.whole(parms["BitsPerComponent"])
	if bits <= 0 {
		bits = 8
	}
	if columns > 1<<20 || colors > 32 || bits > 32 {
		return b
	}
	each, row := max(colors*bits/8, 1), (columns*colors*bits+7)/8
	above := make([]byte, row)
	out := b[:0]
	for len(b) > 1 {
		kind, line := b[0], b[1:min(len(b), row+1)]
		b = b[len(line)+1:]
		unfilter(kind, line, above, each)
		copy(above, line)
		out = append(out, line...)
	}
	return out
}

func unfilter(kind byte, line, above []byte, each int) {
	for i := range line {
		var left, corner byte
		if i >= each {
			left, corner = line[i-each], above[i-each]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	distance := func(x byte) int { return max(int(a)+int(b)-int(c)-int(x), int(x)-int(a)-int(b)+int(c)) }
	switch da, db, dc := distance(a), distance(b), distance(c); {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

// runReader undoes the run lengths of section 7.4.5.
type runReader struct {
	b   []byte
	out []byte
}

func (r *runReader) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if len(r.b) < 2 || r.b[0] == 128 {
			return 0, io.EOF
		}
		n := int(r.b[0])
		if n < 128 {
			n = min(n+1, len(r.b)-1)
			r.out, r.b = r.b[1:n+1], r.b[n+1:]
		} else {
			r.out, r.b = bytes.Repeat(r.b[1:2], 257-n), r.b[2:]
		}
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

// lzwReader undoes LZW as PDF has it: codes of 9 to 12 bits, wider by one code earlier than in GIF unless told.
type lzwReader struct {
	b      []byte
	early  bool
	bits   uint
	buffer uint
	table  [4096][]byte
	next   int
	last   []byte
	out    []byte
}

const (
	lzwClear = 256
	lzwEnd   = 257
)

func (r *lzwReader) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if !r.step() {
			return 0, io.EOF
		}
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

func (r *lzwReader) step() bool {
	code, ok := r.code()
	switch {
	case !ok || code == lzwEnd:
		return false
	case code == lzwClear || r.next == 0:
		r.next, r.last = lzwEnd+1, nil
		if code == lzwClear {
			return true
		}
	}
	var word []byte
	switch {
	case code < lzwClear:
		word = []byte{byte(code)}
	case code < r.next:
		word = r.table[code]
	case len(r.last) > 0:
		word = append(r.last[:len(r.last):len(r.last)], r.last[0])
	default:
		return false
	}
	if len(r.last) > 0 && r.next < len(r.table) {
		r.table[r.next] = append(r.last[:len(r.last):len(r.last)], word[0])
		r.next++
	}
	r.last, r.out = word, word
	return true
}

func (r *lzwReader) code() (int, bool) {
	ahead := r.next
	if r.early {
		ahead++
	}
	width := uint(9)
	for width < 12 && ahead >= 1<<width {
		width++
	}
	for r.bits < width {
		if len(r.b) == 0 {
			return 0, false
		}
		r.buffer, r.bits, r.b = r.buffer<<8|uint(r.b[0]), r.bits+8, r.b[1:]
	}
	code := int(r.buffer >> (r.bits - width) & (1<<width - 1))
	r.bits -= width
	r.buffer &= 1<<r.bits - 1
	return code, true
}
