package importer

import (
	"errors"
	"strings"
	"testing"

	"stet/internal/document"
	"stet/internal/factcheck"

	"github.com/google/go-cmp/cmp"
)

func p(inside string) string { return "<w:p>" + inside + "</w:p>" }
func r(text string) string   { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
func styled(style, text string) string {
	return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(text))
}

func item(level, text string) string {
	return p(`<w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="7"/></w:numPr></w:pPr>` + r(text))
}

func readWord(t *testing.T, body string, more ...string) Article {
	t.Helper()
	a, err := Read(Arrival{Name: "a.docx", Bytes: word(t, body, more...)})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWordDocumentGivesTheTextThatReadersSee(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"runs of one paragraph join", p(r("over 250 ") + r("firms")), "over 250 firms"},
		{"tabs and line breaks", p(`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>`), "a b\nc"},
		{"insertions stay, deletions go", p(r("It ") + `<w:ins>` + r("rose") + `</w:ins><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>` + r(".")), "It rose."},
		{"moved text stands where it was moved to", p(`<w:moveFrom>` + r("old") + `</w:moveFrom>` + r("a ") + `<w:moveTo>` + r("new") + `</w:moveTo>`), "a new"},
		{"hidden text", p(r("seen") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>`), "seen"},
		{"fields show their result", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("12") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`), "12"},
		{"content controls", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p(r("kept")) + `</w:sdtContent></w:sdt>`, "kept"},
		{"the table of contents goes", p(r("Text.")) + styled("T1", "Background 3") + styled("1", "Background"), "Text.\nBackground"},
		{"text boxes follow their paragraph", p(r("Main.") + `<w:r><w:pict><v:textbox xmlns:v="urn:v"><w:txbxContent>` + p(r("Boxed.")) + `</w:txbxContent></v:textbox></w:pict></w:r>`), "Main.\nBoxed."},
		{"the newer form of what is there twice", p(`<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "new"},
		{"no-break hyphens", p(`<w:r><w:t>155</w:t><w:noBreakHyphen/><w:t>mm</w:t></w:r>`), "155\u2011mm"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readWord(t, c.body).Text.Content; got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestWordDocumentKeepsItsShape(t *testing.T) {
	a := readWord(t, styled("Ttl", "Forum in Kyiv")+styled("My", "Background")+
		p(r("Drew ")+`<w:hyperlink r:id="r9">`+r("250 firms")+`</w:hyperlink>`+`<w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t> loud</w:t></w:r>`)+
		item("0", "First")+item("1", "Under it")+item("0", "Second")+p(r("Between."))+item("0", "Third")+styled("Q", "A quotation."))
	if a.Title != "Forum in Kyiv" || a.Format != Word {
		t.Errorf("title %q, format %q", a.Title, a.Format)
	}
	var shape []string
	for _, b := range a.Text.Blocks {
		within := ""
		for _, c := range b.Within {
			within += "/" + string(c.Kind)
			if c.Start > 0 {
				within += "+"
			}
		}
		shape = append(shape, string(b.Kind)+within)
	}
	list := "paragraph/numbered-list/list-item"
	want := []string{"heading", "paragraph", list, list + "/bullet-list/list-item", list, "paragraph", "paragraph/numbered-list+/list-item", "paragraph/quotation"}
	if diff := cmp.Diff(want, shape); diff != "" {
		t.Error(diff)
	}
	runs := []document.Run{{Range: document.Range{Start: 16, End: 25}, Kind: document.Link, Href: "https://river.example/data"}, {Range: document.Range{Start: 25, End: 30}, Kind: document.Strong}}
	if diff := cmp.Diff(runs, a.Text.Runs); diff != "" {
		t.Error(diff)
	}
}

func TestWordTableKeepsItsCells(t *testing.T) {
	cell := func(properties, text string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(r(text)) + "</w:tc>"
	}
	a := readWord(t, "<w:tbl><w:tblPr/><w:tr>"+cell(`<w:vMerge w:val="restart"/>`, "Region")+cell(`<w:gridSpan w:val="2"/>`, "Cost")+"</w:tr><w:tr>"+
		cell("<w:vMerge/>", "")+cell("", "30.1")+cell("", "31.2")+"</w:tr></w:tbl>")
	if want := "Region\tCost\n30.1\t31.2"; a.Text.Content != want {
		t.Errorf("%q, want %q", a.Text.Content, want)
	}
	if a.Text.Blocks[0].RowSpan != 2 || a.Text.Blocks[1].ColSpan != 2 {
		t.Errorf("cells %+v", a.Text.Blocks[:2])
	}
}

func TestWhatOnlyWordPutsIntoADocumentIsListedAsLeftOut(t *testing.T) {
	a := readWord(t, p(r("Before."))+`<w:altChunk r:id="r5"><w:altChunkPr/></w:altChunk>`+p(r("After.")))
	want := []Dropped{{Text: "altChunk r5", Reason: DroppedForeign}}
	if diff := cmp.Diff(want, a.Dropped); diff != "" || a.Text.Content != "Before.\nAfter." {
		t.Errorf("%q, %s", a.Text.Content, diff)
	}
}

const (
	wordComments = `<w:comments ` + wordSpaces + `><w:comment w:id="4" w:author="Olena" w:date="2024-05-06T07:08:09Z"><w:p><w:r><w:t>Ministry, press note 12:</w:t></w:r><w:r><w:t> https://gov.example/12.</w:t></w:r></w:p></w:comment></w:comments>`
	wordNotes    = `<w:footnotes ` + wordSpaces + `><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Yearbook, p. 7</w:t></w:r></w:p></w:footnote></w:footnotes>`
)

func TestWordCommentsAndFootnotesStandOnTheirPassages(t *testing.T) {
	a := readWord(t, p(r("The forum drew ")+`<w:commentRangeStart w:id="4"/>`+r("over 250 firms")+`<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>`+
		r(" in 2023")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+r(".")), "word/comments.xml", wordComments, "word/footnotes.xml", wordNotes)
	if want := "The forum drew over 250 firms in 20231.\nYearbook, p. 7"; a.Text.Content != want {
		t.Fatalf("the text is %q", a.Text.Content)
	}
	want := []factcheck.Remark{
		{Passage: document.Range{Start: 15, End: 29}, Origin: factcheck.OriginComment, Author: "Olena", At: "2024-05-06T07:08:09Z", Text: "Ministry, press note 12: https://gov.example/12.", Links: []string{"https://gov.example/12"}},
		{Passage: document.Range{Start: 37, End: 37}, Origin: factcheck.OriginFootnote, Text: "Yearbook, p. 7"},
	}
	if diff := cmp.Diff(want, a.Remarks); diff != "" {
		t.Error(diff)
	}
}

func TestHostileWordDocumentsAreRefusedInASentence(t *testing.T) {
	for name, c := range map[string]struct {
		bytes  []byte
		reason error
	}{
		"no text":                  {word(t, ""), ErrEmpty},
		"broken XML":               {packed(t, "[Content_Types].xml", wordTypes, "word/document.xml", "<w:document><w:body>"), ErrDamaged},
		"nothing but types":        {packed(t, "[Content_Types].xml", wordTypes, "_rels/.rels", wordRels), ErrDamaged},
		"tables within tables":     {word(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 10_000)), ErrTooDeep},
		"a paragraph of a million": {word(t, p(strings.Repeat("<w:r/>", 1_000_000))), ErrTangled},
		"a bomb":                   {word(t, p(r(strings.Repeat("a", 40<<20)))), ErrTooLong},
		"a bomb of blanks":         {word(t, "<!--"+strings.Repeat(" ", 40<<20)+"-->"), ErrTooLarge},
		"ends that began nowhere":  {word(t, "</w:tbl></w:tc>"), ErrDamaged},
		"an entity that grows":     {packed(t, "[Content_Types].xml", wordTypes, "word/document.xml", `<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`), ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(Arrival{Name: "a.docx", Bytes: c.bytes})
			if !errors.Is(err, c.reason) {
				t.Errorf("%v, want %v", err, c.reason)
			}
		})
	}
}

func FuzzWordBody(f *testing.F) {
	f.Add(p(r("a")))
	f.Add(item("0", "a") + item("8", "b") + "<w:tbl><w:tr><w:tc>" + p(r("c")) + "</w:tc></w:tr></w:tbl>")
	f.Add(p(`<w:commentRangeStart w:id="4"/>` + r("a") + `<w:commentRangeEnd w:id="4"/>`))
	f.Fuzz(func(t *testing.T, body string) {
		a, err := Read(Arrival{Name: "a.docx", Bytes: word(t, body, "word/comments.xml", wordComments, "word/footnotes.xml", wordNotes)})
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatalf("not a refusal: %v", err)
		}
		for _, remark := range a.Remarks {
			if remark.Passage.Start < 0 || remark.Passage.End > a.Text.Len() || remark.Passage.Len() < 0 {
				t.Fatalf("a remark stands at %v of %d", remark.Passage, a.Text.Len())
			}
		}
	})
}
