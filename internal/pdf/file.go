package pdf

import (
	"bytes"
	"errors"
)

// Why a file cannot be read.
var (
	ErrDamaged = errors.New("the PDF is damaged")
	ErrLocked  = errors.New("the PDF is encrypted and needs a password")
	ErrTangled = errors.New("the PDF asks for more work than a text is worth")
)

// Limits of one file.
const (
	mostObjects  = 500_000
	mostUnpacked = 128 << 20 // bytes read from streams, each as often as it is read
	largestPart  = 8 << 20   // of one stream
	longestChain = 1000      // of tables, each before another
	mostKept     = 8 << 20   // bytes of streams of objects that are kept unpacked
)

// File is a PDF that is read.
type File struct {
	b       []byte
	entries map[int]entry
	trailer dict
	key     *key // nil where nothing is encrypted
	left    int  // bytes that may still be unpacked
	kept    int
	packs   map[int]*pack
	fonts   map[any]*font
	open    map[int]bool // objects that are being read
}

// entry says where an object stands: at an offset, or as the i-th in a stream of objects.
type entry struct {
	at     int // offset, or number of the stream
	index  int
	inPack bool
}

// Open finds the objects of a file. A table of objects that is missing or wrong is made anew by looking through the bytes.
func Open(b []byte) (*File, error) {
	f := &File{b: b, left: mostUnpacked, packs: map[int]*pack{}, fonts: map[any]*font{}, open: map[int]bool{}}
	if !bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
		return nil, ErrDamaged
	}
	if !f.readTables() || !f.hasPages() {
		if err := f.rebuild(); err != nil {
			return nil, err
		}
	}
	if !f.hasPages() {
		if f.left <= 0 {
			return nil, ErrTangled
		}
		return nil, ErrDamaged
	}
	return f, nil
}

// hasPages says whether the way to the first page is there. Keys are needed for what stands in packed streams.
func (f *File) hasPages() bool {
	if f.trailer == nil || f.unlock() == ErrDamaged {
		return false
	}
	if f.key != nil && f.key.locked {
		return true
	}
	root := f.dict(f.trailer["Root"])
	return root != nil && f.dict(root["Pages"]) != nil
}

// resolve follows references to what they stand for; one that leads nowhere is nil.
func (f *File) resolve(o any) any {
	for range 16 {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.object(r)
	}
	return nil
}

// object reads an object by its number.
func (f *File) object(r ref) any {
	e, ok := f.entries[r.number]
	if !ok || f.open[r.number] {
		return nil
	}
	f.open[r.number] = true
	defer delete(f.open, r.number)
	if e.inPack {
		return f.packed(e, r.number)
	}
	if e.at < 0 || e.at >= len(f.b) {
		return nil
	}
	o, number := f.objectAt(e.at)
	if number.number != r.number {
		return nil
	}
	return f.decrypted(o, number)
}

// objectAt reads "N G obj …" at an offset.
func (f *File) objectAt(at int) (any, ref) {
	l := &lexer{b: f.b, at: at}
	defer func() { f.left -= l.at - at }()
	if f.left < 0 {
		return nil, ref{-1, 0}
	}
	n, okN := l.object().(int)
	g, okG := l.object().(int)
	if k, ok := l.object().(keyword); !ok || k != "obj" || !okN || !okG {
		return nil, ref{-1, 0}
	}
	id := ref{n, g}
	o := l.object()
	d, isDict := o.(dict)
	if !isDict {
		return o, id
	}
	l.skipSpace()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return o, id
	}
	l.at += len("stream")
	if l.peek(0) == '\r' {
		l.at++
	}
	if l.peek(0) == '\n' {
		l.at++
	}
	return stream{dict: d, raw: f.streamBytes(d, l.at), from: id}, id
}

var streamEnd = []byte("endstream")

// streamBytes are the bytes of a stream: as many as its dictionary says, if it ends there, else up to its end.
func (f *File) streamBytes(d dict, at int) []byte {
	at = min(at, len(f.b))
	if n, ok := f.resolve(d["Length"]).(int); ok && n >= 0 && n <= len(f.b)-at {
		rest := bytes.TrimLeft(f.b[at+n:min(len(f.b), at+n+32)], "\r\n\t ")
		if bytes.HasPrefix(rest, streamEnd) {
			return f.b[at : at+n]
		}
	}
	i := bytes.Index(f.b[at:], streamEnd)
	if i < 0 {
		i = len(f.b) - at
	}
	f.left -= i
	return bytes.TrimSuffix(bytes.TrimSuffix(f.b[at:at+i], []byte("\n")), []byte("\r"))
}

func (f *File) dict(o any) dict {
	switch d := f.resolve(o).(type) {
	case dict:
		return d
	case stream:
		return d.dict
	}
	return nil
}

func (f *File) array(o any) array {
	a, _ := f.resolve(o).(array)
	return a
}

func (f *File) name(o any) name {
	n, _ := f.resolve(o).(name)
	return n
}

func (f *File) number(o any) float64 { return number(f.resolve(o)) }

func (f *File) whole(o any) int { return whole(f.resolve(o)) }

func (f *File) text(o any) string {
	s, _ := f.resolve(o).(string)
	return s
}
