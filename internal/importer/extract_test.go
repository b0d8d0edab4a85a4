package importer

import (
	"strings"
	"testing"

	"stet/internal/factcheck"
)

func TestExtractOffersWhatWasReadAndTheDayAlone(t *testing.T) {
	page := `<html><head><title>Grain</title><meta property="article:published_time" content="2024-05-06T07:08:09Z"></head>` +
		`<body><article><p>` + strings.Repeat("The harvest was larger than the year before. ", 20) + `</p></article></body></html>`
	x, err := Extract(factcheck.Raw{Name: "grain.html", Bytes: []byte(page)}, "https://example.org/grain")
	if err != nil {
		t.Fatal(err)
	}
	if x.Offered.Title != "Grain" || x.Offered.PublishedOn != "2024-05-06" || x.Format != HTML {
		t.Errorf("offered %+v in format %q", x.Offered, x.Format)
	}
}

func TestExtractTellsWhyInTheTermsOfTheDesk(t *testing.T) {
	for name, c := range map[string]struct {
		bytes string
		code  factcheck.Code
	}{
		"nothing in it": {" \n ", factcheck.Invalid},
		"too large":     {strings.Repeat("a ", MaxBytes), factcheck.TooLarge},
		"not text":      {"\x89PNG\r\n \x00\x01", factcheck.Invalid},
	} {
		_, err := Extract(factcheck.Raw{Bytes: []byte(c.bytes)}, "")
		if !factcheck.Is(err, c.code) {
			t.Errorf("%s: %v, want code %q", name, err, c.code)
		}
	}
}
