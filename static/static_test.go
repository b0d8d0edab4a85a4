package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func get(t *testing.T, address, accept string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestEveryFileOfTheSiteIsBuilt(t *testing.T) {
	if err := Check(); err != nil {
		t.Fatal(err)
	}
}

func TestBuiltFileIsServedToBeKeptForEver(t *testing.T) {
	for name, kind := range map[string]string{
		"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
	} {
		res := get(t, URL(name), "")
		body, _ := io.ReadAll(res.Body)
		want, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != http.StatusOK || !bytes.Equal(body, want) {
			t.Errorf("%s: status %d, %d bytes; want 200 and %d bytes", name, res.StatusCode, len(body), len(want))
		}
		for header, value := range map[string]string{
			"Content-Type": kind, "X-Content-Type-Options": "nosniff", "Content-Encoding": "",
			"Cache-Control": "public, max-age=31536000, immutable",
		} {
			if got := res.Header.Get(header); got != value {
				t.Errorf("%s: %s is %q, want %q", name, header, got, value)
			}
		}
	}
}

func TestTheStylesheetCallsItsFontsByAddressesThatAreServed(t *testing.T) {
	css, err := Read("app.css")
	if err != nil {
		t.Fatal(err)
	}
	fonts := regexp.MustCompile(`url\("?\./([^")]+)"?\)`).FindAllSubmatch(css, -1)
	if len(fonts) == 0 {
		t.Fatal("the stylesheet has no font")
	}
	for _, font := range fonts {
		res := get(t, Prefix+string(font[1]), "")
		if kind := res.Header.Get("Content-Type"); res.StatusCode != http.StatusOK || kind != "font/woff2" {
			t.Errorf("%s: status %d, %q", font[1], res.StatusCode, kind)
		}
	}
}

func TestBuiltFileIsServedCompressedToThoseWhoTakeIt(t *testing.T) {
	res := get(t, URL("app.js"), "br, gzip;q=0.8")
	if got := res.Header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding is %q, want gzip", got)
	}
	z, err := gzip.NewReader(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(z)
	if want, _ := Read("app.js"); !bytes.Equal(body, want) {
		t.Error("the compressed body is not the file")
	}
	if res := get(t, URL("app.js"), "gzip;q=0"); res.Header.Get("Content-Encoding") != "" {
		t.Error("compressed although the client refused gzip")
	}
}

func TestKnownCopyIsNotSentAgain(t *testing.T) {
	tag := get(t, URL("app.css"), "").Header.Get("ETag")
	r := httptest.NewRequest(http.MethodGet, URL("app.css"), nil)
	r.Header.Set("If-None-Match", tag)
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("status %d with %d bytes, want 304 without a body", w.Code, w.Body.Len())
	}
}

func TestOtherAddressesAreNotFound(t *testing.T) {
	for _, address := range []string{"/static/", "/static/app.css", "/static/.keep", "/static/app.00000000.css", "/static/../static.go"} {
		if res := get(t, address, ""); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", address, res.StatusCode)
		}
	}
}

func TestAddressChangesWithTheContent(t *testing.T) {
	one := newAsset("app.css", []byte("a{}")).address
	two := newAsset("app.css", []byte("b{}")).address
	if one == two || !strings.HasPrefix(one, "app.") || !strings.HasSuffix(one, ".css") {
		t.Errorf("addresses %q and %q, want two of the form app.<hash>.css", one, two)
	}
}

func TestCatalogueOfAnUnbuiltTreeIsEmpty(t *testing.T) {
	c := newCatalogue(fstest.MapFS{"dist/.keep": {Data: nil}})
	if len(c.byName)+len(c.byAddress) != 0 {
		t.Errorf("catalogue of an unbuilt tree holds %v", c.byName)
	}
}
