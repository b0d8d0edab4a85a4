package importer

import "testing"

// BenchmarkRead reads an article of each format that is packed or has to be laid out anew.
func BenchmarkRead(b *testing.B) {
	for name, a := range map[string]Arrival{
		"Word": {Bytes: word(b, filled("<w:p><w:r><w:t>Over 250 firms from 30 countries came to Kyiv, he said.</w:t></w:r></w:p>", 1<<20))},
		"EPUB": {Bytes: epubFile(b, "OPS/ch2.xhtml", "<body>"+filled("<p>Over 250 firms from 30 countries came to Kyiv, he said.</p>", 1<<20))},
		"HTML": {Name: "a.html", Bytes: []byte(filled("<p>Over 250 firms from 30 countries came to Kyiv, he said.</p>", MaxBytes))},
		"PDF":  {Bytes: packedPDF(b, slicesOf(typed(slicesOf("Over 250 firms from 30 countries came to Kyiv, as he had said before", 50)...), 20)...)},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(a.Bytes)))
			for b.Loop() {
				if _, err := Read(a); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
