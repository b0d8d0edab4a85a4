package pdf

import "sort"

// cmap says which codes there are and what they mean (ISO 32000-2, section 9.10.3).
type cmap struct {
	spaces []codeSpace
	single map[uint32]string
	ranges []codeRange // by their start
}

type codeSpace struct {
	length    int
	low, high uint32
}

type codeRange struct {
	low, high uint32
	text      string   // of the first code; the last character counts up from there
	texts     []string // or one for each code
}

// Limits of one map.
const (
	mostCodes  = 70_000
	mostRanges = 20_000
)

// readCMap reads a map, as far as it is one.
func readCMap(b []byte) *cmap {
	m := &cmap{single: map[uint32]string{}}
	l := &lexer{b: b}
	var operands []any
	for {
		switch o := l.object().(type) {
		case end:
			sort.SliceStable(m.ranges, func(i, j int) bool { return m.ranges[i].low < m.ranges[j].low })
			return m
		case closing:
		case keyword:
			m.add(o, operands)
			operands = operands[:0]
		default:
			operands = append(operands, o)
		}
	}
}

func (m *cmap) add(k keyword, o []any) {
	switch k {
	case "endcodespacerange":
		for ; len(o) >= 2 && len(m.spaces) < 100; o = o[2:] {
			low, n := codeOf(o[0])
			high, _ := codeOf(o[1])
			m.spaces = append(m.spaces, codeSpace{n, low, high})
		}
	case "endbfchar":
		for ; len(o) >= 2 && len(m.single) < mostCodes; o = o[2:] {
			code, _ := codeOf(o[0])
			if s, ok := o[1].(string); ok {
				m.single[code] = fromUTF16(s)
			}
		}
	case "endbfrange":
		for ; len(o) >= 3 && len(m.ranges) < mostRanges; o = o[3:] {
			m.addRange(o[0], o[1], o[2])
		}
	}
}

func (m *cmap) addRange(low, high, to any) {
	r := codeRange{}
	r.low, _ = codeOf(low)
	r.high, _ = codeOf(high)
	switch to := to.(type) {
	case string:
		r.text = fromUTF16(to)
	case array:
		for _, o := range to {
			s, _ := o.(string)
			r.texts = append(r.texts, fromUTF16(s))
		}
	}
	m.ranges = append(m.ranges, r)
}

// codeOf reads a code, and its length in bytes.
func codeOf(o any) (code uint32, n int) {
	s, _ := o.(string)
	for i := range min(len(s), 4) {
		code = code<<8 | uint32(s[i])
	}
	return code, min(len(s), 4)
}

// text is what a code means, empty where the map does not say.
func (m *cmap) text(code uint32) string {
	if s, ok := m.single[code]; ok {
		return s
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].low > code }) - 1
	if i < 0 || code > m.ranges[i].high {
		return ""
	}
	r := m.ranges[i]
	step := code - r.low
	if r.texts != nil {
		if int(step) < len(r.texts) {
			return r.texts[step]
		}
		return ""
	}
	runes := []rune(r.text)
	if len(runes) == 0 {
		return ""
	}
	runes[len(runes)-1] += rune(step)
	return string(runes)
}

// next parts the first code from a string: the shortest that lies in a space of the map, else of the given length.
func (m *cmap) next(s string, otherwise int) (code uint32, n int) {
	for n := 1; n <= min(4, len(s)) && m != nil; n++ {
		code, _ := codeOf(s[:n])
		for _, space := range m.spaces {
			if space.length == n && code >= space.low && code <= space.high {
				return code, n
			}
		}
	}
	n = min(otherwise, len(s))
	code, _ = codeOf(s[:n])
	return code, n
}
