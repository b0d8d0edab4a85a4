package importer

import "strings"

// longestValue is the longest value of an attribute that is read, in bytes, but for those that hold words or an address of
// the article; longer ones hold inlined pictures and the state of programs.
const longestValue = 2000

// mostAttributes is how many attributes of a tag are read.
const mostAttributes = 100

// Elements by what of them is read. No reader sees what scripts and styles hold, but JSON-LD, which stands in a script, tells
// about the article. The content of raw elements is no markup, whatever it looks like. The shapes of a drawing have no words.
var (
	unread = wordSet(`script style`)
	raw    = wordSet(`title textarea xmp iframe noembed noframes noscript plaintext`)
	shapes = wordSet(`path polygon polyline rect circle ellipse use stop`)
)

// thin gives a page without what is no part of any article: scripts, styles, shapes, comments and inlined data. The tree of
// what is left has the same words in it. Pages are several megabytes of this around some kilobytes of text, and a tree takes
// many times the memory of its page.
func thin(page string) string {
	t := thinner{in: page}
	for t.at < len(t.in) {
		t.next()
	}
	if t.out == nil {
		return page
	}
	return string(append(t.out, t.in[t.kept:]...))
}

// thinner goes over a page once. What stands between kept and at stays as it is, and is copied once something is left out.
type thinner struct {
	in       string
	out      []byte
	kept, at int
}

// leave leaves out what stands between two places.
func (t *thinner) leave(from, to int) {
	t.out = append(t.out, t.in[t.kept:from]...)
	t.kept = to
}

// next goes past the next tag or comment, if there is one.
func (t *thinner) next() {
	i := strings.IndexByte(t.in[t.at:], '<')
	if i < 0 || t.at+i+1 >= len(t.in) {
		t.at = len(t.in)
		return
	}
	from := t.at + i
	t.at = from + 1
	switch c := t.in[t.at]; {
	case strings.HasPrefix(t.in[t.at:], "!--"):
		t.comment(from)
	case c == '/' && t.at+1 < len(t.in) && letter(t.in[t.at+1]):
		t.at++
		t.tag(from, false)
	case letter(c):
		t.tag(from, true)
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// comment leaves out a comment that ends; one that does not is the parser's to judge. Those that the parser ends earlier, such
// as <!-->, are left to it too.
func (t *thinner) comment(from int) {
	body := from + len("<!--")
	if end := strings.Index(t.in[body:], "-->"); end > 0 && t.in[body] != '>' && !strings.HasPrefix(t.in[body:], "->") &&
		!strings.Contains(t.in[body:body+end], "--!>") {
		t.at = body + end + len("-->")
		t.leave(from, t.at)
	}
}

// tag goes past a tag, and past what follows it as far as it is not to be read.
func (t *thinner) tag(from int, opens bool) {
	start := t.at
	for t.at < len(t.in) && !space(t.in[t.at]) && t.in[t.at] != '/' && t.in[t.at] != '>' {
		t.at++
	}
	name := strings.ToLower(t.in[start:min(t.at, start+longestName)])
	if shapes[name] {
		t.attributes(false)
		t.leave(from, t.at)
		return
	}
	data := t.attributes(opens)
	if !opens || t.in[t.at-2] == '/' { // in a drawing it has no content; elsewhere nothing is lost by reading on
		return
	}
	if from := t.at; unread[name] || raw[name] {
		if t.content(name); unread[name] && !data {
			t.leave(from, t.at)
		}
	}
}

// longestName is longer than the names above.
const longestName = 16

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// content goes past what stands between a tag and its end tag. Without an end tag the parser takes all the rest for it too. A
// script that writes a script in a comment has one end tag within.
func (t *thinner) content(name string) {
	from, within := t.at, false
	for {
		i := strings.Index(t.in[t.at:], "</")
		if i < 0 {
			t.at = len(t.in)
			return
		}
		t.at += i
		if t.ends(name) {
			if within || name != "script" || !writesScript(t.in[from:t.at]) {
				return
			}
			within = true
		}
		t.at += len("</")
	}
}

// ends says whether the element's end tag stands here.
func (t *thinner) ends(name string) bool {
	end := t.at + len("</") + len(name)
	return end < len(t.in) && strings.EqualFold(t.in[end-len(name):end], name) && (space(t.in[end]) || t.in[end] == '/' || t.in[end] == '>')
}

func writesScript(content string) bool {
	i := strings.Index(content, "<!--")
	return i >= 0 && !strings.Contains(content[i:], "-->") && strings.Contains(strings.ToLower(content[i:]), "<script")
}

// attributes goes to the end of a tag, leaves out those attributes that are too many or too long, and says whether one of them
// names JSON-LD.
func (t *thinner) attributes(thinned bool) (data bool) {
	for n := 0; t.at < len(t.in); n++ {
		for t.at < len(t.in) && (space(t.in[t.at]) || t.in[t.at] == '/') {
			t.at++
		}
		if t.at == len(t.in) {
			return data
		}
		if t.in[t.at] == '>' {
			t.at++
			return data
		}
		from := t.at
		name, value := t.attribute()
		if thinned && (n >= mostAttributes || len(value) > longestValue && !telling(name, value)) {
			t.leave(from, t.at)
		}
		data = data || strings.EqualFold(name, "type") && len(value) <= longestValue && strings.Contains(strings.ToLower(value), "ld+json")
	}
	return data
}

// attribute goes past one attribute.
func (t *thinner) attribute() (name, value string) {
	from := t.at
	for t.at++; t.at < len(t.in) && !space(t.in[t.at]) && strings.IndexByte("=/>", t.in[t.at]) < 0; t.at++ {
	}
	name = t.in[from:t.at]
	end := t.at
	for end < len(t.in) && space(t.in[end]) {
		end++
	}
	if end == len(t.in) || t.in[end] != '=' {
		return name, ""
	}
	for t.at = end + 1; t.at < len(t.in) && space(t.in[t.at]); t.at++ {
	}
	return name, t.value()
}

// value goes past the value of an attribute, be it quoted or not.
func (t *thinner) value() string {
	if t.at == len(t.in) || t.in[t.at] == '>' {
		return ""
	}
	from := t.at
	if quote := t.in[t.at]; quote == '"' || quote == '\'' {
		end := strings.IndexByte(t.in[from+1:], quote)
		if end < 0 {
			t.at = len(t.in)
			return t.in[from+1:]
		}
		t.at = from + 1 + end + 1
		return t.in[from+1 : t.at-1]
	}
	for t.at < len(t.in) && !space(t.in[t.at]) && t.in[t.at] != '>' {
		t.at++
	}
	return t.in[from:t.at]
}

// telling says whether an attribute may hold words or an address, which may be long.
func telling(name, value string) bool {
	const inlined = "data:"
	return tellingNames[strings.ToLower(name)] && !strings.EqualFold(value[:min(len(inlined), len(value))], inlined)
}

var tellingNames = wordSet(`alt title content aria-label href`)
