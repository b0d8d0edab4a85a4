package importer

import (
	"archive/zip"
	"bytes"
	"testing"
)

// packed makes a zip archive of names and contents, in turn.
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		part, err := w.Create(parts[i])
		if err == nil {
			_, err = part.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The parts of a Word document, as far as tests need them.
const (
	wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
	wordTypes  = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordRels   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	wordLinks  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://river.example/data" TargetMode="External"/></Relationships>`
	wordStyles = `<w:styles ` + wordSpaces + `><w:style w:styleId="Ttl"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style><w:style w:styleId="My"><w:name w:val="Mine"/><w:basedOn w:val="1"/></w:style><w:style w:styleId="N"><w:name w:val="Normal"/></w:style><w:style w:styleId="Q"><w:name w:val="Quote"/></w:style><w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>`
	wordLists  = `<w:numbering ` + wordSpaces + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
)

// word makes a Word document with the body, and further parts by name and content.
func word(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	parts := []string{
		"[Content_Types].xml", wordTypes, "_rels/.rels", wordRels, "word/_rels/document.xml.rels", wordLinks,
		"word/styles.xml", wordStyles, "word/numbering.xml", wordLists,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	return packed(t, append(parts, more...)...)
}
