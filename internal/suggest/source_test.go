package suggest

import (
	"testing"

	"stet/internal/factcheck"
)

func TestARemarkOffersTitleAddressAndKind(t *testing.T) {
	for _, c := range []struct {
		remark, title, link string
		links               []string
		kind                factcheck.SourceKind
	}{
		{"Ministry, press note 12: https://gov.example/12.", "Ministry, press note 12", "https://gov.example/12", []string{"https://gov.example/12"}, factcheck.OfficialStatement},
		{"Yearbook 2025, p. 7", "Yearbook 2025, p. 7", "", nil, factcheck.DataSet},
		{"https://gov.example/12", "gov.example/12", "https://gov.example/12", []string{"https://gov.example/12"}, ""},
		{"Інтерв’ю з директором, 4 травня\nдиктофон", "Інтерв’ю з директором, 4 травня", "", nil, factcheck.Interview},
		{"See [1]", "See [1]", "", nil, ""},
		{"The lawn was green", "The lawn was green", "", nil, ""},
	} {
		title, link := Source(c.remark, c.links)
		if kind := SourceKind(c.remark); title != c.title || link != c.link || kind != c.kind {
			t.Errorf("%q: %q, %q, %q", c.remark, title, link, kind)
		}
	}
}
