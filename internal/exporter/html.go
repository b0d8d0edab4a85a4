package exporter

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"stet/internal/document"
	"stet/internal/factcheck"
	"stet/internal/locale"
)

//go:embed export.css
var styleSheet string

// styleElement is the style sheet as it stands in the page. contentPolicy lets nothing but this very sheet take effect:
// no script, no address elsewhere, no form.
var (
	styleElement  = "<style>" + styleSheet + "</style>"
	contentPolicy = "default-src 'none'; style-src 'sha256-" + digest(styleSheet) + "'; base-uri 'none'; form-action 'none'"
)

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// writeHTML writes one page that stands by itself: the article with its highlights, a card for each claim, the sources and
// how the check was made. It has no script and loads nothing. What people wrote is marked as being in the article's language,
// what is said about it as being in the printer's.
func writeHTML(w io.Writer, d factcheck.Dossier, words *locale.Printer) error {
	ctx := locale.With(context.Background(), words)
	if err := pageOf(newPage(ctx, d)).Render(ctx, w); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}

// body draws the article's text straight into the page.
func (p page) body() templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error { return p.Text.Draw(w, p.Marks, drawStyle) })
}

// drawStyle makes the claims' numbers lead to their cards. Nobody selects text here, so blocks carry nothing to count by.
var drawStyle = document.Style{Links: true}
