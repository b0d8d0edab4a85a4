package web

import (
	"net/http"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

func TestTheGalleryIsAPageOfTheTryOutOnly(t *testing.T) {
	if p := newSite(t, tryOut).as(t, factcheck.Nobody).get(paths.Gallery).want(http.StatusOK); !p.has(".specimen") {
		t.Error("the gallery shows nothing")
	}
	newSite(t).as(t, factcheck.Admin).get(paths.Gallery).want(http.StatusNotFound)
}
