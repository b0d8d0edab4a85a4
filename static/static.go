// Package static serves the styles and scripts of the browser. They are built into dist by `make static` (see
// build.mjs), embedded in the binary, and served under addresses that carry a hash of their content, so that a browser
// may keep them for ever.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// dist holds a .keep file in the repository, so that the package compiles before the first build of the assets.
//
//go:embed all:dist
var dist embed.FS

// Prefix is the path under which Handler expects to be mounted.
const Prefix = "/static/"

// Asset is one built file.
type Asset struct {
	Name        string // as in dist: app.css
	ContentType string
	ETag        string // quoted, strong
	body        []byte
	gzipped     []byte // nil where compressing does not pay
	address     string // app.<hash>.css
}

type catalogue struct {
	byName    map[string]*Asset
	byAddress map[string]*Asset
}

var assets = sync.OnceValue(func() catalogue { return newCatalogue(dist) })

// URL is the address of a built file on the site: /static/app.1a2b3c4d.css for app.css. Of a file that was not built it is
// /static/app.css, which is answered with 404; Check tells a program at its start.
func URL(name string) string {
	if a, ok := assets().byName[name]; ok {
		return Prefix + a.address
	}
	return Prefix + name
}

// Read returns the content of a built file.
func Read(name string) ([]byte, error) {
	a, ok := assets().byName[name]
	if !ok {
		return nil, fmt.Errorf("%s is not in this build: run `make static` and build again", name)
	}
	return bytes.Clone(a.body), nil
}

// Check says whether the binary was built with its styles and scripts.
func Check() error {
	for _, name := range []string{"app.css", "app.js", "early.js", "icon.svg", "icons.svg"} {
		if _, err := Read(name); err != nil {
			return err
		}
	}
	return nil
}

func newCatalogue(files fs.FS) catalogue {
	c := catalogue{byName: map[string]*Asset{}, byAddress: map[string]*Asset{}}
	bodies := map[string][]byte{}
	entries, _ := fs.ReadDir(files, "dist") // dist is embedded, so it is there; an empty one gives an empty catalogue
	for _, e := range entries {
		body, err := fs.ReadFile(files, "dist/"+e.Name())
		if err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		bodies[e.Name()] = body
	}
	for name, body := range bodies {
		if path.Ext(name) != ".css" {
			c.add(newAsset(name, body))
		}
	}
	for name, body := range bodies {
		if path.Ext(name) == ".css" {
			c.add(newAsset(name, c.pointed(body)))
		}
	}
	return c
}

func (c catalogue) add(a *Asset) { c.byName[a.Name], c.byAddress[a.address] = a, a }

// pointed is a stylesheet in which the files beside it, such as fonts, are called by the addresses they are served under.
func (c catalogue) pointed(css []byte) []byte {
	for name, a := range c.byName {
		css = bytes.ReplaceAll(css, []byte("./"+name), []byte("./"+a.address))
	}
	return css
}

func newAsset(name string, body []byte) *Asset {
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])
	ext := path.Ext(name)
	return &Asset{
		Name:        name,
		ContentType: contentType(ext),
		ETag:        `"` + hash[:16] + `"`,
		body:        body,
		gzipped:     compressed(body),
		address:     strings.TrimSuffix(name, ext) + "." + hash[:8] + ext,
	}
}

func contentType(ext string) string {
	switch ext {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	default:
		return "application/octet-stream"
	}
}

// compressed is the body in gzip, or nil where that would be no smaller.
func compressed(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is valid, so there is no error
	if _, err := w.Write(body); err != nil || w.Close() != nil || b.Len() >= len(body) {
		return nil
	}
	return b.Bytes()
}
