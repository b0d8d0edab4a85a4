package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

const hello = "BT /F1 12 Tf 72 700 Td (Hello, ) Tj (world) Tj 0 -20 Td [(Se) -20 (cond)] TJ ET"

func wants(t *testing.T, b []byte, want string) {
	t.Helper()
	got, err := textOfPages(b)
	if err != nil || got != want {
		t.Errorf("%q (%v), want %q", got, err, want)
	}
}

func TestPiecesStandWhereTheyAreSeen(t *testing.T) {
	f, err := Open(made(t, "", hello))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	c, err := pages[0].Content()
	if err != nil || len(c.Pieces) != 2 {
		t.Fatalf("%v, %+v", err, c)
	}
	p := c.Pieces[0]
	if p.Text != "Hello, world" || p.X0 != 72 || p.Y != 100 || p.Size != 12 || p.X1 < 130 || p.X1 > 145 {
		t.Errorf("%+v", p)
	}
	if c.Width != 600 || c.Height != 800 {
		t.Errorf("the page is %v by %v", c.Width, c.Height)
	}
}

func TestWhatProducersDoIsRead(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"escapes": {`BT /F1 12 Tf (\050a\)\\ \344 b\
c) Tj ET`, `(a)\ ä bc`},
		"hex":                      {"BT /F1 12 Tf <48 65 6C6c6> Tj ET", "Hell`"},
		"gaps that are spaces":     {"BT /F1 10 Tf [(two) -300 (words) -30 (here)] TJ ET", "two wordshere"},
		"wide gaps part pieces":    {"BT /F1 10 Tf [(left) -3000 (right)] TJ ET", "left\nright"},
		"next line operators":      {"BT /F1 10 Tf 14 TL 0 700 Td (a) Tj (b) ' 1 2 (c) \" T* (d) Tj ET", "a\nb\nc\nd"},
		"ligatures taken apart":    {"BT /F1 10 Tf /Span <</ActualText <FEFFFB01>>> BDC (x) Tj EMC (rm) Tj ET", "firm"},
		"text in place of drawing": {"BT /F1 10 Tf /Span <</ActualText (whole)>> BDC (abc) Tj EMC ET", "whole"},
		"saved states":             {"q BT /F1 10 Tf (a) Tj ET Q BT 0 50 Td (lost font) Tj ET", "a"},
		"a picture in the page":    {"BI /W 1 /H 1 /BPC 8 ID (\x00 EI BT /F1 10 Tf (a) Tj ET", "a"},
		"garbage between":          {"}} ] >> 12 /x foo BT /F1 10 Tf (a) Tj ] ET )", "a"},
		"rotated text":             {"BT /F1 10 Tf 0 1 -1 0 100 100 Tm (up) Tj ET", "up"},
	} {
		t.Run(name, func(t *testing.T) { wants(t, made(t, "", c.content), c.want) })
	}
}

func TestFormsAreReadInTheirPlace(t *testing.T) {
	var w writer
	form := w.stream(t, "/Type /XObject /Subtype /Form /Matrix [1 0 0 1 0 100] /BBox [0 0 600 800]", "BT /F1 12 Tf 10 10 Td (inside) Tj ET")
	root, _ := w.document(t, fmt.Sprintf("/XObject <</X %d 0 R>>", form), "BT /F1 12 Tf (before) Tj ET /X Do /X Do")
	wants(t, w.bytes(root, ""), "before\ninside\ninside")
}

func TestMapsOfCodesAreRead(t *testing.T) {
	var w writer
	to := w.stream(t, "", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0003> <0457> endbfchar "+
		"2 beginbfrange <0010> <0012> <0430> <0020> <0021> [<00660066> <0041>] endbfrange")
	font := w.add("<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode %d 0 R /DescendantFonts [<</W [3 [700 600] 16 18 500] /DW 250>>]>>", to)
	page := w.stream(t, "", "BT /G 10 Tf <0003001000120020002100ff> Tj ET")
	tree := len(w.objects) + 2
	w.add("<</Type /Page /Resources <</Font <</G %d 0 R>>>> /Contents %d 0 R>>", font, page)
	w.add("<</Type /Pages /Kids [%d 0 R]>>", tree-1)
	root := w.add("<</Type /Catalog /Pages %d 0 R>>", tree)
	wants(t, w.bytes(root, ""), "їавffA")
}

func TestDifferencesNameGlyphs(t *testing.T) {
	for name, want := range map[string]string{
		"eacute": "é", "Zcaron": "Ž", "afii10017": "А", "afii10023": "Ё", "afii10024": "Ж", "afii10097": "я", "afii10103": "і", "uni0457": "ї",
		"u1F600": "😀", "f_f_i": "ffi", "a.sc": "a", "one.oldstyle": "1", "quotedblleft": "“", "nonsense": "", ".notdef": "", "space": " ", "grave": "`",
		"germandbls": "ß", "commaaccent": "", "Scommaaccent": "Ş", "bullet": "•", "uniD800": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestTablesThatAreMissingOrWrongAreMadeAnew(t *testing.T) {
	whole := made(t, "", hello)
	for name, b := range map[string][]byte{
		"no table":               whole[:bytes.LastIndex(whole, []byte("xref\n0"))],
		"wrong start":            regexp.MustCompile(`startxref\n\d+`).ReplaceAll(whole, []byte("startxref\n7")),
		"shifted offsets":        append([]byte("%!junk that some mailer put there\n"), whole...),
		"cut in the last object": bytes.Replace(whole, []byte("startxref"), nil, 1),
		"table in a loop":        bytes.Replace(whole, []byte("/Size"), []byte("/Prev 9 /Size"), 1),
		"a wrong length":         regexp.MustCompile(`/Length \d+`).ReplaceAll(whole, []byte("/Length 3")),
		"a length in a loop":     regexp.MustCompile(`/Length \d+`).ReplaceAll(whole, []byte("/Length 2 0 R")),
	} {
		t.Run(name, func(t *testing.T) { wants(t, b, "Hello, world\nSecond") })
	}
}

func TestObjectsInStreamsAreRead(t *testing.T) {
	var w writer
	w.stream(t, "", hello)
	parts := []string{helvetica, "<</Type /Page /Resources <</Font <</F1 3 0 R>>>> /Contents 1 0 R>>", "<</Type /Pages /Kids [4 0 R]>>", "<</Type /Catalog /Pages 5 0 R>>"}
	head, body := "", ""
	for i, p := range parts {
		head += fmt.Sprintf("%d %d ", i+3, len(body))
		body += p + " "
	}
	w.stream(t, fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(parts), len(head)), head+body)
	b := w.bytes(6, "")
	b = b[:bytes.LastIndex(b, []byte("xref\n0"))]
	wants(t, append(b, "trailer <</Root 6 0 R>>"...), "Hello, world\nSecond")

	var table bytes.Buffer
	for i := range 7 {
		switch at := bytes.Index(b, fmt.Appendf(nil, "%d 0 obj", i)); {
		case i == 0:
			table.Write([]byte{0, 0, 0, 0})
		case i <= 2:
			table.Write([]byte{1, byte(at >> 8), byte(at), 0})
		default:
			table.Write([]byte{2, 0, 2, byte(i - 3)})
		}
	}
	start := len(b)
	b = fmt.Appendf(b, "9 0 obj <</Type /XRef /W [1 2 1] /Size 7 /Root 6 0 R /Length %d>>\nstream\n%s\nendstream endobj\nstartxref\n%d\n%%%%EOF", table.Len(), table.String(), start)
	wants(t, b, "Hello, world\nSecond")
}

// encrypted makes a file of revision 3 whose reader's password is the given one.
func encrypted(t *testing.T, password string) []byte {
	t.Helper()
	pad := append([]byte(password), padding...)[:32]
	owner := strings.Repeat("o", 32)
	all := append(append(bytes.Clone(pad), owner...), binary.LittleEndian.AppendUint32(nil, 0xfffffffc)...)
	sum := md5.Sum(append(all, "id"...))
	for range 50 {
		sum = md5.Sum(sum[:])
	}
	secret := sum[:]
	user := proof(secret, "id", 3)
	k := key{secret: secret}
	var w writer
	root, _ := w.document(t, "", hello)
	for i, o := range w.objects {
		if head, rest, found := strings.Cut(o, "stream\n"); found {
			body := strings.TrimSuffix(rest, "\nendstream")
			w.objects[i] = head + "stream\n" + string(rc4ed(k.of(ref{i + 1, 0}, ""), []byte(body))) + "\nendstream"
		}
	}
	return w.bytes(root, fmt.Sprintf("/ID [(id)] /Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%s) /U <%x>>>", owner, append(user, make([]byte, 16)...)))
}

func TestFilesThatNeedNoPasswordAreRead(t *testing.T) {
	wants(t, encrypted(t, ""), "Hello, world\nSecond")
}

func TestFilesThatNeedAPasswordAreLocked(t *testing.T) {
	if _, err := textOfPages(encrypted(t, "secret")); !errors.Is(err, ErrLocked) {
		t.Errorf("%v, want ErrLocked", err)
	}
}

func TestFiltersAreUndone(t *testing.T) {
	for name, c := range map[string]struct{ filter, raw, want string }{
		"hex":         {"/ASCIIHexDecode", "48 69>", "Hi"},
		"base 85":     {"/ASCII85Decode", "87cURD]i,\"Ebo7~>", "Hello World"},
		"run lengths": {"/RunLengthDecode", "\x01Hi\xfdo\x80", "Hioooo"},
		"LZW":         {"/LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"},
	} {
		t.Run(name, func(t *testing.T) {
			f := &File{left: mostUnpacked}
			d := (&lexer{b: []byte("<</Filter " + c.filter + ">>")}).object().(dict)
			got, err := f.unpack(stream{dict: d, raw: []byte(c.raw)})
			if err != nil || string(got) != c.want {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestHostileFilesEndInAnError(t *testing.T) {
	forms := func(t *testing.T) []byte {
		var w writer
		for i := range 10 {
			w.stream(t, fmt.Sprintf("/Subtype /Form /Resources <</XObject <</X %d 0 R>>>>", i+2), strings.Repeat("/X Do ", 50))
		}
		w.stream(t, "/Subtype /Form", "(a) Tj")
		root, _ := w.document(t, "/XObject <</X 1 0 R>>", "/X Do")
		return w.bytes(root, "")
	}
	kids := func(t *testing.T) []byte {
		var w writer
		w.add("<</Type /Catalog /Pages 2 0 R>>")
		w.add("<</Kids [%s]>>", strings.Repeat("<</Type /Page>> ", mostPages+1))
		return w.bytes(1, "")
	}
	for name, b := range map[string][]byte{
		"forms in forms":     forms(t),
		"a million glyphs":   made(t, "", "BT /F1 9 Tf "+strings.Repeat("("+strings.Repeat("a", 1000)+") Tj ", 1000)+" ET"),
		"a bomb":             made(t, "", strings.Repeat(" ", largestPart+2)),
		"too many pages":     kids(t),
		"pages in a circle":  []byte("%PDF-1.4 1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Kids [2 0 R 2 0 R]>> endobj"),
		"nothing":            []byte("%PDF-1.4"),
		"open dictionaries":  []byte("%PDF-1.4 " + strings.Repeat("1 0 obj <<", 100_000)),
		"open strings":       []byte("%PDF-1.4 " + strings.Repeat("1 0 obj (", 100_000)),
		"many trailers":      []byte("%PDF-1.4 1 0 obj null endobj " + strings.Repeat("trailer <<", 100_000)),
		"endless references": []byte("%PDF-1.4 1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj trailer <</Root 1 0 R>>"),
	} {
		t.Run(name, func(t *testing.T) {
			if text, err := textOfPages(b); err == nil {
				t.Errorf("it was read as %.100q", text)
			}
		})
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(made(f, "", hello))
	f.Add([]byte("%PDF-1.4 1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Kids [3 0 R]>> endobj 3 0 obj <</Contents 4 0 R>> endobj 4 0 obj <<>> stream\nBT (a) Tj ET endstream"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, err := textOfPages(append([]byte("%PDF-"), b...))
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLocked) && !errors.Is(err, ErrTangled) {
			t.Error(err)
		}
	})
}
