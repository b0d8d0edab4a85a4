package pdf

import (
	"math"
	"strconv"
)

// deepest is how far arrays and dictionaries may stand in one another.
const deepest = 64

// lexer reads objects from bytes (ISO 32000-2, section 7.2 and 7.3). It never fails: what makes no sense is passed over.
type lexer struct {
	b     []byte
	at    int
	depth int
	held  int // objects in the arrays and dictionaries of the object being read
}

// mostHeld is how many objects one object may hold; the rest of what is read is then passed over.
const mostHeld = 200_000

// hold counts an object that is held.
func (l *lexer) hold() {
	if l.held++; l.held > mostHeld {
		l.at = len(l.b)
	}
}

// end is what the lexer gives behind the last object.
type end struct{}

// closing is a bracket that ends an array or a dictionary.
type closing string

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.b) {
		return l.b[l.at+n]
	}
	return 0
}

func (l *lexer) skipSpace() {
	for ; l.at < len(l.b); l.at++ {
		if l.b[l.at] == '%' {
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
			l.at--
			continue
		}
		if !isSpace(l.b[l.at]) {
			return
		}
	}
}

// object reads the next object; references are told apart from numbers by looking ahead.
func (l *lexer) object() any {
	if l.depth == 0 {
		l.held = 0
	}
	l.skipSpace()
	if l.at >= len(l.b) {
		return end{}
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.peek(1) == '<':
		l.at += 2
		return l.dictionary()
	case c == '<':
		return l.hex()
	case c == '[':
		l.at++
		return l.array()
	case c == '>' && l.peek(1) == '>':
		l.at += 2
		return closing(">>")
	case isDelimiter(c):
		l.at++
		return closing(c)
	}
	return l.word()
}

// word reads a number, a reference or a keyword.
func (l *lexer) word() any {
	w := l.token()
	n, ok := parseNumber(w)
	if !ok {
		switch string(w) {
		case "true":
			return true
		case "false":
			return false
		case "null":
			return nil
		}
		return keyword(w)
	}
	if first, isInt := n.(int); isInt && first >= 0 {
		if r, ok := l.reference(first); ok {
			return r
		}
	}
	return n
}

func (l *lexer) token() []byte {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

// reference reads "G R" behind a whole number, or nothing.
func (l *lexer) reference(first int) (ref, bool) {
	at := l.at
	l.skipSpace()
	second, ok := parseNumber(l.token())
	generation, isInt := second.(int)
	l.skipSpace()
	if ok && isInt && generation >= 0 && l.at < len(l.b) && l.b[l.at] == 'R' {
		l.at++
		if l.at == len(l.b) || isSpace(l.b[l.at]) || isDelimiter(l.b[l.at]) {
			return ref{first, generation}, true
		}
	}
	l.at = at
	return ref{}, false
}

// parseNumber is strict about what a number is, and lax about its size.
func parseNumber(w []byte) (any, bool) {
	if len(w) == 0 || len(w) > 64 || w[0] > '9' {
		return nil, false
	}
	real := false
	for i, c := range w {
		switch {
		case c >= '0' && c <= '9' || (c == '+' || c == '-') && i == 0:
		case c == '.' && !real:
			real = true
		case c == '-': // "12-34" and "--5", which some write
			w = w[:max(i, 1)]
		default:
			return nil, false
		}
		if i >= len(w) {
			break
		}
	}
	if !real {
		if n, err := strconv.Atoi(string(w)); err == nil && n >= math.MinInt32 && n <= math.MaxInt32*2 {
			return n, true
		}
	}
	f, err := strconv.ParseFloat(string(w), 64)
	if err != nil {
		f = 0
	}
	return f, true
}

func (l *lexer) name() name {
	l.at++
	w := l.token()
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if v, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return name(out)
}

// ends are the words that end an array or dictionary which has no end of its own, so that no object reaches into the next.
var ends = map[keyword]bool{"obj": true, "endobj": true, "stream": true, "endstream": true, "xref": true, "trailer": true, "startxref": true}

func (l *lexer) array() any {
	out := array{}
	l.depth++
	defer func() { l.depth-- }()
	for l.depth < deepest {
		switch o := l.object().(type) {
		case end, closing:
			return out
		case keyword:
			if ends[o] {
				return out
			}
		default:
			l.hold()
			out = append(out, o)
		}
	}
	return out
}

func (l *lexer) dictionary() any {
	out := dict{}
	l.depth++
	defer func() { l.depth-- }()
	for l.depth < deepest {
		switch key := l.object().(type) {
		case end, closing:
			return out
		case keyword:
			if ends[key] {
				return out
			}
		case name:
			at := l.at
			switch value := l.object().(type) {
			case closing, end, keyword:
				l.at = at
			default:
				l.hold()
				out[key] = value
			}
		}
	}
	return out
}

func (l *lexer) hex() string {
	l.at++
	out, half, high := []byte{}, false, byte(0)
	for ; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		if c == '>' {
			l.at++
			break
		}
		v, ok := hexDigit(c)
		switch {
		case !ok:
		case half:
			out, half = append(out, high<<4|v), false
		default:
			high, half = v, true
		}
	}
	if half {
		out = append(out, high<<4)
	}
	return string(out)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) literal() string {
	l.at++
	var out []byte
	for open := 1; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return string(out)
			}
		case '\\':
			l.at++
			out = l.escaped(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escaped reads what follows a backslash.
func (l *lexer) escaped(out []byte) []byte {
	c := l.peek(0)
	switch {
	case c >= '0' && c <= '7':
		v := 0
		for n := 0; n < 3 && l.peek(0) >= '0' && l.peek(0) <= '7' && l.at < len(l.b); n++ {
			v = v*8 + int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(v))
	case c == '\r':
		if l.peek(1) == '\n' {
			l.at++
		}
		return out
	case c == '\n':
		return out
	case escapes[c] != 0:
		return append(out, escapes[c])
	}
	return append(out, c)
}
