package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"stet/internal/exporter"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/articles"
	"stet/views/ui"
)

// chooseExport is the page on which the format of an export is chosen.
func (s *Server) chooseExport(w http.ResponseWriter, v *visit) error {
	return s.showExport(w, v, http.StatusOK, ui.Form{Values: url.Values{"format": {exporter.Formats[0].Name}}})
}

func (s *Server) showExport(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	if err := factcheck.May(v.Actor, factcheck.ExportArticle); err != nil {
		return err
	}
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	names := make([]string, 0, len(exporter.Formats))
	for _, f := range exporter.Formats {
		names = append(names, f.Name)
	}
	form.Values.Set("language", exporter.Words(dossier, form.Value("language")).Language().Code)
	page := articles.NewExport(dossier, names, languageChoices(), form)
	return s.page(w, v, status, locale.M("Export: %s", dossier.Article.Title), articles.ExportView(page))
}

// exportArticle sends the article in the chosen format, as a file to save.
func (s *Server) exportArticle(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	format, err := exporter.ByName(values.Get("format"))
	if err != nil {
		form, status, _ := refused(v, factcheck.InvalidField("format", "Choose one of the formats."))
		return s.showExport(w, v, status, form)
	}
	dossier, err := s.desk.ExportArticle(v.Context(), v.Actor, articleID(v), format.Name)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := format.Write(&b, dossier, exporter.Words(dossier, values.Get("language"))); err != nil {
		return err
	}
	return download(w, exporter.FileName(dossier, format), dossier.Article.Title+format.Extension, format.MediaType, &b)
}

// download sends a file to save under the name, in ASCII, or the title, in any script. Should a browser open it all the
// same, nothing in it runs, and nothing in it is of this site.
func download(w http.ResponseWriter, name, title, mediaType string, b *bytes.Buffer) error {
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", `attachment; filename="`+name+`"; filename*=UTF-8''`+extendedValue(title))
	h.Set("Content-Security-Policy", "sandbox")
	_, _ = b.WriteTo(w) // the visitor may be gone; there is nobody to tell
	return nil
}

// extendedValue writes a file name for a header in UTF-8 with percent signs (RFC 8187, section 3.2.1); what no file system
// takes in a name becomes a space, and what turns the order of letters goes: it would hide the ending.
func extendedValue(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		if r < ' ' || r == 0x7f || strings.ContainsRune(`\/:*?"<>|`, r) {
			return ' '
		}
		return r
	}, name)
	// QueryEscape keeps letters, digits, "-", "_", "." and "~", all of which the RFC keeps as well.
	return strings.ReplaceAll(url.QueryEscape(strings.Join(strings.Fields(name), " ")), "+", "%20")
}
