package web

import (
	"archive/zip"
	"bytes"
	"testing"
)

// wordFile is a Word document with one paragraph, in the fewest parts that make one.
func wordFile(t *testing.T, paragraph string) string {
	t.Helper()
	return wordParts(t, map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   "<document><body><p><r><t>" + paragraph + "</t></r></p></body></document>",
	})
}

// remarkedFile is a Word document with a comment on a passage and a footnote.
func remarkedFile(t *testing.T) string {
	t.Helper()
	return wordParts(t, map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml": `<document><body><p><r><t xml:space="preserve">The forum drew </t></r><commentRangeStart id="4"/><r><t>over 250 firms</t></r><commentRangeEnd id="4"/>` +
			`<r><t xml:space="preserve"> from 30 countries in 2023.</t></r><r><footnoteReference id="2"/></r></p></body></document>`,
		"word/comments.xml":  `<comments><comment id="4" author="Olena" date="2024-05-06T07:08:09Z"><p><r><t>Ministry, press note 12: https://gov.example/12.</t></r></p></comment></comments>`,
		"word/footnotes.xml": `<footnotes><footnote id="2"><p><r><t>Yearbook, p. 7</t></r></p></footnote></footnotes>`,
	})
}

func wordParts(t *testing.T, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
