package importer

import (
	"bytes"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

func utf16Mark(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xfe\xff")) || bytes.HasPrefix(b, []byte("\xff\xfe"))
}

// decode gives the bytes as text. What says a byte order mark counts most, then the media type, then (HTML) the page itself;
// what says nothing is UTF-8 if it can be, else the Windows code page that its letters suggest.
func decode(b []byte, format, mediaType string) (string, error) {
	enc := encodingOf(b, format, mediaType)
	if enc == nil {
		return valid(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", undecodable()
	}
	if utf16Mark(b) && binary([]byte(string(out))) {
		return "", refuse(ErrNotText, "This is not text: it holds characters that no text has.")
	}
	return valid(out)
}

// encodingOf is nil for UTF-8.
func encodingOf(b []byte, format, mediaType string) encoding.Encoding {
	if utf16Mark(b) {
		return utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM)
	}
	if mostlyUTF8(b) {
		return nil
	}
	if enc := declared(b, format, mediaType); enc != nil {
		return enc
	}
	if cyrillic(b) {
		return charmap.Windows1251
	}
	return charmap.Windows1252
}

// declared is the character set that the arrival names, other than UTF-8. Bytes are asked first whether they are UTF-8, for
// pages that were converted without changing their declaration are more common than others that happen to be valid.
func declared(b []byte, format, mediaType string) encoding.Encoding {
	if format == "" && formatByLooking(string(b[:min(len(b), 1024)])) == HTML {
		format = HTML
	}
	if _, params, err := mime.ParseMediaType(mediaType); err == nil && params["charset"] != "" {
		if enc, name := charset.Lookup(params["charset"]); name != "utf-8" && enc != nil {
			return enc
		}
	}
	if format != HTML {
		return nil
	}
	enc, name, certain := charset.DetermineEncoding(b, "text/html")
	if name != "utf-8" && (certain || declares(b)) {
		return enc
	}
	return nil
}

// declares says whether the page's head names a character set. Where it does not, DetermineEncoding assumes one.
func declares(b []byte) bool {
	return bytes.Contains(bytes.ToLower(b[:min(len(b), 1024)]), []byte("charset="))
}

// mostlyUTF8 is true of UTF-8 with at most one bad byte for every hundred good sequences: a text cut in the middle of a
// character, or with one stray byte, is still UTF-8.
func mostlyUTF8(b []byte) bool {
	if utf8.Valid(b) {
		return true
	}
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good >= bad*100
}

// cyrillic says whether bytes that are no UTF-8 are rather windows-1251 than windows-1252: Cyrillic words are runs of bytes
// above 0xC0, accented letters stand alone among ASCII ones.
func cyrillic(b []byte) bool {
	runs, alone := 0, 0
	for i, c := range b {
		switch {
		case c < 0xC0:
		case i > 0 && b[i-1] >= 0xC0 || i+1 < len(b) && b[i+1] >= 0xC0:
			runs++
		default:
			alone++
		}
	}
	return runs > 2*alone
}

// valid refuses a text with more than one undecodable character in a thousand, and control characters beyond those that
// white space is made of.
func valid(b []byte) (string, error) {
	s := strings.ToValidUTF8(string(b), string(utf8.RuneError))
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	if n := strings.Count(s, string(utf8.RuneError)); n > 0 && n*1000 > utf8.RuneCountInString(s)+1000 {
		return "", undecodable()
	}
	return s, nil
}

func undecodable() error {
	return refuse(ErrUndecodable, "Its characters cannot be read: the character set is damaged or not the one it names. Save it as UTF-8.")
}
