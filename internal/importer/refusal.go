package importer

import (
	"bytes"
	"errors"
	"strings"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// Why an arrival is refused.
var (
	ErrEmpty       = document.ErrEmpty
	ErrTooLarge    = errors.New("it is too large")
	ErrTooLong     = document.ErrTooLong
	ErrTooDeep     = document.ErrTooDeep
	ErrTangled     = errors.New("its marks are too many to be read")
	ErrNotText     = errors.New("it is not text")
	ErrUndecodable = errors.New("its character set cannot be told")
	ErrDamaged     = errors.New("it is damaged")
)

// Refusal says why an arrival cannot be read: Reason is one of the errors above, Sentence tells a person. It matches its
// reason with errors.Is.
type Refusal struct {
	Reason   error
	Sentence factcheck.Sentence
}

func (r *Refusal) Error() string { return r.Sentence.String() }

// Unwrap gives the reason.
func (r *Refusal) Unwrap() error { return r.Reason }

func refuse(reason error, format string, args ...any) error {
	return &Refusal{Reason: reason, Sentence: factcheck.Say(format, args...)}
}

// unreadable refuses what is no text before anything else looks at it.
func unreadable(b []byte) error {
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return refuse(ErrEmpty, "There is no text in it.")
	case len(b) > MaxPageBytes:
		return tooLarge()
	}
	if name := lookalike(b); name != "" {
		return refuse(ErrNotText, "This looks like %s, which cannot be read yet. Save it as HTML or plain text, or paste its text.", name)
	}
	if binary(b) {
		return refuse(ErrNotText, "This is not text: it holds bytes that no text has. Import plain text, Markdown or HTML.")
	}
	return nil
}

func tooLarge() error {
	return refuse(ErrTooLarge, "The article is larger than 1 MB, or as HTML than %d MB, which is the most that can be imported.", MaxPageBytes>>20)
}

// fileKind is what a file looks like, as a refusal names it.
type fileKind string

var signatures = []struct {
	start, inside string
	name          fileKind
}{
	{"PK\x03\x04", "opendocument.text", "an OpenDocument text (.odt)"},
	{"PK\x03\x04", "", "a zip archive"},
	{"\xd0\xcf\x11\xe0", "", "an old Word document (.doc)"},
	{"{\\rtf", "", "Rich Text (RTF)"},
	{"\x1f\x8b", "", "a gzip archive"},
	{"\x89PNG", "", "a picture (PNG)"},
	{"\xff\xd8\xff", "", "a picture (JPEG)"},
	{"GIF8", "", "a picture (GIF)"},
	{"RIFF", "WEBP", "a picture (WebP)"},
}

// lookalike names the format that the first bytes are the signature of.
func lookalike(b []byte) fileKind {
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.start)) && bytes.Contains(b, []byte(s.inside)) {
			return s.name
		}
	}
	return ""
}

// binary is true where more than one byte in a thousand is a control character that text has no use for.
func binary(b []byte) bool {
	if utf16Mark(b) {
		return false
	}
	controls := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' || c == 0x7f {
			controls++
		}
	}
	return controls*1000 > len(b)
}

// refuseText words what the text itself was refused for.
func refuseText(err error) error {
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		return refusal
	case errors.Is(err, ErrEmpty):
		return refuse(ErrEmpty, "There is no text in it.")
	case errors.Is(err, ErrTooLong):
		return refuse(ErrTooLong, "The article’s text is longer than %d characters.", document.MaxLength)
	case errors.Is(err, document.ErrTooMany):
		return refuse(ErrTangled, "It has more than %d paragraphs and cells, which is more than an article.", document.MaxBlocks)
	case errors.Is(err, ErrTooDeep), strings.Contains(err.Error(), "open stack of elements"):
		return refuse(ErrTooDeep, "Its elements are nested too deeply to be an article. Paste its text instead.")
	}
	return refuse(ErrNotText, "It cannot be read: %v.", err)
}
