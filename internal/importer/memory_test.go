package importer

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The memory that an import may take: so much, and so many times what arrives.
const (
	memoryFloor  = 64 << 20
	memoryFactor = 20
)

// measured is the variable by which a test tells its child process which arrival to read.
const measured = "STET_MEASURED_ARRIVAL"

// greedy are arrivals that ask for as much memory as they can get.
func greedy(t testing.TB) map[string]Arrival {
	all := map[string]Arrival{}
	for name, s := range map[string]string{
		"plain words": "word ", "plain lines": "a\n\n", "plain marks": "e\u0301", "plain ideographs": "的",
	} {
		all[name] = Arrival{Name: "a.txt", Bytes: []byte(filled(s, MaxBytes))}
	}
	for name, s := range map[string]string{
		"cells": "<td>a", "breaks": "<br>",
		"nested": "<div>", "formatting": "<nobr><i>",
	} {
		all["fragment of "+name] = Arrival{Name: "a.html", Bytes: []byte(filled(s, MaxBytes-20))}
	}
	for _, s := range []string{"<p>a", "<b>a</b>", "<a href=x>a</a>", "<nobr><i>", "<td>a", "<i a b c d>"} {
		all["page of the most "+s] = Arrival{Name: "a.html", Bytes: []byte("<html><body>" + strings.Repeat(s, (mostTags-10)/countTags(s)))}
	}
	image := `<p>word</p><img src="data:image/png;base64,` + filled("iVBORw0KGgo=", 500_000) + `">`
	script := "<script>" + filled("a<b;", 500_000) + "</script>"
	for name, s := range map[string]string{
		"scripts and images": script + image, "small scripts": "<script>a</script>", "shapes": "<path d='M 0 0'/>",
		"words": "word ", "entities": "&amp;", "comments": "<!-- a -->", "breaks": "\n",
	} {
		all["large page of "+name] = Arrival{Name: "a.html", Bytes: []byte("<html><body><p>word</p>" + filled(s, 8<<20))}
	}
	for name, s := range map[string]string{"attributes": " a", "values": " a=b", "one value": "b"} {
		all["large page with a tag of "+name] = Arrival{Name: "a.html", Bytes: []byte("<html><body><p>word</p><i title=" + filled(s, 8<<20) + ">")}
	}
	for name, s := range map[string]string{"items": "- a\n", "emphasis": "*a*\n\n", "links": "[a](b)\n\n", "cells": "|a|b|c|d|\n|-|-|-|-|\n|a|b|c|d|\n\n", "notes": "[^1]: a\n\n[^1]\n\n"} {
		all["Markdown "+name] = Arrival{Name: "a.md", Bytes: []byte(filled(s, MaxBytes))}
	}
	for name, s := range map[string]string{
		"paragraphs": "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "runs": "", "cells": "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "words": "<w:p><w:r><w:t>" + filled("word ", 500) + "</w:t></w:r></w:p>",
	} {
		body := filled(s+" ", mostUnpacked-1<<20)
		if s == "" {
			body = "<w:p>" + filled("<w:r><w:t>a</w:t></w:r>", mostUnpacked-1<<20) + "</w:p>"
		}
		all["Word "+name] = Arrival{Name: "a.docx", Bytes: word(t, body)}
	}
	all["EPUB of paragraphs"] = Arrival{Name: "a.epub", Bytes: epubFile(t, "OPS/ch2.xhtml", "<body>"+filled("<p>a</p>", mostUnpacked-1<<20))}
	all["EPUB of words"] = Arrival{Name: "a.epub", Bytes: epubFile(t, "OPS/ch2.xhtml", "<body>"+filled("<p>"+filled("word ", 500)+"</p>", mostUnpacked-1<<20))}
	for name, s := range map[string]string{
		"words": "(" + filled("word ", 80) + ") Tj T* ", "letters": "(a) Tj 20 3 Td ", "arrays": "[[[[[",
	} {
		if name == "arrays" {
			all["PDF of "+name] = Arrival{Name: "a.pdf", Bytes: packedPDF(t, "BT /F1 1 Tf 1 TL 0 700 Td "+filled(s, 7<<20))}
			continue
		}
		all["PDF pages of "+name] = Arrival{Name: "a.pdf", Bytes: packedPDF(t, slicesOf("BT /F1 1 Tf 1 TL 0 700 Td "+filled(s, 200_000), 40)...)}
	}
	return all
}

func slicesOf(s string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = s
	}
	return all
}

// packedPDF is simplePDF with its descriptions packed.
func packedPDF(t testing.TB, pages ...string) []byte {
	t.Helper()
	b := simplePDF(pages...)
	for _, page := range pages {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, err := w.Write([]byte(page))
		if err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		old := fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(page), page)
		b = bytes.Replace(b, []byte(old), fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", z.Len(), z.Bytes()), 1)
	}
	return b
}

var peak = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// TestMain lets a child process read one arrival and say how much memory it had at most.
func TestMain(m *testing.M) {
	path := os.Getenv(measured)
	if path == "" {
		os.Exit(m.Run())
	}
	b, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	name, content, _ := bytes.Cut(b, []byte("\n"))
	_, err = Read(Arrival{Name: string(name), Bytes: content})
	status, _ := os.ReadFile("/proc/self/status")
	fmt.Printf("%s %v\n", peak.Find(status), err)
	os.Exit(0)
}

func TestImportsStayWithinTheirMemory(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("the system does not tell a process's memory")
	}
	for name, a := range greedy(t) {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir() + "/arrival"
			if err := os.WriteFile(path, append([]byte(a.Name+"\n"), a.Bytes...), 0o600); err != nil {
				t.Fatal(err)
			}
			c := exec.CommandContext(t.Context(), os.Args[0])
			c.Env = append(os.Environ(), measured+"="+path)
			out, err := c.CombinedOutput()
			m := peak.FindSubmatch(out)
			if err != nil || m == nil {
				t.Fatalf("%v: %s", err, out)
			}
			kb, _ := strconv.Atoi(string(m[1]))
			limit := memoryFloor + memoryFactor*len(a.Bytes)
			t.Logf("%d MB of %d: %s", kb>>10, limit>>20, strings.TrimSpace(string(out)))
			if kb<<10 > limit {
				t.Errorf("it took %d MB, the limit is %d", kb>>10, limit>>20)
			}
		})
	}
}
