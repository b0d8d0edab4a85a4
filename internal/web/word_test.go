package web

import (
	"archive/zip"
	"bytes"
	"testing"
)

// wordFile is a Word document with one paragraph, in the fewest parts that make one.
func wordFile(t *testing.T, paragraph string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   "<document><body><p><r><t>" + paragraph + "</t></r></p></body></document>",
	} {
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
