package main_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAPageIsImportedByItsAddressAndItsBytesAreReadAgain(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/port" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<!doctype html><title>The port</title><article><p>" + strings.Repeat("The port took 40 ships in 2025. ", 20) + "</p></article>"))
	}))
	t.Cleanup(site.Close)
	f := newFolder(t)
	f.addPerson("ada@example.org", "admin")
	f.refuses(1, "not on the public internet", "import", site.URL+"/port")
	f.env = []string{"STET_FETCH_INSIDE=127.0.0.0/8"}
	id := f.must("import", site.URL+"/port")
	if a := records(t, f.must("articles", "--json"))[0]; a["id"] != id || a["title"] != "The port" || a["version"] != 1. {
		t.Errorf("the page was imported as %v", a)
	}
	site.Close() // the bytes are kept: nothing is fetched again
	f.refuses(1, "nothing to read again", "reextract", "--article", id, "--dry-run")
	for _, how := range []string{"--dry-run", "--apply"} {
		r := records(t, f.must("reextract", "--article", id, "--force", "--json", how))[0]
		if r["id"] != id || r["same"] != true || r["version"] != 1. || r["new_version"] != nil {
			t.Errorf("read again with %s it gives %v", how, r)
		}
	}
	if a := records(t, f.must("articles", "--json"))[0]; a["version"] != 1. {
		t.Errorf("the same text made another version: %v", a)
	}
}
