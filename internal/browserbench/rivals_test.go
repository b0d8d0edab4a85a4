package browserbench

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/document"
)

// rivals serves the pages that the workbench is measured beside, from this machine: the bare text, and the text with the same
// passages drawn by the library.
func rivals(t *testing.T, sizes []int) string {
	t.Helper()
	canonical, err := document.FromPlain(text())
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	answer := func(path, kind string, body []byte) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(body) // a browser that is gone does not matter
		})
	}
	answer("/still", "text/plain", nil)
	answer("/plain", "text/html; charset=utf-8", page(canonical.Content, ""))
	answer("/recogito", "text/html; charset=utf-8", page(canonical.Content, `<link rel="stylesheet" href="/recogito.css"><script src="/recogito.js" defer></script>`))
	bundle := bundled(t)
	for kind, name := range map[string]string{"text/javascript": "recogito.js", "text/css": "recogito.css"} {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Cache-Control", "max-age=3600, immutable") // as the workbench's own files are
			http.ServeFile(w, r, filepath.Join(bundle, name))
		})
	}
	for _, claims := range sizes {
		answer(fmt.Sprintf("/passages-%d.json", claims), "application/json", pairs(t, passages(canonical.Content, claims)))
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// page is the text in a column like the workbench's.
func page(canonical, head string) []byte {
	return []byte(`<!doctype html><html lang="en"><title>Text</title><link rel="icon" href="data:,"><style>#text { max-width: 40rem; margin: auto; font: 1.2rem/1.7 serif }
::highlight(none) { color: inherit }</style>` + head + `<div id="text"><p>` + strings.ReplaceAll(canonical, "\n", "</p>\n<p>") + `</p></div>`)
}

func pairs(t *testing.T, ranges []document.Range) []byte {
	t.Helper()
	all := make([][2]int, len(ranges))
	for i, r := range ranges {
		all[i] = [2]int{r.Start, r.End}
	}
	body, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// bundled makes the library's script and styles, with the tool and from the packages that the site's own are made with.
func bundled(t *testing.T) string {
	t.Helper()
	modules, err := filepath.Abs(filepath.Join("..", "..", "static", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command(filepath.Join(modules, ".bin", "esbuild"), filepath.Join("testdata", "recogito.js"), "--bundle", "--minify", "--format=iife", "--outdir="+dir)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("bundling the library: %v\n%s", err, out)
	}
	return dir
}
